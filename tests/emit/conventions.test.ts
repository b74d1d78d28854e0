import { describe, expect, it } from 'vitest';
import { addressOf, paths } from '../../src/emit/paths.js';
import { contextOf } from '../../src/emit/site/context.js';
import { crawlerFiles } from '../../src/emit/site/crawlers.js';
import { pagerOf } from '../../src/emit/site/pager.js';
import { partAt, partsOf } from '../../src/emit/site/parts.js';
import { loadTemplates } from '../../src/emit/templates.js';
import type { SiteInfo } from '../../src/model/catalog.js';
import type { Publication } from '../../src/model/publication.js';
import { reference, sampleCatalog, sampleEntry, samplePublication } from './fixtures.js';
import { attributes, decoded, siteOf, textOf, visibleText } from './site-pages.js';

const home = 'https://www.example.gov.cn/';

describe('the tags of the guideline on government websites', () => {
  it('name the site on every page, its column on every page but two, the article on every item and every page of a column, and nowhere else', async () => {
    const site = await siteOf(withSite({}));
    for (const [path, html] of site) {
      if (!path.endsWith('.html')) continue;
      const tags = tagsOf(html);
      const has = (...names: string[]) => names.every((name) => (tags.get(name) ?? '') !== '');
      expect(has('SiteName', 'SiteDomain', 'SiteIDCode'), path).toBe(true);
      const column = has('ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType');
      expect(column, path).toBe(path !== paths.home && path !== paths.notFound);
      const article = has(
        'ArticleTitle',
        'PubDate',
        'ContentSource',
        'Keywords',
        'Author',
        'Description',
        'Url',
      );
      // The page of an old id speaks of an item that is no more.
      const item = path.startsWith('site/items/') && !path.includes('-800');
      const written = /^site\/(?:progress|guidance)\/(?!index)/u.test(path);
      expect(article, path).toBe(written || item);
      if (!article)
        expect(
          [...tags.keys()].filter((name) => /Article|PubDate|Url/u.test(name)),
          path,
        ).toEqual([]);
    }
  });

  it('say of an item what the catalog says of it', async () => {
    const tags = tagsOf((await siteOf(withSite({}))).get(paths.item('YWJY-0201')) ?? '');
    expect(Object.fromEntries(tags)).toMatchObject({
      SiteName: '示例县人民政府门户网站',
      SiteDomain: 'www.example.gov.cn',
      SiteIDCode: '9900010001',
      ColumnName: '义务教育',
      ColumnType: '基层政务公开标准目录',
      ArticleTitle: '招生政策',
      PubDate: '2024-05-20 00:00',
      ContentSource: '示例县教育和体育局',
      Keywords: '招生政策,义务教育,招生管理,公办学校',
      Author: '示例县人民政府办公室',
      Url: `${home}items/YWJY-0201.html`,
    });
  });

  it('say of a page of a column what its author says of it: its own day, number of document and picture', async () => {
    const tags = tagsOf((await siteOf(withSite({}))).get(paths.page('progress', 'fangan')) ?? '');
    expect(Object.fromEntries(tags)).toMatchObject({
      ColumnName: '工作推进',
      ColumnType: '工作动态',
      ArticleTitle: '试点方案',
      PubDate: '2024-05-10 00:00',
      ContentSource: '示例县人民政府办公室',
      Keywords: '试点,工作推进,示例县',
      Description: '一句话说明',
      Image: `${home}progress/files/fangan-2.png`,
      Url: `${home}progress/fangan.html`,
    });
  });

  it('invent nothing: what the county has not said is not there, least of all an empty tag', async () => {
    const site = await siteOf(withSite({ title: null, url: null, siteCode: null }));
    const tags = tagsOf(site.get(paths.item('YWJY-0201')) ?? '');
    expect(['SiteDomain', 'SiteIDCode', 'Url', 'Image'].filter((name) => tags.has(name))).toEqual([]);
    expect([...tags.values()].filter((value) => value === '')).toEqual([]);
  });
});

