// build/shipped.json: the shipped guides and registers as parsed data, so that no command parses them again.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { textHash } from '../build/load/parses.js';
import { decode } from '../build/source/decode.js';
import { parseYaml } from '../build/source/parse.js';

/** @type {Record<string, unknown>} */
const parses = {};
for (const folder of ['catalog/guides', 'catalog/registers']) {
  for (const name of readdirSync(folder).sort()) {
    const decoded = decode(readFileSync(`${folder}/${name}`));
    if (decoded.kind !== 'text') continue;
    const parsed = parseYaml(decoded.text);
    // A file with a mistake is left out, so that the mistake is found and shown when it is read.
    if (parsed.problems.length === 0) parses[textHash(decoded.text)] = parsed.value;
  }
}
writeFileSync('build/shipped.json', JSON.stringify(parses));
