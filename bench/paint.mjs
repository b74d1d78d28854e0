// Measures when the first words of a page are on the screen of a mid phone, in Chromium's own emulation of one: a
// processor four times slower, 1.6 Mbit/s and 150 ms a round trip ("slow 4G" of Lighthouse), nothing cached, over
// HTTP. `--write` puts the result into docs/performance.md.
import { serveSite, withChromium } from './browser.mjs';
import { exampleSite } from './example.mjs';
import { writeSection } from './sections.mjs';

const rounds = 7;
const pages = /** @type {const} */ ([
  ['home', 'index.html'],
  ['domain', 'domains/compulsory-education.html'],
  ['item', 'items/YWJY-0502.html'],
  ['search', 'search.html'],
]);
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

const files = await exampleSite();
const server = await serveSite(files);
const rows = await withChromium(async (browser) => {
  const measured = [];
  for (const [name, path] of pages) {
    const paints = [];
    let bytes = 0;
    for (let round = 0; round < rounds; round += 1) {
      const visit = await visited(browser, `${server.origin}/${path}`);
      paints.push(visit.paint);
      bytes = visit.bytes;
    }
    paints.sort((a, b) => a - b);
    measured.push({ name, bytes, median: paints[Math.floor(rounds / 2)] ?? 0, worst: paints.at(-1) ?? 0 });
  }
  return measured;
});
server.close();
const text = section(rows);
console.log(text);
if (process.argv.includes('--write')) writeSection('paint', text);

/** A page opened by a browser that has seen nothing of the site yet. @param {import('playwright-core').Browser} browser @param {string} address */
async function visited(browser, address) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(address);
  const paint = Number(
    await page.evaluate(`new Promise((done) => {
      new PerformanceObserver((list) => {
        for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') done(startTime);
      }).observe({ type: 'paint', buffered: true });
    })`),
  );
  const bytes = Number(
    await page.evaluate(
      "performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)",
    ),
  );
  await context.close();
  return { paint, bytes };
}

/** @param {{ name: string, bytes: number, median: number, worst: number }[]} all */
function section(all) {
  const line = (/** @type {string} */ name, /** @type {(row: (typeof all)[number]) => string} */ figure) =>
    `| ${name} | ${all.map(figure).join(' | ')} |`;
  return `## First paint on a phone

Written by \`npm run bench:paint -- --write\`: first contentful paint of pages of the example county in Chromium's emulation of a mid
phone (390 px wide, a processor four times slower, 1.6 Mbit/s down, 150 ms a round trip, nothing cached), from an HTTP/1.1 server
on the same machine without compression; median of ${rounds} visits, each by a browser that has seen nothing of the site.

| | ${all.map(({ name }) => name).join(' | ')} |
| --- | ${all.map(() => '---:').join(' | ')} |
${line('first contentful paint, ms', (row) => row.median.toFixed(0))}
${line('the slowest visit, ms', (row) => row.worst.toFixed(0))}
${line('page with style and scripts, kB', (row) => (row.bytes / 1000).toFixed(1))}
`;
}
