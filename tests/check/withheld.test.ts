import { describe, expect, it } from 'vitest';
import { isPublished } from '../../src/model/catalog.js';
import { county, defaults, lines, loadFiles } from '../load/workspace.js';
import { check } from './whole.js';

/** What the rules say of entries below `主体: 农业局`; the loader must have nothing to say. */
async function findings(items: string, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const loaded = await loadFiles({
    ...county,
    'entries/茶叶.yaml': `领域: 茶叶\n${defaults.replace('{', '{主体: 农业局, ')}事项:\n${items}`,
    ...more,
  });
  expect(lines(loaded.diagnostics, loaded)).toEqual([]);
  return lines(check(loaded.catalog), loaded);
}

describe('what is withheld', () => {
  it('says why: nobody can contest a refusal without a reason; a draft may still think about it', async () => {
    expect(
      await findings(`  - {编码: A-1, 名称: 甲, 方式: 不予公开}
  - {编码: A-2, 名称: 乙, 方式: 不予公开, 状态: 草稿}
  - {编码: A-3, 名称: 丙, 方式: 不予公开, 不予公开理由: 涉及个人隐私}
  - {编码: A-4, 名称: 丁, method: withheld, withheldReason: 《某办法》规定在公布前保密}
`),
    ).toEqual([
      'entries/茶叶.yaml:4:26 error withheld-entries-give-reason 事项“甲”（A-1）不予公开，没有写明理由',
      'entries/茶叶.yaml:5:26 warning withheld-entries-give-reason 事项“乙”（A-2）不予公开，没有写明理由',
    ]);
  });

  it('is asked for no limit and no channel: nobody discloses it, at no time and nowhere', async () => {
    const bare = {
      'entries/茶叶.yaml': `领域: 茶叶
默认: {主体: 农业局, 内容: [甲], 依据: [《中华人民共和国政府信息公开条例》(国务院令第711号)], 对象: 全社会}
事项:
  - {编码: A-1, 一级事项: 甲, 名称: 甲, 方式: 不予公开, 不予公开理由: 涉及个人隐私}
  - {编码: A-2, 一级事项: 甲, 名称: 乙, 方式: 主动公开}
`,
    };
    const loaded = await loadFiles({ ...county, ...bare });
    expect(lines(check(loaded.catalog), loaded)).toEqual([
      'entries/茶叶.yaml:5:5 error mandatory-elements 事项“乙”（A-2）缺少“时限、渠道”',
    ]);
    expect(loaded.catalog.entries.map(isPublished)).toEqual([true, false]);
  });

  it('names a provision or ground of the law: “不宜公开” can be held against nothing', async () => {
    expect(await findings('  - {编码: A-1, 名称: 甲, 方式: 不予公开, 不予公开理由: 不宜公开}\n')).toEqual([
      'entries/茶叶.yaml:4:40 warning withheld-entries-give-reason “甲”（A-1）的不予公开理由没有写明依据',
    ]);
  });

  it('is not what is disclosed: a reason that would never be shown is said, not dropped', async () => {
    expect(await findings('  - {编码: A-1, 名称: 甲, 不公开理由: 涉及个人隐私}\n')).toEqual([
      'entries/茶叶.yaml:4:29 error withheld-entries-give-reason 事项“甲”（A-1）是主动公开，却写了“不予公开理由”',
    ]);
  });

  it('may be so in one township alone, with its own reason', async () => {
    const more = {
      'entries/乡镇.yaml': `领域: 茶叶\n适用: 乡镇\n${defaults}事项:\n  - {编码: CY-9001, 名称: 名册}\n`,
      'entries/和平镇.yaml':
        '领域: 茶叶\n单位: 和平镇\n事项:\n  - {继承: CY-9001, 方式: 不予公开, 不予公开理由: 涉及商业秘密}\n',
    };
    expect(await findings('  - {编码: A-1, 名称: 甲}\n', more)).toEqual([]);
    const { catalog } = await loadFiles({ ...county, ...more });
    expect(catalog.entries.map(({ id, withheldReason }) => [id, withheldReason])).toEqual([
      ['CY-9001@heping', '涉及商业秘密'],
      ['CY-9001@dongshan', null],
    ]);
  });
});

describe('a matter for citizens to take part in', () => {
  const participation = (given: string): Readonly<Record<string, string>> => ({
    '公众参与.yaml': `公众参与:\n${given}`,
  });

  it('names agencies of the register and a number that can be dialled, or another way in', async () => {
    expect(
      await findings(
        '  - {编码: A-1, 名称: 甲}\n',
        participation(`  - {名称: 甲规划, 参与方式: 听证会, 参与时间: 六月, 责任单位: 农业居, 网址: /canyu/}
  - {事项名称: 乙规划, 参与方式: [座谈会, 书面意见], 参与阶段: 草案公示期间, 责任单位: [农业局], 电话: '12'}
  - {name: 丙规划, ways: 网络征集, period: 七月, responsible: 和平镇}
`),
      ),
    ).toEqual([
      '公众参与.yaml:2:42 error known-agencies 公众参与的责任单位“农业居”不在单位登记册中',
      '公众参与.yaml:3:67 warning phone-numbers-dialable “12”不是可以拨打的电话号码',
      '公众参与.yaml:4:12 warning participation-reachable “丙规划”没有写联系方式',
    ]);
  });

  it('is read in either language, and says in words of its fields what is lacking', async () => {
    const loaded = await loadFiles({
      ...county,
      ...participation('  - {名称: 甲规划, 方式: 听证会, 时间: 六月}\n'),
    });
    expect(lines(loaded.diagnostics, loaded)).toEqual([
      '公众参与.yaml:2:15 error known-fields 没有“方式”这个字段',
      '公众参与.yaml:2:24 error known-fields 没有“时间”这个字段',
      '公众参与.yaml:2:5 error required-fields “公众参与”第1项缺少“参与方式、参与时间、责任单位”',
    ]);
    expect(loaded.diagnostics[0]?.hint?.zh).toBe('是不是“参与方式”？');
    expect([...loaded.catalog.broken]).toEqual(['participation']);
  });
});
