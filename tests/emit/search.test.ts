import vm from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths } from '../../src/emit/paths.js';
import type { Entry } from '../../src/model/catalog.js';
import type { Publication } from '../../src/model/publication.js';
import { reference, sampleCatalog, sampleEntry, samplePublication, use } from './fixtures.js';
import { type Marked, searchReader } from './search-reader.js';
import { siteOf } from './site-pages.js';

describe('a search', () => {
  it('finds exactly the entries that a scan of every element finds, whatever characters stand near each other', async () => {
    // Three characters: most grams of most words stand somewhere in most texts, so that only places tell.
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 12 });
    const entry = fc.record({ name: text, content: fc.array(text, { minLength: 1, maxLength: 3 }) });
    const words = fc.array(
      fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 9 }),
      { minLength: 1, maxLength: 2 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 40 }),
        fc.array(words, { minLength: 20, maxLength: 20 }),
        async (parts, queries) => {
          const entries = parts.map((part, index) => sampleEntry({ ...part, id: `A-${index}`, ...plain }));
          const { search } = searchReader(await siteOf(withEntries(entries)));
          for (const query of queries) {
            const expected = entries
              .filter(({ name, content }) =>
                query.every((word) => [name, ...content].some((own) => own.includes(word))),
              )
              .map(({ id }) => id);
            expect([...(await search(query.join(' '))).ids].sort(), query.join(' ')).toEqual(expected.sort());
          }
        },
      ),
      { numRuns: 25, seed: 711 },
    );
  }, 300_000);

  it('reaches every element the page of the item shows, and says which one it was', async () => {
    const entry = sampleEntry({
      id: 'XYZ-07',
      category: ['甲类', '乙类'],
      name: '丙名',
      content: ['丁内容'],
      basis: ['《戊法》'],
      timeLimit: '己日内',
      subject: [reference('县教育和体育局', 'jytyj')],
      responsible: [reference('庚股')],
      channels: [use('政府网站', 'website'), use('其他:辛', 'other', '辛')],
      audience: { kind: 'group', group: '壬人' },
      column: 'zhaosheng',
      method: 'on-request',
      levels: ['county', 'village'],
      stage: 'service',
      remarks: '癸注',
      fulfils: ['YWJY-0101'],
    });
    const { search, hits } = searchReader(await siteOf(withEntries([sampleEntry(), entry])));
    const elements = {
      公开内容: '丁内容',
      公开依据: '戊法',
      公开时限: '己日',
      责任单位: '庚股',
      公开渠道: '他辛',
      公开对象: '壬人',
      网站栏目: '招生管理',
      五公开: '服务公开',
      备注: '癸注',
      标准指引事项: 'YWJY-0101',
    };
    for (const [label, query] of Object.entries(elements)) {
      const answer = await search(query);
      expect(answer.ids, label).toContain('XYZ-07');
      const hit = (await hits(answer)).find(({ id }) => id.text === 'XYZ-07');
      const shown = hit?.elements.find((each) => each.label === label);
      expect(shown?.marked.marks.length, label).toBe(1);
    }
    for (const query of ['义务', '体育局', '村级', '依申请', '丙名', '乙类', 'xyz07', 'wjy']) {
      expect((await search(query)).ids, query).toContain('XYZ-07');
    }
  });

  it('finds an item by the id it had once, and by why it is withheld', async () => {
    const { search } = searchReader(await siteOf(samplePublication()));
    expect((await search('YWJY-8001')).ids).toEqual(['YWJY-0201']);
    expect((await search('招生办法')).ids).toEqual(['YWJY-0201']);
    expect((await search('信息公开条例》第十五条')).ids).toEqual(['YWJY-0203']);
    // The item that was withdrawn is nobody's past.
    expect((await search('SNBT-8001')).ids).toEqual([]);
  });

  it('does not mind width, case, punctuation, spaces or traditional characters, on either side', async () => {
    const entries = [
      sampleEntry({ id: 'A-1', ...plain, name: '涉農補貼（ＡＢ类）、發放' }),
      sampleEntry({ id: 'A-2', ...plain, name: '涉农补贴(ab类)发放 ' }),
      sampleEntry({ id: 'A-3', ...plain, name: '乾县\u200b后台' }),
    ];
    const { search } = searchReader(await siteOf(withEntries(entries)));
    for (const query of ['涉农补贴AB类发放', '涉農補貼（ab類）發放', '补贴(ＡＢ', '「類」、发放']) {
      expect((await search(query)).ids, query).toEqual(['A-1', 'A-2']);
    }
    for (const query of ['乾县后台', '干縣後臺', '县·后']) {
      expect((await search(query)).ids, query).toEqual(['A-3']);
    }
  });

  it('finds names, domains and agencies by the initials of their pinyin, as words are read and not as characters', async () => {
    const other = { ...plain, domain: '安全生产' };
    const entries = [
      sampleEntry({ id: 'A-1', ...other, name: '银行重建A类（2）' }),
      sampleEntry({ id: 'A-2', ...other, name: '擅用未经验收' }),
      sampleEntry({ id: 'A-3', ...other, name: '义务教育法' }),
      sampleEntry({ id: 'A-4', ...other, domain: '义务教育', name: '其他' }),
    ];
    const { search, hits } = searchReader(await siteOf(withEntries(entries)));
    const first = await search('yhcjal2');
    expect(first.ids).toEqual(['A-1']);
    expect(markedPart((await hits(first))[0]?.name)).toBe('银行重建A类（2');
    // Initials from the middle of a name say little: such a hit stands behind the others.
    const answer = await search('YWJY');
    expect(answer.ids).toEqual(['A-3', 'A-4', 'A-2']);
    const [law, domain, middle] = await hits(answer);
    expect(markedPart(law?.name)).toBe('义务教育');
    expect(markedPart(domain?.facets.domain?.[0])).toBe('义务教育');
    expect(markedPart(middle?.name)).toBe('用未经验');
    // 县教育和体育局
    expect((await search('xjyhtyj')).ids.length).toBe(4);
  });

  it('finds every run of initials, also where a name has letters and digits of its own that spell the same', async () => {
    // Few initials, of characters and of letters: most runs stand in most names, as written and as spelled.
    const readings = { 民: 'm', 法: 'f', m: 'm', F: 'f', 2: '2' };
    const name = fc.string({
      unit: fc.constantFrom(...Object.keys(readings)),
      minLength: 2,
      maxLength: 14,
    });
    const spelled = (text: string) =>
      Array.from(text, (each) => readings[each as keyof typeof readings]).join('');
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 12 }), async (names) => {
        const entries = names.map((own, index) => sampleEntry({ ...plain, id: `A-${index}`, name: own }));
        const { search } = searchReader(await siteOf(withEntries(entries)));
        for (const own of names) {
          const initials = spelled(own);
          for (const query of [initials, initials.slice(0, 3), initials.slice(1)]) {
            const expected = entries.filter((each) => spelled(each.name).includes(query)).map(({ id }) => id);
            expect([...(await search(query)).ids].sort(), query).toEqual(expected.sort());
          }
        }
      }),
      { numRuns: 60, seed: 711 },
    );
  }, 300_000);

  it('puts entries that have all words in their names first, and otherwise keeps the order of the county', async () => {
    const entries = [
      sampleEntry({ id: 'A-1', ...plain, name: '其他', content: ['低保政策'] }),
      sampleEntry({ id: 'A-2', ...plain, name: '低保', content: ['政策'] }),
      sampleEntry({ id: 'A-3', ...plain, name: '低保政策' }),
      sampleEntry({ id: 'A-4', ...plain, name: '政策：低保' }),
    ];
    const { search } = searchReader(await siteOf(withEntries(entries)));
    expect((await search('低保 政策')).ids).toEqual(['A-3', 'A-4', 'A-1', 'A-2']);
  });

  it('counts for every facet what choosing it would leave, and lets values of one facet add up', async () => {
    const { search } = searchReader(await siteOf(samplePublication()));
    const all = await search('');
    expect(all.ids.length).toBe(9);
    expect(all.counts.method).toEqual({ 主动公开: 6, 依申请公开: 2, 不予公开: 1 });
    expect(all.counts.level).toEqual({ 县级: 7, 乡级: 2, 村级: 2 });
    const chosen = await search('', { level: ['村级', '乡级'], method: ['主动公开'] });
    expect(chosen.ids).toEqual(['AQSC-0101', 'SNBT-0101']);
    // Its own choice does not narrow a facet; those of the others do.
    expect(chosen.counts.level).toEqual({ 县级: 5, 乡级: 2, 村级: 1 });
    expect(chosen.counts.method).toEqual({ 主动公开: 2, 依申请公开: 1, 不予公开: 0 });
    // A value that is no longer there, in an old address, is no condition.
    expect((await search('', { level: ['省级'] })).ids.length).toBe(9);
  });

  it('answers characters alone, characters outside the common plane, and what is nowhere', async () => {
    const entries = [
      sampleEntry({ id: 'A-1', ...plain, name: '𠮷野家补𬭸' }),
      sampleEntry({ id: 'A-2', ...plain, name: '末' }),
    ];
    const { search, hits } = searchReader(await siteOf(withEntries(entries)));
    for (const query of ['𠮷', '家', '𬭸', '补𬭸', '𠮷野家']) {
      const answer = await search(query);
      expect(answer.ids, query).toEqual(['A-1']);
      expect(markedPart((await hits(answer))[0]?.name), query).toBe(query);
    }
    expect((await search('末')).ids).toEqual(['A-2']);
    for (const query of ['野末', '龘', '龘龘', `𠮷野家补${'甲'.repeat(5000)}`]) {
      expect((await search(query)).ids, query).toEqual([]);
    }
  });

  it('finds nothing for punctuation alone, everything without a query, and nothing in a catalog without entries', async () => {
    const { search } = searchReader(await siteOf(samplePublication()));
    expect((await search(' 。、…😀 ')).ids).toEqual([]);
    expect((await search(' 　')).ids.length).toBe(9);
    const empty = searchReader(await siteOf(withEntries([])));
    for (const query of ['', '公', '公开']) expect((await empty.search(query)).ids, query).toEqual([]);
  });

  it('stops fetching for a long word as soon as nothing has its beginning', async () => {
    const { search, fetched } = searchReader(await siteOf(manyTexts(400)));
    await search('');
    fetched();
    await search('甲乙丙丁'.repeat(200));
    expect(fetched().length).toBeLessThan(5);
  });
});

