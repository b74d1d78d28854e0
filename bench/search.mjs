// Measures the search at 2,000 and 100,000 entries: how long its index takes to build and how large it is, and,
// in a real Chromium over HTTP, the bytes and milliseconds of queries. `--write` puts the result into
// docs/performance.md; other arguments are other sizes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compile, readWorkspace } from '../build/compile.js';
import { emitSite } from '../build/emit/site/site.js';
import { serveSite, withChromium } from './browser.mjs';
import { writeCounty } from './county.mjs';
import { writeSection } from './sections.mjs';

const given = process.argv.slice(2).map(Number).filter(Boolean);
const sizes = given.length > 0 ? given : [2000, 100_000];
/** Queries typed one after another on one page; each on a page of its own; each in the address of a page. */
const counts = { typed: 200, first: 50, opened: 50 };

/** Ends when the results of a search are in the page. */
const shown = `await new Promise((done) => {
  const status = document.getElementById('status');
  const look = () => /项。|没有/.test(status.textContent) && (watch.disconnect(), done());
  const watch = new MutationObserver(look);
  watch.observe(status, { childList: true });
});`;

const root = mkdtempSync(join(tmpdir(), 'gongkai-search-'));
/** @type {import('playwright-core').Browser} */
let browser;
const rows = await withChromium(async (launched) => {
  browser = launched;
  const measured = [];
  try {
    for (const size of sizes) measured.push(await measure(size));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return measured;
});
const text = section(rows);
console.log(text);
if (process.argv.includes('--write')) writeSection('search', text);

/** @typedef {{ median: number, p95: number }} Spread */
/** @typedef {{ bytes: Spread, milliseconds: Spread }} Queries */

/** @param {number} size */
async function measure(size) {
  const built = await build(size);
  console.error(`${size} entries: built`);
  const server = await serveSite(built.files);
  const { origin } = server;
  try {
    const queries = seeded(built.texts, counts.typed + counts.first + counts.opened);
    const typed = await typedOnOnePage(origin, queries.splice(0, counts.typed));
    const first = [];
    for (const query of queries.splice(0, counts.first))
      first.push(...(await typedOnOnePage(origin, [query])));
    const opened = await openedEach(origin, queries);
    return { size, ...built.figures, typed: spread(typed), first: spread(first), opened: spread(opened) };
  } finally {
    server.close();
  }
}

/** @param {number} size */
async function build(size) {
  const county = join(root, String(size));
  writeCounty(county, size);
  const { publication } = await compile({
    workspace: await readWorkspace(county),
    date: null,
    today: '2026-06-30',
    progress: () => undefined,
  });
  if (publication === null) throw new Error('the county has errors');
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  let started = 0;
  let seconds = 0;
  for await (const { path, content } of emitSite(publication)) {
    files.set(path, content);
    if (path === 'site/assets/search.js') started = performance.now();
    if (path === 'site/search/index.js') seconds = (performance.now() - started) / 1000;
    // The pages of the items are not searched.
    if (path === 'site/search.html') break;
  }
  const index = [...files].filter(([path]) => path.startsWith('site/search/'));
  const texts = publication.entries.flatMap(({ name, content, basis, timeLimit }) => [
    name,
    ...content,
    ...basis,
    timeLimit,
  ]);
  return {
    files,
    texts: [...new Set(texts)],
    figures: {
      seconds,
      files: index.length,
      bytes: index.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0),
      packed: index.reduce((sum, [, content]) => sum + gzipSync(content).length, 0),
    },
  };
}

