import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renamePatiently } from './rename.js';

/** A file that is written, but not yet in its place. */
export interface Draft {
  readonly moveIn: () => void;
  /** That it cannot be removed must not hide why it is not wanted. */
  readonly discard: () => void;
}

/**
 * Writes a file whole or not at all, whatever kills the program meanwhile: beside its place first, then moved in.
 * A link that stands there is replaced, never written through.
 */
export function writeWhole(target: string, content: string | Uint8Array, mode: number | null = null): void {
  const draft = draftBeside(target, content, mode);
  try {
    draft.moveIn();
  } catch (error) {
    draft.discard();
    throw error;
  }
}

/**
 * The first half of `writeWhole`, for files that are to change together. The name is new each time, so that two runs
 * never share a draft and none is written through a link somebody laid there; it is short, since names of files may
 * be as long as a disk takes.
 */
export function draftBeside(target: string, content: string | Uint8Array, mode: number | null): Draft {
  const path = join(dirname(target), `.${randomBytes(6).toString('hex')}.gongkai-tmp`);
  const draft: Draft = {
    moveIn: () => renamePatiently(path, target),
    discard: () => {
      try {
        rmSync(path, { force: true });
      } catch {
        // Its folder is gone, or may not be written any more.
      }
    },
  };
  try {
    writeFileSync(path, content, { flag: 'wx', ...(mode !== null && { mode }) });
    // What is asked for when a file is made is cut down by the mask of the user.
    if (mode !== null) chmodSync(path, mode);
  } catch (error) {
    draft.discard();
    throw error;
  }
  return draft;
}
