// Measures lists of 10,000 to 300,000 rows, written by gongkai and by the plain Workbook of exceljs: the same
// cells, heights and joined ranges, every one in a process of its own, in turn, in one run. `--write` puts the
// result into docs/performance.md; `--rounds n` takes everything n times instead of three.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSection } from './sections.mjs';

const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 3;
const sizes = [10_000, 100_000, 300_000];
const most = { seconds: 300, megabytes: 4096 };
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-lists-'));

/** @typedef {{seconds: number, processor: number, peak: number, live: number, ranges: number, file: number}} Taken */
/** @typedef {Taken | string} Outcome a string says why there are no figures */
/** @typedef {Record<'rows' | 'stream' | 'plain' | 'live', Outcome>} Column */

/** @type {Column[]} */
const columns = [];
for (const count of sizes) columns.push(measureSize(count, columns.at(-1)));
rmSync(folder, { recursive: true, force: true });
const text = part(columns);
console.log(text);
if (process.argv.includes('--write')) writeSection('lists', `${text.trim()}\n`);

/** @param {number} count @param {Column} [fewer] what fewer rows took @returns {Column} */
function measureSize(count, fewer) {
  /** @type {Record<string, Outcome[]>} */
  const taken = { rows: [], stream: [], plain: [], live: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [writer, own] of Object.entries(taken)) {
      // What was over the bounds once is not waited for again.
      const before = own.at(-1) ?? fewer?.[/** @type {keyof Column} */ (writer)];
      own.push(typeof before === 'string' ? before : measured(writer, count));
      console.error(`${count} rows, ${writer}: round ${round + 1} of ${rounds}`);
    }
  }
  return /** @type {Column} */ (
    Object.fromEntries(Object.entries(taken).map(([writer, own]) => [writer, middle(own)]))
  );
}

/** @param {string} writer @param {number} count @returns {Outcome} */
function measured(writer, count) {
  const [file, peak] = [join(folder, 'list.xlsx'), join(folder, 'peak')];
  const heap = `--max-old-space-size=${most.megabytes}`;
  const child = ['--import', './bench/measure.mjs', 'bench/lists-child.mjs', writer, String(count), file];
  const ran = spawnSync(process.execPath, [heap, '--expose-gc', ...child], {
    encoding: 'utf8',
    timeout: most.seconds * 1000,
    killSignal: 'SIGKILL',
    env: { ...process.env, MEASURE_TO: peak },
  });
  if (ran.signal === 'SIGKILL') return `over ${most.seconds} s`;
  if (ran.status !== 0 && ran.stderr.includes('heap')) return `over ${most.megabytes / 1024} GB`;
  if (ran.status !== 0) throw new Error(ran.stderr);
  const [seconds = 0, processor = 0, live = 0, ranges = 0] = ran.stdout.split(' ').map(Number);
  return {
    seconds,
    processor,
    live,
    ranges,
    peak: Number(readFileSync(peak, 'utf8')),
    file: writer === 'rows' ? 0 : statSync(file).size,
  };
}

/** @param {Outcome[]} all @returns {Outcome} */
function middle(all) {
  const figures = all.filter((each) => typeof each !== 'string');
  if (figures.length < all.length) return String(all.find((each) => typeof each === 'string'));
  const of = (/** @type {keyof Taken} */ name) =>
    figures.map((each) => each[name]).sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
  return {
    seconds: of('seconds'),
    processor: of('processor'),
    peak: of('peak'),
    live: of('live'),
    ranges: of('ranges'),
    file: of('file'),
  };
}

/** @param {Column[]} all */
function part(all) {
  const line = (/** @type {string} */ name, /** @type {(column: Column, rows: number) => string} */ figure) =>
    `| ${name} | ${all.map((column, index) => figure(column, sizes[index] ?? 0)).join(' | ')} |`;
  const of = (
    /** @type {Outcome} */ outcome,
    /** @type {(taken: Taken) => number} */ figure,
    /** @type {number} */ digits,
  ) =>
    typeof outcome === 'string'
      ? outcome
      : figure(outcome).toLocaleString('en', {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
  const above =
    (/** @type {Column} */ { rows }) =>
    (/** @type {Taken} */ { peak }) =>
      typeof rows === 'string' ? 0 : (peak - rows.peak) / 1e6;
  const held = all.map(({ live }) => (typeof live === 'string' ? 0 : live.live));
  const [fewer = 0, more = 0] = [sizes.at(0), sizes.at(-1)];
  const each = Math.max(0, ((held.at(-1) ?? 0) - (held.at(0) ?? 0)) / (more - fewer));
  return `## Lists

Written by \`npm run bench:lists -- --write\`: medians of ${rounds} round(s), every list written by a process of its own, in turn, on
the same machine (${availableParallelism()} cores, Node ${process.version}). The rows are those of the national table (15 columns, made from the
shipped guides, each with a name and an element of its own), made while they are written and held by nobody; both
writers get the same cells, styles, heights and joined ranges. A writer is stopped after ${most.seconds} s or at a heap of ${most.megabytes / 1024} GB.

- **stream**: \`streamWorkbook\`, as lists are published
- **plain**: \`Workbook\` of exceljs 4.4.0 with \`mergeCells\`
- **above the rows**: peak memory of the process less that of one that only makes the rows
- **held**: the most that is still in use after a full collection, once in 2,500 rows

| | ${sizes.map((rows) => `${rows.toLocaleString('en')} rows`).join(' | ')} |
| --- | ${all.map(() => '---:').join(' | ')} |
${line('making the rows, s', ({ rows }) => of(rows, ({ seconds }) => seconds, 1))}
${line('stream, s', ({ stream }) => of(stream, ({ seconds }) => seconds, 1))}
${line('stream, processor, s', ({ stream }) => of(stream, ({ processor }) => processor, 1))}
${line('stream, rows/s', ({ stream }, rows) => of(stream, ({ seconds }) => rows / seconds, 0))}
${line('stream, peak memory, MB', ({ stream }) => of(stream, ({ peak }) => peak / 1e6, 0))}
${line('stream, above the rows, MB', (column) => of(column.stream, above(column), 0))}
${line('stream, held, MB', ({ live }) => of(live, ({ live: bytes }) => bytes / 1e6, 1))}
${line('stream, joined ranges a row', ({ live }, rows) => of(live, ({ ranges }) => ranges / rows, 2))}
${line('stream, file, MB', ({ stream }) => of(stream, ({ file }) => file / 1e6, 1))}
${line('plain, s', ({ plain }) => of(plain, ({ seconds }) => seconds, 1))}
${line('plain, processor, s', ({ plain }) => of(plain, ({ processor }) => processor, 1))}
${line('plain, rows/s', ({ plain }, rows) => of(plain, ({ seconds }) => rows / seconds, 0))}
${line('plain, peak memory, MB', ({ plain }) => of(plain, ({ peak }) => peak / 1e6, 0))}
${line('plain, above the rows, MB', (column) => of(column.plain, above(column), 0))}

From ${fewer.toLocaleString('en')} to ${more.toLocaleString('en')} rows, what is held grows by ${each.toFixed(0)} bytes a row. What grows by design is the list of joined ranges, 12 bytes
each, which the file format wants below the rows. All else is bounded, though not full at the start: one page of rows,
measured texts (1.5 million characters for each width of column), the table of shared texts (10,000 of them, further
ones stand in their cells), 1,026 page breaks, and the buffers between writer, packer and disk. How much a process takes beyond what it holds is up
to its garbage collector, which is in no hurry while there is memory: in a heap of 64 MB the same lists are written,
only later (\`tests/sheet/stream.test.ts\`).
`;
}
