import { posix } from 'node:path';
import { Converter } from 'opencc-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { emitSite } from '../../src/emit/site/site.js';
import { inBoth, samplePublication } from './fixtures.js';
import { hostilePublication, hostileText } from './hostile.js';
import { attributes, decoded, siteOf, textOf, visibleText } from './site-pages.js';

const base = 'https://www.example.gov.cn/';
const variant = 'site/zh-hant/';
let files: ReadonlyMap<string, string>;
let plain: ReadonlyMap<string, string>;
let pages: readonly string[];
let twins: readonly string[];

beforeAll(async () => {
  plain = await siteOf(samplePublication());
  files = await siteOf(inBoth(samplePublication()));
  const html = [...files.keys()].filter((path) => path.endsWith('.html'));
  twins = html.filter((path) => path.startsWith(variant));
  pages = html.filter((path) => !path.startsWith(variant));
});

describe('a site in both characters', () => {
  it('has every page twice, but the one for what is not found, which stands for any address', () => {
    const expected = pages
      .filter((path) => path !== 'site/404.html')
      .map((path) => path.replace('site/', variant));
    expect([...twins].sort()).toEqual(expected.sort());
    expect(twins.length).toBeGreaterThan(25);
  });

  it('has lists, data and the postings of the search once: they would be the same', () => {
    const own = [...files.keys()].filter(
      (path) => path.startsWith(variant) && !/\.(?:html|xml)$/u.test(path),
    );
    for (const path of own)
      expect(path).toMatch(/^site\/zh-hant\/(assets\/[\w-]+\.(js|css)|search\/(index|[ti]\d+)\.js)$/u);
    for (const path of own) expect(files.get(path), path).not.toBe(files.get(path.replace(variant, 'site/')));
  });

  it('has feeds of its own: who subscribes in traditional characters is told of traditional pages', () => {
    const feeds = [...plain.keys()].filter((path) => /(?:atom|rss)\.xml$/u.test(path));
    expect(feeds.length).toBe(4);
    const twinned = [...files.keys()].filter((path) => path.startsWith(variant) && path.endsWith('.xml'));
    expect(twinned.sort()).toEqual(feeds.map((path) => path.replace('site/', variant)).sort());
    for (const path of feeds) {
      const [simplified, traditional] = [
        files.get(path) ?? '',
        files.get(path.replace('site/', variant)) ?? '',
      ];
      expect(simplified).toBe(plain.get(path));
      expect(traditional).toMatch(/xml:lang="zh-Hant"|<language>zh-Hant</u);
      // Every address is that of a twin, and nothing but words, addresses and the language is another.
      const addresses = [...traditional.matchAll(/https?:\/\/www\.example[^"<]*/gu)].map(
        ([address]) => address,
      );
      expect(addresses.length).toBeGreaterThan(3);
      for (const address of addresses) {
        expect(address).toContain(`${base}zh-hant/`);
        expect([...files.keys()]).toContain(address.replace(base, 'site/'));
      }
      const tags = (xml: string) => xml.match(/<[^>]*>/gu)?.map((tag) => tag.replace(/="[^"]*"/gu, ''));
      expect(tags(traditional)).toEqual(tags(simplified));
      expect(simplifiedIn(traditional)).toEqual([]);
    }
    expect(files.get(`${variant}progress/index.html`)).toContain('href="atom.xml"');
  });

  it('leads from every page to its twin and back, and tells crawlers of both', () => {
    for (const path of pages) {
      if (path === 'site/404.html') continue;
      const twin = path.replace('site/', variant);
      const addresses = [path, twin].map((each) => base + each.slice('site/'.length));
      for (const each of [path, twin]) {
        const html = files.get(each) ?? '';
        const links = [
          ...html.matchAll(
            /<a href="([^"]*)" lang="(zh-Han[st])" hreflang="\2" aria-current="(\w+)">(.*?)<\/a>/gu,
          ),
        ];
        expect(
          links.map(([, href = '', code, current, name]) => [targetOf(each, href), code, current, name]),
        ).toEqual([
          [path, 'zh-Hans', String(each === path), '简体'],
          [twin, 'zh-Hant', String(each === twin), '繁體'],
        ]);
        const alternates = [...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/gu)];
        expect(alternates.map(([, code, href]) => [code, href])).toEqual([
          ['zh-Hans', addresses[0]],
          ['x-default', addresses[0]],
          ['zh-Hant', addresses[1]],
        ]);
        const own = base + each.slice('site/'.length);
        // The page of an id no longer in use may lead to the one that took its place.
        if (!isRetired(html)) expect(html).toContain(`<link rel="canonical" href="${own}">`);
        const [url] = [...html.matchAll(/<meta name="Url" content="([^"]*)">/gu)].map(
          ([, address]) => address,
        );
        if (url !== undefined) expect(url).toBe(own);
      }
    }
  });

  it('says its language on every page, so that browsers choose the fonts and readers the voice', () => {
    for (const path of twins) expect(files.get(path)).toMatch(/^<!doctype html>\n<html lang="zh-Hant">/u);
    for (const path of pages) expect(files.get(path)).toMatch(/^<!doctype html>\n<html lang="zh-CN">/u);
  });

  it('stays in its characters: no link but the one to the twin leads to a page in the others', () => {
    for (const path of twins) {
      for (const tag of (files.get(path) ?? '').match(/<[^>]*\s(?:href|src|action)="[^"]*"[^>]*>/gu) ?? []) {
        if (tag.includes('hreflang=')) continue;
        const [address = ''] = [
          ...attributes(tag, 'href'),
          ...attributes(tag, 'src'),
          ...attributes(tag, 'action'),
        ];
        const target = address.startsWith(base)
          ? `site/${address.slice(base.length)}`
          : targetOf(path, address);
        expect(pages, `${path}: ${tag}`).not.toContain(target);
      }
    }
  });

  it('has no dead link and no dead fragment', () => {
    let followed = 0;
    for (const path of twins) {
      const html = files.get(path) ?? '';
      for (const address of ['href', 'src', 'action'].flatMap((name) => attributes(html, name))) {
        if (/^(?:[a-z]+:|\/)/u.test(address)) continue;
        const [target = '', fragment] = [targetOf(path, address), address.split('#')[1]];
        // Lists and data come from other emitters.
        if (/^site\/(?:lists|data)\//u.test(target)) continue;
        expect(files.has(target), `${path}: ${address}`).toBe(true);
        if (fragment !== undefined)
          expect(files.get(target), `${path}: ${address}`).toContain(` id="${fragment}"`);
        followed += 1;
      }
    }
    expect(followed).toBeGreaterThan(500);
  });

  it('links lists and data where the site has them', () => {
    const shared = (path: string): string[] =>
      attributes(files.get(path) ?? '', 'href')
        .filter((address) => !/^[a-z]+:/u.test(address))
        .map((address) => targetOf(path, address))
        .filter((target) => /\/(?:lists|data)\//u.test(target));
    for (const path of twins) expect(shared(path)).toEqual(shared(path.replace(variant, 'site/')));
    expect(shared(`${variant}downloads.html`).length).toBeGreaterThan(10);
  });

  it('tells crawlers every page in both, each with the other', () => {
    const map = files.get('site/sitemap.xml') ?? '';
    const locations = [...map.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, address]) => address);
    expect([...locations].sort()).toEqual(
      [...pages, ...twins]
        .filter((path) => path !== 'site/404.html' && !isRetired(files.get(path) ?? ''))
        .map((path) => base + path.slice('site/'.length))
        .sort(),
    );
    expect(map.match(/<xhtml:link rel="alternate" hreflang="x?[\w-]+" href="[^"]+"\/>/gu)).toHaveLength(
      locations.length * 2,
    );
    expect(map).toContain('xmlns:xhtml="http://www.w3.org/1999/xhtml"');
  });

  it('changes nothing where the county does not want it', async () => {
    for (const [path, content] of plain) {
      expect(content, path).not.toMatch(/hreflang="|zh-hant|zh-Hant"|繁體|xmlns:xhtml/u);
    }
    const withWords = samplePublication();
    const named = { kept: ['示例'], spellings: new Map([['示例县', '某縣']]), forms: new Map() };
    const catalog = { ...withWords.catalog, traditional: named };
    expect(await siteOf({ ...withWords, catalog })).toEqual(plain);
  });
});

