import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskReason } from './disk-reason.js';
import { placeInside } from './inside.js';
import { CommandError } from './io.js';
import { type Draft, draftBeside, writeWhole } from './write-whole.js';

/** A file that gets another text; `before` is what it must still hold, null when it must not be there. */
export interface FileToWrite {
  /** Relative to the workspace. */
  readonly path: string;
  readonly before: string | Uint8Array | null;
  readonly after: string;
}

/**
 * Writes changed files of a workspace, all or none: each beside its place first, then all moved in. A file that
 * was changed by someone else since it was read is not overwritten, nor is one that is marked read-only, nor one
 * that lies outside the workspace behind a link.
 *
 * Throws CommandError when nothing could be written.
 */
export function writeFiles(folder: string, changes: readonly FileToWrite[]): void {
  const plans = changes.map((change) => planOf(folder, change));
  const made: string[] = [];
  const drafts: Draft[] = [];
  const moved: Plan[] = [];
  try {
    for (const plan of plans) {
      const first = mkdirSync(dirname(plan.target), { recursive: true });
      if (first !== undefined) made.push(first);
      drafts.push(draftBeside(plan.target, plan.after, plan.mode));
    }
    for (const [index, plan] of plans.entries()) {
      drafts[index]?.moveIn();
      moved.push(plan);
    }
  } catch (error) {
    for (const { target, present, mode } of moved) {
      if (present === null) rmSync(target, { force: true });
      else writeWhole(target, present, mode);
    }
    for (const draft of drafts) draft.discard();
    for (const path of made) rmSync(path, { recursive: true, force: true });
    const { zh, en } = diskReason(error);
    throw new CommandError(
      `无法写入工作区，原来的文件都没有变动：${zh}`,
      `the workspace cannot be written; all files are as they were: ${en}`,
    );
  }
}

interface Plan {
  readonly target: string;
  readonly after: string;
  /** What the file holds now, byte for byte, to be put back when another one cannot be written. */
  readonly present: Uint8Array | null;
  readonly mode: number | null;
}

function planOf(folder: string, { path, before, after }: FileToWrite): Plan {
  // A link within the workspace is written through, not replaced.
  const target = placeInside(folder, path);
  const there = existsSync(target);
  const present = there ? presentBytes(target, path) : null;
  if (!isUnchanged(present, before)) {
    throw new CommandError(
      `“${path}”刚才被别的程序改过，没有写入。请再运行一次`,
      `“${path}” was changed by another program meanwhile; nothing was written. Run the command again`,
    );
  }
  const mode = there ? statSync(target).mode & 0o7777 : null;
  if (mode !== null && (mode & 0o222) === 0) {
    throw new CommandError(
      `“${path}”是只读文件，没有写入任何文件。去掉只读属性后再运行一次`,
      `“${path}” is read-only; nothing was written. Make it writable and run the command again`,
    );
  }
  return { target, after, present, mode };
}

function presentBytes(target: string, path: string): Buffer {
  try {
    return readFileSync(target);
  } catch (error) {
    const { zh, en } = diskReason(error);
    throw new CommandError(
      `“${path}”不能改写，没有写入任何文件：${zh}`,
      `“${path}” cannot be changed, and nothing was written: ${en}`,
    );
  }
}

function isUnchanged(present: Buffer | null, before: FileToWrite['before']): boolean {
  if (present === null || before === null) return present === before;
  return present.equals(typeof before === 'string' ? Buffer.from(before, 'utf8') : before);
}
