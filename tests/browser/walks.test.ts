import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emitOpenData } from '../../src/emit/open-data.js';
import { paths } from '../../src/emit/paths.js';
import { emitSite } from '../../src/emit/site/site.js';
import { samplePublication } from '../emit/fixtures.js';
import { type Browsing, openBrowsing, type Served, serve, watched } from './browsing.js';

const base = '/zwgk/bzml/';

let browsing: Browsing;
let served: Served;
const files = new Map<string, string | Uint8Array>();

beforeAll(async () => {
  for (const emit of [emitSite, emitOpenData]) {
    for await (const { path, content } of emit(samplePublication())) files.set(path, content);
  }
  [browsing, served] = await Promise.all([openBrowsing(), serve(base, (path) => files.get(path))]);
  browsing.write(files);
});

afterAll(async () => {
  await browsing?.close();
  served?.close();
});

describe.each([
  ['from file://', 'file'],
  ['under a base path', 'http'],
])('%s', (_, scheme) => {
  it.each([
    ['with scripts', true],
    ['without scripts', false],
  ])(
    'the keyboard alone leads from the home page to an item and to a list to download (%s)',
    async (__, javaScriptEnabled) => {
      const options = { javaScriptEnabled, viewport: { width: 1280, height: 900 }, acceptDownloads: true };
      await browsing.withPage(options, async (page) => {
        const { errors } = watched(page);
        await page.goto(addressOf(scheme, paths.home));
        await follow(page, '义务教育');
        await page.waitForURL(addressOf(scheme, paths.domain('compulsory-education')));
        await follow(page, '招生政策');
        await page.waitForURL(addressOf(scheme, paths.item('YWJY-0201')));
        expect(await page.locator('h1').textContent()).toBe('招生政策');
        await follow(page, '下载');
        await page.waitForURL(addressOf(scheme, paths.downloads));
        const [download] = await Promise.all([page.waitForEvent('download'), follow(page, 'Excel 表格')]);
        expect(download.suggestedFilename()).toBe('county.xlsx');
        expect(await download.failure()).toBeNull();
        // From file:// the browser calls a page that turns out a download a failed one.
        expect(errors.filter((error) => !/^failed: file:.*county\.xlsx$/u.test(error))).toEqual([]);
      });
    },
  );
});

it('the keyboard reaches everything of a page in the order it is read, each with a mark to be seen', async () => {
  await browsing.withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
    for (const path of [
      paths.home,
      paths.domain('compulsory-education'),
      paths.item('YWJY-0201'),
      paths.downloads,
    ]) {
      await page.goto(addressOf('file', path));
      const expected = await page.evaluate<number>(`(() => {
        window.stops = Array.from(document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')).filter((each) => each.checkVisibility());
        return stops.length;
      })()`);
      const seen: number[] = [];
      for (let press = 0; press < expected; press += 1) {
        await page.keyboard.press('Tab');
        const [index, mark] = await page.evaluate<[number, string]>(
          '[stops.indexOf(document.activeElement), getComputedStyle(document.activeElement).outlineStyle]',
        );
        expect(mark, `${path} ${press}`).toBe('solid');
        seen.push(index);
      }
      expect(seen, path).toEqual(Array.from({ length: expected }, (__, index) => index));
    }
  });
});

/** Tab until the focus is on a link of that name, then Enter. */
async function follow(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator('a:focus');
    // The first child of a door is its name, the second a count.
    if (
      (await focused.count()) === 1 &&
      (await focused.innerText()).split('\n')[0]?.trim().startsWith(name)
    ) {
      await page.keyboard.press('Enter');
      return;
    }
  }
  throw new Error(`The keyboard reaches no link “${name}”.`);
}

function addressOf(scheme: string, path: string): string {
  return scheme === 'file'
    ? browsing.fileAddress(path)
    : `${served.origin}${base}${path.slice('site/'.length)}`;
}
