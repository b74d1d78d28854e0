// Measures `check` of one changed file among 10,000 entries, in processor time beyond that of a Node that does
// nothing, an entry of it renamed: with the store of parses, and without. `--write` puts the result into docs/performance.md; `--rounds n`
// takes everything n times instead of seven.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCounty } from './county.mjs';
import { writeSection } from './sections.mjs';

const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 7;
const root = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
const county = join(root, 'county');
const changed = join(county, 'entries/compulsory-education-000.yaml');
writeCounty(county, 10000);
const original = readFileSync(changed, 'utf8');
check('store');

/** @type {Record<'node' | 'start' | 'nothing' | 'one' | 'without', number[]>} */
const taken = { node: [], start: [], nothing: [], one: [], without: [] };
for (let round = 0; round < rounds; round += 1) {
  taken.node.push(processor(['-e', '0']));
  taken.start.push(processor(['bin/gongkai.js', '--version']));
  taken.nothing.push(check('store'));
  writeFileSync(changed, original.replace(/名称: .*/u, `名称: 第${round + 1}次改写的名称`));
  taken.one.push(check('store'));
  taken.without.push(check('off'));
  console.error(`round ${round + 1} of ${rounds}`);
}
rmSync(root, { recursive: true });

const node = median(taken.node);
const beyond = (/** @type {keyof typeof taken} */ name) => median(taken[name]) - node;
const line = (/** @type {string} */ name, /** @type {keyof typeof taken} */ key) =>
  `| ${name} | ${beyond(key).toFixed(0)} | ${(beyond(key) / node).toFixed(1)} | ${(beyond(key) / beyond('without')).toFixed(2)} |`;
const text = `## Checking again

Written by \`npm run bench:check -- --write\`: medians of ${rounds} round(s) of everything in turn on the same machine
(${availableParallelism()} cores, Node ${process.version}). Processor time, user and system, of the whole process less that of
\`node -e 0\` (${node.toFixed(0)} ms), for a county of 10,000 entries in 120 files. Ratios hold, milliseconds drift.

| | ms beyond Node | ÷ Node's own | ÷ without the store |
| --- | ---: | ---: | ---: |
${line('`--version`: the program and its flags', 'start')}
${line('check, nothing changed', 'nothing')}
${line('check, one file changed', 'one')}
${line('check, without the store', 'without')}

With nothing changed the files are read and hashed, and what was found of each section of the catalog is taken from the store; of a
section in which a file changed, every entry is resolved, held against the rules and covered again.
`;
console.log(text);
if (process.argv.includes('--write')) writeSection('check', text);

/** @param {'store' | 'off'} store */
function check(store) {
  return processor(['bin/gongkai.js', 'check', county, '--quiet'], {
    GONGKAI_CACHE: store === 'off' ? 'off' : join(root, 'store'),
  });
}

/** Milliseconds of processor time of a Node process. @param {string[]} args @param {Record<string, string>} [env] */
function processor(args, env = {}) {
  const file = join(root, 'taken');
  const { status, stderr } = spawnSync(process.execPath, ['--import', './bench/processor.mjs', ...args], {
    env: { ...process.env, ...env, MEASURE_TO: file },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Number(readFileSync(file, 'utf8'));
}

/** @param {number[]} figures */
function median(figures) {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
