import { Converter } from 'opencc-js';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../src/emit/paths.js';
import { emitSite } from '../../src/emit/site/site.js';
import { hostileTexts, samplePublication } from '../emit/fixtures.js';
import { exampleCounty } from '../example-county.js';
import { type Browsing, openBrowsing, type Served, serve, violationsOf, watched } from './browsing.js';
import { type PublishedItem, publishedItems, scan, substrings } from './published.js';

const facetKeys = ['domain', 'agency', 'level', 'audience', 'method'] as const;
const base = '/zwgk/bzml/';

let browsing: Browsing;
let served: Served;
const files = new Map<string, string | Uint8Array>();
let items: readonly PublishedItem[] = [];

beforeAll(async () => {
  for await (const { path, content } of emitSite(await exampleCounty())) files.set(path, content);
  for await (const { path, content } of emitSite(samplePublication())) {
    files.set(path.replace(/^site/u, 'sample'), content);
  }
  items = await publishedItems(files);
  [browsing, served] = await Promise.all([openBrowsing(), serve(base, (path) => files.get(path))]);
  browsing.write(files);
});

afterAll(async () => {
  await browsing?.close();
  served?.close();
});

describe('what is found', () => {
  it('200 substrings of the published pages: every item that has one, and no other', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress());
      const wrong: string[] = [];
      let found = 0;
      for (const query of substrings(items, 200, 711)) {
        const expected = scan(items, query);
        const ids = await idsOf(page, query);
        found += ids.length;
        if (ids.sort().join() !== expected.sort().join()) {
          wrong.push(`${query}: ${ids.length} found, ${expected.length} there`);
        }
      }
      expect(wrong).toEqual([]);
      expect(items.length).toBeGreaterThan(1000);
      expect(found).toBeGreaterThan(2000);
    });
  });

  it('two words together, single characters, and words that are nowhere beside words that are', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress());
      const pieces = substrings(items, 80, 5);
      const queries = pieces.flatMap((piece, at) => [
        `${piece}　${pieces[(at * 7) % pieces.length]}`,
        Array.from(piece)[0] ?? '',
        `${piece}鑫`,
      ]);
      for (const query of queries) {
        expect((await idsOf(page, query)).sort(), query).toEqual(
          plainlyEmpty(query) ? [] : scan(items, query).sort(),
        );
      }
    });
  });

  it('what is typed in traditional characters or in full width, as if it were typed as printed', async () => {
    const traditional = [Converter({ from: 'cn', to: 't' }), Converter({ from: 'cn', to: 'hk' })];
    await withPage(async (page) => {
      await page.goto(fileAddress());
      let changed = 0;
      for (const query of substrings(items, 150, 17)) {
        const expected = scan(items, query).sort();
        for (const convert of traditional) {
          const other = convert(query);
          if (other !== query) changed += 1;
          expect((await idsOf(page, other)).sort(), other).toEqual(expected);
        }
        const wide = query.replace(/[!-~]/gu, (each) =>
          String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0),
        );
        expect((await idsOf(page, wide.toUpperCase())).sort(), wide).toEqual(expected);
      }
      expect(changed).toBeGreaterThan(50);
    });
  });

  it('ids with and without hyphen, and names and domains by initials', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress());
      for (const { id } of items.filter((_, at) => at % 97 === 0)) {
        for (const query of [id, id.toLowerCase(), id.replace(/[^A-Za-z0-9]/gu, '')]) {
          expect(await idsOf(page, query), query).toContain(id);
        }
      }
      const education = items.filter(({ domain }) => domain === '义务教育').map(({ id }) => id);
      expect(await idsOf(page, 'ywjy')).toEqual(expect.arrayContaining(education));
      expect(await idsOf(page, 'zszc')).toContain('YWJY-0502');
      // 县教育和体育局, as an agency.
      expect(await idsOf(page, 'slxjyhtyj')).toEqual(expect.arrayContaining(education));
    });
  });
});

