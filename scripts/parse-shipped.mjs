// build/shipped.json: the shipped guides and registers as proven values, so that no command reads them again, and
// what tells this build from others.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openFile } from '../build/load/open.js';
import { provenKey } from '../build/load/parses.js';
import { openSchemas } from '../build/load/schemas.js';

const schemas = await openSchemas();
/** @type {Record<string, unknown>} */
const values = {};
keep('guide', 'catalog/guides', readdirSync('catalog/guides'));
for (const kind of /** @type {const} */ (['channels', 'instruments', 'limits', 'traditional'])) {
  keep(kind, 'catalog/registers', [`${kind}.yaml`]);
}
writeFileSync('build/shipped.json', JSON.stringify({ build: buildId(), values }));

/**
 * A file with a mistake is left out, so that the mistake is found and shown when it is read.
 * @param {'guide' | 'channels' | 'instruments' | 'limits' | 'traditional'} kind @param {string} folder @param {string[]} names
 */
function keep(kind, folder, names) {
  for (const name of names.sort()) {
    const bytes = readFileSync(`${folder}/${name}`);
    const opened = openFile(kind, { path: name, bytes }, schemas);
    if (opened.value !== null && !opened.broken) values[provenKey(kind, bytes)] = opened.value;
  }
}

/** The hash of the program and of all it takes for granted: what one build found, another may find otherwise. */
function buildId() {
  const hash = createHash('sha256').update(readFileSync('package.json'));
  for (const path of readdirSync('build', { recursive: true, encoding: 'utf8' }).sort()) {
    if (path.endsWith('.js') && !path.startsWith('bundle')) hash.update(readFileSync(`build/${path}`));
  }
  return hash.digest('hex');
}