describe('what a reader of traditional characters sees', () => {
  it('no simplified character on any page, in any attribute, script or stylesheet, but in names of documents', () => {
    const known = new Set<string>();
    for (const [path, content] of files) {
      if (!path.startsWith(variant)) continue;
      const shown = path.endsWith('.html')
        ? [visibleText(content.replace(/<a [^>]*lang="zh-Hans".*?<\/a>/gu, '')), ...words(content)]
        : [content.replace(/"simplified":"[^"]*"|"grams":\[.*?\]/gu, '')];
      for (const text of shown) for (const each of simplifiedIn(text)) known.add(`${path}: ${each}`);
    }
    expect([...known]).toEqual([]);
  });

  it('the names of documents as issued, and the names of places as the office spells them', async () => {
    const publication = inBoth(samplePublication());
    const { catalog } = publication;
    const site = {
      ...catalog.county.site,
      icp: '示ICP备00000000号-1',
      police: '示公网安备 99000102000001号',
    };
    const traditional = {
      kept: ['西山乡'],
      spellings: new Map([['示例县', '示例縣（定名）']]),
      forms: new Map([['臺', '台']]),
    };
    const named = await siteOf({
      ...publication,
      catalog: { ...catalog, traditional, county: { ...catalog.county, site } },
    });
    const home = visibleText(named.get(`${variant}index.html`) ?? '');
    for (const text of [
      '示例縣（定名）',
      '西山乡',
      '示ICP备00000000号-1',
      '示公网安备 99000102000001号',
      '東河鎮',
    ]) {
      expect(home).toContain(text);
    }
    const item = [...named].find(
      ([path, html]) => path.startsWith(`${variant}items/`) && html.includes('《'),
    );
    const titles = (html: string): string[] => visibleText(html).match(/《[^《》]*》/gu) ?? [];
    expect(titles(item?.[1] ?? '')).toEqual(
      titles(named.get((item?.[0] ?? '').replace(variant, 'site/')) ?? ''),
    );
    expect(titles(item?.[1] ?? '').join('')).toMatch(/[华国务]/u);
  });

  it('texts full of markup, quotes, placeholders and marks of direction, still without effect', async () => {
    const publication = inBoth(hostilePublication(hostileText, { url: "https://a.example/x'y&z/" }));
    const hostile = await siteOf(publication);
    const skeleton = (html: string): string[] =>
      (html.match(/<[a-z/!][^>]*>/giu) ?? []).map((tag) => tag.replace(/"[^"]*"/gu, '""'));
    let compared = 0;
    for (const [path, html] of hostile) {
      if (!path.startsWith(variant) || !path.endsWith('.html')) continue;
      const original = hostile.get(path.replace(variant, 'site/')) ?? '';
      expect(skeleton(html), path).toEqual(skeleton(original));
      const controls = (text: string): string[] =>
        text.match(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069]|\{\{|&[#\w]+;/gu) ?? [];
      expect(controls(html), path).toEqual(controls(original));
      expect(html).toContain('<link rel="canonical" href="https://a.example/x&#x27;y&amp;z/zh-hant/');
      compared += 1;
    }
    expect(compared).toBeGreaterThan(25);
  });
});

it('gives the same artifacts in the same order again: the words seen before must not count', async () => {
  const publication = inBoth(samplePublication());
  const read = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const { path, content } of emitSite(publication)) found.push(path, textOf(content));
    return found;
  };
  expect(await read()).toEqual(await read());
});

function isRetired(html: string): boolean {
  return html.includes('<meta name="robots" content="noindex">');
}

function targetOf(page: string, address: string): string {
  const path = address.replace(/[?#].*$/su, '');
  return path === '' ? page : posix.join(posix.dirname(page), path);
}

/** The attributes of a page that people read. */
function words(html: string): string[] {
  const own = html.replace(/<a [^>]*lang="zh-Hans".*?<\/a>/gu, '');
  return [...own.matchAll(/\s(?:title|alt|aria-label|placeholder|data-label|content)="([^"]*)"/gu)].map(
    ([, text = '']) => decoded(text),
  );
}

const toTraditional = Converter({ from: 'cn', to: 't' });
const toSimplified = Converter({ from: 't', to: 'cn' });

/** Runs of Chinese that a second conversion changes: characters of which the first left some. */
function simplifiedIn(text: string): string[] {
  const ours = '為眾群核秘床峰麵啟偽吃癡痴灶粽踴皂唇針煙才缽布';
  return (text.replace(/《[^《》]*》/gu, '').match(/\p{Script=Han}+/gu) ?? []).filter((run) => {
    const again = Array.from(toTraditional(toSimplified(run)));
    return Array.from(run).some((character, at) => again[at] !== character && !ours.includes(character));
  });
}
