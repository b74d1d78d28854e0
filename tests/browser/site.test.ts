import { execFileSync, spawnSync } from 'node:child_process';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/emit/paths.js';
import { coveragePage } from '../../src/emit/report/coverage-page.js';
import { emitSite } from '../../src/emit/site/site.js';
import type { Publication } from '../../src/model/publication.js';
import { samplePublication } from '../emit/fixtures.js';
import { type Browsing, openBrowsing, pageKinds, type Served, serve, watched } from './browsing.js';

const base = '/zwgk/bzml/';

const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
const withoutPdftotext = hasPdftotext ? '' : ' (skipped: pdftotext is not on the PATH)';

/** Pages that are of no kind of their own, and try the layout: very long names, markup for a name, ids no longer in use. */
const awkward = [
  paths.domain('agricultural-subsidies'),
  ...['AQSC-0201', 'SNBT-0103', 'AQSC-8001', 'SNBT-8001@donghe'].map(paths.item),
  paths.method('withheld'),
  paths.channel('other'),
];

const widths = { desktop: 1280, tablet: 768, phone: 390, narrow: 320 } as const;

let browsing: Browsing;
let served: Served;
const files = new Map<string, string | Uint8Array>();
/** One page of every kind, and the awkward ones. */
let pages: readonly string[] = [];

beforeAll(async () => {
  const publication = samplePublication();
  for await (const { path, content } of emitSite(publication)) files.set(path, content);
  // With an address its links count from the root of the host, and from file:// lead nowhere.
  for await (const { path, content } of emitSite(withoutAddress(publication))) {
    if (path === paths.notFound) files.set(path, content);
  }
  files.set(paths.coverageHtml, await coveragePage(publication));
  pages = [...new Set([...pageKinds(files), ...awkward])];
  [browsing, served] = await Promise.all([openBrowsing(), serve(base, (path) => files.get(path))]);
  browsing.write(files);
});

afterAll(async () => {
  await browsing?.close();
  served?.close();
});

describe('the kinds of pages', () => {
  it('are found in the site: one that is missed would be looked at by no test', () => {
    for (const path of [
      paths.home,
      paths.domains,
      paths.downloads,
      paths.siteMap,
      paths.notFound,
      paths.search,
    ]) {
      expect(pages).toContain(path);
    }
    for (const folder of ['domains', 'agencies', 'levels', 'items']) {
      expect(pages.filter((path) => path.startsWith(`site/${folder}/`)).length, folder).toBeGreaterThan(1);
    }
    // Fewer than there are: items of one kind are looked at once.
    expect(pages.length).toBeLessThan([...files.keys()].filter((path) => path.endsWith('.html')).length);
  });
});

describe('on every screen', () => {
  it.each(Object.entries(widths))('no page scrolls sideways (%s, %d px)', async (_, width) => {
    await withPage({ viewport: { width, height: 800 } }, async (page) => {
      const wide: string[] = [];
      for (const path of pages) {
        await page.goto(fileAddress(path));
        const [content, screen] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        );
        if (content > screen) wide.push(`${path}: ${content} px`);
      }
      expect(wide).toEqual([]);
    });
  });

  it('the table of a domain is a table on a desktop and cards on a phone, with every cell still named', async () => {
    await withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await page.goto(fileAddress(paths.domain('compulsory-education')));
      const cell = "document.querySelector('#YWJY-0201 td.limit')";
      const display = () => page.evaluate(`getComputedStyle(${cell}).display`);
      const label = () => page.evaluate(`getComputedStyle(${cell}, '::before').content`);
      expect(await display()).toBe('table-cell');
      expect(await label()).toBe('none');
      await page.setViewportSize({ width: 390, height: 800 });
      expect(await display()).toBe('flex');
      expect(await label()).toBe('"公开时限"');
      // Assistive technology must still find rows and headers although nothing is laid out as a table.
      const roles = await rolesOf(page);
      const count = (role: string) => roles.filter((each) => each === role).length;
      expect([count('table'), count('columnheader'), count('row')]).toEqual([1, 12, 2 + 5]);
      expect(count('rowheader')).toBeGreaterThanOrEqual(5);
    });
  });

  it.each([
    ['with the page, where it fits', 1280],
    ['in a region of its own, where it is wider than the screen', 1100],
  ])('the headings of the table stay in sight while its rows pass below (%s)', async (_, width) => {
    await withPage({ viewport: { width, height: 420 } }, async (page) => {
      await page.goto(fileAddress(paths.domain('compulsory-education')));
      await page.evaluate(
        "document.querySelector('.national tbody:last-child tr:last-child').scrollIntoView({ block: 'end' })",
      );
      const { top, bottom, covered, row, sideways } = await page.evaluate<{
        top: number;
        bottom: number;
        covered: boolean;
        row: number;
        sideways: number;
      }>(`(() => {
        const region = document.querySelector('.scroll');
        region.scrollLeft = 60;
        const boxes = Array.from(document.querySelectorAll('.national thead th'), (th) => th.getBoundingClientRect());
        const shown = Math.max(0, region.getBoundingClientRect().top);
        return {
          top: Math.min(...boxes.map((box) => box.top)) - shown,
          bottom: Math.max(...boxes.map((box) => box.bottom)) - shown,
          // Nothing of a row shows through between the two lines of headings.
          covered: document.elementFromPoint(boxes[2].left + 20, boxes[2].top + 2).closest('thead') !== null,
          row: document.querySelector('.national tbody tr').getBoundingClientRect().top,
          sideways: region.scrollLeft,
        };
      })()`);
      expect(row).toBeLessThan(0);
      expect(top).toBeGreaterThan(-4);
      expect(top).toBeLessThan(2);
      expect(bottom).toBeLessThan(110);
      expect(covered).toBe(true);
      expect(sideways > 0).toBe(width < 1280);
    });
  });
});

