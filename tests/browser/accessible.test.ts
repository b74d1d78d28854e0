import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/emit/paths.js';
import { emitSite } from '../../src/emit/site/site.js';
import { plainLook } from '../../src/model/look.js';
import { sampleCatalog, samplePublication } from '../emit/fixtures.js';
import { type Browsing, openBrowsing, pageKinds, violationsOf } from './browsing.js';

/** What readers may choose: a scheme, larger type, a width. Each kind of page is looked at in each of them. */
const views = [
  ['light', 'off', 1280],
  ['dark', 'off', 1280],
  ['light', 'on', 1280],
  ['dark', 'on', 1280],
  ['light', 'off', 390],
  ['dark', 'off', 390],
  ['light', 'on', 390],
  ['dark', 'larger', 390],
] as const;

let browsing: Browsing;
const files = new Map<string, string | Uint8Array>();

beforeAll(async () => {
  for await (const { path, content } of emitSite(samplePublication())) files.set(path, content);
  // The page for what is not there leads nowhere from file://, and has no style: without an address it does.
  const { county, ...catalog } = sampleCatalog();
  const nowhere = { ...county, site: { ...county.site, url: null } };
  for await (const { path, content } of emitSite(
    samplePublication({ catalog: { ...catalog, county: nowhere } }),
  )) {
    if (path === paths.notFound) files.set(path, content);
  }
  // A county whose colour just passes: everything that is derived from it must pass, too.
  const coloured = samplePublication({
    catalog: sampleCatalog({ look: { ...plainLook, color: '#767676' } }),
  });
  for await (const { path, content } of emitSite(coloured)) {
    if (path === paths.stylesheet) files.set('coloured/assets/site.css', content);
    if (path === paths.home || path === paths.domain('compulsory-education')) {
      files.set(path.replace('site/', 'coloured/'), content);
    }
  }
  browsing = await openBrowsing();
  browsing.write(files);
});

afterAll(async () => {
  await browsing?.close();
});

describe('to everyone', () => {
  it.each(views)(
    'axe finds nothing a disabled reader would stumble over on any kind of page (%s, elder mode %s, %d px)',
    async (colorScheme, elder, width) => {
      const options = { colorScheme, viewport: { width, height: 900 }, bypassCSP: true };
      await browsing.withPage(options, async (page) => {
        const pages = pageKinds(files);
        expect(pages.length).toBeGreaterThan(15);
        await choose(page, elder);
        const problems: string[] = [];
        for (const path of pages) {
          await page.goto(browsing.fileAddress(path));
          problems.push(...(await violationsOf(page)).map((found) => `${path}: ${found}`));
          if (elder !== 'off' && path.startsWith('site/'))
            problems.push(...(await smallOnes(page)).map((found) => `${path}: ${found}`));
        }
        expect(problems).toEqual([]);
      });
    },
  );
});

async function choose(page: Page, elder: string): Promise<void> {
  await page.goto(browsing.fileAddress(paths.home));
  await page.evaluate(`localStorage.setItem('gongkai-elder', ${JSON.stringify(elder)})`);
}

/** What is too small for the elderly: text below 18 pt, links, fields and buttons that stand alone below 44 px. */
function smallOnes(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const small = [];
    const shown = (element) => element.checkVisibility() && element.getClientRects().length > 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!/\\S/.test(node.data) || !shown(parent)) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      if (size < 24) small.push('text of ' + size + ' px: ' + node.data.trim().slice(0, 20));
    }
    for (const element of document.querySelectorAll('a, button, input, summary')) {
      if (!shown(element) || element.matches('.skip, [type=checkbox]')) continue;
      // Links within sentences are as high as their line.
      if (element.matches('p:not(.brand) a, dd a')) continue;
      const { height } = element.getBoundingClientRect();
      if (height < 43.5) small.push('target of ' + height + ' px: ' + element.textContent.slice(0, 20) + element.className);
    }
    return small;
  })()`);
}