describe('the foot of a page', () => {
  it('leads to the correction service with the code of the site and the address of that very page', async () => {
    const site = await siteOf(withSite({}));
    const links = (path: string) => attributes(site.get(path) ?? '', 'href');
    const correction = (path: string) => links(path).find((href) => href.includes('jiucuo')) ?? '';
    const url = new URL(correction(paths.item('YWJY-0201')));
    expect(url.origin + url.pathname).toBe('https://zfwzgl.www.gov.cn/exposure/jiucuo.html');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      site_code: '9900010001',
      url: `${home}items/YWJY-0201.html`,
    });
    expect(correction(paths.notFound)).toContain(encodeURIComponent(`${home}index.html`));
    const bare = await siteOf(withSite({ siteCode: null }));
    expect(attributes(bare.get(paths.home) ?? '', 'href').join(' ')).not.toContain('jiucuo');
  });

  it('leads to both filing systems, and to the map of the site from every page', async () => {
    const site = await siteOf(
      withSite({ icp: '示ICP备00000000号-1', police: '示公网安备 99999902000001号' }),
    );
    for (const [path, html] of site) {
      if (!path.endsWith('.html')) continue;
      const links = attributes(html, 'href');
      expect(links, path).toContain('https://beian.miit.gov.cn/');
      expect(links, path).toContain('https://beian.mps.gov.cn/#/query/webSearch?code=99999902000001');
      expect(
        links.some((link) => link.endsWith('sitemap.html')),
        path,
      ).toBe(true);
    }
  });
});

describe('links', () => {
  it('that leave the website say so in words, and give the other site neither window nor referrer', async () => {
    const catalog = sampleCatalog();
    const columns = catalog.columns.map((column) => ({ ...column, url: 'https://other.example/zsgl/' }));
    const site = await siteOf(samplePublication({ catalog: { ...catalog, columns } }));
    let left = 0;
    for (const [path, html] of site) {
      if (!path.endsWith('.html')) continue;
      for (const [, before = '', href = '', after = '', text = ''] of html.matchAll(
        /<a ([^>]*)href="([^"]*)"([^>]*)>(.*?)<\/a>/gsu,
      )) {
        const address = decoded(href);
        const away = /^https?:/u.test(address) && !address.startsWith(home);
        const rel = / rel="external noopener noreferrer"/u.test(before + after);
        expect([rel, text.includes('aria-label="站外链接"')], `${path} → ${address}`).toEqual([away, away]);
        if (away) left += 1;
      }
    }
    expect(left).toBeGreaterThan(20);
  });

  it('of the county’s own website are no links to elsewhere', async () => {
    const html = (await siteOf(samplePublication())).get(paths.item('YWJY-0201')) ?? '';
    expect(html).toMatch(/<a href="https:\/\/www\.example\.gov\.cn\/zsgl\/">招生管理<\/a>/u);
  });
});

