// build/files.json: every file of the package with its SHA-256, so that `gongkai doctor` can tell a damaged one.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';

const listing = 'build/files.json';
/** @type {Record<string, string>} */
const hashes = {};
const { files } = JSON.parse(readFileSync('package.json', 'utf8'));
for (const path of files.flatMap(filesAt).sort()) {
  hashes[path] = createHash('sha256').update(readFileSync(path)).digest('hex');
}
writeFileSync(listing, JSON.stringify(hashes));

/** The file at a path, or all below it; what npm adds by itself and the listing are left out. @param {string} path */
function filesAt(path) {
  if (path === listing || /\.md$|^LICENSE$/u.test(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'));
}