describe('with the keyboard', () => {
  it('the first Tab offers to skip to the content, on every kind of page', async () => {
    await withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
      for (const path of pages) {
        await page.goto(fileAddress(path));
        await page.keyboard.press('Tab');
        const skip = page.locator(':focus');
        expect(await skip.getAttribute('href'), path).toBe('#main');
        expect((await skip.boundingBox())?.y, path).toBeGreaterThanOrEqual(0);
        await page.keyboard.press('Enter');
        expect(await page.evaluate('document.activeElement.id'), path).toBe('main');
      }
    });
  });
});

describe('wherever it is published', () => {
  it('works from file://, styled, with no error and no request to any host', async () => {
    await withPage({}, async (page) => {
      const { requests, errors } = watched(page);
      for (const path of pages) {
        await page.goto(fileAddress(path));
        if (path.startsWith('site/')) expect(await styled(page), path).toBe(true);
      }
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !/^(?:file|data):/u.test(url))).toEqual([]);
    });
  });

  it('works under any base path: every page is reached by links, and nothing outside the folder is asked for', async () => {
    await withPage({}, async (page) => {
      const { requests, errors } = watched(page);
      const root = `${served.origin}${base}`;
      await page.goto(`${root}index.html`);
      for (const step of ['义务教育', '招生政策', '示例县教育和体育局']) {
        await page.getByRole('main').getByRole('link', { name: step }).first().click();
      }
      await page.waitForURL(`${root}agencies/jytyj.html`);
      expect(await styled(page)).toBe(true);
      await page.getByRole('navigation', { name: '当前位置' }).getByRole('link', { name: '首页' }).click();
      await page.waitForURL(`${root}index.html`);
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(root) && !url.startsWith('data:'))).toEqual([]);
    });
  });

  it('jumps from an item to its row of the table', async () => {
    await withPage({}, async (page) => {
      await page.goto(fileAddress(paths.item('YWJY-0203')));
      await page.getByRole('link', { name: '义务教育领域目录表' }).click();
      expect(await page.locator(':target').getAttribute('id')).toBe('YWJY-0203');
    });
  });

  it('leads from an old address to the item of today, without a script and from a file', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(fileAddress(paths.item('YWJY-8001')));
      await page.waitForURL(fileAddress(paths.item('YWJY-0201')));
      expect(await page.locator('h1').textContent()).toBe('招生政策');
    });
  });

  it('hostile names run nothing', async () => {
    await withPage({ bypassCSP: true }, async (page) => {
      let alarmed = false;
      page.on('dialog', async (dialog) => {
        alarmed = true;
        await dialog.dismiss();
      });
      await page.goto(fileAddress(paths.item('AQSC-0201')));
      expect(await page.locator('h1').textContent()).toContain('<script>alert("公开")</script>');
      expect(alarmed).toBe(false);
    });
  });
});

