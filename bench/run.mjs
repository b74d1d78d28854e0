// Measures check and build at 1,000 and 10,000 entries beside the floor (reading the same input and writing
// the same output) and beside Hugo, in turn, in one run. `--write` puts the result into docs/performance.md;
// `--rounds n` takes everything n times instead of three.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCounty } from './county.mjs';
import { writeHugoSite } from './hugo.mjs';
import { writePage } from './sections.mjs';

const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 3;
const sizes = [1000, 10000];
const root = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
const hugo = spawnSync('hugo', ['version'], { encoding: 'utf8' });
if (hugo.error) console.error('hugo is not on the path: it is left out');

const rows = sizes.map(measureSize);
rmSync(root, { recursive: true, force: true });
const text = page(rows);
console.log(text);
if (process.argv.includes('--write')) writePage(text);

/** @typedef {{seconds: number, bytes: number}} Taken */
/** @typedef {{count: number, pages: number, check: Taken, build: Taken, rebuild: Taken, floor: number, hugo: number | null, start: Taken}} Row */

/** @param {number} count @returns {Row} */
function measureSize(count) {
  const folder = join(root, String(count));
  writeCounty(join(folder, 'county'), count);
  const county = join(folder, 'county');
  const built = join(folder, 'built');
  gongkai('build', county, '--quiet', '--out', built);
  const pages = writeHugoSite(built, join(folder, 'hugo'));
  /** @type {Record<'start' | 'check' | 'build' | 'rebuild', Taken[]>} */
  const taken = { start: [], check: [], build: [], rebuild: [] };
  /** @type {number[]} */
  const floors = [];
  /** @type {number[]} */
  const hugos = [];
  for (let round = 0; round < rounds; round += 1) {
    taken.start.push(gongkai('--version'));
    taken.check.push(gongkai('check', county, '--quiet'));
    rmSync(join(folder, 'fresh'), { recursive: true, force: true });
    taken.build.push(gongkai('build', county, '--quiet', '--out', join(folder, 'fresh')));
    taken.rebuild.push(gongkai('build', county, '--quiet', '--out', join(folder, 'fresh')));
    floors.push(
      Number(
        execFileSync(process.execPath, ['bench/copy.mjs', county, built, join(folder, 'copy')], {
          encoding: 'utf8',
        }),
      ),
    );
    if (!hugo.error) {
      rmSync(join(folder, 'hugo/public'), { recursive: true, force: true });
      hugos.push(timed('hugo', ['--quiet', '--source', join(folder, 'hugo')]));
    }
    console.error(`${count} entries: round ${round + 1} of ${rounds}`);
  }
  const of = (/** @type {keyof typeof taken} */ name) => ({
    seconds: median(taken[name].map(({ seconds }) => seconds)),
    bytes: median(taken[name].map(({ bytes }) => bytes)),
  });
  return {
    count,
    pages,
    start: of('start'),
    check: of('check'),
    build: of('build'),
    rebuild: of('rebuild'),
    floor: median(floors),
    hugo: hugos.length === 0 ? null : median(hugos),
  };
}

/** @param {string[]} args @returns {Taken} */
function gongkai(...args) {
  const file = join(root, 'peak');
  const seconds = timed(process.execPath, ['--import', './bench/measure.mjs', 'bin/gongkai.js', ...args], {
    MEASURE_TO: file,
  });
  return { seconds, bytes: Number(readFileSync(file, 'utf8')) };
}

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
function timed(command, args, env = {}) {
  const started = performance.now();
  execFileSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, GONGKAI_CACHE: 'off', ...env },
  });
  return (performance.now() - started) / 1000;
}

/** @param {number[]} figures */
function median(figures) {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

/** @param {Row[]} all */
function page(all) {
  const [small, large] = all;
  if (small === undefined || large === undefined) throw new Error('two sizes are measured');
  const growth = large.count / small.count;
  const net = (/** @type {Row} */ row, /** @type {'check' | 'build' | 'rebuild'} */ name) =>
    row[name].seconds - row.start.seconds;
  const line = (/** @type {string} */ name, /** @type {(row: Row) => string} */ figure) =>
    `| ${name} | ${all.map(figure).join(' | ')} |`;
  return `# Performance

Written by \`npm run bench -- --write\`: medians of ${rounds} round(s), each taking everything in turn on the same machine
(${availableParallelism()} cores, Node ${process.version}${hugo.error ? '' : `, ${hugo.stdout.split(' ').slice(0, 2).join(' ')}`}). Ratios hold, seconds drift.

- **floor**: reading the same input and writing the same output bytes, and nothing else, in Node
- **Hugo**: making as many pages from the same entries
- **check**, **build**: as on a machine that has never seen the county (what is known the second time is below, under
  “Checking again”)
- **rebuild**: building again over an equal publication, whose files are hard-linked

| | ${all.map((row) => `${row.count.toLocaleString('en')} entries`).join(' | ')} |
| --- | ${all.map(() => '---:').join(' | ')} |
${line('pages of the site', (row) => row.pages.toLocaleString('en'))}
${line('check, s', (row) => row.check.seconds.toFixed(2))}
${line('check, entries/s', (row) => Math.round(row.count / row.check.seconds).toLocaleString('en'))}
${line('check, peak memory, MB', (row) => (row.check.bytes / 1e6).toFixed(0))}
${line('build, s', (row) => row.build.seconds.toFixed(2))}
${line('build, entries/s', (row) => Math.round(row.count / row.build.seconds).toLocaleString('en'))}
${line('build, peak memory, MB', (row) => (row.build.bytes / 1e6).toFixed(0))}
${line('rebuild, s', (row) => row.rebuild.seconds.toFixed(2))}
${line('floor, s', (row) => row.floor.toFixed(2))}
${line('Hugo, s', (row) => (row.hugo === null ? 'not measured' : row.hugo.toFixed(2)))}
${line('build ÷ floor', (row) => (row.build.seconds / row.floor).toFixed(1))}
${line('build ÷ Hugo', (row) => (row.hugo === null ? 'not measured' : (row.build.seconds / row.hugo).toFixed(1)))}
${line('check ÷ build', (row) => (row.check.seconds / row.build.seconds).toFixed(2))}

Growth from ${small.count.toLocaleString('en')} to ${large.count.toLocaleString('en')} entries (${growth} times as many), process start taken off: check ${(net(large, 'check') / net(small, 'check')).toFixed(1)} times,
build ${(net(large, 'build') / net(small, 'build')).toFixed(1)} times, rebuild ${(net(large, 'rebuild') / net(small, 'rebuild')).toFixed(1)} times. Up to ${growth} times is linear.

A build makes, besides the pages Hugo makes, four Excel lists of every entry (county, domain, agency, level), JSON, CSV and the
coverage reports. The shipped guides are parsed once, when the package is built.
`;
}
