import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Artifact } from '../model/artifact.js';
import { HeldFileChanged } from '../model/file.js';
import { diskReason, isDiskError } from './disk-reason.js';
import { CommandError } from './io.js';
import { type Lock, takeLock } from './lock.js';
import { renamePatiently } from './rename.js';

export interface Published {
  readonly folder: string;
  readonly files: number;
  /** Bytes of all files. */
  readonly bytes: number;
  /** Files that are equal to those of the publication before. */
  readonly unchanged: number;
}

/**
 * Writes artifacts as one publication, all or nothing: into a new folder beside `out`, which takes its place
 * only when it is whole. Whatever fails or is killed before leaves the publication before as it was. Files
 * equal to the ones before are hard-linked: a fresh tree costs a fraction of rewriting one in place.
 *
 * Throws CommandError when `out` is a folder with other things in it, or cannot be written.
 */
export async function publish(artifacts: AsyncIterable<Artifact>, out: string): Promise<Published> {
  const target = resolve(out);
  const parent = dirname(target);
  const name = basename(target);
  refuseForeign(target);
  const stage = join(parent, `.${name}.next`);
  const former = join(parent, `.${name}.previous`);
  return guarded(target, async () => {
    mkdirSync(parent, { recursive: true });
    const lock = takeLock(join(parent, `.${name}.lock`));
    const release = releasedOnSignal(lock, stage);
    try {
      recover(target, former);
      rmSync(stage, gone);
      const published = await write(artifacts, target, stage);
      swap(target, stage, former);
      return published;
    } finally {
      rmSync(stage, gone);
      release();
    }
  });
}

/**
 * Puts the publication before back in its place, where a machine stopped between the two renames of a swap:
 * before anything else, for the build that follows may find the catalog in error and publish nothing.
 */
export function restore(out: string): void {
  const target = resolve(out);
  const former = join(dirname(target), `.${basename(target)}.previous`);
  if (existsSync(target) || !existsSync(former)) return;
  const lock = takeLock(join(dirname(target), `.${basename(target)}.lock`));
  recover(target, former);
  lock.release();
}

const manifestName = 'manifest.json';

/** On Windows a file may be held for a moment by a program that looks at every new one. */
const gone = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 } as const;

async function write(artifacts: AsyncIterable<Artifact>, target: string, stage: string): Promise<Published> {
  const manifest: { path: string; bytes: number; sha256: string }[] = [];
  const folders = new Set<string>();
  const replaces = existsSync(target);
  let unchanged = 0;
  for await (const { path, content } of artifacts) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const file = inside(stage, path);
    if (!folders.has(dirname(file))) {
      mkdirSync(dirname(file), { recursive: true });
      folders.add(dirname(file));
    }
    if (replaces && linkIfEqual(join(target, path), file, bytes)) unchanged += 1;
    else writeFileSync(file, bytes, { flag: 'wx' });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    manifest.push({ path, bytes: bytes.byteLength, sha256 });
  }
  manifest.sort((a, b) => (a.path < b.path ? -1 : 1));
  const listing = `${JSON.stringify({ generator: 'gongkai', files: manifest }, null, 1)}\n`;
  mkdirSync(stage, { recursive: true });
  writeFileSync(join(stage, manifestName), listing);
  const size = manifest.reduce((sum, { bytes }) => sum + bytes, 0);
  return { folder: target, files: manifest.length, bytes: size, unchanged };
}

/** Paths are made of ids, but nothing may ever be written outside the output folder. */
function inside(folder: string, path: string): string {
  const segments = path.split('/');
  if (segments.some((segment) => !/^[A-Za-z0-9@_][A-Za-z0-9@._-]*$/u.test(segment))) {
    throw new Error(`unsafe artifact path: ${path}`);
  }
  return join(folder, ...segments);
}

function linkIfEqual(before: string, file: string, bytes: Uint8Array): boolean {
  try {
    if (statSync(before).size !== bytes.byteLength) return false;
    if (!readFileSync(before).equals(bytes)) return false;
    linkSync(before, file);
    return true;
  } catch {
    // No such file before, or a file system without hard links: it is written instead.
    return false;
  }
}

/** Two renames, without anything between them that could fail; only a held file on Windows is waited for. */
function swap(target: string, stage: string, former: string): void {
  rmSync(former, gone);
  const replaces = existsSync(target);
  if (replaces) renamePatiently(target, former);
  try {
    renamePatiently(stage, target);
  } catch (error) {
    if (replaces) renamePatiently(former, target);
    throw error;
  }
  rmSync(former, gone);
}

/** A machine that stopped between the two renames left the publication before under its other name. */
function recover(target: string, former: string): void {
  if (!existsSync(target) && existsSync(former)) renamePatiently(former, target);
}

/** The output folder is replaced as a whole: it must be empty, or a publication of ours. */
function refuseForeign(target: string): void {
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) {
    throw new CommandError(
      `输出路径“${target}”是一个文件，请换一个文件夹：--out <文件夹>`,
      `the output “${target}” is a file; name a folder: --out <folder>`,
    );
  }
  if (readdirSync(target).length === 0 || isPublication(target)) return;
  throw new CommandError(
    `输出文件夹“${target}”里有不是 gongkai 发布的内容，为免误删没有写入。\n请换一个空文件夹：--out <文件夹>`,
    `the output folder “${target}” holds things gongkai did not publish; nothing was written.\nName an empty folder: --out <folder>`,
  );
}

function isPublication(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'));
    return (
      typeof manifest === 'object' &&
      manifest !== null &&
      'generator' in manifest &&
      manifest.generator === 'gongkai'
    );
  } catch {
    return false;
  }
}

/** With handlers in place a signal waits for the running step, so that it cannot fall between two renames. */
function releasedOnSignal(lock: Lock, stage: string): () => void {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const stop = (signal: NodeJS.Signals): void => {
    rmSync(stage, gone);
    lock.release();
    process.exit(codes[signal as keyof typeof codes]);
  };
  for (const signal of Object.keys(codes)) process.on(signal, stop);
  return () => {
    for (const signal of Object.keys(codes)) process.off(signal, stop);
    lock.release();
  };
}

async function guarded<T>(target: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HeldFileChanged) {
      throw new CommandError(
        `“${error.path}”在发布过程中被改动或删除，没有发布；原来发布的内容没有变动。请再运行一次。`,
        `“${error.path}” was changed or removed while it was being published; the publication before is unchanged. Run it again.`,
      );
    }
    if (!isDiskError(error)) throw error;
    const { zh, en } = diskReason(error);
    throw new CommandError(
      `无法写入“${target}”：${zh}。原来发布的内容没有变动。`,
      `cannot write “${target}”: ${en}. The publication before is unchanged.`,
    );
  }
}
