import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError } from './io.js';
import { renamePatiently } from './rename.js';

/** A file that gets another text; `before` is what it must still hold, null when it must not be there. */
export interface FileToWrite {
  /** Relative to the workspace. */
  readonly path: string;
  readonly before: string | Uint8Array | null;
  readonly after: string;
}

/**
 * Writes changed files of a workspace, all or none: each beside its place first, then all moved in. A file that
 * was changed by someone else since it was read is not overwritten, nor is one that is marked read-only.
 *
 * Throws CommandError when nothing could be written.
 */
export function writeFiles(folder: string, changes: readonly FileToWrite[]): void {
  const plans = changes.map((change) => planOf(folder, change));
  const made: string[] = [];
  const moved: Plan[] = [];
  try {
    for (const plan of plans) {
      const first = mkdirSync(dirname(plan.target), { recursive: true });
      if (first !== undefined) made.push(first);
      writeFileSync(draftOf(plan.target), plan.after);
      if (plan.mode !== null) chmodSync(draftOf(plan.target), plan.mode);
    }
    for (const plan of plans) {
      renamePatiently(draftOf(plan.target), plan.target);
      moved.push(plan);
    }
  } catch (error) {
    for (const { target, present } of moved) {
      if (present === null) rmSync(target, { force: true });
      else writeFileSync(target, present);
    }
    for (const { target } of plans) discard(draftOf(target));
    for (const path of made) rmSync(path, { recursive: true, force: true });
    const detail = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `无法写入工作区，原来的文件都没有变动：${detail}`,
      `the workspace cannot be written; all files are as they were: ${detail}`,
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
  const there = existsSync(join(folder, path));
  // A link is written through, not replaced.
  const target = there ? realpathSync(join(folder, path)) : join(folder, path);
  const present = there ? readFileSync(target) : null;
  if (!isUnchanged(present, before)) {
    throw new CommandError(
      `“${path}”刚才被别的程序改过，没有写入。请再运行一次`,
      `“${path}” was changed by another program meanwhile; nothing was written. Run the command again`,
    );
  }
  const mode = there ? statSync(target).mode : null;
  if (mode !== null && (mode & 0o222) === 0) {
    throw new CommandError(
      `“${path}”是只读文件，没有写入任何文件。去掉只读属性后再运行一次`,
      `“${path}” is read-only; nothing was written. Make it writable and run the command again`,
    );
  }
  return { target, after, present, mode };
}

function isUnchanged(present: Buffer | null, before: FileToWrite['before']): boolean {
  if (present === null || before === null) return present === before;
  return present.equals(typeof before === 'string' ? Buffer.from(before, 'utf8') : before);
}

/** What is left of a failed attempt; that it cannot be removed must not hide why the attempt failed. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Its folder is not one, or is gone.
  }
}

function draftOf(target: string): string {
  return `${target}.gongkai-tmp`;
}