describe('the page', () => {
  it('shows hits with their names, the element they were found in and the words marked, the named ones first', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress('?q=招生'));
      const expected = scan(items, '招生');
      await shows(page, foundText(expected.length));
      const hit = page.locator('.hit', { has: page.locator('a[href="items/YWJY-0502.html"]') });
      expect(await hit.locator('h3 mark').allTextContents()).toEqual(['招生']);
      expect(await hit.locator('.hit-line dt').first().textContent()).toBe('公开内容');
      expect(await hit.locator('.hit-line mark').first().textContent()).toBe('招生');
      const names = await page.locator('.hit h3').allTextContents();
      const named = names.map((name) => name.includes('招生'));
      expect(named).toEqual([...named].sort((a, b) => Number(b) - Number(a)));
      expect(named).toContain(true);
    });
  });

  it('marks names that were found by their initials', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress('?q=zszc'));
      await page.locator('.hit').first().waitFor();
      const hit = page.locator('.hit', { has: page.locator('a[href="items/YWJY-0502.html"]') });
      expect(await hit.locator('h3 mark').allTextContents()).toEqual(['招生政策']);
    });
  });

  it('searches while one types, waits for the input method, and tells the number in a live region', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress());
      await shows(page, `全部 ${items.length.toLocaleString('zh-CN')} 项。`);
      expect(await page.locator('[role=status]').count()).toBe(1);
      await page.locator('#q').pressSequentially('招生');
      await shows(page, foundText(scan(items, '招生').length));
      await page.locator('#q').evaluate("(input) => input.dispatchEvent(new Event('compositionstart'))");
      await page
        .locator('#q')
        .evaluate(
          "(input) => { input.value += 'zh'; input.dispatchEvent(new InputEvent('input', { isComposing: true })); }",
        );
      await page.waitForTimeout(600);
      expect(await page.locator('#status').textContent()).toBe(foundText(scan(items, '招生').length));
    });
  });

  it('gives more results by need, and the keyboard goes on at the first new one', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress('?q=公开'));
      const count = scan(items, '公开').length;
      await shows(page, foundText(count));
      expect(await page.locator('.hit').count()).toBe(20);
      await page.locator('#more').press('Enter');
      await expect.poll(() => page.locator('.hit').count()).toBe(40);
      const focused = page.locator('.hit a:focus');
      expect(await focused.getAttribute('href')).toBe(
        await page.locator('.hit').nth(20).locator('a').getAttribute('href'),
      );
    });
  });

  it('counts in every facet what a plain count gives, before and after choosing', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress('?q=公开'));
      const found = new Set(scan(items, '公开'));
      const hits = items.filter(({ id }) => found.has(id));
      await shows(page, foundText(hits.length));
      expect(await facetsOf(page)).toEqual(countsOf(hits, () => true));
      await page.getByRole('checkbox', { name: /^扶贫/u }).check();
      await page.getByRole('checkbox', { name: /^乡级/u }).check();
      await page.getByRole('checkbox', { name: /^村级/u }).check();
      const inDomain = (item: PublishedItem) => item.domain === '扶贫';
      const inLevel = (item: PublishedItem) => item.level.some((level) => ['乡级', '村级'].includes(level));
      const left = hits.filter((item) => inDomain(item) && inLevel(item));
      expect(left.length).toBeGreaterThan(0);
      await shows(page, foundText(left.length));
      expect(await facetsOf(page)).toEqual(
        countsOf(
          hits,
          (item, facet) => (facet === 'domain' || inDomain(item)) && (facet === 'level' || inLevel(item)),
        ),
      );
      await page.getByRole('button', { name: '清除筛选' }).click();
      await shows(page, foundText(hits.length));
      expect(await page.locator('#clear').isVisible()).toBe(false);
    });
  });

  it('is written in its address: it can be passed on, and the back button goes through what was searched', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress());
      await search(page, '低保');
      await page.getByRole('checkbox', { name: /^乡级/u }).check();
      const found = new Set(scan(items, '低保'));
      const left = items.filter(({ id, level }) => level.includes('乡级') && found.has(id)).length;
      await shows(page, foundText(left));
      const address = page.url();
      expect(new URL(address).searchParams.get('q')).toBe('低保');
      expect(new URL(address).searchParams.get('level')).toBe('乡级');
      await search(page, '农机');
      await page.goBack();
      await shows(page, foundText(left));
      expect(await page.locator('#q').inputValue()).toBe('低保');
      await page.goBack();
      await shows(page, foundText(scan(items, '低保').length));
      expect(await page.getByRole('checkbox', { name: /^乡级/u }).isChecked()).toBe(false);
      await page.goForward();
      await shows(page, foundText(left));
      await withPage(async (other) => {
        await other.goto(address);
        await shows(other, foundText(left));
        expect(await other.getByRole('checkbox', { name: /^乡级/u }).isChecked()).toBe(true);
      });
    });
  });

  it('typing makes one step of history, not one for each letter', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress('?q=低保'));
      await page.locator('.hit').first().waitFor();
      const before = await page.evaluate<number>('history.length');
      for (const letters of ['农', '农机', '农机购']) {
        await page.locator('#q').fill(letters);
        await shows(page, foundText(scan(items, letters).length));
      }
      expect(await page.evaluate<number>('history.length')).toBe(before + 1);
      await page.goBack();
      await shows(page, foundText(scan(items, '低保').length));
    });
  });
});

