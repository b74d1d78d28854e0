import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../src/compile.js';
import { emitOpenData } from '../../src/emit/open-data.js';
import { paths } from '../../src/emit/paths.js';
import { coveragePage } from '../../src/emit/report/coverage-page.js';
import { emitSite } from '../../src/emit/site/site.js';
import type { RawFile } from '../../src/model/file.js';
import type { Publication } from '../../src/model/publication.js';
import { sampleCatalog, sampleEntry, samplePublication } from '../emit/fixtures.js';
import { hostilePublication, hostileText, hostileWorkspace } from '../emit/hostile.js';
import { type Browsing, openBrowsing, type Served, serve, watched } from './browsing.js';

/** Where a county might mount the site in its portal. */
const base = '/zwgk/bzml/';

let browsing: Browsing;
const published = new Map<string, Map<string, string | Uint8Array>>();
let served: Served;

beforeAll(async () => {
  browsing = await openBrowsing();
  const url = `https://www.example.gov.cn${base}`;
  for (const [name, publication] of [
    ['plain', withAddress(samplePublication(), url)],
    ['hostile', hostilePublication(hostileText, { url })],
    ['nowhere', hostilePublication(hostileText)],
    ['authored', await compiled(hostileWorkspace(hostileText))],
  ] as const) {
    published.set(name, await written(name, publication));
  }
  served = await serve(base, (path) => published.get('plain')?.get(path));
});

afterAll(async () => {
  await browsing?.close();
  served?.close();
});

describe.each(['hostile', 'nowhere', 'authored'])('a county whose every text is hostile (%s)', (name) => {
  it.each([
    ['held by its policy', false],
    ['by escaping alone', true],
  ])(
    'runs nothing on any page, changes no page, asks for nothing, and stays readable: %s',
    async (_, bypassCSP) => {
      await withPage({ bypassCSP }, async (page) => {
        const seen = watched(page);
        const pages = pagesOf(name).filter((path) => path !== paths.notFound);
        for (const path of pages) {
          await page.goto(fileAddress(name, path));
          const found = await page.evaluate<Found>(inspection);
          expect(found.hacked, path).toBe(false);
          expect(found.foreign, path).toEqual([]);
          expect(found.handlers, path).toEqual([]);
          expect(found.addresses, path).toEqual([]);
          expect(found.text.includes(hostileText), path).toBe(true);
          expect(found.title.includes(hostileText), path).toBe(true);
        }
        expect(pages.length).toBeGreaterThan(10);
        expect(seen.dialogs).toEqual([]);
        expect(seen.errors).toEqual([]);
        expect(seen.requests.filter((url) => !/^(?:file|data):/u.test(url))).toEqual([]);
      });
    },
  );
});

describe('a text whose direction its author turned', () => {
  it('turns no word beside it: neither in a line of several texts nor in a title', async () => {
    const turned = '\u202e倒写的类别';
    const entries = [sampleEntry({ category: [turned], name: turned, timeLimit: '二十个工作日内' })];
    const catalog = sampleCatalog({ entries });
    published.set('turned', await written('turned', samplePublication({ catalog })));
    await withPage({}, async (page) => {
      await page.goto(fileAddress('turned', paths.agency('jytyj')));
      // The words of the author run backwards, as written; the time limit after them runs as it should.
      expect(await page.evaluate(placesOf('.entries .note', '倒写'))).toEqual('backwards');
      expect(await page.evaluate(placesOf('.entries .note', '工作日'))).toEqual('forwards');
      await page.goto(fileAddress('turned', paths.item('YWJY-0101')));
      expect(await page.evaluate(placesOf('.facts-list dd', '倒写'))).toEqual('backwards');
      // What a page without isolation would do: the check itself must see it.
      await page.evaluate(
        `document.querySelector('.facts-list dd').textContent = ${JSON.stringify(`${turned} · 二十个工作日内`)}`,
      );
      expect(await page.evaluate(placesOf('.facts-list dd', '工作日'))).toEqual('backwards');
    });
  });
});

