import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildId, type KnownParses, shippedParses } from '../compile.js';
import { writeWhole } from './write-whole.js';

export interface StoreBounds {
  /** The store is cut back to half of it when it has grown beyond. */
  readonly mostBytes: number;
}

const usualBounds: StoreBounds = { mostBytes: 256e6 };
const hourMs = 3600e3;
/** A value that is used is marked as used once in so long. */
const freshMs = 24 * hourMs;

/** What was read before, on disk and in memory. */
export interface ParseStore extends KnownParses {
  readonly keep: (key: string, value: unknown) => void;
  /** Puts what was new to it on disk, and drops what is long out of use. */
  readonly flush: () => void;
}

/**
 * The values of files that were proven without a finding, and what was found of sections of catalogs, so that the next
 * run need not work them out again. It is a
 * help and never a need: whatever cannot be read, was cut short, changed, or made by another build is as if it
 * were not there, and a folder that cannot be written is left alone.
 *
 * It lies in the user's own folder for such things and not in the workspace: nobody can slip values into it with a
 * change to the catalog, and a workspace that may only be read is no worse off.
 */
export function openParseStore(folder: string | null, bounds: StoreBounds = usualBounds): ParseStore {
  const shipped = shippedParses();
  let memory = new Map<string, unknown>();
  // What is asked for between two flushes; versions of a file that nobody has any more are let go.
  let used = new Map<string, unknown>();
  const fresh = new Map<string, unknown>();
  const build = buildId();
  let written = 0;
  const shelf = folder === null || build === null ? null : join(folder, `v1-${build.slice(0, 16)}`);
  return {
    get(key) {
      const value =
        shipped.get(key) ?? memory.get(key) ?? (shelf === null ? undefined : recalled(join(shelf, key)));
      if (value !== undefined) used.set(key, value);
      return value;
    },
    keep(key, value) {
      used.set(key, value);
      fresh.set(key, value);
    },
    flush() {
      if (shelf !== null && folder !== null && fresh.size > 0) {
        written += store(shelf, fresh);
        if (written > bounds.mostBytes / 4 || isDue(shelf)) {
          cutBack(folder, shelf, bounds);
          written = 0;
        }
      }
      fresh.clear();
      memory = used;
      used = new Map();
    },
  };
}

/**
 * Where the store lies: GONGKAI_CACHE, or the folder the system has for such things. Null where none is wanted
 * (`--no-cache`, GONGKAI_CACHE=off).
 */
export function parseFolder(wanted: boolean): string | null {
  const { GONGKAI_CACHE: given, LOCALAPPDATA: local, XDG_CACHE_HOME: xdg } = process.env;
  if (!wanted || given === 'off' || given === '0') return null;
  if (given !== undefined && given !== '') return given;
  if (process.platform === 'win32') return local === undefined ? null : join(local, 'gongkai', 'Cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'gongkai');
  return join(xdg !== undefined && xdg !== '' ? xdg : join(homedir(), '.cache'), 'gongkai');
}

/** A value of the store: its checksum on the first line, then JSON. Undefined unless all of it is right. */
function recalled(path: string): unknown {
  try {
    const bytes = readFileSync(path);
    const end = bytes.indexOf(10);
    const body = bytes.subarray(end + 1);
    if (end < 0 || bytes.toString('latin1', 0, end) !== checksum(body)) return undefined;
    const value: unknown = JSON.parse(body.toString('utf8'));
    markUsed(path);
    return value;
  } catch {
    return undefined;
  }
}

function markUsed(path: string): void {
  const now = Date.now();
  if (now - statSync(path).mtimeMs > freshMs) utimesSync(path, now / 1000, now / 1000);
}

/** Each beside its place first, then moved in: another run sees it whole or not at all. In bytes, how much it was. */
function store(shelf: string, values: ReadonlyMap<string, unknown>): number {
  let bytes = 0;
  try {
    mkdirSync(shelf, { recursive: true, mode: 0o700 });
    for (const [key, value] of values) {
      const body = Buffer.from(JSON.stringify(value));
      put(shelf, key, body);
      bytes += body.length;
    }
  } catch {
    // A folder that is full, read-only or taken by a file: the next run reads the YAML again.
  }
  return bytes;
}

function put(shelf: string, key: string, body: Uint8Array): void {
  writeWhole(join(shelf, key), Buffer.concat([Buffer.from(`${checksum(body)}\n`), body]), 0o600);
}

/** Looking at every value takes longer than keeping one: once in an hour is enough. */
function isDue(shelf: string): boolean {
  try {
    const mark = join(shelf, 'cut-back');
    if (existsSync(mark) && Date.now() - statSync(mark).mtimeMs < hourMs) return false;
    writeFileSync(mark, '', { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

/** Drops the shelves of other builds, and when there is too much, what has not been used for longest. */
function cutBack(folder: string, shelf: string, { mostBytes }: StoreBounds): void {
  try {
    for (const name of readdirSync(folder)) {
      const other = join(folder, name);
      if (/^v\d+-[0-9a-f]+$/u.test(name) && other !== shelf && isStale(other))
        rmSync(other, { recursive: true });
    }
    const files = readdirSync(shelf).map((name) => {
      const { mtimeMs, size } = statSync(join(shelf, name));
      return { path: join(shelf, name), mtimeMs, size };
    });
    let bytes = files.reduce((sum, { size }) => sum + size, 0);
    if (bytes <= mostBytes) return;
    for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (bytes <= mostBytes / 2) return;
      rmSync(path, { force: true });
      bytes -= size;
    }
  } catch {
    // Another run is doing the same.
  }
}

/** Another version may be in use beside this one. */
function isStale(shelf: string): boolean {
  return Date.now() - statSync(shelf).mtimeMs > 30 * freshMs;
}

function checksum(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
