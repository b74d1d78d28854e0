import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile, readWorkspace } from '../../src/compile.js';
import { coveragePage } from '../../src/emit/report/coverage-page.js';
import type { Coverage } from '../../src/model/coverage.js';
import { partialPublication } from '../emit/partials.js';
import { type Browsing, openBrowsing, violationsOf, watched } from './browsing.js';

/** A4 landscape less the margins of the page, in CSS pixels. */
const printable = {
  width: Math.floor(((297 - 20) * 96) / 25.4),
  height: Math.floor(((210 - 24) * 96) / 25.4),
};

let browsing: Browsing;
let coverage: Coverage;

beforeAll(async () => {
  browsing = await openBrowsing();
  const county = await compile({
    workspace: await readWorkspace('catalog/example'),
    date: null,
    today: '2026-06-30',
    progress: () => undefined,
  });
  if (county.publication === null) throw new Error('The example county has errors.');
  coverage = county.publication.coverage;
  const example = await coveragePage(county.publication);
  const sample = partialPublication();
  const threshold = 95;
  const gated = { ...sample.catalog, county: { ...sample.catalog.county, threshold } };
  browsing.write(
    new Map([
      ['example.html', example],
      ['sample.html', await coveragePage({ ...sample, catalog: gated })],
    ]),
  );
});

afterAll(async () => {
  await browsing?.close();
});

describe('to everyone', () => {
  it.each([
    ['sample', 'light', 1280],
    ['sample', 'dark', 1280],
    ['sample', 'light', 390],
    ['sample', 'dark', 390],
    ['example', 'light', 1280],
  ] as const)(
    'axe finds nothing a disabled auditor would stumble over (%s, %s, %d px)',
    { timeout: 900_000 },
    async (name, colorScheme, width) => {
      const options = { colorScheme, viewport: { width, height: 900 }, bypassCSP: true };
      await withPage(name, options, async (page) => {
        expect(await violationsOf(page)).toEqual([]);
      });
    },
  );
});

describe('on paper', () => {
  it.each(['sample', 'example'])('A4 landscape cuts no column and no text (%s)', async (name) => {
    await withPage(name, { viewport: printable }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await cutOnPaper(page)).toEqual([]);
      const [, width, height] = mediaBox(await page.pdf({ preferCSSPageSize: true }));
      expect([width, height]).toEqual([842, 595]);
    });
  });

  it('the check itself sees a column that is cut', async () => {
    await withPage('sample', { viewport: printable, bypassCSP: true }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      await page.addStyleTag({ content: '.matrix { width: 1200px !important }' });
      expect(await cutOnPaper(page)).toContainEqual(expect.stringMatching(/^TABLE /u));
    });
  });

  it('the check itself sees a text that its column cuts', async () => {
    await withPage('sample', { viewport: printable, bypassCSP: true }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      await page.addStyleTag({
        content: '.list .id { width: 1em !important; overflow-wrap: normal !important }',
      });
      expect(await cutOnPaper(page)).toContainEqual(expect.stringMatching(/^TD YWJY-/u));
    });
  });

  it('repeats the headings of a table on every sheet, and prints only what was filtered', async () => {
    await withPage('example', { viewport: printable }, async (page) => {
      const whole = pagesOf(await page.pdf({ preferCSSPageSize: true }));
      const agency = coverage.byAgency[2];
      await page.selectOption('select[name=agency]', { label: agency?.name ?? '' });
      const one = pagesOf(await page.pdf({ preferCSSPageSize: true }));
      expect(one).toBeLessThan(8);
      expect(whole).toBeGreaterThan(20);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate("getComputedStyle(document.querySelector('.list thead')).display")).toBe(
        'table-header-group',
      );
      expect(await page.locator('#by-domain').isVisible()).toBe(false);
      expect(await page.locator('h1').isVisible()).toBe(true);
    });
  });
});

