import { describe, expect, it } from 'vitest';
import { idGiver } from '../../src/edit/next-id.js';
import { catalogFiles, deskOf } from './desk.js';

type Files = Readonly<Record<string, string>>;

const withdrawn = `沿革:
  - {变动: 取消, 原编码: CY-0103, 日期: 2026-01-01, 理由: 停办}
  - {变动: 取消, 原编码: CY-0104, 日期: 2026-01-01, 理由: 停办}
`;

/** Defaults that leave an item nothing to say but its id and its name. */
const whole =
  '默认: {一级事项: 预警, 内容: [甲], 依据: [《某法》], 时限: 年底前, 主体: 农业局, 渠道: [政府网站], 对象: 全社会, 方式: 主动公开}\n';

async function giverOf(files: Files): Promise<ReturnType<typeof idGiver>> {
  const { catalog, files: entryFiles } = (await deskOf(files)).context;
  return idGiver(catalog, entryFiles);
}

describe('idGiver', () => {
  it('goes on behind the last number of the category, and takes what it gave: two items would be one', async () => {
    const ids = await giverOf(catalogFiles);
    expect([ids.next('茶叶', '补贴'), ids.next('茶叶', '补贴'), ids.next('茶叶', '奖励')]).toEqual([
      'CY-0103',
      'CY-0104',
      'CY-0201',
    ]);
    expect(ids.isTaken('CY-0104')).toBe(true);
    expect(ids.isTaken('CY-0105')).toBe(false);
  });

  it('never gives an id that was retired: its old address would show another item', async () => {
    const ids = await giverOf({ ...catalogFiles, 'lineage.yaml': withdrawn });
    expect(ids.isTaken('CY-0103')).toBe(true);
    expect(ids.next('茶叶', '补贴')).toBe('CY-0105');
  });

  it('gives none that was taken meanwhile', async () => {
    const ids = await giverOf(catalogFiles);
    ids.take('CY-0103');
    expect(ids.next('茶叶', '补贴')).toBe('CY-0104');
  });

  it('begins the ids of a domain without a guide as the others there begin, not as its shared lists do', async () => {
    const list = (prefix: string): string =>
      `事项:\n  - {编码: ${prefix}-0101, 名称: 甲}\n  - {编码: ${prefix}-0102, 名称: 乙}\n`;
    const files: Files = {
      ...catalogFiles,
      'entries/气象.yaml': `领域: 气象\n${whole}${list('QX')}`,
      'entries/乡镇气象.yaml': `领域: 气象\n适用: 乡镇\n${whole.replace('主体: 农业局, ', '')}${list('XZ-QX')}`,
    };
    expect((await giverOf(files)).next('气象', '预警')).toBe('QX-0103');
    expect((await giverOf(catalogFiles)).next('气象', '预警')).toBe('BD-0101');
  });
});
