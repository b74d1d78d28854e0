// The floor: reads every input file and writes every output file of a build, and does nothing between.
// Prints the seconds. The bytes to write are at hand before the clock starts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [input = '', built = '', target = ''] = process.argv.slice(2);
const outputs = filesOf(built).map((path) => ({ path, bytes: readFileSync(join(built, path)) }));
rmSync(target, { recursive: true, force: true });
const started = performance.now();
for (const path of filesOf(input)) readFileSync(join(input, path));
for (const { path, bytes } of outputs) {
  mkdirSync(dirname(join(target, path)), { recursive: true });
  writeFileSync(join(target, path), bytes);
}
console.log(((performance.now() - started) / 1000).toFixed(3));

/** @param {string} folder */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
