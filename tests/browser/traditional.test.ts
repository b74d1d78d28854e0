import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Converter } from 'opencc-js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';
import { launchChromium, patienceMs } from './chromium.js';
import { type PublishedItem, publishedItems, scan, substrings } from './published.js';

const toTraditional = Converter({ from: 'cn', to: 't' });
const work = temporaryFolder('traditional');
const site = join(work, 'dist', 'site');
let browser: Browser;
let items: readonly PublishedItem[] = [];

/** The example county as it would be if its office asked for traditional characters. */
beforeAll(async () => {
  requireBuild();
  cpSync('catalog/example', work, { recursive: true });
  const settings = readFileSync(join(work, 'gongkai.yaml'), 'utf8');
  writeFileSync(join(work, 'gongkai.yaml'), `变体: 繁体\n${settings}`);
  writeFileSync(join(work, '繁体.yaml'), '写法:\n  云岭: 云嶺\n保护: 石桥村\n');
  const built = await run(['build', work, '--quiet'], work);
  expect(built.code, built.stdout + built.stderr).toBe(0);
  const pages = readdirSync(join(site, 'items')).map((name) => `items/${name}`);
  items = await publishedItems(
    new Map(pages.map((path) => [`site/${path}`, readFileSync(join(site, path), 'utf8')])),
  );
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

describe('the example county in both characters, from the real program', () => {
  it('has a twin of every page, listed in the manifest', () => {
    const html = (folder: string): string[] =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
    const twins = html(join(site, 'zh-hant'));
    const own = html(site).filter((path) => !path.startsWith('zh-hant') && path !== '404.html');
    expect(twins.sort()).toEqual(own.sort());
    expect(twins.length).toBeGreaterThan(1200);
    const manifest = readFileSync(join(work, 'dist', 'manifest.json'), 'utf8');
    for (const path of twins) expect(manifest).toContain(`site/zh-hant/${path.replaceAll('\\', '/')}"`);
  });

  it('writes names as the office wants them', () => {
    const agencies = readFileSync(join(site, 'zh-hant', 'agencies', 'index.html'), 'utf8');
    expect(agencies).toContain('示例縣云嶺鄉人民政府');
    expect(agencies).toContain('青石鎮石桥村村民委員會');
    expect(agencies).not.toMatch(/雲嶺|石橋村/u);
  });
});

describe('the search in traditional characters', () => {
  it('finds the same items as the other one, typed in either', async () => {
    const queries = substrings(items, 40, 271);
    const [simplified, traditional] = [await pageOf('search.html'), await pageOf('zh-hant/search.html')];
    let found = 0;
    for (const query of queries) {
      const expected = await idsOf(simplified, query);
      found += expected.length;
      expect(await idsOf(traditional, query), query).toEqual(expected);
      expect(await idsOf(traditional, toTraditional(query)), query).toEqual(expected);
    }
    expect(found).toBeGreaterThan(300);
    await Promise.all([simplified.close(), traditional.close()]);
  });

  it('shows hits, facets and words of its own in them, the place of the hit marked', async () => {
    const page = await pageOf('zh-hant/search.html?q=%E8%B5%84%E9%87%91%E5%8F%91%E6%94%BE');
    await expect
      .poll(() => page.locator('#status').textContent(), { timeout: patienceMs })
      .toBe(`找到 ${scan(items, '资金发放').length} 項。`);
    const marked = await page.locator('mark').allTextContents();
    expect([marked.length > 0, new Set(marked)]).toEqual([true, new Set(['資金發放'])]);
    const shown = await page.locator('#found').innerText();
    expect(shown).toContain('示例縣財政局');
    expect(shown).toContain('社會救助');
    expect(shown).not.toMatch(/[县财会显筛选项开]/u);
    await page.locator('.hit a').first().click();
    await page.waitForURL(/\/zh-hant\/items\//u);
    expect(await page.locator('h1').textContent()).toBe('社會救助資金發放情況');
    await page.close();
  });

  it('goes on in the other characters with the same query and the same facets', async () => {
    const page = await pageOf('search.html?q=%E8%A1%A5%E8%B4%B4');
    const count = await page.locator('.facet .count').first().textContent();
    await page.locator('.facet input').first().check();
    await expect
      .poll(() => page.locator('#status').textContent(), { timeout: patienceMs })
      .toBe(`找到 ${count} 项。`);
    expect(page.url()).toContain('domain=');
    const before = await hitsOf(page);
    await page.getByRole('link', { name: '繁體' }).click();
    await page.waitForURL(/\/zh-hant\/search\.html\?/u);
    await expect
      .poll(() => page.locator('#status').textContent(), { timeout: patienceMs })
      .toBe(`找到 ${count} 項。`);
    expect(await page.locator('.facet input:checked').count()).toBe(1);
    expect(await hitsOf(page)).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
    await page.close();
  });
});

it('every page leads to its twin and back without scripts, from a disk', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of ['index.html', 'items/YWJY-0502.html', 'domains/index.html']) {
    await page.goto(addressOf(path));
    await page.getByRole('link', { name: '繁體' }).click();
    expect(page.url()).toBe(addressOf(`zh-hant/${path}`));
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
    await page.getByRole('link', { name: '简体' }).click();
    expect(page.url()).toBe(addressOf(path));
  }
  await context.close();
});

it.each([1280, 390])('axe finds nothing on pages in traditional characters (%d px)', async (width) => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const path of ['index.html', 'items/YWJY-0502.html', 'search.html?q=%E6%95%99%E8%82%B2']) {
    const page = await pageOf(`zh-hant/${path}`, width);
    if (path.startsWith('search')) await page.locator('.hit').first().waitFor();
    await page.evaluate(axe);
    const result = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      "axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: true }, 'target-size': { enabled: true } } })",
    );
    expect(
      result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      path,
    ).toEqual([]);
    await page.close();
  }
});

function addressOf(path: string): string {
  return `${pathToFileURL(site).href}/${path}`;
}

async function pageOf(path: string, width = 1280): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(patienceMs);
  await page.goto(addressOf(path));
  return page;
}

function idsOf(page: Page, query: string): Promise<string[]> {
  return page.evaluate<string[]>(`(async () => {
    const { index, version } = document.getElementById('search').dataset;
    window.opened ??= openSearchIndex(index, version);
    const { order } = await opened.search(${JSON.stringify(query)}, {});
    return (await opened.hits(order, [])).map(({ id }) => id.text);
  })()`);
}

function hitsOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    "Array.from(document.querySelectorAll('.hit h3 a'), (link) => link.getAttribute('href'))",
  );
}
