import {
  accessSync,
  constants,
  type Dirent,
  lstatSync,
  readdir,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import { type HeldFile, HeldFileChanged, type RawFile } from '../model/file.js';
import { isMarkdown } from '../source/front-matter.js';
import { isHome } from './homes.js';
import { lookPatterns } from './look.js';
import { packageFile } from './package.js';
import { unlisted, unreadable } from './unreadable.js';

export interface ReadFolder {
  /** Sorted by path, whatever order the disk gives. */
  readonly files: readonly RawFile[];
  /** Files beside the pages, which may be published with them: they are looked at, and not read yet. */
  readonly held: readonly HeldFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The YAML files of a workspace, its pages and what lies beside these, and what makes its site look its own way.
 * Pages that were put into another folder by mistake are read too, so that they can be pointed at.
 */
export function readWorkspace(folder: string): Promise<ReadFolder> {
  return readFolder(folder, [
    '**/*.{yaml,yml,YAML,YML}',
    '{pages,网页}/**',
    '**/{工作推进,政策指导}/**/*.{md,markdown}',
    '依申请公开*.{md,markdown}',
    ...lookPatterns,
  ]);
}

/**
 * The files below a folder as bytes, those beside its pages held. Hidden folders, `node_modules` and
 * published output are passed over. A file or folder that cannot be read, or a link out of the folder, is an
 * error and not an omission.
 */
export async function readFolder(folder: string, patterns: readonly string[]): Promise<ReadFolder> {
  const { default: glob } = await import('fast-glob');
  const closed = new Set<string>();
  const links = new Set<string>();
  const found = await glob([...patterns], {
    cwd: folder,
    onlyFiles: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', 'dist/**'],
    fs: listing(closed, links),
  });
  const files: RawFile[] = [];
  const held: HeldFile[] = [];
  const root = realpathSync.native(folder);
  const within = (path: string): string => relative(folder, path).replaceAll(sep, '/');
  const diagnostics = [...closed].sort().map((path) => unlisted(within(path)));
  // Behind a link to a folder nothing is read, which must be said.
  const homes = [...links].map(within).filter((path) => isHome(path) && isFolder(join(root, path)));
  for (const path of [...new Set([...found, ...homes])].sort()) {
    if (isRead(path) && !homes.includes(path)) {
      const read = readInside(root, path);
      if (typeof read === 'string') diagnostics.push(unreadable(path, read));
      else files.push({ path, bytes: read });
    } else {
      const looked = lookInside(root, path);
      if (typeof looked === 'string') diagnostics.push(unreadable(path, looked));
      else if (looked !== null) held.push(looked);
    }
  }
  return { files, held, diagnostics };
}

/** The guides and registers of the package, paths relative to its `catalog/`. */
export function readShipped(): Pick<ReadFolder, 'files' | 'diagnostics'> {
  const root = realpathSync.native(packageFile('catalog'));
  const files: RawFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const folder of ['guides', 'registers']) {
    for (const name of readdirSync(join(root, folder)).filter((file) => file.endsWith('.yaml'))) {
      const path = `${folder}/${name}`;
      const read = readInside(root, path);
      if (typeof read === 'string') diagnostics.push(unreadable(path, read));
      else files.push({ path, bytes: read });
    }
  }
  return { files, diagnostics };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // A link to nowhere, or to itself.
    return false;
  }
}

/** All but what lies beside the pages: attachments may be large, and are wanted only when they are published. */
function isRead(path: string): boolean {
  return isMarkdown(path) || /\.ya?ml$/iu.test(path) || !/^(?:pages|网页)(?:\/|$)/u.test(path);
}

/** A file as it stands, null for a folder, or the reason why it may not or cannot be read. */
function lookInside(root: string, path: string): HeldFile | null | string {
  try {
    const real = realpathSync.native(join(root, path));
    if (!real.startsWith(root + sep)) return 'outside';
    const found = statSync(real);
    // Links to folders are not followed: what lies behind one would be left out without a word.
    if (found.isDirectory()) return lstatSync(join(root, path)).isSymbolicLink() ? 'folder-link' : null;
    accessSync(real, constants.R_OK);
    const { size } = found;
    return { path, size, read: () => heldBytes(root, path, size) };
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}

/** Read when it is published: what was checked must still be there. */
function heldBytes(root: string, path: string, size: number): Uint8Array {
  const read = readInside(root, path);
  if (typeof read !== 'string' && read.byteLength === size) return read;
  throw new HeldFileChanged(path);
}

/** The bytes of a file, or the reason why it may not or cannot be read. */
function readInside(root: string, path: string): Uint8Array | string {
  try {
    const real = realpathSync.native(join(root, path));
    if (!real.startsWith(root + sep)) return 'outside';
    return readFileSync(real);
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}

type ReadDirectory = typeof readdir;

/**
 * Lists folders, and notes in `closed` those that may not be looked into instead of giving up on all others, and in
 * `links` what is a link, which is not followed.
 */
function listing(closed: Set<string>, links: Set<string>): { readonly readdir: ReadDirectory } {
  const list = (
    path: string,
    options: { readonly withFileTypes: true },
    done: (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void,
  ): void => {
    readdir(path, options, (error, entries) => {
      for (const entry of error === null ? entries : []) {
        if (entry.isSymbolicLink() && !entry.name.startsWith('.')) links.add(join(path, entry.name));
      }
      if (error === null || !/^(?:EACCES|EPERM)$/u.test(error.code ?? '')) return done(error, entries);
      closed.add(path);
      done(null, []);
    });
  };
  return { readdir: list as ReadDirectory };
}