describe('every page', () => {
  it('names the file that says the same to machines, in its head and in sight', async () => {
    const site = await siteOf(samplePublication());
    const twins = new Map([
      [paths.home, 'data/catalog.json'],
      [paths.domain('work-safety'), '../data/domain-work-safety.json'],
      [paths.item('AQSC-0201'), '../data/domain-work-safety.json#/entries/1'],
      [paths.agency('donghe'), '../data/agency-donghe.json'],
      [paths.level('village'), '../data/level-village.json'],
      [paths.downloads, 'data/catalog.jsonld'],
      [paths.siteMap, 'sitemap.xml'],
      [paths.pageColumn('progress'), '../data/pages.json'],
      [paths.page('guidance', 'yaoqiu'), '../data/pages.json#/pages/2'],
      [paths.page(null, 'on-request'), 'data/pages.json#/pages/3'],
    ]);
    for (const [path, html] of site) {
      if (!path.endsWith('.html') || path === paths.notFound) continue;
      const named = [
        ...html.matchAll(/<link rel="alternate" type="[a-z]+\/[a-z+]+" title="[^"]+" href="([^"]+)">/gu),
      ];
      expect(named.length, path).toBeGreaterThan(0);
      const links = attributes(html.slice(html.indexOf('<body')), 'href');
      for (const [, href = ''] of named) expect(links, path).toContain(decoded(href));
      const twin = twins.get(path);
      if (twin !== undefined) expect(decoded(named[0]?.[1] ?? ''), path).toBe(twin);
    }
  });
});

describe('the site map', () => {
  it('gives crawlers every page there is, once, by its public address, and robots.txt names it', async () => {
    const site = await siteOf(samplePublication());
    const xml = site.get(paths.siteMapXml) ?? '';
    const listed = [...xml.matchAll(/<loc>([^<]*)<\/loc><lastmod>2024-05-20<\/lastmod>/gu)].map(
      ([, loc]) => loc,
    );
    // Those of old ids are for who has their address.
    const pages = [...site].flatMap(([path, html]) =>
      path.endsWith('.html') && !html.includes('<meta name="robots" content="noindex">') ? [path] : [],
    );
    expect(pages).toContain(paths.item('YWJY-0201'));
    expect(pages).not.toContain(paths.item('YWJY-8001'));
    expect(listed.sort()).toEqual(pages.map((path) => addressOf({ url: home }, path)).sort());
    expect(site.get(paths.robots)).toContain(`\nSitemap: ${home}sitemap.xml\n`);
  });

  it('gives none without a public address, for incomplete addresses are no addresses', async () => {
    const site = await siteOf(withSite({ url: null }));
    expect(site.has(paths.siteMapXml)).toBe(false);
    expect(site.get(paths.robots)).not.toContain('Sitemap:');
    expect(attributes(site.get(paths.siteMap) ?? '', 'href')).not.toContain('sitemap.xml');
  });

  it('is divided where crawlers would refuse it: 50,000 addresses are the most one file may hold', async () => {
    const context = contextOf(samplePublication());
    const pages = Array.from({ length: 100_001 }, (_, index) => paths.item(`X-${index}`));
    const files = new Map<string, string>();
    for (const { path, content } of crawlerFiles(context, await loadTemplates(), pages)) {
      files.set(path, textOf(content));
    }
    const addresses = (path: string) => (files.get(path) ?? '').match(/<loc>/gu)?.length;
    expect([1, 2, 3].map((part) => addresses(paths.siteMapPart(part)))).toEqual([50_000, 50_000, 1]);
    expect(files.get(paths.siteMapXml)).toContain(`<sitemap><loc>${home}sitemap.3.xml</loc>`);
    expect(files.get(paths.siteMapXml)).not.toContain('<url>');
  });

  it('leads people to every column, domain, level and agency', async () => {
    const publication = samplePublication();
    const links = attributes((await siteOf(publication)).get(paths.siteMap) ?? '', 'href');
    for (const { id } of publication.catalog.agencies) expect(links).toContain(`agencies/${id}.html`);
    for (const link of ['domains/work-safety.html', 'levels/village.html', 'downloads.html', 'index.html'])
      expect(links).toContain(link);
  });
});

describe('the page for what is not there', () => {
  it('works under any missing address of the published site, and is no page of it', async () => {
    const html =
      (await siteOf(withSite({ url: 'https://www.example.gov.cn/zwgk/bzml' }))).get(paths.notFound) ?? '';
    const links = attributes(html, 'href').filter((href) => !/^(?:https?:|#)/u.test(href));
    expect(links.filter((href) => !href.startsWith('/zwgk/bzml/'))).toEqual([]);
    expect(links).toContain('/zwgk/bzml/assets/site.css');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toMatch(/rel="(?:canonical|alternate)"/u);
    expect(visibleText(html)).toContain('0000-1234567');
  });

  it('counts from itself where nobody knows the address', async () => {
    const links = attributes((await siteOf(withSite({ url: null }))).get(paths.notFound) ?? '', 'href');
    expect(links).toContain('assets/site.css');
  });
});

describe('a long list', () => {
  const many = Array.from({ length: 400 }, (_, index) =>
    sampleEntry({
      id: `YWJY-${9000 + index}`,
      category: [`类别${Math.floor(index / 7)}`],
      name: `事项${index}`,
      levels: ['county', 'township'],
      subject: [reference('县教育和体育局', 'jytyj')],
    }),
  );

  it('stands on several pages under 60 KB that lead to each other, with every row once and numbered on', async () => {
    const site = await siteOf(samplePublication({ catalog: sampleCatalog({ entries: many }) }));
    const pages = [...site].filter(([path]) =>
      /\/domains\/compulsory-education(?:\.\d+)?\.html$/u.test(path),
    );
    expect(pages.length).toBeGreaterThan(3);
    for (const [path, html] of site) {
      if (path.endsWith('.html')) expect(Buffer.byteLength(html), path).toBeLessThan(60_000);
    }
    const rows = pages.flatMap(([, html]) => [
      ...html.matchAll(/<tr id="([^"]+)">\n<td class="order number">(\d+)/gu),
    ]);
    expect(rows.map(([, id, order]) => `${order} ${id}`)).toEqual(
      many.map(({ id }, index) => `${index + 1} ${id}`),
    );
    for (const [, html] of pages) {
      const links = attributes(html, 'href');
      for (const [path] of pages) expect(links).toContain(path.slice(path.lastIndexOf('/') + 1));
      expect(html.match(/<h1>/gu)?.length).toBe(1);
    }
    const titles = pages.map(([, html]) => /<title>([^<]*)/u.exec(html)?.[1]);
    expect(new Set(titles).size).toBe(pages.length);
  });

  it('is entered from an item at the page that has its row', async () => {
    const site = await siteOf(samplePublication({ catalog: sampleCatalog({ entries: many }) }));
    for (const { id } of many) {
      const link =
        attributes(site.get(paths.item(id)) ?? '', 'href').find((href) => href.endsWith(`#${id}`)) ?? '';
      const page = site.get(`site/${link.slice('../'.length).split('#')[0]}`) ?? '';
      expect(page.includes(`<tr id="${id}">`), link).toBe(true);
    }
  });

  it('names every domain once in its table of contents, and says where one goes on', async () => {
    const entries = many.map((entry, index) => ({ ...entry, domain: index < 390 ? '义务教育' : '安全生产' }));
    const site = await siteOf(samplePublication({ catalog: sampleCatalog({ entries }) }));
    const first = site.get(paths.level('township')) ?? '';
    const last = site.get(paths.level('township', 2)) ?? '';
    expect(attributes(first, 'href')).toContain('#compulsory-education');
    expect(attributes(first, 'href').some((href) => /^township\.\d\.html#work-safety$/u.test(href))).toBe(
      true,
    );
    expect(visibleText(last)).toContain('义务教育（续） 390 项');
  });

  it('of hundreds of pages links the first, the last and the next ones: all links would outweigh the list', () => {
    const parts = partsOf(Array.from({ length: 600 }), () => 10_000);
    const pager = pagerOf(parts, partAt(parts, 300), (number) => `site/levels/county.${number}.html`);
    const numbers = pager?.pages.map(
      ({ name, gap, current }) => `${gap ? '…' : ''}${name}${current ? '*' : ''}`,
    );
    const at = partAt(parts, 300).number;
    expect(parts.length).toBeGreaterThan(100);
    expect(numbers).toEqual([
      '第 1 页',
      `…第 ${at - 3} 页`,
      `第 ${at - 2} 页`,
      `第 ${at - 1} 页`,
      `第 ${at} 页*`,
      `第 ${at + 1} 页`,
      `第 ${at + 2} 页`,
      `第 ${at + 3} 页`,
      `…第 ${parts.length} 页`,
    ]);
  });

  it('is cut into parts of about the same weight; an item over the limit stands alone', () => {
    const parts = partsOf([1, 1, 200_000, 1, 1], (weight) => weight);
    expect(parts.map(({ first, items }) => [first, items.length])).toEqual([
      [0, 2],
      [2, 1],
      [3, 2],
    ]);
    expect(partAt(parts, 4).number).toBe(3);
    expect(partsOf([], () => 1)).toEqual([{ number: 1, first: 0, items: [] }]);
    const even = partsOf(Array.from({ length: 1000 }), () => 100).map(({ items }) => items.length);
    expect(Math.max(...even) - Math.min(...even)).toBeLessThanOrEqual(1);
  });
});

function withSite(site: Partial<SiteInfo>): Publication {
  const catalog = sampleCatalog();
  const county = { ...catalog.county, site: { ...catalog.county.site, ...site } };
  return samplePublication({ catalog: { ...catalog, county } });
}

/** The tags of a page by name; a name that stands twice would be two answers to one question. */
function tagsOf(html: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const [, name = '', content = ''] of html.matchAll(/<meta name="([^"]*)" content="([^"]*)">/gu)) {
    expect([...tags.keys()].map((key) => key.toLowerCase())).not.toContain(name.toLowerCase());
    tags.set(name, decoded(content));
  }
  return tags;
}
