import { accessSync, constants, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { type HeldFile, HeldFileChanged, type RawFile } from '../model/file.js';
import { filePlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import { isMarkdown } from '../source/front-matter.js';
import { loadClaims } from './claims.js';
import { lookPatterns } from './look.js';

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
 * published output are passed over. A file that cannot be read, or that is a link out of the folder, is an
 * error and not an omission.
 */
export async function readFolder(folder: string, patterns: readonly string[]): Promise<ReadFolder> {
  const { default: glob } = await import('fast-glob');
  const found = await glob([...patterns], {
    cwd: folder,
    onlyFiles: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', 'dist/**'],
  });
  const root = realpathSync.native(folder);
  const files: RawFile[] = [];
  const held: HeldFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of [...found].sort()) {
    if (isRead(path)) {
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

function unreadable(path: string, reason: string): Diagnostic {
  const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
    outside: ['它是指向工作区以外的链接', 'it is a link to outside the workspace'],
    'folder-link': ['它是指向文件夹的链接', 'it is a link to a folder'],
    EISDIR: ['它是文件夹', 'it is a folder'],
    EACCES: ['没有读取权限', 'permission denied'],
    EPERM: ['没有读取权限', 'permission denied'],
    ENOENT: ['它是失效的链接', 'it is a broken link'],
    ELOOP: ['它是循环的链接', 'it is a link to itself'],
    EBUSY: ['它正被其他程序占用', 'another program holds it'],
  };
  const [zh, en] = reasons[reason] ?? [`系统报告 ${reason}`, `the system reports ${reason}`];
  return diagnosticOf(loadClaims.readableFiles, {
    message: wording(`无法读取这个文件：${zh}`, `the file cannot be read: ${en}`),
    place: filePlace(path),
    hint: wording(
      '换成可以读取的普通文件，或把它移出工作区',
      'make it a plain readable file, or move it out of the workspace',
    ),
  });
}
