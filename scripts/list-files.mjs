// build/files.json: every file of the package with its SHA-256, so that `gongkai doctor` can tell a damaged one.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const listing = 'build/files.json';
/** @type {Record<string, string>} */
const hashes = {};
for (const folder of ['bin', 'build', 'catalog', 'schemas', 'templates']) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .filter((path) => path !== listing);
  for (const path of paths.sort()) {
    hashes[path] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
}
writeFileSync(listing, JSON.stringify(hashes));
