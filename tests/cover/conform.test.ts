import { describe, expect, it } from 'vitest';
import type { Entry, GuideItem } from '../../src/model/catalog.js';
import type { Level } from '../../src/model/vocabulary.js';
import { conformity, type Elements, entry, guideItem } from './catalogs.js';

const website = { text: '政府网站', channel: 'website', detail: null };
const gazette = { text: '政府公报', channel: 'gazette', detail: null };
const other = (detail: string | null): Entry['channels'][number] => ({
  text: detail === null ? '其他' : `其他:${detail}`,
  channel: 'other',
  detail,
});

const plain: Elements = {
  content: ['补贴对象范围', '补贴标准'],
  timeLimit: '信息形成之日起20个工作日内',
  channels: [website],
  audience: { kind: 'public' },
  method: 'proactive',
};

function asked(
  elements: Parameters<typeof guideItem>[4] = {},
  levels: readonly Level[] = ['county'],
): GuideItem {
  return guideItem('T1', 'tea', levels, true, { ...plain, ...elements });
}

function given(
  elements: NonNullable<Parameters<typeof entry>[0]['elements']> = {},
  id = 'e',
  levels: readonly Level[] = ['county'],
): Entry {
  return entry({ id, fulfils: ['T1'], subject: ['bureau'], levels, elements: { ...plain, ...elements } });
}

/** What falls short, as `element entry asked ← given`. */
function shortfalls(item: GuideItem, ...entries: Entry[]): string[] {
  return conformity
    .of(item, 'county', entries)
    .shortfalls.map((found) => `${found.element} ${found.entry} ${found.asked} ← ${found.given}`);
}

/** The guide's content elements that an entry with these has not. */
function lost(guide: readonly string[], own: readonly string[]): string[] {
  return conformity
    .of(asked({ content: guide }), 'county', [given({ content: own })])
    .shortfalls.map((found) => found.asked);
}

describe('content', () => {
  it('is the same whatever its width, white space and punctuation: tables differ in these alone', () => {
    expect(lost(['申报条件（含材料）'], ['申报 条件(含材料)'])).toEqual([]);
  });

  it('is held by a longer element, from four characters on: 地址 in 投诉地址 says nothing of the office’s', () => {
    expect(lost(['招生范围'], ['小学招生范围和计划'])).toEqual([]);
    expect(lost(['地址'], ['监督投诉地址'])).toEqual(['地址']);
    expect(lost(['地址'], ['名称、地址和电话'])).toEqual([]);
  });

  it('is held by several elements that together have all it lists, and not by half of them', () => {
    expect(lost(['普通招生政策和特殊群体入学政策'], ['普通招生政策', '特殊群体入学政策'])).toEqual([]);
    expect(lost(['普通招生政策和特殊群体入学政策'], ['普通招生政策'])).toEqual([
      '普通招生政策和特殊群体入学政策',
    ]);
    expect(lost(['调解与和解情况'], ['和解情况'])).toEqual(['调解与和解情况']);
  });

  it('is not held by what an element says it leaves out: 不含 would count as 含', () => {
    expect(lost(['当事人信息'], ['处罚决定书（不含当事人信息）'])).toEqual(['当事人信息']);
    expect(lost(['涉密图件目录'], ['规划图件（涉密图件目录除外）'])).toEqual(['涉密图件目录']);
    expect(lost(['设施拆除外观影响'], ['设施拆除外观影响评价'])).toEqual([]);
  });

  it('is never asked where the guide calls it optional', () => {
    expect(lost(['征地工作流程图(可选)'], ['补偿标准'])).toEqual([]);
  });

  it('is never taken from a near element: a slip of a character may be another thing', () => {
    const [found] = conformity.of(asked({ content: ['县级汇总数据'] }), 'county', [
      given({ content: ['全县汇总数据'] }),
    ]).shortfalls;
    expect(found).toMatchObject({ asked: '县级汇总数据', given: '全县汇总数据' });
    expect(found?.hint?.zh).toBe(
      '在“内容”中补上“县级汇总数据”；如果“全县汇总数据”就是它，写“对应: {县级汇总数据: 全县汇总数据}”',
    );
  });

  it('is suggested as YAML that can be pasted, whatever stands in it', () => {
    const [found] = conformity.of(asked({ content: ['图件(涉密除外, 可查)'] }), 'county', [
      given({ content: ['图件(涉密除外)'] }),
    ]).shortfalls;
    expect(found?.hint?.zh).toContain("对应: {'图件(涉密除外, 可查)': 图件(涉密除外)}");
  });

  it('is held by an element the clerk confirmed, as long as the entry has that element', () => {
    const place = { kind: 'file', file: 'x.yaml' } as const;
    const equivalents = [{ asked: '补贴标准', own: '每亩补多少', place }];
    const content = ['补贴对象范围', '每亩补多少'];
    expect(shortfalls(asked(), given({ content, equivalents }))).toEqual([]);
    expect(shortfalls(asked(), given({ content: ['补贴对象范围'], equivalents }))).toEqual([
      'content e 补贴标准 ← ',
    ]);
  });
});

