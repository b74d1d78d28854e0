import { describe, expect, it } from 'vitest';
import { paths } from '../../src/emit/paths.js';
import { audienceIds } from '../../src/emit/selection.js';
import { isPublished, type PublishedEntry } from '../../src/model/catalog.js';
import type { Publication } from '../../src/model/publication.js';
import { methods, stages } from '../../src/model/vocabulary.js';
import { sampleCatalog, sampleEntry, samplePublication, use } from './fixtures.js';
import { attributes, siteOf, visibleText } from './site-pages.js';

describe('every other way to find items', () => {
  it('loses none: the items of the lists of a view are those a plain scan finds, each once in its list', async () => {
    const publication = samplePublication();
    const site = await siteOf(publication);
    const audienceId = audienceIds();
    const scan = (fits: (entry: PublishedEntry) => boolean): string[] =>
      publication.entries.filter(fits).map(({ id }) => id);
    const expected = new Map<string, string[]>([[paths.items(), scan(() => true)]]);
    for (const method of methods.filter((each) => each !== 'withheld'))
      expected.set(
        paths.method(method),
        scan((entry) => entry.method === method),
      );
    for (const stage of [...stages, null])
      expected.set(
        paths.stage(stage),
        scan((entry) => entry.stage === stage),
      );
    for (const { id } of publication.catalog.channels)
      expected.set(
        paths.channel(id),
        scan(({ method, channels }) => method !== 'withheld' && channels.some((own) => own.channel === id)),
      );
    for (const { audience, method } of publication.entries) {
      if (method === 'withheld') continue;
      const id = audienceId(audience);
      expected.set(
        paths.audience(id),
        scan((entry) => entry.method !== 'withheld' && audienceId(entry.audience) === id),
      );
    }
    for (const [path, ids] of expected) {
      if (ids.length > 0) expect(itemsOf(site.get(path) ?? ''), path).toEqual(ids);
      else expect(site.has(path), path).toBe(false);
    }
    const made = [...site.keys()].filter((path) =>
      /^site\/(?:all|(?:audiences|channels|stages|methods)\/(?!index|withheld)[^/]*)\.html$/u.test(path),
    );
    expect(made.sort()).toEqual(
      [...expected].flatMap(([path, ids]) => (ids.length > 0 ? [path] : [])).sort(),
    );
  });

  it('says in the index how many items stand behind each door, those without a stage too', async () => {
    const site = await siteOf(samplePublication());
    expect(doorsOf(site, paths.stages)).toEqual([
      '决策公开 1 项',
      '执行公开 1 项',
      '管理公开 1 项',
      '服务公开 1 项',
      '结果公开 1 项',
      '未注明环节 4 项',
    ]);
    expect(visibleText(site.get(paths.stages) ?? '')).toContain('其余 4 项没有注明环节，另列一处');
    expect(doorsOf(site, paths.views)).toEqual([
      '全部事项 9 项',
      '按公开对象 3 类',
      '按公开渠道 13 种',
      '按五公开 5 个环节',
      '按公开方式 3 种',
      '不予公开事项 1 项',
      '公众参与事项 2 项',
      '编码沿革 6 个',
    ]);
  });

  it('says that what is withheld is shown to nobody, and where it stands', async () => {
    const site = await siteOf(samplePublication());
    for (const path of [paths.audiences, paths.channels])
      expect(visibleText(site.get(path) ?? '')).toContain('不予公开的 1 项不在其列，另见“不予公开事项”。');
    const hrefs = attributes(site.get(paths.item('YWJY-0203')) ?? '', 'href');
    expect(hrefs).toContain('../methods/withheld.html');
    expect(hrefs.filter((href) => /audiences|channels/u.test(href))).toEqual([]);
  });

  it('is one click from the menu, and its doors from the home page', async () => {
    const site = await siteOf(samplePublication());
    const home = attributes(site.get(paths.home) ?? '', 'href');
    for (const link of ['views.html', 'all.html', 'audiences/index.html', 'methods/index.html'])
      expect(home).toContain(link);
  });

  it('tells channels of the kind 其他 apart by what they are, for their name says nothing', async () => {
    const text = visibleText((await siteOf(samplePublication())).get(paths.channel('other')) ?? '');
    expect(text).toContain('家长群');
    // What is withheld goes through no channel.
    expect(text).not.toContain('不对外提供');
  });

  it('is reached from an item: its method, levels, audience, stage and channels lead to all that is alike', async () => {
    const hrefs = attributes((await siteOf(samplePublication())).get(paths.item('YWJY-0102')) ?? '', 'href');
    for (const link of [
      '../methods/proactive.html',
      '../levels/county.html',
      '../audiences/public.html',
      '../stages/decision.html',
      '../channels/website.html',
      '../channels/other.html',
    ])
      expect(hrefs).toContain(link);
  });

  it('stays under 60 KB a page, however many items and audiences there are, and lists each item once', async () => {
    const entries = Array.from({ length: 900 }, (_, index) =>
      sampleEntry({
        id: `YWJY-${1000 + index}`,
        name: `各学校第${index}项招生工作实施方案和工作日程安排`,
        audience: { kind: 'group', group: `第${index}居民小组全体享受补贴的农户` },
      }),
    );
    const site = await siteOf(withEntries(entries));
    const index = [...site].filter(([path]) => /^site\/audiences\/index(?:\.\d+)?\.html$/u.test(path));
    const all = [...site].filter(([path]) => /^site\/all(?:\.\d+)?\.html$/u.test(path));
    expect(index.length).toBeGreaterThan(1);
    expect(all.length).toBeGreaterThan(1);
    for (const [path, html] of [...index, ...all]) {
      expect(Buffer.byteLength(html), path).toBeLessThan(60_000);
    }
    expect(all.flatMap(([, html]) => itemsOf(html)).sort()).toEqual(entries.map(({ id }) => id).sort());
    const doors = index.flatMap(([, html]) =>
      attributes(html, 'href').filter((href) => href.startsWith('group-')),
    );
    expect(new Set(doors).size).toBe(entries.length);
  });
});