describe('from file://', () => {
  it('asks for nothing and reports no error, filtered or not', async () => {
    await browsing.withPage({}, async (page) => {
      const { requests, errors } = watched(page);
      await page.goto(address('sample'));
      await page.selectOption('select[name=status]', 'missing');
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([address('sample')]);
    });
  });

  it('is complete without its script: every row is there, and no control that does nothing', async () => {
    await withPage('example', { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.cells > li').count()).toBe(coverage.cells.length);
      expect(await page.locator('.cells > li[hidden], .scroll[hidden], [data-status][hidden]').count()).toBe(
        0,
      );
      expect(await page.locator('#filter').isVisible()).toBe(false);
      await page.click('[data-breakdown=by-domain] td[data-figure=missing] a');
      expect(await page.locator(':target li').count()).toBeGreaterThan(0);
    });
  });
});

describe('the filter', () => {
  it('leaves exactly the rows of an agency and a status, says how many, and takes everything back', async () => {
    await withPage('example', {}, async (page) => {
      const agency = coverage.byAgency.find(({ attested }) => attested.missing > 1 && attested.partial > 0);
      await page.selectOption('select[name=agency]', { label: agency?.name ?? '' });
      const own = coverage.cells.filter((cell) => cell.agency === agency?.id);
      expect(await shownRows(page)).toBe(own.length);
      await page.selectOption('select[name=status]', 'missing partial draft');
      await page.selectOption('select[name=kind]', 'attested');
      const work = own.filter(
        ({ attested, status }) => attested && ['missing', 'partial', 'draft'].includes(status),
      );
      expect(work.length).toBeGreaterThan(0);
      expect(await shownRows(page)).toBe(work.length);
      expect(await page.locator('#shown').textContent()).toContain(`显示 ${work.length} 格`);
      expect(await page.locator('.list:visible').count()).toBe(
        new Set(work.map(({ domain, status }) => domain + status)).size,
      );
      await page.click('#filter button');
      await page.waitForFunction("!document.body.classList.contains('filtered')");
      expect(await shownRows(page)).toBe(coverage.cells.length);
    });
  });

  it('opens for a clicked figure as many rows as the figure says', async () => {
    await withPage('example', {}, async (page) => {
      const figures = [
        '[data-total=attested] dd[data-figure=applicable] a',
        '[data-total=unattested] dd[data-figure=missing] a',
        '[data-breakdown=by-domain][data-kind=attested] td[data-figure=covered] a',
        '[data-breakdown=by-agency][data-kind=attested] td[data-figure=missing] a',
        '[data-breakdown=by-level][data-kind=unattested] td[data-figure=required] a',
        '[data-breakdown=by-level][data-kind=attested] td[data-figure=exempt] a',
      ];
      for (const figure of figures) {
        const link = page.locator(figure).first();
        const value = Number(await link.textContent());
        await link.click();
        await expect.poll(() => shownRows(page), { message: figure, timeout: 60_000 }).toBe(value);
      }
    });
  });

  it('never leads from an index to a row it hides', async () => {
    await withPage('example', {}, async (page) => {
      await page.selectOption('select[name=status]', 'exempt');
      const link = page.locator('.index .links a').first();
      await link.click();
      await page.locator(':target').waitFor({ state: 'visible' });
    });
  });
});

function withPage(
  name: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  return browsing.withPage(options, async (page) => {
    await page.goto(address(name));
    await use(page);
  });
}

/** What reaches over the edge of the paper or out of its own cell, in print media on a viewport as wide as the paper. */
function cutOnPaper(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    Array.from(document.querySelectorAll('table, th, td, p, li, dt, dd, h1, h2, h3'))
      .filter((element) => element.offsetParent !== null)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const spills = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
        return left < 0 || right > ${printable.width} || spills;
      })
      .map((element) => element.tagName + ' ' + element.textContent.slice(0, 40))`);
}

function shownRows(page: Page): Promise<number> {
  return page.locator('.cells > li:visible').count();
}

function address(name: string): string {
  return browsing.fileAddress(`${name}.html`);
}

function mediaBox(pdf: Buffer): number[] {
  const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/u.exec(pdf.toString('latin1'));
  return (box ?? []).map((value) => Math.round(Number(value)));
}

function pagesOf(pdf: Buffer): number {
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? []).length;
}
