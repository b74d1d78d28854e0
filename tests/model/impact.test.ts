import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/model/catalog.js';
import { type Impact, impactOf } from '../../src/model/impact.js';
import { county, defaults, loadFiles } from '../load/workspace.js';
import { register } from './instrument.js';

const local = '《甲县茶园办法》(甲政发〔2020〕3号)';

/** Two entries, a list shared by two townships, an exemption and a guide item, citing in all ways there are. */
async function catalog(): Promise<Catalog> {
  const given = defaults.replace('{', '{主体: 农业局, ');
  const { catalog: loaded } = await loadFiles({
    ...county,
    'entries/茶叶.yaml': `领域: 茶叶\n${given}事项:
  - {编码: A-1, 名称: 甲, 依据: ['《收养法》第三条']}
  - {编码: A-2, 名称: 乙, 依据: ['${local}'], 内容: ['《中华人民共和国收养法》']}
  - {编码: A-3, 名称: 丙, 依据: ['《某法》《中华人民共和国收养法》'], 状态: 草稿}
  - {编码: A-4, 名称: 丁, 依据: ['《茶园管理办法》(农发[2013]1号)']}
`,
    'entries/乡镇.yaml': `领域: 茶叶\n适用: 乡镇\n${defaults.replace('《某法》', '《中华人民共和国收养法》')}事项:\n  - {编码: X-1, 名称: 名册}\n`,
    'exemptions.yaml': `豁免:\n  - {标准: CY-0102, 理由: 本县不产茶, 依据: ['${local}'], 批准人: 甲, 批准日期: 2026-01-01, 到期: 2027-01-01}\n`,
  });
  const guides = loaded.guides.map((guide) => ({
    ...guide,
    items: guide.items.map((item) => (item.id === 'CY-0101' ? { ...item, basis: ['《收养法》'] } : item)),
  }));
  return { ...loaded, guides, instruments: register };
}

async function impact(words: string): Promise<Impact> {
  const found = impactOf(await catalog(), words);
  if ('candidates' in found) throw new Error(`unknown: ${words}`);
  return found;
}

describe('impactOf', () => {
  it('finds every entry, guide item and agency, however each cites the instrument: one missed stays on a dead law', async () => {
    const found = await impact('中华人民共和国收养法');
    expect(found.instruments.map(({ title }) => title)).toEqual(['中华人民共和国收养法']);
    expect(found.guideItems.map(({ by }) => by.id)).toEqual(['CY-0101']);
    expect(found.entries.map(({ id, field, instances }) => [id, field, instances])).toEqual([
      ['X-1', 'basis', 2],
      ['A-1', 'basis', 1],
      ['A-2', 'content', 1],
      ['A-3', 'basis', 1],
    ]);
    expect(found.agencies.map(({ agency, entries }) => [agency.id, entries])).toEqual([
      ['nyj', 3],
      ['heping', 1],
      ['dongshan', 1],
    ]);
    expect(found.exemptions).toEqual([]);
  });

  it.each(['收养法', '《收养法》', '《中华人民共和国收养法》第十条', ' 中华人民共和国收养法 '])(
    'takes %s for the same instrument',
    async (words) => {
      expect((await impact(words)).entries).toHaveLength(4);
    },
  );

  it('finds a document only the county knows, by title, by number and by the whole citation', async () => {
    for (const words of [local, '甲县茶园办法', '甲政发〔2020〕3号', '甲政发[2020]3号']) {
      const found = await impact(words);
      expect(found.instruments).toEqual([]);
      expect(found.cited).toBe(local);
      expect(found.entries.map(({ id }) => id)).toEqual(['A-2']);
      expect(found.exemptions.map(({ by }) => by.reason)).toEqual(['本县不产茶']);
    }
  });

  it('looks for all editions of a title, and for one alone by its number', async () => {
    expect((await impact('茶园管理办法')).entries.map(({ id }) => id)).toEqual(['A-4']);
    expect((await impact('农发〔2013〕1号')).entries.map(({ id }) => id)).toEqual(['A-4']);
    expect((await impact('农发〔2024〕5号')).entries).toEqual([]);
  });

  it('says who is meant when nothing goes by the name, and nothing when nobody can be', async () => {
    const all = await catalog();
    expect(impactOf(all, '法律援助')).toEqual({
      candidates: ['法律援助条例', '中华人民共和国法律援助法'],
    });
    expect(impactOf(all, '收羊法')).toEqual({ candidates: ['中华人民共和国收养法'] });
    expect(impactOf(all, '国办发〔2017〕79号')).toEqual({ candidates: ['国办发〔2017〕97号'] });
    expect(impactOf(all, '红楼梦')).toEqual({ candidates: [] });
  });
});