describe('the id of an audience', () => {
  it('is one for the spellings of one name, another for other names, and stays when groups come before it', () => {
    const id = audienceIds();
    const group = (name: string): string => id({ kind: 'group', group: name });
    expect(group('低保对象（城乡）')).toBe(group('低保对象(城乡) '));
    expect(group('低保对象')).not.toBe(group('特困人员'));
    expect(group('低保对象')).toBe(audienceIds()({ kind: 'group', group: '低保对象' }));
    for (const name of ['低保对象', '？！', '<script>', 'ab/../c'])
      expect(group(name)).toMatch(/^group-[0-9a-f]{12}$/u);
  });

  it('never parts what a citizen reads as one: both spellings stand in one list', async () => {
    const entries = ['低保对象（城乡）', '低保对象(城乡)'].map((group, index) =>
      sampleEntry({
        id: `YWJY-010${index}`,
        audience: { kind: 'group', group },
        channels: [use('政府网站', 'website')],
      }),
    );
    const site = await siteOf(withEntries(entries));
    expect(doorsOf(site, paths.audiences)).toEqual(['低保对象（城乡） 2 项']);
  });
});

function withEntries(entries: ReturnType<typeof sampleEntry>[]): Publication {
  return {
    ...samplePublication({ catalog: sampleCatalog({ entries }) }),
    entries: entries.filter(isPublished),
  };
}

/** Ids of the items that the list of a page leads to, in its order. */
function itemsOf(html: string): string[] {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return attributes(main, 'href').flatMap((href) => /items\/([^/]+)\.html$/u.exec(href)?.[1] ?? []);
}

function doorsOf(site: ReadonlyMap<string, string>, path: string): string[] {
  const list = /<ul class="doors">.*?<\/ul>/su.exec(site.get(path) ?? '')?.[0] ?? '';
  return [...list.matchAll(/<li>.*?<\/li>/gsu)].map(([door]) => visibleText(door));
}