describe('the index', () => {
  it('is fetched by need: one query reads a small part of it', async () => {
    const site = await siteOf(manyTexts(1500));
    const { search, hits, fetched } = searchReader(site);
    const files = filesOf(site);
    await hits(await search('事项77的'));
    const bytes = (names: readonly string[]) =>
      names.reduce((sum, name) => sum + Buffer.byteLength(site.get(name) ?? ''), 0);
    const total = bytes(files.map(([path]) => path));
    expect(files.length).toBeGreaterThan(60);
    expect(bytes(fetched())).toBeLessThan(total / 4);
  });

  it('has files of one size, of names that are safe in any address', async () => {
    const site = await siteOf(manyTexts(1500));
    for (const [path, content] of filesOf(site)) {
      expect(path).toMatch(/^site\/search\/[a-z][a-z0-9]*\.js$/u);
      // Larger only for one gram that stands everywhere.
      const grams = content.split(/[ !]/u).length;
      if (grams > 4 && path !== paths.searchFile('index')) {
        expect(Buffer.byteLength(content), path).toBeLessThan(6300);
      }
    }
  });

  it('grows in step with what the catalog says, not with how often: shared lists cost little', async () => {
    const size = async (publication: Publication) =>
      filesOf(await siteOf(publication)).reduce((sum, [, content]) => sum + content.length, 0);
    const [once, often, twice] = [
      await size(manyTexts(300)),
      await size(manyTexts(300, 4)),
      await size(manyTexts(600)),
    ];
    expect(twice / once).toBeLessThan(2.2);
    expect(often / once).toBeLessThan(2.2);
  });

  it('names its edition in every file: another one, out of a cache, is refused and not mixed in', async () => {
    const old = await siteOf(samplePublication());
    const changed = await siteOf(withEntries([sampleEntry({ name: '改了一个字' })]));
    const mixed = new Map([...changed, ...filesOf(old).filter(([path]) => /\/g\d/u.test(path))]);
    await expect(searchReader(mixed).search('法律')).rejects.toThrow('目录刚刚更新');
    expect((await searchReader(old).search('法律')).ids.length).toBeGreaterThan(0);
  });

  it('says so when a file cannot be had, and asks for it again the next time', async () => {
    const site = await siteOf(samplePublication());
    const broken = new Map(site);
    const names = ['index', 'g0'].map((name) => paths.searchFile(name));
    for (const name of names) broken.delete(name);
    const reader = searchReader(broken);
    for (const name of names) {
      await expect(reader.search('12'), name).rejects.toThrow('没有读到');
      broken.set(name, site.get(name) ?? '');
    }
    expect((await reader.search('12')).ids).toEqual((await searchReader(site).search('12')).ids);
  });

  it('is data only: no text of the catalog leaves its string', async () => {
    const text = '"),alert(1)//\\"\u2028\u2029</script>`\u0000\ud800';
    const entries = [
      sampleEntry({ name: text, content: [text], category: [text], remarks: text, id: 'A-1' }),
    ];
    const site = await siteOf(withEntries(entries));
    const received: string[] = [];
    const context = vm.createContext({
      gongkaiSearch: (_: string, name: string) => received.push(name),
      alert: () => received.push('alarm'),
    });
    const names = Object.keys(context);
    for (const [, content] of filesOf(site)) vm.runInContext(content, context);
    expect(received.length).toBe(filesOf(site).length);
    expect(received).not.toContain('alarm');
    expect(Object.keys(context)).toEqual(names);
    const { search, hits } = searchReader(site);
    const answer = await search('alert(1)');
    const [hit] = await hits(answer);
    expect(hit?.name.text).toBe(text);
    expect(markedPart(hit?.name)).toBe('alert(1');
  });
});

