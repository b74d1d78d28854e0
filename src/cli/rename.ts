import { renameSync } from 'node:fs';

/** How long a rename waits for others to let go, in milliseconds: 3.15 s in all. */
const pauses = [50, 100, 200, 400, 800, 1600];

/**
 * Renames a file or folder. On Windows a virus scanner, an indexer or a preview holds files for a moment after
 * they were written; a rename that fails for that reason is tried again.
 */
export function renamePatiently(
  from: string,
  to: string,
  {
    rename = renameSync,
    platform = process.platform,
    pause = sleep,
  }: {
    readonly rename?: (from: string, to: string) => void;
    readonly platform?: NodeJS.Platform;
    readonly pause?: (milliseconds: number) => void;
  } = {},
): void {
  for (const milliseconds of platform === 'win32' ? pauses : []) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (!isHeld(error)) throw error;
      pause(milliseconds);
    }
  }
  rename(from, to);
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:EBUSY|EPERM|EACCES)$/u.test(String(error.code));
}

/** Nothing else may happen between the renames of a swap, so the wait is no promise. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