describe('a mark that closes one direction too many', () => {
  it('leaves the count of a list behind the name of the list, where it belongs', async () => {
    published.set('stray', await written('stray', hostilePublication('名\u2069\u202e倒写')));
    await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(fileAddress('stray', paths.level('county')));
      const behind = `Array.from(document.querySelectorAll('.toc li'), (item) => {
        const [name, count] = Array.from(item.children, (child) => child.getBoundingClientRect());
        return count.left >= name.right - 1;
      })`;
      expect(await page.evaluate(behind)).toEqual([true, true]);
      // Without the marks being balanced, the style alone does not hold: the check itself must see it.
      await page.evaluate("document.querySelector('.toc li a').textContent = '名\\u2069\\u202e倒写'");
      expect(await page.evaluate(behind)).toEqual([false, true]);
    });
  });
});

describe('over the network', () => {
  it('no page of any kind asks anything of another host, or for anything that is not there', async () => {
    await withPage({}, async (page) => {
      const seen = watched(page);
      for (const path of pagesOf('plain'))
        await page.goto(`${served.origin}${base}${path.slice('site/'.length)}`);
      expect(seen.errors).toEqual([]);
      expect(seen.requests.filter((url) => !url.startsWith(`${served.origin}${base}`))).toEqual([]);
      expect(served.astray).toEqual([]);
    });
  });

  it('sends no form and no referrer: other sites learn nothing of what citizens read', async () => {
    await withPage({}, async (page) => {
      for (const path of pagesOf('plain')) {
        await page.goto(`${served.origin}${base}${path.slice('site/'.length)}`);
        expect(await page.locator('form[method=post i], form[action^=http i]').count(), path).toBe(0);
        expect(await page.locator('meta[name=referrer][content=no-referrer]').count(), path).toBe(1);
      }
      const [left] = await Promise.all([
        page.waitForRequest((request) => request.url().startsWith('https://beian.miit.gov.cn/')),
        page
          .route(/beian\.miit/u, (route) => route.fulfill({ body: 'elsewhere' }))
          .then(async () => {
            await page.goto(`${served.origin}${base}items/YWJY-0101.html`);
            await page.getByRole('link', { name: /示ICP备/u }).click();
          }),
      ]);
      expect(await left.headerValue('referer')).toBeNull();
    });
  });

  it('shows the page for what is not there in its own style at any depth of missing address', async () => {
    await withPage({}, async (page) => {
      for (const missing of ['nothing.html', 'items/NO-0000.html', 'a/b/c/d/']) {
        const answer = await page.goto(`${served.origin}${base}${missing}`);
        expect(answer?.status(), missing).toBe(404);
        expect(await page.evaluate("getComputedStyle(document.querySelector('.skip')).position")).toBe(
          'absolute',
        );
        await page.getByRole('main').getByRole('link', { name: '按领域' }).click();
        await page.waitForURL(`${served.origin}${base}domains/index.html`);
      }
    });
  });
});

describe('the policy of a page', () => {
  it.each(['file', 'http'])(
    'lets scripts of the site’s own folder run, and nothing that is written into a page or comes from elsewhere (%s)',
    async (scheme) => {
      const site = published.get('plain');
      const html = String(site?.get(paths.item('YWJY-0101')));
      const injected = [
        '<script src="../assets/probe.js"></script>',
        '<script>window.inline = true</script>',
        '<p id="styled" style="color: rgb(1, 2, 3)" onclick="window.handler = true">x</p>',
        `<script src="${served.origin}/elsewhere.js"></script>`.replace('127.0.0.1', 'localhost'),
        `<img src="${served.origin}/elsewhere.png" alt="">`.replace('127.0.0.1', 'localhost'),
        '<iframe src="../index.html" title="x"></iframe>',
        '<base href="https://evil.example/">',
      ].join('\n');
      const probe = 'site/items/PROBE.html';
      for (const [path, content] of [
        [probe, html.replace('</main>', `${injected}</main>`)],
        ['site/assets/probe.js', 'window.own = true;'],
      ] as const) {
        site?.set(path, content);
        browsing.write(new Map([[path, content]]), 'plain');
      }
      await withPage({}, async (page) => {
        const refused: string[] = [];
        page.on('requestfailed', (request) =>
          refused.push(`${request.failure()?.errorText} ${request.url()}`),
        );
        await page.goto(
          scheme === 'file' ? fileAddress('plain', probe) : `${served.origin}${base}items/PROBE.html`,
        );
        await page.locator('#styled').click();
        const ran = await page.evaluate('[window.own, window.inline, window.handler].map(Boolean)');
        expect(ran).toEqual([true, false, false]);
        expect(await page.evaluate("getComputedStyle(document.getElementById('styled')).color")).not.toBe(
          'rgb(1, 2, 3)',
        );
        expect(await page.evaluate('document.baseURI')).not.toContain('evil');
        const elsewhere = refused.filter((request) => request.includes('/elsewhere.'));
        expect(elsewhere.length).toBe(2);
        expect(elsewhere.filter((request) => !request.startsWith('csp '))).toEqual([]);
        expect(page.frames().map((frame) => frame.url())).not.toContain(`${served.origin}${base}index.html`);
      });
      site?.delete(probe);
    },
  );
});

