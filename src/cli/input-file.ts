import { existsSync, readFileSync, statSync } from 'node:fs';
import { mostWorkbookBytes, type Unreadable } from '../model/unreadable.js';
import { CommandError } from './io.js';

/** The bytes of a file that was named on the command line. */
export function bytesOf(path: string): Uint8Array {
  requireFile(path);
  return readFileSync(path);
}

/** The bytes of a file with tables; one that is too large is not even read into memory. */
export function tableBytes(path: string): Uint8Array | Unreadable {
  requireFile(path);
  return statSync(path).size > mostWorkbookBytes
    ? { reason: 'too-large', limit: 'file', most: mostWorkbookBytes, place: null }
    : readFileSync(path);
}

function requireFile(path: string): void {
  if (!existsSync(path)) throw new CommandError(`没有“${path}”这个文件`, `There is no file “${path}”`);
  if (!statSync(path).isFile()) throw new CommandError(`“${path}”不是文件`, `“${path}” is no file`);
}
