import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileChange } from '../model/merge.js';
import { CommandError } from './io.js';
import { renamePatiently } from './rename.js';

/**
 * Writes changed files of a workspace, all or none: each beside its place first, then all moved in. A file that
 * was changed by someone else since it was read is not overwritten.
 *
 * Throws CommandError when nothing could be written.
 */
export function writeFiles(folder: string, changes: readonly FileChange[]): void {
  const plans = changes.map((change) => ({ ...change, target: join(folder, change.path) }));
  for (const { target, path, before } of plans) refuseChanged(target, path, before);
  const made: string[] = [];
  const moved: { readonly target: string; readonly before: string | null }[] = [];
  try {
    for (const { target, after } of plans) {
      const first = mkdirSync(dirname(target), { recursive: true });
      if (first !== undefined) made.push(first);
      writeFileSync(draftOf(target), after);
    }
    for (const { target, before } of plans) {
      renamePatiently(draftOf(target), target);
      moved.push({ target, before });
    }
  } catch (error) {
    for (const { target, before } of moved) {
      if (before === null) rmSync(target, { force: true });
      else writeFileSync(target, before);
    }
    for (const { target } of plans) removeIfAny(draftOf(target));
    for (const path of made) rmSync(path, { recursive: true, force: true });
    const detail = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `无法写入工作区，原来的文件都没有变动：${detail}`,
      `the workspace cannot be written; all files are as they were: ${detail}`,
    );
  }
}

/** A path that cannot be, because a part of it is a file, is not there either. */
function removeIfAny(path: string): void {
  if (existsSync(path)) rmSync(path, { force: true });
}

function draftOf(target: string): string {
  return `${target}.gongkai-tmp`;
}

function refuseChanged(target: string, path: string, before: string | null): void {
  const now = existsSync(target) ? readFileSync(target, 'utf8') : null;
  if (now === before) return;
  throw new CommandError(
    `“${path}”刚才被别的程序改过，没有写入。请再运行一次`,
    `“${path}” was changed by another program meanwhile; nothing was written. Run the command again`,
  );
}