interface Found {
  readonly hacked: boolean;
  /** Elements no template has. */
  readonly foreign: readonly string[];
  readonly handlers: readonly string[];
  readonly addresses: readonly string[];
  readonly text: string;
  readonly title: string;
}

/** What script, markup or address a hostile text could have become. */
const inspection = `(() => {
  const all = Array.from(document.querySelectorAll('*'));
  return {
    hacked: 'hacked' in window,
    foreign: all
      .filter((element) => ['IMG', 'SVG', 'IFRAME', 'OBJECT', 'EMBED', 'TEXTAREA', 'B'].includes(element.tagName.toUpperCase()))
      // The picture of a page of a column, whose address is made of ids.
      .filter((element) => element.getAttribute('src') !== 'files/fangan-2.png')
      .concat(Array.from(document.scripts).filter((script) => script.textContent.includes('hacked')))
      .map((element) => element.outerHTML),
    handlers: all.filter((element) => element.getAttributeNames().some((name) => name.startsWith('on'))).map((element) => element.outerHTML),
    addresses: Array.from(document.links, (link) => link.href).filter((href) => !/^(?:https?|file|mailto):/.test(href)),
    text: document.body.textContent,
    title: document.title,
  };
})()`;

/** Whether the words in an element run from left to right. */
function placesOf(selector: string, words: string): string {
  return `(() => {
    const walker = document.createTreeWalker(document.querySelector(${JSON.stringify(selector)}), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(${JSON.stringify(words)});
      if (at < 0) continue;
      const left = (offset) => {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        return range.getBoundingClientRect().left;
      };
      return left(at) < left(at + 1) ? 'forwards' : 'backwards';
    }
    return 'absent';
  })()`;
}

/** A workspace through the whole program; what it is warned of does not matter here. */
async function compiled(files: readonly RawFile[]): Promise<Publication> {
  const { publication, diagnostics } = await compile({
    workspace: { files, held: [], diagnostics: [] },
    date: null,
    today: '2026-06-30',
    progress: () => undefined,
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (publication === null) throw new Error('The workspace has errors.');
  return publication;
}

function withAddress(publication: Publication, url: string): Publication {
  const { catalog } = publication;
  const site = { ...catalog.county.site, url, icp: '示ICP备00000000号-1' };
  return { ...publication, catalog: { ...catalog, county: { ...catalog.county, site } } };
}

async function written(name: string, publication: Publication): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>();
  for await (const { path, content } of emitOpenData(publication)) files.set(path, content);
  for await (const { path, content } of emitSite(publication)) files.set(path, content);
  files.set(paths.coverageHtml, await coveragePage(publication));
  browsing.write(files, name);
  return files;
}

function pagesOf(name: string): string[] {
  // Nobody stays on a page that leads on at once.
  return [...(published.get(name) ?? [])]
    .filter(
      ([path, html]) => /^site\/.*\.html$/u.test(path) && !String(html).includes('http-equiv="refresh"'),
    )
    .map(([path]) => path);
}

function withPage(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  return browsing.withPage(options, use);
}

function fileAddress(name: string, path: string): string {
  return browsing.fileAddress(`${name}/${path}`);
}