describe('on paper', () => {
  it('the table looks like the statutory one: title in the middle, lines all round, no navigation, on A4 landscape', async () => {
    await withPage({}, async (page) => {
      await page.goto(fileAddress(paths.domain('compulsory-education')));
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate("getComputedStyle(document.querySelector('thead')).display")).toBe(
        'table-header-group',
      );
      expect(await page.evaluate("getComputedStyle(document.querySelector('caption')).textAlign")).toBe(
        'center',
      );
      expect(
        await page.evaluate("getComputedStyle(document.querySelector('.national tbody')).breakInside"),
      ).toBe('avoid');
      const lines = await page.evaluate<
        string[]
      >(`Array.from(document.querySelectorAll('.national :is(th, td)'), (cell) => {
        const { borderTop, borderRight, borderBottom, borderLeft } = getComputedStyle(cell);
        return [borderTop, borderRight, borderBottom, borderLeft];
      }).flat()`);
      expect(new Set(lines.map((line) => line.replace(/^[\d.]+px /u, '')))).toEqual(
        new Set(['solid rgb(0, 0, 0)']),
      );
      for (const hidden of ['.menu', '.masthead', '.elder-switch', '.downloads', '.crumbs', 'h1']) {
        expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
      }
      expect(new Set(sheetsOf(await page.pdf({ preferCSSPageSize: true })))).toEqual(new Set(['842 595']));
    });
  });

  it('a text stands upright on every sheet, and nothing of it reaches over the edge', async () => {
    const texts = [paths.page('progress', 'fangan'), paths.page(null, 'on-request')];
    // A4 less its margins, in CSS pixels.
    const printable = Math.floor(((210 - 48) * 96) / 25.4);
    await withPage({ viewport: { width: printable, height: 960 } }, async (page) => {
      for (const path of texts) {
        await page.goto(fileAddress(path));
        await page.emulateMedia({ media: 'print' });
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(printable);
        // Long enough for several sheets.
        await page.evaluate(
          "(() => { const text = document.querySelector('article'); for (let copy = 0; copy < 8; copy += 1) text.after(text.cloneNode(true)); })()",
        );
        const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }));
        expect(sheets.length, path).toBeGreaterThan(2);
        expect(new Set(sheets), path).toEqual(new Set(['595 842']));
      }
      await page.goto(fileAddress(paths.pageColumn('progress')));
      expect(new Set(sheetsOf(await page.pdf({ preferCSSPageSize: true })))).toEqual(new Set(['842 595']));
    });
  });

  it.skipIf(!hasPdftotext)(`every sheet has its headings and its number${withoutPdftotext}`, async () => {
    await withPage({}, async (page) => {
      await page.goto(fileAddress(paths.domain('compulsory-education')));
      // Rows enough for several sheets.
      await page.evaluate(
        "(() => { const body = document.querySelector('.national tbody'); for (let copy = 0; copy < 30; copy += 1) body.after(body.cloneNode(true)); })()",
      );
      const sheets = pdfText(await page.pdf({ preferCSSPageSize: true })).map((text) =>
        text.replace(/\s+/gu, ''),
      );
      expect(sheets.length).toBeGreaterThan(2);
      for (const [index, text] of sheets.entries()) {
        expect(text).toContain(`第${index + 1}页共${sheets.length}页`);
        expect(text).toContain('公开渠道和载体');
        expect(text.includes('示例县义务教育领域基层政务公开标准目录')).toBe(index === 0);
      }
    });
  });
});

function withoutAddress(publication: Publication): Publication {
  const { catalog } = publication;
  const site = { ...catalog.county.site, url: null };
  return { ...publication, catalog: { ...catalog, county: { ...catalog.county, site } } };
}

function withPage(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  return browsing.withPage(options, use);
}

function fileAddress(path: string): string {
  return browsing.fileAddress(path);
}

/** The roles of a page as the browser gives them to assistive technology, whatever its style. */
async function rolesOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.map(({ role }) => String(role?.value));
}

async function styled(page: Page): Promise<boolean> {
  return (await page.evaluate("getComputedStyle(document.querySelector('.skip')).position")) === 'absolute';
}

/** Width and height of every sheet, in points. */
function sheetsOf(pdf: Buffer): string[] {
  return Array.from(
    pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/gu),
    ([, width, height]) => `${Math.round(Number(width))} ${Math.round(Number(height))}`,
  );
}

/** The text of every sheet. */
function pdfText(pdf: Buffer): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return text.split('\f').filter((sheet) => sheet.trim() !== '');
}
