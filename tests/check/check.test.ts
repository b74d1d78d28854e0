import { describe, expect, it } from 'vitest';
import { rules } from '../../src/check/rules.js';
import { county, defaults, lines, loadFiles } from '../load/workspace.js';
import { check } from './whole.js';

/** What the rules say of a workspace, entries below `主体: 农业局`; the loader must have nothing to say. */
async function findings(
  items: string,
  more: Readonly<Record<string, string>> = {},
  given = defaults.replace('{', '{主体: 农业局, '),
): Promise<string[]> {
  const loaded = await loadFiles({
    ...county,
    'entries/茶叶.yaml': `领域: 茶叶\n${given}事项:\n${items}`,
    ...more,
  });
  expect(lines(loaded.diagnostics, loaded)).toEqual([]);
  return lines(check(loaded.catalog), loaded);
}

describe('the list of rules', () => {
  it('names every claim once, in kebab-case and in both languages: a code in a message could not be looked up', () => {
    const codes = rules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, claim, source } of rules) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/u);
      for (const text of [claim.zh, claim.en, source.zh, source.en]) expect(text).not.toBe('');
      expect(claim.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('check', () => {
  it('has nothing to say of a catalog that keeps all claims', async () => {
    expect(await findings('  - {编码: CY-0101, 名称: 种植补贴}\n')).toEqual([]);
  });

  it('reports an unknown name in the defaults once, however many entries inherit it', async () => {
    const given = defaults.replace('{', '{栏目: 茶, 主体: 水利局, ').replace('政府网站', '布告栏');
    const items = '  - {编码: A-1, 名称: 甲}\n  - {编码: A-2, 名称: 乙}\n';
    expect(await findings(items, {}, given)).toEqual([
      'entries/茶叶.yaml:2:17 error known-agencies 公开主体“水利局”不在单位登记册中',
      'entries/茶叶.yaml:2:67 error known-channels 没有“布告栏”这个公开渠道',
      'entries/茶叶.yaml:2:10 error known-columns 没有“茶”这个网站栏目',
    ]);
  });

  it('reports what a shared list lacks once, not once a township', async () => {
    const shared = `领域: 茶叶\n适用: 乡镇\n事项:\n  - {编码: CY-9001, 名称: 名册}\n`;
    const said = await findings('  - {编码: A-1, 名称: 甲}\n', { 'entries/乡镇.yaml': shared });
    expect(said).toEqual([
      'entries/乡镇.yaml:4:5 error mandatory-elements 事项“名册”（CY-9001@heping）缺少“内容、依据、时限、渠道、对象、方式”',
    ]);
  });

  it('warns of what a draft lacks, and calls the same an error in a final entry', async () => {
    const items = '  - {编码: A-1, 名称: 甲, 状态: 草稿}\n  - {编码: A-2, 名称: 乙}\n';
    const said = await findings(
      items,
      {},
      '默认: {主体: 农业局, 内容: 甲, 依据: 《某法》, 渠道: 政府网站, 对象: 全社会, 方式: 主动}\n',
    );
    expect(said).toEqual([
      'entries/茶叶.yaml:4:5 warning mandatory-elements 草稿“甲”（A-1）缺少“时限”',
      'entries/茶叶.yaml:5:5 error mandatory-elements 事项“乙”（A-2）缺少“时限”',
    ]);
  });

  it('finds an id, name or alias that means two agencies, at the word itself', async () => {
    const agencies = `${county['agencies.yaml'] ?? ''}`.replace(
      '分组:',
      '  - {编码: slj, 名称: 甲县水利局, 别名: [水利局, 农业局], 层级: 县级}\n  - {编码: nyj, 名称: 乙局, 层级: 县级}\n分组:',
    );
    expect(await findings('  - {编码: A-1, 名称: 甲, 主体: 乙局}\n', { 'agencies.yaml': agencies })).toEqual([
      'agencies.yaml:5:36 error unique-agency-names “农业局”既指“甲县农业局（nyj）”又指“甲县水利局（slj）”',
      'agencies.yaml:6:10 error unique-agency-names “nyj”既指“甲县农业局（nyj）”又指“乙局（nyj）”',
    ]);
  });

  it('finds an agency or a group that was pasted twice', async () => {
    const agencies = `${county['agencies.yaml'] ?? ''}`.replace(
      '分组:',
      '  - {编码: heping, 名称: 和平镇, 层级: 乡级}\n分组:\n  - {名称: 乡镇, 成员: [和平镇]}',
    );
    expect(await findings('  - {编码: A-1, 名称: 甲}\n', { 'agencies.yaml': agencies })).toEqual([
      'agencies.yaml:5:10 error unique-agency-names “heping”登记了两次',
      'agencies.yaml:5:22 error unique-agency-names “和平镇”登记了两次',
      'agencies.yaml:8:10 error unique-agency-names “乡镇”登记了两次',
    ]);
  });

  it('does not call unknown what stands in a file that could not be read', async () => {
    const loaded = await loadFiles({
      ...county,
      'agencies.yaml': '单位: "甲\n',
      'columns.yaml': '栏目: "甲\n',
      'entries/茶叶.yaml': `领域: 茶叶\n${defaults}事项:\n  - {编码: A-1, 名称: 甲, 主体: 农业局, 栏目: 甲}\n`,
    });
    expect(lines(check(loaded.catalog), loaded)).toEqual([]);
  });

  it('suggests a guide item of nearly the same name, unless another entry answers it', async () => {
    const near = '  - {编码: A-1, 名称: 茶叶种植补贴}\n';
    const advice =
      'entries/茶叶.yaml:4:19 advice near-guide-items-confirmed “茶叶种植补贴”与指引事项“补贴 / 种植补贴”（CY-0101）相近，但没有写明对应';
    expect(await findings(near)).toEqual([advice]);
    expect(await findings(`${near}  - {编码: CY-0101, 名称: 种植补贴}\n`)).toEqual([]);
    expect(await findings('  - {编码: A-1, 名称: 茶叶种植补贴, 标准: CY-0101}\n')).toEqual([]);
  });

  it('calls two entries of one name the same only under one category and one subject', async () => {
    const same = await findings('  - {编码: A-1, 名称: 甲乙}\n  - {编码: A-2, 名称: 甲 乙}\n');
    expect(same).toEqual([
      'entries/茶叶.yaml:5:19 warning unique-entry-names “甲 乙”（A-2）与“A-1”同名，公开主体也相同',
    ]);
    const other =
      '  - {编码: A-1, 名称: 甲乙}\n  - {编码: A-2, 名称: 甲乙, 主体: 和平镇}\n  - {编码: A-3, 名称: 甲乙, 一级事项: 别的}\n';
    expect(await findings(other)).toEqual([]);
  });

  it('finds references to guide items that are not there or not adopted', async () => {
    expect(await findings('  - {编码: A-1, 名称: 甲, 标准: [CY-0101, CY-0103]}\n')).toEqual([
      'entries/茶叶.yaml:4:36 error known-guide-items 没有编码为“CY-0103”的指引事项',
    ]);
  });
});
