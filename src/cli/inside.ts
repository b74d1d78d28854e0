import { lstatSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { diskReason } from './disk-reason.js';
import { CommandError } from './io.js';

/**
 * Where a file of a workspace really lies; links within it are followed. Throws CommandError where a link leads out of
 * the workspace or nowhere: whoever may change a workspace may not thereby change other files of this machine.
 */
export function placeInside(folder: string, path: string): string {
  const root = realIfAny(folder) ?? resolve(folder);
  const walked: string[] = [];
  let at = root;
  for (const segment of path.split('/')) {
    walked.push(segment);
    at = join(at, segment);
    if (!isLink(at)) continue;
    const real = realIfAny(at);
    if (real === null) throw leadsNowhere(walked.join('/'), path);
    if (!real.startsWith(root + sep)) throw leadsOut(walked.join('/'), path, readlinkSync(at));
    at = real;
  }
  if (at.startsWith(root + sep)) return at;
  throw new Error(`no path of a workspace: ${path}`);
}

/** The text of a file of a workspace that the loader does not read; null where there is none. */
export function textInside(folder: string, path: string): string | null {
  const file = placeInside(folder, path);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isAbsence(error)) return null;
    const { zh, en } = diskReason(error);
    throw new CommandError(`无法读取“${path}”：${zh}`, `“${path}” cannot be read: ${en}`);
  }
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    // Nothing is there, or a part of the path is a file: whoever writes will be told.
    return false;
  }
}

function realIfAny(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function leadsOut(link: string, path: string, aim: string): CommandError {
  return new CommandError(
    `“${link}”是指向工作区以外（${aim}）的链接，gongkai 只读写工作区里的文件，“${path}”没有写入。请删去这个链接，换成普通的文件或文件夹`,
    `“${link}” is a link out of the workspace (to ${aim}); gongkai reads and writes files of the workspace only, and “${path}” was not written. Put a plain file or folder in its place`,
  );
}

function leadsNowhere(link: string, path: string): CommandError {
  return new CommandError(
    `“${link}”是失效的链接，指向的地方不存在，“${path}”没有写入。请删去这个链接`,
    `“${link}” is a broken link, and “${path}” was not written. Remove it`,
  );
}
