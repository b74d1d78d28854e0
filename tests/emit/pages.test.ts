import { parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { paths } from '../../src/emit/paths.js';
import type { Pages } from '../../src/model/page.js';
import type { Block, Inline } from '../../src/model/prose.js';
import type { Publication } from '../../src/model/publication.js';
import { paragraph, plain, sampleCatalog, samplePage, samplePages, samplePublication } from './fixtures.js';
import { attributes, siteOf, visibleText } from './site-pages.js';

const none: Pages = { columns: { progress: [], guidance: [] }, onRequest: null };

function withPages(pages: Partial<Pages>): Publication {
  return samplePublication({ catalog: sampleCatalog({ pages: { ...none, ...pages } }) });
}

function withProgress(...progress: Pages['columns']['progress']): Publication {
  return withPages({ columns: { progress, guidance: [] } });
}

const article = paths.page('progress', 'fangan');

describe('a page of a column', () => {
  it('shows day, source, number and every kind of block its author can write', async () => {
    const html = (await siteOf(samplePublication())).get(article) ?? '';
    for (const part of [
      '<h1>试点方案</h1>',
      '发布日期：<time datetime="2024-05-10">2024年5月10日</time>',
      '来源：示例县人民政府办公室',
      '文号：示政办〔2024〕1号',
      '<p>各乡镇人民政府：<br><strong>请照办。</strong></p>',
      '<ol start="3">',
      '<th scope="col">时间</th><td></td>',
      '<td><code>a&amp;b</code></td>',
      '<pre>a &lt; b</pre>',
      '<hr>',
      '<em><del>旧</del></em>',
      '<img src="files/fangan-2.png" alt="会议现场" loading="lazy"><span class="soft">图1</span>',
      'rel="external noopener noreferrer">别处<span class="away"',
    ]) {
      expect(html).toContain(part);
    }
    expect(attributes(html.slice(html.indexOf('<article>'), html.indexOf('</article>')), 'href')).toEqual([
      'https://other.example/a?b=1&c=2',
      'mailto:a@b.example',
      '../guidance/yaoqiu.html',
      '../on-request.html',
      'files/fangan-1.pdf',
      '#s-1',
      'files/fangan-1.pdf',
    ]);
  });

  it('offers its attachments by the names people know, with type and size', async () => {
    const site = await siteOf(samplePublication());
    const html = site.get(article) ?? '';
    expect(html).toContain('<a href="files/fangan-1.pdf" download="方案.pdf">方案</a>');
    expect(html).toContain('PDF，1 KB');
    expect(site.get(paths.pageFile('progress', 'fangan', 1, 'pdf'))).toBe('方案');
    expect(site.get(paths.pageFile(null, 'on-request', 1, 'docx'))).toBe('申请表');
    // A picture is shown where it stands; it is no attachment.
    expect(html).not.toContain('download="会议.png"');
  });

  it('leaves out no level of headings', async () => {
    const html = (await siteOf(samplePublication())).get(article) ?? '';
    const levels = [...html.matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level));
    expect(levels).toEqual([1, 2, 3, 2]);
  });

  it('does not say its title twice where the text begins with it', async () => {
    const heading = (text: string): Block => ({
      kind: 'heading',
      depth: 1,
      anchor: 's-1',
      inlines: [plain(text)],
    });
    const made = async (text: string) =>
      visibleText(
        (
          await siteOf(
            withProgress(samplePage({ title: '试点方案', body: [heading(text), paragraph(plain('文'))] })),
          )
        ).get(paths.page('progress', 'page')) ?? '',
      ).split('试点方案').length;
    expect(await made('试点方案')).toBe(await made('一、安排'));
  });

  it('leads a link to its title to its beginning, where the title does not stand a second time', async () => {
    const target = { kind: 'heading', anchor: 's-1' } as const;
    const link = paragraph({ kind: 'link', target, inlines: [plain('标题')] });
    const body: Block[] = [
      { kind: 'heading', depth: 1, anchor: 's-1', inlines: [plain('试点方案')] },
      link,
      ...Array.from({ length: 60 }, () => paragraph(plain('示'.repeat(900)))),
      link,
    ];
    const site = await siteOf(withProgress(samplePage({ title: '试点方案', body })));
    const parts = [...site].filter(([path]) => /^site\/progress\/page(?:\.\d+)?\.html$/u.test(path));
    const hrefs = (html = '') => attributes(/<article>.*?<\/article>/su.exec(html)?.[0] ?? '', 'href');
    expect(hrefs(parts[0]?.[1])).toContain('#main');
    expect(hrefs(parts.at(-1)?.[1])).toContain('page.html#main');
    expect(parts.map(([, html]) => html).join('')).not.toContain('#s-1');
  });

  it('leads to its neighbours, newer and older', async () => {
    const site = await siteOf(samplePublication());
    const turns = (path: string) =>
      [...(site.get(path) ?? '').matchAll(/href="([^"]*)" rel="(prev|next)"/gu)].map(
        ([, href, rel]) => `${rel} ${href}`,
      );
    expect(turns(article)).toEqual(['next 2023-12-31-0a1b2c3d.html']);
    expect(turns(paths.page('progress', '2023-12-31-0a1b2c3d'))).toEqual(['prev fangan.html']);
    expect(turns(paths.page('guidance', 'yaoqiu'))).toEqual([]);
  });

  it('stands on several pages where its text is long, and links to headings find the right one', async () => {
    const long = Array.from({ length: 60 }, (_, index): Block[] => [
      {
        kind: 'heading',
        depth: index === 0 ? 1 : 2,
        anchor: `s-${index + 1}`,
        inlines: [plain(`第${index + 1}节`)],
      },
      paragraph(plain('示'.repeat(900)), {
        kind: 'link',
        target: { kind: 'heading', anchor: 's-60' },
        inlines: [plain('末节')],
      }),
    ]).flat();
    const site = await siteOf(withProgress(samplePage({ body: long })));
    const parts = [...site.keys()].filter((path) => /^site\/progress\/page(?:\.\d+)?\.html$/u.test(path));
    expect(parts.length).toBeGreaterThan(2);
    const whole = parts.map((path) => site.get(path) ?? '');
    for (const html of whole) expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(whole.join('').match(/<h[23] id="s-/gu)).toHaveLength(60);
    // No part begins with a level that misses the one above it.
    for (const html of whole) expect(/<h([2-6])/u.exec(html)?.[1]).toBe('2');
    expect(attributes(whole[0] ?? '', 'href')).toContain(`page.${parts.length}.html#s-60`);
    expect(attributes(whole.at(-1) ?? '', 'href')).toContain('#s-60');
  });
});

describe('a column', () => {
  it('lists its pages, the newest first, on pages that weigh little', async () => {
    const many = Array.from({ length: 900 }, (_, index) =>
      samplePage({ id: `p-${index}`, title: `第${index}篇`, summary: '示'.repeat(60) }),
    );
    const site = await siteOf(withProgress(...many));
    const lists = [...site].filter(([path]) => path.startsWith('site/progress/index'));
    expect(lists.length).toBeGreaterThan(2);
    for (const [path, html] of lists) expect(Buffer.byteLength(html), path).toBeLessThan(60_000);
    const titles = lists.flatMap(([, html]) => [...html.matchAll(/class="article-title"[^>]*>([^<]*)</gu)]);
    expect(titles.map(([, title]) => title)).toEqual(many.map(({ title }) => title));
  });

  it('stands in the menu, on the home page and in the site map only where it has pages', async () => {
    const full = await siteOf(samplePublication());
    const menu = (html: string | undefined) =>
      visibleText(/<nav class="menu".*?<\/nav>/su.exec(html ?? '')?.[0] ?? '')
        .trim()
        .split('\n');
    expect(menu(full.get(paths.home)).slice(0, 3)).toEqual(['工作推进', '政策指导', '按领域']);
    for (const path of [paths.home, paths.siteMap, paths.notFound]) {
      expect(visibleText(full.get(path) ?? ''), path).toContain('政策指导');
    }
    const bare = await siteOf(withPages({}));
    expect(menu(bare.get(paths.home))[0]).toBe('按领域');
    expect([...bare.values()].join('')).not.toMatch(/工作推进|政策指导|progress|guidance|依申请公开指南/u);
    const half = await siteOf(withProgress(samplePage()));
    expect(menu(half.get(paths.home)).slice(0, 2)).toEqual(['工作推进', '按领域']);
    expect([...half.keys()].filter((path) => path.includes('guidance'))).toEqual([]);
  });
});

describe('the guide to requests', () => {
  it('is reached from the foot of every page and from what is disclosed on request', async () => {
    const site = await siteOf(samplePublication());
    for (const [path, html] of site) {
      if (!path.endsWith('.html')) continue;
      const foot = html.slice(html.indexOf('<footer>'));
      expect(
        attributes(foot, 'href').some((href) => href.endsWith('on-request.html')),
        path,
      ).toBe(true);
    }
    expect(site.get(paths.item('YWJY-0202'))).toContain('<dd><a href="../on-request.html">依申请公开</a>');
    expect(site.get(paths.item('YWJY-0101'))).not.toContain('<dd><a href="../on-request.html">');
  });
});

describe('feeds', () => {
  it('are Atom as RFC 4287 asks: every required element, complete addresses, days with their zone', async () => {
    const feed = elementsOf((await siteOf(samplePublication())).get(paths.atom('progress')) ?? '');
    const all = (path: string) => feed.filter((each) => each.path === path);
    const one = (path: string) => all(path).map(({ text }) => text);
    const home = 'https://www.example.gov.cn/progress/';
    expect(feed[0]).toMatchObject({ path: 'feed', uri: 'http://www.w3.org/2005/Atom' });
    expect(one('feed/id')).toEqual([`${home}index.html`]);
    expect(one('feed/title')).toEqual(['示例县基层政务公开标准目录：工作推进']);
    expect(one('feed/updated')).toEqual(['2024-05-10T00:00:00+08:00']);
    expect(one('feed/author/name')).toEqual(['示例县人民政府办公室']);
    expect(all('feed/link').map(({ attributes: own }) => [own.rel, own.href])).toEqual([
      ['self', `${home}atom.xml`],
      ['alternate', `${home}index.html`],
    ]);
    expect(one('feed/entry/id')).toEqual([`${home}fangan.html`, `${home}2023-12-31-0a1b2c3d.html`]);
    expect(one('feed/entry/title')).toEqual(['试点方案', '年度考核']);
    expect(one('feed/entry/updated')).toEqual(['2024-05-10T00:00:00+08:00', '2023-12-31T00:00:00+08:00']);
    expect(one('feed/entry/summary')).toEqual(['一句话说明', '正文。']);
    expect(all('feed/entry/link').every(({ attributes: own }) => own.rel === 'alternate')).toBe(true);
  });

  it('are RSS 2.0: title, link and description of the channel, dates of RFC 822, permanent guids', async () => {
    const feed = elementsOf((await siteOf(samplePublication())).get(paths.rss('progress')) ?? '');
    const one = (path: string) => feed.filter((each) => each.path === path).map(({ text }) => text);
    expect(feed[0]?.attributes.version).toBe('2.0');
    expect(one('rss/channel/title')).toHaveLength(1);
    expect(one('rss/channel/link')).toEqual(['https://www.example.gov.cn/progress/index.html']);
    expect(one('rss/channel/description')[0]).toContain('示例县推进基层政务公开');
    expect(one('rss/channel/item/pubDate')).toEqual([
      'Fri, 10 May 2024 00:00:00 +0800',
      'Sun, 31 Dec 2023 00:00:00 +0800',
    ]);
    expect(one('rss/channel/item/guid')).toEqual(one('rss/channel/item/link'));
  });

  it('are named in the head of the column and of its pages, and are not there without an address', async () => {
    const site = await siteOf(samplePublication());
    for (const path of [paths.pageColumn('progress'), article]) {
      expect(site.get(path)).toContain('<link rel="alternate" type="application/atom+xml"');
      expect(site.get(path)).toContain('<link rel="alternate" type="application/rss+xml"');
    }
    const publication = samplePublication();
    const { catalog } = publication;
    const county = { ...catalog.county, site: { ...catalog.county.site, url: null } };
    const bare = await siteOf({ ...publication, catalog: { ...catalog, county } });
    expect([...bare.keys()].filter((path) => /(?:atom|rss)\.xml$/u.test(path))).toEqual([]);
    expect(bare.get(article)).not.toContain('atom+xml');
  });

  it('stay well-formed whatever a title holds', async () => {
    const title = '<script>&amp;]]>\u0001\u202e{{x}}"';
    const site = await siteOf(withProgress(samplePage({ title, body: [paragraph(plain(title))] })));
    for (const path of [paths.atom('progress'), paths.rss('progress')]) {
      const titles = elementsOf(site.get(path) ?? '').filter((each) =>
        /(?:entry|item)\/title$/u.test(each.path),
      );
      expect(titles[0]?.text).toContain('<script>&amp;]]>\uFFFD');
    }
  });
});

describe('hostile pages', () => {
  const texts = [
    '<script>alert(1)</script>',
    '{{constructor.constructor("alert(1)")()}}',
    '" onmouseover="alert(1)',
    '</p></article><svg onload=alert(1)>',
    '\u202e倒写\u2069\u2069',
  ];

  it('stay text in every kind of block and inline, and their addresses lead nowhere', async () => {
    const text = texts.join(' ');
    const inlines: Inline[] = [
      plain(text),
      { kind: 'code', text },
      { kind: 'strong', inlines: [plain(text)] },
      ...['javascript:alert(1)', 'java\tscript:x', 'data:text/html,x', '//evil.example', text].map(
        (address): Inline => ({ kind: 'link', target: { kind: 'address', address }, inlines: [plain('甲')] }),
      ),
    ];
    const body: Block[] = [
      { kind: 'heading', depth: 1, anchor: 's-1', inlines },
      { kind: 'quote', blocks: [paragraph(...inlines)] },
      { kind: 'list', start: null, items: [[paragraph(...inlines)]] },
      { kind: 'table', head: [inlines], rows: [[inlines]] },
      { kind: 'code', text },
    ];
    const [first] = samplePages().columns.progress;
    const site = await siteOf(
      withProgress(samplePage({ title: text, source: text, number: text, files: first?.files ?? [], body })),
    );
    const html = site.get(paths.page('progress', 'page')) ?? '';
    expect(elementNames(html)).not.toContain('svg');
    const bare = html.replace(/<script src="[./]*assets\/elder\.js"><\/script>/u, '');
    expect(elementNames(bare)).not.toContain('script');
    expect(html).not.toMatch(/<[^>]*\son\w+=/iu);
    const hrefs = attributes(html.slice(html.indexOf('<article>'), html.indexOf('</article>')), 'href');
    expect(hrefs).toEqual(['files/page-1.pdf']);
  });

  it('nested to the depth that is allowed are shown whole', async () => {
    let blocks: Block[] = [paragraph(plain('最里面'))];
    for (let depth = 0; depth < 24; depth += 1) blocks = [{ kind: 'quote', blocks }];
    const site = await siteOf(withProgress(samplePage({ body: blocks })));
    expect(visibleText(site.get(paths.page('progress', 'page')) ?? '')).toContain('最里面');
  });
});

interface XmlElement {
  readonly path: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Every element of an XML document, in their order; throws where it is not well-formed. */
function elementsOf(xml: string): XmlElement[] {
  const found: { path: string; uri: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, attributes: own }) => {
    const element = {
      path: [...open.map(({ path }) => path.split('/').at(-1)), name].join('/'),
      uri,
      attributes: Object.fromEntries(Object.values(own).map((each) => [each.name, each.value])),
      text: '',
    };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return found;
}

/** The names of all elements a browser would make of a page. */
function elementNames(html: string): string[] {
  const names: string[] = [];
  const visit = (node: object): void => {
    if ('tagName' in node) names.push(String(node.tagName));
    if ('childNodes' in node) for (const child of node.childNodes as object[]) visit(child);
  };
  visit(parse(html));
  return names;
}
