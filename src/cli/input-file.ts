import { readFileSync, statSync } from 'node:fs';
import { mostWorkbookBytes, type Unreadable } from '../model/unreadable.js';
import { diskReason } from './disk-reason.js';
import { CommandError } from './io.js';

/** The bytes of a file that was named on the command line. */
export function bytesOf(path: string): Uint8Array {
  return sizeAnd(path).bytes();
}

/**
 * What is read of a file with tables, or why nothing can be; one that is too large is not even read into memory.
 */
export async function readTables<T>(
  path: string,
  read: (bytes: Uint8Array) => Promise<T>,
): Promise<T | Unreadable> {
  const { size, bytes } = sizeAnd(path);
  if (size > mostWorkbookBytes)
    return { reason: 'too-large', limit: 'file', most: mostWorkbookBytes, place: null };
  const content = bytes();
  try {
    return await read(content);
  } catch (error) {
    const { unreadableReason } = await import('../sheets.js');
    const reason = await unreadableReason(error);
    if (reason === null) throw error;
    return reason;
  }
}

function sizeAnd(path: string): { readonly size: number; readonly bytes: () => Uint8Array } {
  const found = attempted(path, () => statSync(path, { throwIfNoEntry: false }));
  if (found === undefined) throw new CommandError(`没有“${path}”这个文件`, `There is no file “${path}”`);
  if (found.isDirectory())
    throw new CommandError(
      `“${path}”是文件夹；请写其中文件的路径`,
      `“${path}” is a folder; name a file in it`,
    );
  if (!found.isFile()) throw new CommandError(`“${path}”不是文件`, `“${path}” is no file`);
  return { size: found.size, bytes: () => attempted(path, () => readFileSync(path)) };
}

/** What the system refuses is a matter of the file, not a fault of the program. */
function attempted<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { zh, en } = diskReason(error);
    throw new CommandError(`无法读取“${path}”：${zh}`, `“${path}” cannot be read: ${en}`);
  }
}