describe('whatever is typed', () => {
  it.each([
    '.*',
    '^(招|生)+$',
    '[公-开]',
    '\\d+',
    '<script>alert(1)</script>',
    '"\'`$',
    '招生*',
    '%E4%BD%A0&domain=x#y',
    '😀招生😀',
    '…',
  ])('%s is text like any other', async (query) => {
    await withPage(async (page) => {
      const { errors } = watched(page);
      await page.goto(fileAddress());
      await search(page, query);
      const expected = scan(items, query).length;
      const empty = plainlyEmpty(query);
      await shows(
        page,
        empty
          ? `“${query}”里没有可以检索的汉字、字母或者数字。`
          : new RegExp(expected === 0 ? '没有找到' : `^找到 ${expected.toLocaleString('zh-CN')} 项`, 'u'),
      );
      expect(await page.locator('.hit').count()).toBe(empty ? 0 : Math.min(expected, 20));
      expect(errors).toEqual([]);
    });
  });

  it('a very long text is searched for as it is, one of the catalog found, any other not', async () => {
    await withPage(async (page) => {
      const longest = items.flatMap(({ texts }) => texts).reduce((a, b) => (a.length < b.length ? b : a));
      await page.goto(fileAddress());
      expect(await idsOf(page, longest)).toEqual(expect.arrayContaining(scan(items, longest)));
      expect(await idsOf(page, longest.repeat(300))).toEqual([]);
      await page.reload();
      await search(page, longest.repeat(300));
      await shows(page, /没有找到/u);
    });
  });

  it('names that are markup stay text in hits and facets', async () => {
    await withPage(async (page) => {
      let alarmed = false;
      page.on('dialog', async (dialog) => {
        alarmed = true;
        await dialog.dismiss();
      });
      await page.goto(fileAddress('?q=alert', 'sample/search.html'));
      await shows(page, '找到 1 项。');
      expect(await page.locator('.hit h3').textContent()).toBe(hostileTexts.markup);
      expect(await page.locator('.hit h3 mark').textContent()).toBe('alert');
      expect(await page.locator('.hit script').count()).toBe(0);
      expect(alarmed).toBe(false);
    });
  });
});

