import { readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import type { RawFile } from '../model/file.js';
import { filePlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import { loadClaims } from './claims.js';
import { lookPatterns } from './look.js';

export interface ReadFolder {
  /** Sorted by path, whatever order the disk gives. */
  readonly files: readonly RawFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Every YAML file below a folder and what makes its site look its own way, as bytes. Hidden folders, `node_modules` and published output are passed
 * over. A file that cannot be read, or that is a link out of the folder, is an error and not an omission.
 */
export async function readFolder(
  folder: string,
  patterns: readonly string[] = ['**/*.{yaml,yml,YAML,YML}', ...lookPatterns],
): Promise<ReadFolder> {
  const { default: glob } = await import('fast-glob');
  const found = await glob([...patterns], {
    cwd: folder,
    onlyFiles: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', 'dist/**'],
  });
  const root = realpathSync(folder);
  const files: RawFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of [...found].sort()) {
    const read = readInside(root, path);
    if (typeof read === 'string') diagnostics.push(unreadable(path, read));
    else files.push({ path, bytes: read });
  }
  return { files, diagnostics };
}

/** The bytes of a file, or the reason why it may not or cannot be read. */
function readInside(root: string, path: string): Uint8Array | string {
  try {
    const real = realpathSync(join(root, path));
    if (!real.startsWith(root + sep)) return 'outside';
    return readFileSync(real);
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}

function unreadable(path: string, reason: string): Diagnostic {
  const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
    outside: ['它是指向工作区以外的链接', 'it is a link to outside the workspace'],
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