describe('channels', () => {
  it('need one of those the guide names, or all where it says so', () => {
    const channels = [website, gazette];
    expect(shortfalls(asked({ channels }), given({ channels: [gazette] }))).toEqual([]);
    expect(shortfalls(asked({ channels, channelRule: 'all' }), given({ channels: [gazette] }))).toEqual([
      'channels e 政府网站、政府公报（全部） ← 政府公报',
    ]);
    expect(shortfalls(asked({ channels: [gazette] }), given())).toEqual([
      'channels e 政府公报（至少其一） ← 政府网站',
    ]);
  });

  it('behind 其他 are told apart by name: one platform is not another', () => {
    const item = asked({ channels: [other('中国政府采购网及其地方分网')] });
    expect(shortfalls(item, given({ channels: [other('中国政府采购网')] }))).toEqual([]);
    expect(shortfalls(item, given({ channels: [other('公共资源交易平台')] }))).toHaveLength(1);
    expect(shortfalls(item, given({ channels: [other(null)] }))).toHaveLength(1);
    expect(
      shortfalls(asked({ channels: [other(null)] }), given({ channels: [other('法律服务网')] })),
    ).toEqual([]);
  });
});

describe('audience and method', () => {
  const group = (name: string): { kind: 'group'; group: string } => ({ kind: 'group', group: name });

  it('may be wider and more open than the guide asks, and never the other way round', () => {
    const narrow = asked({ audience: group('征收范围内的被征收人'), method: 'on-request' });
    expect(shortfalls(narrow, given())).toEqual([]);
    expect(shortfalls(asked(), given({ audience: group('被征收人'), method: 'on-request' }))).toEqual([
      'audience e 全社会 ← 特定群体（被征收人）',
      'method e 主动公开 ← 依申请公开',
    ]);
  });

  it('of groups are wider without what narrows them, and another group is no wider', () => {
    const narrow = asked({ audience: group('征收范围内的被征收人') });
    expect(shortfalls(narrow, given({ audience: group('被征收人') }))).toEqual([]);
    expect(shortfalls(narrow, given({ audience: group('征收范围内的被征收人、周边居民') }))).toEqual([]);
    expect(shortfalls(narrow, given({ audience: group('村民代表') }))).toHaveLength(1);
  });
});

describe('what is withheld', () => {
  it('is weaker for that, and is asked neither when nor where it is disclosed', () => {
    const kept = { method: 'withheld', timeLimit: '', channels: [] } as const;
    expect(shortfalls(asked(), given(kept))).toEqual(['method e 主动公开 ← 不予公开']);
  });
});

describe('several entries of one cell', () => {
  it('count their contents together', () => {
    expect(
      shortfalls(asked(), given({ content: ['补贴标准'] }, 'a'), given({ content: ['补贴对象范围'] }, 'b')),
    ).toEqual([]);
  });

  it('do not lend a content without the weakness it comes with', () => {
    const weak = given({ content: ['补贴对象范围'], method: 'on-request' }, 'weak');
    expect(shortfalls(asked(), given({ content: ['补贴标准'] }, 'good'), weak)).toEqual([
      'method weak 主动公开 ← 依申请公开',
    ]);
  });

  it('are judged by what is disclosed first: what is withheld lacks little because little is asked of it', () => {
    const open = given({ timeLimit: '信息形成之日起30个工作日内', channels: [gazette] }, 'open');
    const found = shortfalls(asked(), given({ method: 'withheld' }, 'kept'), open);
    expect(found.map((shortfall) => shortfall.split(' ').slice(0, 2).join(' '))).toEqual([
      'timeLimit open',
      'channels open',
    ]);
  });

  it('are judged by what is withheld where the guide withholds it, too: a cell would be worse for a second entry', () => {
    const item = asked({ method: 'withheld' });
    const weak = given(
      { channels: [gazette], content: ['补贴标准'], audience: { kind: 'group', group: '农户' } },
      'weak',
    );
    expect(shortfalls(item, weak, given({ method: 'withheld' }, 'kept'))).toEqual([]);
  });

  it('are not worse than the best of them', () => {
    expect(
      shortfalls(asked(), given({ method: 'withheld', channels: [gazette] }, 'a'), given({}, 'b')),
    ).toEqual([]);
  });
});

describe('what nobody saw in the guide', () => {
  it('is not held against an entry: a recalled element is not the ministry’s', () => {
    const item = asked({ unseen: ['时限', '内容', '渠道'] });
    const weak = given({ timeLimit: '信息形成之日起30个工作日内', content: ['别的'], channels: [gazette] });
    expect(shortfalls(item, weak)).toEqual([]);
    expect(conformity.of(item, 'county', [weak]).unseen.map(({ element }) => element)).toEqual([
      'content',
      'content',
      'timeLimit',
      'channels',
    ]);
  });
});

describe('time limits', () => {
  it('that cannot be compared are neither kept nor broken: somebody must look', () => {
    const found = conformity.of(asked(), 'county', [given({ timeLimit: '每年3月底前' })]);
    expect(found.shortfalls).toEqual([]);
    expect(found.undecided).toMatchObject([{ given: '每年3月底前', asked: '信息形成之日起20个工作日内' }]);
  });
});

describe('levels', () => {
  it('that an entry does not tick fall short where its agency stands at them', () => {
    expect(shortfalls(asked({}, ['county', 'township']), given({}, 'e', ['township']))).toEqual([
      'levels e 县级、乡级 ← 乡级',
    ]);
  });
});
