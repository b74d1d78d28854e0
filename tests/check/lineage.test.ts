import { describe, expect, it } from 'vitest';
import { retiredIds } from '../../src/model/lineage.js';
import { county, defaults, lines, loadFiles } from '../load/workspace.js';
import { check } from './whole.js';

const items = `事项:
  - {编码: CY-0101, 名称: 种植补贴}
  - {编码: CY-0102, 名称: 加工补贴}
  - {编码: CY-0103, 名称: 运输补贴, 状态: 草稿}
`;

function workspace(lineage: string): Readonly<Record<string, string>> {
  return {
    ...county,
    'entries/茶叶.yaml': `领域: 茶叶\n${defaults.replace('{', '{主体: 农业局, ')}${items}`,
    'entries/乡镇.yaml': `领域: 茶叶\n适用: 乡镇\n${defaults}事项:\n  - {编码: CY-0901, 名称: 名册}\n`,
    '沿革.yaml': `沿革:\n${lineage}`,
  };
}

/** What the rules say of records; the loader must have nothing to say. */
async function findings(lineage: string): Promise<string[]> {
  const loaded = await loadFiles(workspace(lineage));
  expect(lines(loaded.diagnostics, loaded)).toEqual([]);
  return lines(check(loaded.catalog), loaded);
}

async function hints(lineage: string): Promise<(string | undefined)[]> {
  const { catalog } = await loadFiles(workspace(lineage));
  return check(catalog).map(({ hint }) => hint?.zh);
}

