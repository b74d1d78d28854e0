import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emitOpenData } from '../../src/emit/open-data.js';
import { paths } from '../../src/emit/paths.js';
import { type Entry, isPublished } from '../../src/model/catalog.js';
import type { Publication } from '../../src/model/publication.js';
import { reference, sampleCatalog, sampleEntry, samplePublication } from './fixtures.js';
import { hostilePublication, hostileText } from './hostile.js';
import { atPointer, attributes, siteOf, textOf, visibleText } from './site-pages.js';

describe('the site as a whole', () => {
  it('has no dead link: every link leads to a page, an anchor or a product that exists', async () => {
    const publication = samplePublication();
    const site = await siteOf(publication);
    const products = new Map(site);
    for await (const { path, content } of emitOpenData(publication)) products.set(path, textOf(content));
    const broken: string[] = [];
    for (const [page, html] of pagesOf(site)) {
      for (const link of [...linksOf(html), ...attributes(html, 'src')]) {
        const problem = problemOf(link, page, products);
        if (problem !== null) broken.push(`${page} → ${link}: ${problem}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('leaves nothing published without a page, and leads to every page from the home page', async () => {
    const publication = samplePublication();
    const site = await siteOf(publication);
    for (const entry of publication.entries) expect(site.has(paths.item(entry.id)), entry.id).toBe(true);
    for (const agency of publication.catalog.agencies) expect(site.has(paths.agency(agency.id))).toBe(true);
    const reached = new Set<string>([paths.home]);
    for (const page of reached) {
      for (const link of linksOf(site.get(page) ?? '')) {
        const target = resolved(link, page);
        if (target?.endsWith('.html')) reached.add(target);
      }
    }
    const unreached = [...site.keys()].filter((path) => path.endsWith('.html') && !reached.has(path));
    // Servers show it for what is not there.
    expect(unreached).toEqual([paths.notFound]);
  });

  it('never shows a draft, a review note or a coverage figure to the public', async () => {
    const site = await siteOf(samplePublication());
    const text = [...site].map(([path, content]) => path + visibleText(content)).join('\n');
    for (const secret of ['草拟中的事项', 'AQSC-0202', 'SNBT-0102.html', '已审核', '覆盖', '缺项', '豁免']) {
      expect(text.includes(secret), secret).toBe(false);
    }
  });

  it('runs no script but that of the elder mode and, on its page, those of the search, no inline style and asks no other host for anything', async () => {
    for (const [path, html] of pagesOf(await siteOf(samplePublication()))) {
      const searches = path === paths.search;
      expect(html, path).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:",
      );
      const scripts = [...html.matchAll(/<script\b.*?<\/script>/gsu)].map(([script]) => script);
      const [elder, ...others] = scripts;
      expect(elder, path).toMatch(/^<script src="(?:\/|(?:\.\.\/)*)assets\/elder\.js"><\/script>$/u);
      expect(others, path).toEqual(
        searches
          ? ['search-index', 'search'].map((name) => `<script src="assets/${name}.js" defer></script>`)
          : [],
      );
      // Before the style: it would else wait for it, and the page would be painted later.
      expect(html.indexOf('elder.js')).toBeLessThan(html.indexOf('site.css'));
      // Pictures are those of the workspace.
      const bare = html.replace(/<img src="files\/[a-z0-9-]+\.png" alt="[^"]+" loading="lazy">/gu, '');
      expect(bare.replace(/<script src=/gu, ''), path).not.toMatch(
        /<(?:script|style|iframe|object|embed|img)\b|\sstyle="|\son\w+="|\ssrc=/iu,
      );
      // A form may only lead to the search.
      for (const [, form] of html.matchAll(/<form\b([^>]*)>/gu)) {
        expect(form, path).toMatch(/action="(?:\/|(?:\.\.\/)*)search\.html" method="get"/u);
      }
      for (const link of attributes(html, 'href').filter((href) => href.includes('site.css'))) {
        expect(link).toMatch(/^(?:\/|(?:\.\.\/)*)assets\/site\.css$/u);
      }
    }
  });

  it('names every page differently, says its language and marks where the reader is', async () => {
    const site = await siteOf(samplePublication());
    const titles = [...pagesOf(site)].map(([, html]) => /<title>([^<]*)<\/title>/u.exec(html)?.[1]);
    expect(new Set(titles).size).toBe(titles.length - duplicateNames(samplePublication()));
    for (const [path, html] of pagesOf(site)) {
      expect(html.startsWith('<!doctype html>\n<html lang="zh-CN">'), path).toBe(true);
      expect(html.match(/<h1>/gu)?.length, path).toBe(1);
      expect(html, path).toContain('aria-current="page"');
    }
  });

  it('is the same bytes twice, so that an unchanged catalog changes no file', async () => {
    expect(await siteOf(samplePublication())).toEqual(await siteOf(samplePublication()));
  });

  it('keeps pages light: no page of one item weighs more than 60 KB', async () => {
    for (const [path, html] of pagesOf(await siteOf(samplePublication()))) {
      expect(new TextEncoder().encode(html).length, path).toBeLessThan(60_000);
    }
  });

  it('keeps what all pages share light: stylesheet and scripts together weigh less than 60 KB', async () => {
    const assets = [...(await siteOf(samplePublication()))].filter(([path]) => /\.(?:css|js)$/u.test(path));
    const shared = assets.filter(([path]) => path.startsWith('site/assets/'));
    expect(shared.length).toBeGreaterThanOrEqual(4);
    expect(shared.reduce((sum, [, content]) => sum + content.length, 0)).toBeLessThan(60_000);
  });

  it('grows in step with the catalog: an item page costs the same among many entries as among few', async () => {
    const few = await siteOf(withEntries(entriesOf(20)));
    const many = await siteOf(withEntries(entriesOf(400)));
    const page = paths.item('YWJY-9010');
    expect(many.get(page)).toBe(few.get(page));
  });
});

describe('the page of an agency', () => {
  it('lists its domains in the order of the county, whatever order the files have', async () => {
    const entries = [
      sampleEntry({ id: 'SNBT-0101', domain: '涉农补贴' }),
      sampleEntry({ id: 'AQSC-0101', domain: '安全生产' }),
      sampleEntry(),
    ];
    const catalog = sampleCatalog({ entries });
    const site = await siteOf({ ...samplePublication({ catalog }), entries: entries.filter(isPublished) });
    const headings = /<h2 id="([^"]*)"/gu;
    expect([...(site.get(paths.agency('jytyj')) ?? '').matchAll(headings)].map(([, id]) => id)).toEqual([
      'compulsory-education',
      'work-safety',
      'agricultural-subsidies',
    ]);
  });
});

describe('hostile text', () => {
  it('stays text in every field of an entry, an agency, the county and a guide', async () => {
    const publication = hostilePublication(hostileText);
    const site = await siteOf(publication);
    for (const [path, html] of pagesOf(site)) {
      expect(html, path).not.toMatch(
        /<script(?! src="(?:\.\.\/|\/)?assets\/)|<svg|<img(?! src="files\/)|\sonmouseover="|\sonload=/iu,
      );
      expect(visibleText(html), path).toContain(hostileText);
    }
    const text = [...site.values()].map(visibleText).join('\n');
    for (const shown of textsOf(publication)) expect(text).toContain(shown);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example/',
    '\\\\evil.example\\x',
    'file:///etc/passwd',
    'https:///evil',
  ])('never becomes a link: %j as the address of a column, an agency or a source', async (address) => {
    const site = await siteOf(addressPublication(address));
    for (const [path, html] of pagesOf(site)) {
      expect(attributes(html, 'href').includes(address), path).toBe(false);
      expect(attributes(html, 'href').join(' '), path).not.toMatch(/script:|data:text|evil|passwd/iu);
    }
  });

  it('leaves honest addresses as they are, and counts relative ones from the folder of the site', async () => {
    const hrefs = async (address: string) =>
      attributes((await siteOf(addressPublication(address))).get(paths.item('YWJY-0101')) ?? '', 'href');
    expect(await hrefs('https://a.example/x?y=1&z=2')).toContain('https://a.example/x?y=1&z=2');
    expect(await hrefs('mailto:a@b.example')).toContain('mailto:a@b.example');
    expect(await hrefs('/zwgk/zsgl/')).toContain('/zwgk/zsgl/');
    expect(await hrefs('zsgl/index.html')).toContain('../zsgl/index.html');
    expect(await hrefs('../portal/')).toContain('../../portal/');
  });
});

describe('an item page', () => {
  it('shows every element, by the names of the registers', async () => {
    const text = visibleText((await siteOf(samplePublication())).get(paths.item('YWJY-0201')) ?? '');
    for (const part of [
      '招生管理 / 公办学校 / 招生政策',
      '招生咨询电话',
      '《中华人民共和国义务教育法》',
      '招生政策制定或调整之日起5个工作日内',
      '示例县教育和体育局',
      '基础教育股',
      // The entry writes 社区公示栏: readers see the channel of the register.
      '社区/企事业单位/村公示栏',
      '适龄儿童少年及其父母或者其他法定监护人',
      '主动公开',
      '县级',
      'YWJY-0201',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('never presents a recalled guide row as the text of the ministry', async () => {
    const catalog = sampleCatalog();
    const entries = [
      sampleEntry({ id: 'YWJY-0301', fulfils: ['YWJY-0301'] }),
      sampleEntry({ fulfils: ['YWJY-0101'] }),
    ];
    const site = await siteOf(samplePublication({ catalog: { ...catalog, entries } }));
    const recalled = visibleText(site.get(paths.item('YWJY-0301')) ?? '');
    expect(recalled).toContain('未见原文，仅供参考');
    expect(recalled).toContain('参考内容');
    expect(recalled).not.toContain('见于已公布的目录。');
    const seen = visibleText(site.get(paths.item('YWJY-0101')) ?? '');
    expect(seen).toContain('见于已公布的目录。');
    expect(seen).not.toContain('未见原文');
  });

  it('marks the elements of a seen row that were not seen themselves', async () => {
    const catalog = sampleCatalog();
    const guides = catalog.guides.map((guide) => ({
      ...guide,
      items: guide.items.map((item) => ({
        ...item,
        unseen: item.id === 'YWJY-0101' ? ['timeLimit', '主体'] : [],
      })),
    }));
    const html = (await siteOf(samplePublication({ catalog: { ...catalog, guides } }))).get(
      paths.item('YWJY-0101'),
    );
    expect(html?.match(/class="unseen"/gu)?.length).toBe(2);
  });

  it('names agencies in full whatever the author wrote, and says whose instance of a shared list it is', async () => {
    const entries = [
      sampleEntry({ subject: [reference('donghe', 'donghe')], sharedId: 'YWJY-XZ-01' }),
      sampleEntry({ id: 'YWJY-0102', subject: [reference('各乡镇', 'donghe', 'xishan')] }),
    ];
    const site = await siteOf(withEntries(entries));
    const table = visibleText(site.get(paths.domain('compulsory-education')) ?? '');
    expect(table).toContain('东河镇人民政府');
    expect(table).not.toContain('donghe');
    expect(table).toContain('各乡镇');
    expect(site.get(paths.item('YWJY-0101'))).toContain('<title>法律法规（东河镇人民政府） - ');
    expect(site.get(paths.item('YWJY-0102'))).toContain('<title>法律法规 - ');
  });

  it('leads to its neighbours of the same domain only', async () => {
    const site = await siteOf(samplePublication());
    const neighbours = (id: string) => {
      const html = site.get(paths.item(id)) ?? '';
      return [...html.matchAll(/href="([^"]*)" rel="(prev|next)"/gu)].map(
        ([, href, rel]) => `${rel} ${href}`,
      );
    };
    expect(neighbours('YWJY-0101')).toEqual(['next YWJY-0102.html']);
    expect(neighbours('YWJY-0102')).toEqual(['prev YWJY-0101.html', 'next YWJY-0201.html']);
    expect(neighbours('YWJY-0203')).toEqual(['prev YWJY-0202.html']);
    expect(neighbours('AQSC-0101')).toEqual(['next AQSC-0201.html']);
  });
});

describe('the footer and the head', () => {
  it('gives what the law asks a government site to give, and only what is known', async () => {
    const catalog = sampleCatalog();
    const site = { ...catalog.county.site, icp: '示ICP备1号', police: '示公网安备2号' };
    const full = await siteOf(
      samplePublication({ catalog: { ...catalog, county: { ...catalog.county, site } } }),
    );
    const footer = (html: string | undefined) =>
      visibleText(/<footer>.*<\/footer>/su.exec(html ?? '')?.[0] ?? '');
    for (const part of ['示例县人民政府', '0000-1234567', '9900010001', '示ICP备1号', '示公网安备2号']) {
      expect(footer(full.get(paths.home))).toContain(part);
    }
    const bare = footer((await siteOf(samplePublication())).get(paths.home));
    expect(bare).not.toMatch(/ICP|公安备案/u);
  });

  it('gives the public address only when the county said where it publishes', async () => {
    const canonical = (html: string | undefined) =>
      /<link rel="canonical" href="([^"]*)"/u.exec(html ?? '')?.[1];
    const page = paths.item('YWJY-0101');
    expect(canonical((await siteOf(samplePublication())).get(page))).toBe(
      'https://www.example.gov.cn/items/YWJY-0101.html',
    );
    const catalog = sampleCatalog();
    const county = { ...catalog.county, site: { ...catalog.county.site, url: null } };
    expect(
      canonical((await siteOf(samplePublication({ catalog: { ...catalog, county } }))).get(page)),
    ).toBeUndefined();
  });
});

/** Where a page leads and what it loads: by links, by the form of the search, by scripts and pictures. */
function linksOf(html: string): string[] {
  return ['href', 'action', 'src'].flatMap((name) => attributes(html, name));
}

function pagesOf(site: ReadonlyMap<string, string>): [string, string][] {
  return [...site].filter(([path]) => path.endsWith('.html'));
}

function problemOf(link: string, page: string, products: ReadonlyMap<string, string>): string | null {
  const target = resolved(link, page);
  if (target === null)
    return /^(?:https?|mailto):/u.test(link) ? null : 'neither relative, http(s) nor mailto';
  const content = products.get(target);
  if (content === undefined) return 'no such product';
  const fragment = link.split('#')[1];
  if (fragment === undefined) return null;
  if (target.endsWith('.json'))
    return atPointer(JSON.parse(content), fragment) === undefined ? 'nothing there' : null;
  return attributes(content, 'id').includes(fragment) ? null : 'no such anchor';
}

/** The product a link of a page leads to; null when it leaves the publication. */
function resolved(link: string, page: string): string | null {
  const path = link.split('#')[0] ?? '';
  // The sample county publishes at the root of its host.
  if (page === paths.notFound && path.startsWith('/')) return `site${path}`;
  if (/^[a-z][a-z+.-]*:/iu.test(link) || link.startsWith('/')) return null;
  return path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
}

/** How many entry names of the sample stand more than once (in different domains): their titles are alike. */
function duplicateNames(publication: Publication): number {
  const names = publication.entries.map(({ name }) => name);
  return names.length - new Set(names).size;
}

function entriesOf(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) =>
    sampleEntry({ id: `YWJY-${9000 + index}`, name: `事项${index}`, fulfils: ['YWJY-0101'] }),
  );
}

function withEntries(entries: readonly Entry[]): Publication {
  return samplePublication({ catalog: sampleCatalog({ entries }) });
}

/** What of a catalog the public is shown: all elements of what is published, and who the county and its agencies are. */
function textsOf({ catalog, entries }: Publication): string[] {
  const { site } = catalog.county;
  return [
    catalog.county.name,
    ...[site.organizer, site.operator, site.phone, site.siteCode, site.icp, site.police, site.license?.name],
    ...catalog.agencies.flatMap(({ name, code, phone, address, url }) => [name, code, phone, address, url]),
    ...entries.flatMap((entry) => [
      ...[entry.domain, entry.name, entry.timeLimit, entry.remarks, entry.withheldReason],
      ...[...entry.category, ...entry.content, ...entry.basis],
      ...entry.channels.map(({ detail }) => detail),
      ...entry.responsible.map(({ text }) => text),
      entry.audience.kind === 'group' ? entry.audience.group : null,
    ]),
    ...catalog.lineage.flatMap(({ formerName, reason }) => [formerName, reason]),
    ...catalog.participation.flatMap(({ name, ways, period, phone, address, url, remarks }) => [
      ...[name, ...ways, period, phone, address, remarks],
      url?.startsWith('https:') ? null : url,
    ]),
    ...catalog.guides.flatMap(({ issuer, document }) => [issuer, document.title, document.number]),
  ].filter((text): text is string => typeof text === 'string');
}

function addressPublication(address: string): Publication {
  const catalog = sampleCatalog();
  return samplePublication({
    catalog: {
      ...catalog,
      agencies: catalog.agencies.map((agency) => ({ ...agency, url: address })),
      columns: catalog.columns.map((column) => ({ ...column, url: address })),
      participation: catalog.participation.map((matter) => ({ ...matter, url: address })),
      guides: catalog.guides.map((guide) => ({
        ...guide,
        items: guide.items.map((item) => ({ ...item, sources: [address] })),
      })),
      entries: [sampleEntry({ column: 'zhaosheng', fulfils: ['YWJY-0101'] })],
    },
  });
}