/** Substrings of 2 to 8 characters, the same for the same texts. @param {string[]} texts @param {number} count */
function seeded(texts, count) {
  let state = 711;
  const random = (/** @type {number} */ below) => {
    // Xorshift (Marsaglia 2003).
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const queries = [];
  while (queries.length < count) {
    const characters = Array.from(texts[random(texts.length)] ?? '');
    const length = 2 + random(7);
    if (characters.length < length) continue;
    const start = random(characters.length - length + 1);
    queries.push(characters.slice(start, start + length).join(''));
  }
  return queries;
}

/** @param {string} origin @param {string[]} queries */
async function typedOnOnePage(origin, queries) {
  const { page, bytes, close } = await open(origin, '');
  const taken = [];
  for (const query of queries) {
    const before = bytes();
    const milliseconds = await page.evaluate(`(async () => {
      const started = performance.now();
      document.getElementById('q').value = ${JSON.stringify(query)};
      document.getElementById('find').requestSubmit();
      ${shown}
      return performance.now() - started;
    })()`);
    taken.push({ bytes: bytes() - before, milliseconds: Number(milliseconds) });
  }
  await close();
  return taken;
}

/** @param {string} origin @param {string[]} queries */
async function openedEach(origin, queries) {
  const taken = [];
  for (const query of queries) {
    const { page, bytes, close } = await open(origin, `?q=${encodeURIComponent(query)}`);
    // Since the navigation began.
    taken.push({ bytes: bytes(), milliseconds: Number(await page.evaluate('performance.now()')) });
    await close();
  }
  return taken;
}

/** A page in a browser without a cache. @param {string} origin @param {string} query */
async function open(origin, query) {
  const context = await browser.newContext();
  const page = await context.newPage();
  let bytes = 0;
  page.on('response', (response) => {
    if (response.url().includes('/search/')) bytes += Number(response.headers()['content-length']);
  });
  await page.goto(`${origin}/site/search.html${query}`);
  await page.waitForFunction("/项。|没有/.test(document.getElementById('status').textContent)", undefined, {
    polling: 10,
    timeout: 120_000,
  });
  return { page, bytes: () => bytes, close: () => context.close() };
}

/** @param {{ bytes: number, milliseconds: number }[]} taken @returns {Queries} */
function spread(taken) {
  const of = (/** @type {number[]} */ figures) => {
    const sorted = figures.sort((a, b) => a - b);
    const at = (/** @type {number} */ share) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    return { median: at(0.5), p95: at(0.95) };
  };
  return {
    bytes: of(taken.map(({ bytes }) => bytes)),
    milliseconds: of(taken.map(({ milliseconds }) => milliseconds)),
  };
}

/** @param {Awaited<ReturnType<typeof measure>>[]} all */
function section(all) {
  const line = (/** @type {string} */ name, /** @type {(row: (typeof all)[number]) => string} */ figure) =>
    `| ${name} | ${all.map(figure).join(' | ')} |`;
  const kilobytes = (/** @type {number} */ bytes) => Math.round(bytes / 1000).toLocaleString('en');
  const pair = (/** @type {Spread} */ { median, p95 }, write = (/** @type {number} */ n) => n.toFixed(0)) =>
    `${write(median)} / ${write(p95)}`;
  return `## Search

Written by \`npm run bench:search -- --write\`: the index of the search page, and queries in Chromium over HTTP from the same machine,
without compression and without a cache. Queries are substrings of 2 to 8 characters of names, contents, bases and time limits;
the county repeats the items of the guides for other bodies, as shared lists of townships and villages do, each with a name and an id of its own.

| | ${all.map(({ size }) => `${size.toLocaleString('en')} entries`).join(' | ')} |
| --- | ${all.map(() => '---:').join(' | ')} |
${line('building the index, s', (row) => row.seconds.toFixed(2))}
${line('index, files', (row) => row.files.toLocaleString('en'))}
${line('index, kB', (row) => kilobytes(row.bytes))}
${line('index, kB after gzip', (row) => kilobytes(row.packed))}
${line('first query on an open page, kB, median / 95 %', (row) => pair(row.first.bytes, kilobytes))}
${line('first query on an open page, ms, median / 95 %', (row) => pair(row.first.milliseconds))}
${line(`${counts.typed} queries one after another, kB each, median / 95 %`, (row) => pair(row.typed.bytes, kilobytes))}
${line(`${counts.typed} queries one after another, ms each, median / 95 %`, (row) => pair(row.typed.milliseconds))}
${line('opening the page with a query, kB of index, median / 95 %', (row) => pair(row.opened.bytes, kilobytes))}
${line('opening the page with a query, ms, median / 95 %', (row) => pair(row.opened.milliseconds))}
`;
}
