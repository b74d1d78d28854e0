import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The publication in a folder, named by the hash of its manifest; throws, saying what is wrong, when it is not
 * whole: every file of the manifest must be there with its size and SHA-256, and no other file.
 */
export function wholePublication(folder: string): string {
  const text = readFileSync(join(folder, 'manifest.json'));
  const { files } = JSON.parse(text.toString('utf8')) as {
    files: readonly { path: string; bytes: number; sha256: string }[];
  };
  const there = filesBelow(folder).filter((path) => path !== 'manifest.json');
  const listed = files.map(({ path }) => path).sort();
  if (there.join('\n') !== listed.join('\n')) {
    throw new Error(`${folder}: the files are not those of the manifest`);
  }
  for (const { path, bytes, sha256: expected } of files) {
    const content = readFileSync(join(folder, path));
    if (content.byteLength !== bytes || sha256(content) !== expected) {
      throw new Error(`${folder}/${path} is not what the manifest says`);
    }
  }
  return sha256(text);
}

/** Every file below a folder, by its path from there, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
