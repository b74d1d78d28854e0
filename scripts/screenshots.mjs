// Takes the pictures of docs/images/ from the site of the example county, in Chromium: npm run screenshots.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveSite, withChromium } from '../bench/browser.mjs';
import { exampleSite } from '../bench/example.mjs';
import { paletted } from './png.mjs';

const folder = 'docs/images';
const mostBytes = 200_000;

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContextOptions} Options */
/** @typedef {{ name: string, options?: Options, elder?: 'on', go?: (page: Page) => Promise<unknown> }} Picture */

const desktop = { viewport: { width: 1280, height: 900 } };
const toDomain = (/** @type {Page} */ page) => follow(page, '义务教育');
const toItem = async (/** @type {Page} */ page) => {
  await toDomain(page);
  await follow(page, '招生政策');
};

/** From the home page, each; what a citizen would click is clicked, so that paths may change. @type {Picture[]} */
const pictures = [
  { name: 'home' },
  { name: 'domain', go: toDomain },
  { name: 'item', go: toItem },
  {
    name: 'search',
    async go(page) {
      await page.getByRole('searchbox').first().fill('招生');
      await page.keyboard.press('Enter');
      await page.locator('.hit').first().waitFor();
    },
  },
  {
    name: 'phone',
    options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    go: toDomain,
  },
  { name: 'elder', elder: 'on' },
  { name: 'dark', options: { ...desktop, colorScheme: 'dark' }, go: toDomain },
];

const server = await serveSite(await exampleSite());
try {
  for (const picture of pictures) await keep(picture.name, await taken(picture));
  await printed();
} finally {
  server.close();
}

/**
 * A browser of its own for each picture: Chromium without a display at times fails to take one, and a new one
 * succeeds.
 * @param {Picture} picture
 * @param {number} [attempts]
 * @returns {Promise<Buffer>}
 */
async function taken(picture, attempts = 3) {
  try {
    return await withChromium(async (browser) => {
      const page = await browser.newPage(picture.options ?? desktop);
      await page.goto(`${server.origin}/index.html`);
      if (picture.elder !== undefined) await page.getByRole('button', { name: '长辈版' }).click();
      await picture.go?.(page);
      await page.mouse.move(640, 0);
      await page.evaluate('scrollTo(0, 0); document.activeElement?.blur()');
      return page.screenshot();
    });
  } catch (error) {
    if (attempts <= 1) throw error;
    console.error(`${picture.name}: once more (${String(error).split('\n')[0]})`);
    return taken(picture, attempts - 1);
  }
}

/** The first sheet of a domain's table, as a printer would get it. */
async function printed() {
  const pdf = await withChromium(async (browser) => {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/index.html`);
    await toDomain(page);
    return page.pdf({ preferCSSPageSize: true });
  });
  const work = mkdtempSync(join(tmpdir(), 'gongkai-print-'));
  try {
    writeFileSync(join(work, 'sheet.pdf'), pdf);
    execFileSync('pdftoppm', [
      '-r',
      '110',
      '-f',
      '1',
      '-l',
      '1',
      '-singlefile',
      '-png',
      join(work, 'sheet.pdf'),
      join(work, 'sheet'),
    ]);
    await keep('print', readFileSync(join(work, 'sheet.png')));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    console.error('print.png is left as it was: pdftoppm (poppler-utils) is not on the path');
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** @param {string} name @param {Buffer} png */
async function keep(name, png) {
  const path = join(folder, `${name}.png`);
  writeFileSync(path, paletted(png));
  const { size } = statSync(path);
  console.log(`${path}: ${Math.round(size / 1000)} kB`);
  if (size > mostBytes) throw new Error(`${path} has more than ${mostBytes / 1000} kB.`);
}

/** @param {Page} page @param {string} name */
async function follow(page, name) {
  await page.getByRole('main').getByRole('link', { name }).first().click();
  await page.waitForLoadState();
  await page.locator('h1', { hasText: name }).waitFor();
}
