import { describe, expect, it } from 'vitest';
import { unchangedMeaning } from '../../src/edit/meaning.js';
import type { Catalog } from '../../src/model/catalog.js';
import { catalogFiles, deskOf } from './desk.js';

const file = 'entries/茶叶.yaml';
const said = `    审核: 小王 2026-05-01
    责任单位: 农业局
    方式: 不予公开
    不予公开理由: 涉及商业秘密(《政府信息公开条例》第十五条)
    对应: {补贴标准: 发放名单}
`;

/** The county, whose first entry says all this. */
async function catalogSaying(words: string, name = '种植补贴'): Promise<Catalog> {
  const text = `${catalogFiles[file]?.replace('名称: 种植补贴\n', `名称: ${name}\n${words}`)}`;
  const { catalog } = (await deskOf({ ...catalogFiles, [file]: text })).context;
  expect([...catalog.broken]).toEqual([]);
  return catalog;
}

describe('unchangedMeaning', () => {
  it.each([
    ['who reviewed it', '小王', '小李'],
    ['who does the work', '责任单位: 农业局', '责任单位: 和平镇'],
    ['that somebody does the work', '    责任单位: 农业局\n', ''],
    ['why it is withheld', '商业秘密', '个人隐私'],
    [
      'that it is withheld for a reason',
      '    不予公开理由: 涉及商业秘密(《政府信息公开条例》第十五条)\n',
      '',
    ],
    ['what its clerk confirmed to be the same', '{补贴标准: 发放名单}', '{补贴标准: 政策依据}'],
  ])('is lost with %s: a repair that loses it would be published', async (_what, from, to) => {
    expect(said).toContain(from);
    const [before, after] = [await catalogSaying(said), await catalogSaying(said.replace(from, to))];
    expect(unchangedMeaning(before, after)).toBe(false);
  });

  it('is lost with the guide item an entry answers by its name', async () => {
    const before = await catalogSaying(said);
    const after = { ...before, entries: before.entries.map((entry) => ({ ...entry, fulfils: [] })) };
    expect(unchangedMeaning(before, after)).toBe(false);
  });

  it('is not lost with the width of characters, nor with spaces around them', async () => {
    const wide = said.replace('(《政府信息公开条例》第十五条)', '（《政府信息公开条例》第十五条）');
    expect(wide).not.toBe(said);
    const [before, after] = [await catalogSaying(said), await catalogSaying(wide, "'种植补贴 '")];
    expect(unchangedMeaning(before, after)).toBe(true);
  });
});