describe('to everyone', () => {
  it.each([
    ['light', 1280],
    ['light', 390],
    ['dark', 1280],
    ['dark', 390],
  ] as const)(
    'axe finds nothing in results, facets, and an empty result (%s, %d px)',
    async (colorScheme, width) => {
      await withPage(
        async (page) => {
          const problems: string[] = [];
          for (const query of ['?q=公開&level=乡级', '?q=鑫鑫鑫', '']) {
            await page.goto(fileAddress(query));
            await shows(page, /项。$|没有找到/u);
            await page.locator('#filter').evaluate('(details) => { details.open = true; }');
            problems.push(...(await violationsOf(page)).map((found) => `${query}: ${found}`));
          }
          expect(problems).toEqual([]);
        },
        { colorScheme, viewport: { width, height: 900 }, bypassCSP: true },
      );
    },
  );

  it.each([1280, 390, 320])('nothing scrolls sideways (%d px)', async (width) => {
    await withPage(
      async (page) => {
        await page.goto(fileAddress('?q=公开'));
        await page.locator('.hit').first().waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      },
      { viewport: { width, height: 900 } },
    );
  });

  it('with the keyboard alone: from the home page to a query, a facet and the page of an item', async () => {
    await withPage(async (page) => {
      await page.goto(fileAddress('', paths.home));
      await tabTo(page, 'input[name=q]');
      await page.keyboard.type('招生');
      await page.keyboard.press('Enter');
      await page.waitForURL(/search\.html\?q=/u);
      const count = scan(items, '招生').length;
      await shows(page, foundText(count));
      await tabTo(page, '#q');
      await tabTo(page, '[type=checkbox]');
      await page.keyboard.press('Space');
      await expect.poll(() => page.url()).toContain('domain=');
      await shows(page, foundText(count));
      // The box that was ticked still has the focus, although the list was made anew.
      expect(await page.evaluate('document.activeElement.checked')).toBe(true);
      await tabTo(page, '.hit a');
      await page.keyboard.press('Enter');
      await page.waitForURL(/items\/.*\.html$/u);
      expect(await page.locator('h1').textContent()).toContain('招生');
    });
  });

  it('without scripts the page says so and leads to every list; the form of the masthead leads to it', async () => {
    await withPage(
      async (page) => {
        await page.goto(fileAddress('', paths.domains));
        await page.fill('input[name=q]', '招生');
        await page.keyboard.press('Enter');
        await page.waitForURL(/search\.html\?q=/u);
        expect(await page.locator('#find').isVisible()).toBe(false);
        expect(await page.locator('main').textContent()).toContain('检索靠浏览器的脚本');
        await page.getByRole('main').getByRole('link', { name: '义务教育' }).click();
        await page.getByRole('link', { name: '招生政策' }).click();
        await page.waitForURL(/YWJY-0502\.html$/u);
      },
      { javaScriptEnabled: false },
    );
  });
});

describe('wherever it is published', () => {
  it('works under a base path over HTTP, asks for nothing outside of it, and fetches a small part of the index', async () => {
    await withPage(async (page) => {
      const { requests, errors } = watched(page);
      await page.goto(`${served.origin}${base}search.html?q=农机购置`);
      await shows(page, foundText(scan(items, '农机购置').length));
      const bytes = requests
        .filter((url) => url.includes('/search/'))
        .reduce((sum, url) => sum + contentOf(new URL(url).pathname).length, 0);
      expect(bytes).toBeGreaterThan(5000);
      expect(bytes).toBeLessThan(60_000);
      await page.locator('.hit a').first().click();
      await page.waitForURL(new RegExp(`${base}items/`, 'u'));
      await page.locator('.seek input').fill('招生');
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`${base}search.html\\?q=`, 'u'));
      await shows(page, foundText(scan(items, '招生').length));
      expect(errors).toEqual([]);
      expect(
        requests.filter((url) => !url.startsWith(served.origin + base) && !url.startsWith('data:')),
      ).toEqual([]);
    });
  });

  it('works from file:// without an error or a request to any host', async () => {
    await withPage(async (page) => {
      const { requests, errors } = watched(page);
      await page.goto(fileAddress('', paths.item('YWJY-0502')));
      await page.locator('.seek input').fill('农机购置');
      await page.keyboard.press('Enter');
      await shows(page, foundText(scan(items, '农机购置').length));
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !/^(?:file|data):/u.test(url))).toEqual([]);
    });
  });

  it('says what to do when the index cannot be read, leads to the lists, and goes on when it can', async () => {
    await withPage(async (page) => {
      await page.goto(`${served.origin}${base}search.html`);
      await shows(page, /^全部/u);
      await page.context().setOffline(true);
      await search(page, '农机购置');
      await shows(page, /没有读到/u);
      expect(await page.getByRole('main').getByRole('link', { name: '义务教育' }).isVisible()).toBe(true);
      await page.context().setOffline(false);
      await search(page, '农机购置补贴');
      await shows(page, foundText(scan(items, '农机购置补贴').length));
      expect(await page.locator('#plain').isVisible()).toBe(false);
    });
  });
});

