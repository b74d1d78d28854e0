// Measures `serve`: from the end of a write to the event that a new site is there, and to the page of the entry that was
// changed. `--write` puts the result into docs/performance.md; `--rounds n` makes n edits instead of fifteen.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCounty } from './county.mjs';
import { writeSection } from './sections.mjs';

const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 15;
const root = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
cpSync('catalog/example', join(root, 'example'), { recursive: true });
writeCounty(join(root, 'small'), 600);
writeCounty(join(root, 'county'), 10000);
const small = await measured(join(root, 'small'), 'entries/compulsory-education-000.yaml');
const example = await measured(join(root, 'example'), 'entries/义务教育.yaml');
const county = await measured(join(root, 'county'), 'entries/compulsory-education-000.yaml');
rmSync(root, { recursive: true });

const line = (/** @type {string} */ name, /** @type {'told' | 'shown'} */ key) =>
  `| ${name} | ${figures(small[key])} | ${figures(example[key])} | ${figures(county[key])} |`;
const text = `## An edit in the browser

Written by \`npm run bench:serve -- --write\`: \`gongkai serve\` from the end of a write of one file, ${rounds} edits one after another
after five that warm it up, median / slowest in ms, on the same machine (${availableParallelism()} cores, Node ${process.version}). Each edit renames
an entry; the page is that of the entry. The ways in between (the system's notice, a pause of 20 ms) are counted.

| | 600 entries | example, 1,185 entries | 10,000 entries |
| --- | ---: | ---: | ---: |
${line('until the browser is told', 'told')}
${line('until the new page is there', 'shown')}
`;
console.log(text);
if (process.argv.includes('--write')) writeSection('serve', text);

/** @param {string} folder @param {string} path */
async function measured(folder, path) {
  const child = spawn(process.execPath, ['bin/gongkai.js', 'serve', folder, '--port', '0', '--no-cache'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise((settle) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (some) => {
      said += some;
      const found = /http:\S+\/\n/u.exec(said);
      if (found !== null) settle(found[0].trim());
    });
  });
  const events = await fetch(`${address}_gongkai/events`);
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  const file = join(folder, path);
  const original = readFileSync(file, 'utf8');
  const [, id = ''] = /编码: (\S+)/u.exec(original) ?? [];
  /** @type {{ told: number[], shown: number[] }} */
  const taken = { told: [], shown: [] };
  for (let round = -5; round < rounds; round += 1) {
    const name = `第${round + 6}次改写的名称`;
    writeFileSync(file, original.replace(/名称: .*/u, `名称: ${name}`));
    const began = performance.now();
    let told = '';
    while (!told.endsWith('\n\n')) told += (await reader?.read())?.value ?? '';
    const heard = performance.now();
    const page = await (await fetch(`${address}items/${id}.html`)).text();
    const shown = performance.now();
    if (!page.includes(name))
      throw new Error(`the page of ${id} does not show ${name}: ${told.slice(0, 500)}`);
    if (round < 0) continue;
    taken.told.push(heard - began);
    taken.shown.push(shown - began);
  }
  child.kill('SIGINT');
  return taken;
}

/** @param {number[]} all */
function figures(all) {
  const sorted = [...all].sort((a, b) => a - b);
  return `${(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0)} / ${(sorted.at(-1) ?? 0).toFixed(0)}`;
}
