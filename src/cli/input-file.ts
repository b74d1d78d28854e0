import { existsSync, readFileSync, statSync } from 'node:fs';
import { CommandError } from './io.js';

/** The bytes of a file that was named on the command line. */
export function bytesOf(path: string): Uint8Array {
  if (!existsSync(path)) throw new CommandError(`没有“${path}”这个文件`, `There is no file “${path}”`);
  if (!statSync(path).isFile()) throw new CommandError(`“${path}”不是文件`, `“${path}” is no file`);
  return readFileSync(path);
}