describe('the lineage of ids', () => {
  it('is taken as written when every record leads to what is in use', async () => {
    expect(
      await findings(`  - {变动: 更名, 原编码: CY-0001, 现编码: CY-0101, 日期: 2026-01-02}
  - {变动: 合并, 原编码: CY-0002, 原名称: 旧补贴, 现编码: CY-0101, 日期: 2026-01-02}
  - {变动: 拆分, 原编码: CY-0003, 现编码: [CY-0101, CY-0102], 日期: 2026-06-30}
  - {变动: 取消, 原编码: CY-0004, 日期: 2025-12-31, 理由: 办法已经废止}
  - {变动: 更名, 原编码: CY-0801, 现编码: CY-0901, 适用: 乡镇, 日期: 2026-01-02}
  - {change: renamed, from: CY-0802@heping, to: CY-0901@heping, date: 2026-01-02}
`),
    ).toEqual([]);
  });

  it('never retires an id that is in use, nor one id twice: one address would have two answers', async () => {
    expect(
      await findings(`  - {变动: 更名, 原编码: CY-0102, 现编码: CY-0101, 日期: 2026-01-02}
  - {变动: 更名, 原编码: CY-0001, 现编码: CY-0101, 日期: 2026-01-02}
  - {变动: 合并, 原编码: CY-0001, 现编码: CY-0102, 日期: 2026-01-02}
  - {变动: 合并, 原编码: CY-0901@heping, 现编码: CY-0102, 日期: 2026-01-02}
`),
    ).toEqual([
      '沿革.yaml:4:19 error unique-retired-ids 原编码“CY-0001”在沿革中写了两次',
      '沿革.yaml:2:19 error retired-ids-unused 原编码“CY-0102”还在用，是事项“加工补贴”的编码',
      '沿革.yaml:5:19 error retired-ids-unused 原编码“CY-0901@heping”还在用，是事项“名册”的编码',
    ]);
  });

  it('finds an id that is retired once for a group and again for a member', async () => {
    expect(
      await findings(`  - {变动: 更名, 原编码: CY-0801, 现编码: CY-0901, 适用: 乡镇, 日期: 2026-01-02}
  - {变动: 合并, 原编码: CY-0801@heping, 现编码: CY-0101, 日期: 2026-01-02}
`),
    ).toEqual(['沿革.yaml:3:19 error unique-retired-ids 原编码“CY-0801@heping”在沿革中写了两次']);
  });

  it('leads only to what the catalog has; a draft is no place to send readers', async () => {
    const lineage = `  - {变动: 更名, 原编码: CY-0001, 现编码: CY-0110, 日期: 2026-01-02}
  - {变动: 更名, 原编码: CY-0002, 现编码: CY-0103, 日期: 2026-01-02}
`;
    expect(await findings(lineage)).toEqual([
      '沿革.yaml:2:33 error successors-exist 目录里没有编码为“CY-0110”的事项',
      '沿革.yaml:3:33 warning successors-exist 现编码“CY-0103”还是草稿，不公开，旧网址暂时没有去处',
    ]);
    expect(await hints(lineage)).toEqual(['是不是“CY-0101”？', '定稿后删去它的“状态: 草稿”']);
  });

  it('says which id to write instead of one that was retired in its turn', async () => {
    const lineage = `  - {变动: 更名, 原编码: CY-0001, 现编码: CY-0002, 日期: 2024-01-02}
  - {变动: 更名, 原编码: CY-0002, 现编码: CY-0003, 日期: 2025-01-02}
  - {变动: 拆分, 原编码: CY-0003, 现编码: [CY-0101, CY-0102], 日期: 2026-01-02}
  - {变动: 合并, 原编码: CY-0004, 现编码: CY-0005, 日期: 2026-01-02}
  - {变动: 取消, 原编码: CY-0005, 日期: 2026-02-02, 理由: 办法已经废止}
`;
    expect(await findings(lineage)).toEqual([
      '沿革.yaml:2:33 error lineage-without-chains 现编码“CY-0002”也已不用（2025-01-02）',
      '沿革.yaml:3:33 error lineage-without-chains 现编码“CY-0003”也已不用（2026-01-02）',
      '沿革.yaml:5:33 error lineage-without-chains 现编码“CY-0005”也已不用（2026-02-02）',
    ]);
    expect(await hints(lineage)).toEqual([
      '改写为“现编码: [CY-0101, CY-0102]”，“变动”改为“拆分”',
      '改写为“现编码: [CY-0101, CY-0102]”，“变动”改为“拆分”',
      '那个事项已经取消：这一条也改为“变动: 取消”，删去“现编码”，写明“理由”',
    ]);
  });

  it('names every circle once, from its first record', async () => {
    expect(
      await findings(`  - {变动: 更名, 原编码: CY-0009, 现编码: CY-0001, 日期: 2026-01-02}
  - {变动: 更名, 原编码: CY-0001, 现编码: CY-0002, 日期: 2026-01-02}
  - {变动: 更名, 原编码: CY-0002, 现编码: CY-0001, 日期: 2026-01-02}
  - {变动: 更名, 原编码: CY-0003, 现编码: CY-0003, 日期: 2026-01-02}
`),
    ).toEqual([
      '沿革.yaml:3:33 error lineage-without-cycles 沿革转了一圈：CY-0001 → CY-0002 → CY-0001',
      '沿革.yaml:5:33 error lineage-without-cycles 现编码与原编码相同：“CY-0003”',
    ]);
  });

  it('walks chains of any length, in no more time than they have records', async () => {
    const length = 12_000;
    const id = (index: number): string => `CY-${10_000 + index}`;
    const lineage = Array.from(
      { length },
      (_, index) =>
        `  - {变动: 更名, 原编码: ${id(index)}, 现编码: ${id((index + 1) % length)}, 日期: 2026-01-02}\n`,
    ).join('');
    const { catalog } = await loadFiles(workspace(lineage));
    expect(check(catalog).map(({ code }) => code)).toEqual(['lineage-without-cycles']);
  });

  it('holds the number of ids to the change, and asks why an item was withdrawn', async () => {
    expect(
      await findings(`  - {变动: 更名, 原编码: CY-0001, 日期: 2026-01-02}
  - {变动: 合并, 原编码: CY-0002, 现编码: [CY-0101, CY-0102], 日期: 2026-01-02}
  - {变动: 拆分, 原编码: CY-0003, 现编码: CY-0101, 日期: 2026-01-02}
  - {变动: 取消, 原编码: CY-0004, 现编码: CY-0101, 日期: 2026-01-02}
  - {变动: 取消, 原编码: CY-0005, 日期: 2026-01-02}
  - {变动: 更名, 原编码: CY-0801, 现编码: CY-0901, 日期: 2026-01-02}
`),
    ).toEqual([
      '沿革.yaml:2:5 error successors-fit-change “CY-0001”更名，没有写现编码',
      '沿革.yaml:3:33 error successors-fit-change “CY-0002”合并只能写一个现编码，这里写了2个',
      '沿革.yaml:4:33 error successors-fit-change “CY-0003”拆分，要写两个以上的现编码',
      '沿革.yaml:5:33 error successors-fit-change “CY-0004”取消，却写了现编码',
      '沿革.yaml:6:5 error successors-fit-change “CY-0005”取消，没有写理由',
      '沿革.yaml:7:33 error successors-fit-change “CY-0901”是几个单位共用的事项，没有写原编码由谁共用',
    ]);
  });

  it('knows no change from the future', async () => {
    expect(await findings('  - {变动: 更名, 原编码: CY-0001, 现编码: CY-0101, 日期: 2026-07-01}\n')).toEqual([
      '沿革.yaml:2:46 error lineage-dates-past 沿革的日期 2026-07-01 晚于本版目录的日期 2026-06-30',
    ]);
  });

  it('says what is wrong with its form, in words of the field', async () => {
    const loaded = await loadFiles(
      workspace(`  - {变动: 改编, 原编码: [CY-0001, CY-0002], 现编码: CY-0101, 日期: 2026-02-30}
  - {变动: 更名, 原编码: CY-0003, 现编码: cy-0101}
`),
    );
    expect(lines(loaded.diagnostics, loaded)).toEqual([
      '沿革.yaml:3:5 error required-fields “沿革”第2项缺少“日期”',
      '沿革.yaml:2:10 error allowed-values “变动”不能写“改编”，可以写：更名、合并、拆分、取消',
      '沿革.yaml:2:19 error field-types “原编码”应为一个编码，如 YWJY-0502（几个编码合并的，各写一条）',
      '沿革.yaml:2:57 error field-formats “日期”的值“2026-02-30”不是有效日期',
      '沿革.yaml:3:33 error field-formats “现编码”的值“cy-0101”格式不对',
    ]);
  });

  it('knows the group that shared an item, or suggests the one that was meant', async () => {
    const loaded = await loadFiles(
      workspace('  - {变动: 更名, 原编码: CY-0004, 现编码: CY-0901, 适用: 乡鎮, 日期: 2026-01-02}\n'),
    );
    expect(lines(loaded.diagnostics, loaded)).toEqual([
      '沿革.yaml:2:46 error known-groups 单位登记册中没有“乡鎮”这个分组',
    ]);
    expect(loaded.diagnostics[0]?.hint?.zh).toBe('是不是“乡镇”？');
  });

  it('leads every member of a shared list to its own instance, and to the one item it was merged into', async () => {
    const { catalog } = await loadFiles(
      workspace(`  - {变动: 更名, 原编码: CY-0801, 现编码: CY-0901, 适用: 乡镇, 日期: 2026-01-02}
  - {变动: 合并, 原编码: CY-0802, 现编码: CY-0101, 适用: 乡镇, 日期: 2026-01-02}
  - {变动: 拆分, 原编码: CY-0803@heping, 现编码: [CY-0901, CY-0102], 日期: 2026-01-02}
  - {变动: 取消, 原编码: CY-0004, 日期: 2025-12-31, 理由: 办法已经废止}
`),
    );
    expect(
      retiredIds(catalog).map(
        ({ id, successors }) => `${id} → ${successors.map((entry) => entry.id).join(' ')}`,
      ),
    ).toEqual([
      'CY-0801@heping → CY-0901@heping',
      'CY-0801@dongshan → CY-0901@dongshan',
      'CY-0802@heping → CY-0101',
      'CY-0802@dongshan → CY-0101',
      'CY-0803@heping → CY-0901@heping CY-0102',
      'CY-0004 → ',
    ]);
  });
});
