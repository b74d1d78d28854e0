// Writes what is derived from the schemas, the rules and the program; with --check, fails when it is stale.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { dataSchemas } from './generate-data-schema.mjs';
import { commandsPage, fieldsPage, messagesPage, rulesPage } from './generate-docs.mjs';
import { thirdPartyPage } from './generate-third-party.mjs';
import { vocabularySource } from './generate-vocabulary.mjs';

const check = process.argv.includes('--check');

/** @type {[path: string, make: () => string | Promise<string>][]} */
const products = [
  ['src/model/vocabulary.ts', vocabularySource],
  ['docs/rules.md', rulesPage],
  ['docs/zh/常见提示.md', messagesPage],
  ['docs/commands.md', commandsPage],
  ['docs/fields.md', fieldsPage],
  ['THIRD-PARTY.md', thirdPartyPage],
  ...dataSchemas().map(
    ([name, schema]) =>
      /** @type {[string, () => string]} */ ([`schemas/data/${name}.json`, () => JSON.stringify(schema)]),
  ),
];

let stale = 0;
for (const [path, make] of products) {
  const fresh = formatted(path, await make());
  const present = read(path);
  if (fresh === present) continue;
  stale += 1;
  if (check) {
    console.error(`stale: ${path} (run: npm run generate)`);
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fresh);
    console.error(`written: ${path}`);
  }
}
if (check && stale > 0) process.exitCode = 1;

/**
 * Generated code is kept in the form the linter asks of all code.
 * @param {string} path
 * @param {string} text
 */
function formatted(path, text) {
  if (!/\.(?:ts|json)$/u.test(path)) return text;
  const biome = 'node_modules/@biomejs/biome/bin/biome';
  return execFileSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], {
    input: text,
    encoding: 'utf8',
  });
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
