import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/emit/paths.js';
import { coveragePage } from '../../src/emit/report/coverage-page.js';
import { emitSite } from '../../src/emit/site/site.js';
import type { Publication } from '../../src/model/publication.js';
import { samplePublication } from '../emit/fixtures.js';
import { launchChromium, patienceMs } from './chromium.js';

/** One page of every kind; the items are an ordinary one, a shared one and one whose name is markup. */
const kinds: readonly (readonly [string, string])[] = [
  ['home', paths.home],
  ['domain index', paths.domains],
  ['domain', paths.domain('compulsory-education')],
  ['domain with very long names', paths.domain('agricultural-subsidies')],
  ['agency index', paths.agencies],
  ['agency', paths.agency('jytyj')],
  ['agency without entries', paths.agency('nyncj')],
  ['level index', paths.levels],
  ['level', paths.level('township')],
  ['item', paths.item('YWJY-0201')],
  ['item of several agencies', paths.item('AQSC-0101')],
  ['item whose name is markup', paths.item('AQSC-0201')],
  ['item without a guide row', paths.item('SNBT-0103')],
  ['column', paths.pageColumn('progress')],
  ['page of a column', paths.page('progress', 'fangan')],
  ['guide to requests', paths.page(null, 'on-request')],
  ['downloads', paths.downloads],
  ['site map', paths.siteMap],
  ['page for what is not there', paths.notFound],
  ['search', paths.search],
  ['coverage report', paths.coverageHtml],
];

/** The kinds whose layout changes on a phone; the others only get narrower. */
const reflowing = kinds.filter(([kind]) =>
  ['home', 'domain', 'level', 'item', 'page of a column', 'coverage report'].includes(kind),
);

const widths = { desktop: 1280, tablet: 768, phone: 390, narrow: 320 } as const;

let folder = '';
let browser: Browser;
let server: Server;
let origin = '';
let axe = '';
const files = new Map<string, string | Uint8Array>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  const publication = samplePublication();
  for await (const { path, content } of emitSite(publication)) files.set(path, content);
  // With an address its links count from the root of the host, and from file:// lead nowhere.
  for await (const { path, content } of emitSite(withoutAddress(publication))) {
    if (path === paths.notFound) files.set(path, content);
  }
  files.set(paths.coverageHtml, await coveragePage(publication));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  [browser, server] = await Promise.all([launchChromium(), serve()]);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  origin = `http://127.0.0.1:${address.port}`;
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  it.each(['desktop', 'phone'] as const)(
    'axe finds nothing a disabled reader would stumble over (%s)',
    async (size) => {
      await withPage(
        { colorScheme, viewport: { width: widths[size], height: 900 }, bypassCSP: true },
        async (page) => {
          const problems: string[] = [];
          for (const [kind, path] of size === 'phone' ? reflowing : kinds) {
            await page.goto(fileAddress(path));
            await page.evaluate(axe);
            const found = await page.evaluate<AxeResult>(
              "axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: true } } })",
            );
            for (const { id, nodes } of found.violations)
              problems.push(`${kind}: ${id} at ${nodes[0]?.html}`);
          }
          expect(problems).toEqual([]);
        },
      );
    },
  );
});

describe('on every screen', () => {
  it.each(Object.entries(widths))('no page scrolls sideways (%s, %d px)', async (_, width) => {
    await withPage({ viewport: { width, height: 800 } }, async (page) => {
      const wide: string[] = [];
      for (const [kind, path] of kinds) {
        await page.goto(fileAddress(path));
        const [content, screen] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        );
        if (content > screen) wide.push(`${kind}: ${content} px`);
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
});

describe('with the keyboard', () => {
  it.each(kinds)('the first Tab offers to skip to the content (%s)', async (_, path) => {
    await withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await page.goto(fileAddress(path));
      await page.keyboard.press('Tab');
      const skip = page.locator(':focus');
      expect(await skip.getAttribute('href')).toBe('#main');
      expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
    });
  });
});

describe('wherever it is published', () => {
  it('works from file://, styled, with no error and no request to any host', async () => {
    await withPage({}, async (page) => {
      const { requests, errors } = watched(page);
      for (const [, path] of kinds) {
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
      const base = `${origin}/zwgk/bzml/`;
      await page.goto(`${base}index.html`);
      for (const step of ['义务教育', '招生政策', '示例县教育和体育局']) {
        await page.getByRole('main').getByRole('link', { name: step }).first().click();
      }
      await page.waitForURL(`${base}agencies/jytyj.html`);
      expect(await styled(page)).toBe(true);
      await page.getByRole('navigation', { name: '当前位置' }).getByRole('link', { name: '首页' }).click();
      await page.waitForURL(`${base}index.html`);
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(base) && !url.startsWith('data:'))).toEqual([]);
    });
  });

  it('jumps from an item to its row of the table', async () => {
    await withPage({}, async (page) => {
      await page.goto(fileAddress(paths.item('YWJY-0203')));
      await page.getByRole('link', { name: '义务教育领域目录表' }).click();
      expect(await page.locator(':target').getAttribute('id')).toBe('YWJY-0203');
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
  it('the table repeats its header on every sheet and leaves navigation out', async () => {
    await withPage({}, async (page) => {
      await page.goto(fileAddress(paths.domain('compulsory-education')));
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate("getComputedStyle(document.querySelector('thead')).display")).toBe(
        'table-header-group',
      );
      expect(await page.locator('.menu').isVisible()).toBe(false);
      const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/u.exec(sheet) ?? [];
      expect(Math.round(Number(width))).toBe(842);
      expect(Math.round(Number(height))).toBe(595);
    });
  });
});

function withoutAddress(publication: Publication): Publication {
  const { catalog } = publication;
  const site = { ...catalog.county.site, url: null };
  return { ...publication, catalog: { ...catalog, county: { ...catalog.county, site } } };
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

async function withPage(
  options: Parameters<Browser['newContext']>[0],
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const context: BrowserContext = await browser.newContext(options);
  context.setDefaultTimeout(patienceMs);
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** The roles of a page as the browser gives them to assistive technology, whatever its style. */
async function rolesOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.map(({ role }) => String(role?.value));
}

function watched(page: Page): { readonly requests: string[]; readonly errors: string[] } {
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => errors.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(`${response.status()}: ${response.url()}`);
  });
  page.on('console', (message) => errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  return { requests, errors };
}

async function styled(page: Page): Promise<boolean> {
  return (await page.evaluate("getComputedStyle(document.querySelector('.skip')).position")) === 'absolute';
}

function fileAddress(path: string): string {
  return pathToFileURL(join(folder, path)).href;
}

/** The site under a base path, as a county would mount it in its portal. */
function serve(): Promise<Server> {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    css: 'text/css; charset=utf-8',
    svg: 'image/svg+xml',
  };
  const made = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/zwgk\/bzml\//u, 'site/');
    const content = files.get(path);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, { 'content-type': types[path.split('.').at(-1) ?? ''] ?? 'text/plain' })
      .end(content);
  });
  return new Promise((done) => made.listen(0, '127.0.0.1', () => done(made)));
}