/** Elements none of whose texts has one of the characters the tests look for. */
const plain = {
  category: ['一'],
  basis: ['二'],
  timeLimit: '三',
  content: ['四'],
  subject: [reference('县教育和体育局', 'jytyj')],
} as const;

function withEntries(entries: readonly Entry[]): Publication {
  return samplePublication({ catalog: sampleCatalog({ entries }) });
}

/** Entries with texts of their own; each `copies` times, as instances of a shared list. */
function manyTexts(count: number, copies = 1): Publication {
  const entries = Array.from({ length: count * copies }, (_, index) => {
    const number = Math.floor(index / copies);
    const letters = Array.from({ length: 30 }, (__, at) =>
      String.fromCodePoint(0x4e00 + ((number * 7919 + at * 104729) % 1500)),
    ).join('');
    return sampleEntry({
      ...plain,
      id: `A-${index}`,
      name: `事项${number}的${letters.slice(0, 8)}`,
      content: [letters, `${letters.slice(10)}${number}`],
    });
  });
  return withEntries(entries);
}

function filesOf(site: ReadonlyMap<string, string>): [string, string][] {
  return [...site].filter(([path]) => path.startsWith(paths.searchFolder));
}

function markedPart(marked: Marked | undefined): string | null {
  const [first] = marked?.marks ?? [];
  return first === undefined ? null : (marked?.text.slice(first[0], first[1]) ?? null);
}