/** All ids the index of the page finds, in the order of the results. */
function idsOf(page: Page, query: string): Promise<string[]> {
  return page.evaluate<string[]>(`(async () => {
    const { index, version } = document.getElementById('search').dataset;
    window.opened ??= openSearchIndex(index, version);
    const { order } = await opened.search(${JSON.stringify(query)}, {});
    return (await opened.hits(order, [])).map(({ id }) => id.text);
  })()`);
}

async function search(page: Page, query: string): Promise<void> {
  await page.locator('#q').fill(query);
  await page.locator('#q').press('Enter');
}

async function shows(page: Page, status: string | RegExp): Promise<void> {
  const shown = expect.poll(() => page.locator('#status').textContent(), { timeout: 60_000 });
  if (typeof status === 'string') await shown.toBe(status);
  else await shown.toMatch(status);
}

function foundText(count: number): string {
  return `找到 ${count.toLocaleString('zh-CN')} 项。`;
}

/** Every value of every facet with its count, those without any hit left out. */
async function facetsOf(page: Page): Promise<Record<string, Record<string, number>>> {
  for (const button of await page.locator('.facet button:visible').all()) {
    if ((await button.textContent())?.startsWith('显示全部')) await button.click();
  }
  return page.evaluate<Record<string, Record<string, number>>>(`Object.fromEntries(
    Array.from(document.querySelectorAll('.facet'), (facet, at) => [
      ${JSON.stringify(facetKeys)}[at],
      Object.fromEntries(
        Array.from(facet.querySelectorAll('li'), (item) => {
          const [, text, count] = item.querySelector('label').children;
          return [text.textContent, Number(count.textContent.replaceAll(',', ''))];
        }),
      ),
    ]),
  )`);
}

function countsOf(
  hits: readonly PublishedItem[],
  passes: (item: PublishedItem, facet: string) => boolean,
): Record<string, Record<string, number>> {
  return Object.fromEntries(
    facetKeys.map((key) => {
      const counts: Record<string, number> = {};
      for (const item of hits.filter((each) => passes(each, key))) {
        for (const value of new Set([item[key]].flat())) counts[value] = (counts[value] ?? 0) + 1;
      }
      return [key, counts];
    }),
  );
}

function plainlyEmpty(query: string): boolean {
  return !/[\p{L}\p{N}]/u.test(query.normalize('NFKC'));
}

/** Tab until the focus is on such an element. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`The keyboard does not reach ${selector}.`);
}

function withPage(
  use: (page: Page) => Promise<void>,
  options: BrowserContextOptions = { viewport: { width: 1280, height: 900 } },
): Promise<void> {
  return browsing.withPage(options, use);
}

function fileAddress(query = '', path: string = paths.search): string {
  return browsing.fileAddress(path, query);
}

function contentOf(pathname: string): string | Uint8Array {
  return files.get(pathname.replace(base, 'site/')) ?? '';
}
