import { describe, expect, it } from 'vitest';
import { checkHouse } from '../../src/check/house.js';
import { soundHouseRules } from '../../src/check/house-sound.js';
import { county, defaults, lines, loadFiles } from '../load/workspace.js';

/** What the office's own rules say; `rules` are lines of gongkai.yaml, `entries` those of files. */
async function said(rules: string, entries: Readonly<Record<string, string>>): Promise<string[]> {
  const loaded = await loadFiles({
    ...county,
    'gongkai.yaml': `${county['gongkai.yaml']}检查:\n  规则:\n${rules}`,
    ...entries,
  });
  expect(lines(loaded.diagnostics, loaded)).toEqual([]);
  const { catalog, settings } = loaded;
  return lines([...soundHouseRules(catalog, settings.rules), ...checkHouse(catalog, settings.rules)], loaded);
}

describe('rules of an office', () => {
  it('count in full for what final entries take from defaults, though a draft takes it, too, and stands before them', async () => {
    const found = await said("    - {名称: shixian, 字段: 时限, 检验: {包含: '10个'}}\n", {
      'entries/茶叶.yaml': `领域: 茶叶\n${defaults.replace('{', '{主体: 农业局, ')}事项:\n  - {编码: A-1, 名称: 甲, 状态: 草稿}\n  - {编码: A-2, 名称: 乙}\n`,
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(' warning local/shixian ');
  });

  it('look at the id an item has in its file: nobody wrote those of the members of a group', async () => {
    const found = await said('    - {名称: bianma, 字段: 编码, 检验: {匹配: "*-####"}}\n', {
      'entries/乡镇.yaml': `领域: 茶叶\n适用: 乡镇\n${defaults}事项:\n  - {编码: CY-9001, 名称: 名册}\n  - {编码: CY-90, 名称: 简册}\n`,
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('entries/乡镇.yaml:6:');
  });

  it('ask for something: one that asks nothing would look as if it held', async () => {
    expect(await said('    - {名称: kong, 字段: 备注, 检验: {必填: false}}\n', {})).toEqual([
      expect.stringContaining('这条规则什么也不检验'),
    ]);
  });
});
