import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guidesInForce, type OwnGuide } from '../../src/load/guide-sets.js';
import type { Guide, GuideItem } from '../../src/model/catalog.js';
import { filePlace } from '../../src/model/place.js';
import { guide, guideItem } from '../cover/catalogs.js';

const items = (...ids: string[]): GuideItem[] => ids.map((id) => guideItem(id, 'x', ['county'], true));

function named(domain: string, id: string, file: string, ...ids: string[]): Guide {
  const own = items(...ids).map((item) => ({ ...item, domain, subject: file }));
  return { ...guide(domain, 1, own), id, slug: file, place: filePlace(file) };
}

function own(given: Guide, relation: Partial<OwnGuide> = {}): OwnGuide {
  return { guide: given, replaces: false, inherits: null, ...relation };
}

const tea = named('茶叶', 'CY', 'gongkai:guides/tea.yaml', 'CY-1', 'CY-2');
const silk = named('蚕桑', 'CS', 'gongkai:guides/silk.yaml', 'CS-1');

describe('guides of a workspace', () => {
  it('stand beside the shipped one when they say nothing, for the rules to report: no denominator changes silently', () => {
    const again = named('茶叶', 'CY', 'guides/tea.yaml', 'CY-1');
    expect(guidesInForce([tea, silk], [own(again)]).guides).toEqual(
      expect.arrayContaining([tea, silk, again]),
    );
  });

  it('replace the shipped guide of their domain only when they say so', () => {
    const official = named('茶叶', 'CY', 'guides/tea.yaml', 'CY-1');
    const { guides, diagnostics } = guidesInForce([tea, silk], [own(official, { replaces: true })]);
    expect(diagnostics).toEqual([]);
    expect(guides.map(({ place: { file } }) => file)).toEqual([silk.place.file, 'guides/tea.yaml']);
    expect(guides[1]?.replaces).toBe(tea);
  });

  it('extend through several steps, in any order of files: a city would lose what its province added', () => {
    const province = own(named('茶叶', 'SCY', 'guides/province.yaml', 'CY-2', 'SCY-1'), { inherits: '茶叶' });
    const city = own(named('茶叶', 'DCY', 'guides/city.yaml', 'SCY-1', 'DCY-1'), { inherits: 'SCY' });
    fc.assert(
      fc.property(fc.shuffledSubarray([province, city], { minLength: 2 }), (given) => {
        const { guides, diagnostics } = guidesInForce([tea], given);
        expect(diagnostics).toEqual([]);
        expect(guides.map(({ place: { file } }) => file)).toEqual(['guides/city.yaml']);
        expect(guides[0]?.items.map(({ id }) => id)).toEqual(['CY-1', 'CY-2', 'SCY-1', 'DCY-1']);
        expect(guides[0]?.items.map(({ subject }) => subject)).toEqual([
          tea.place.file,
          'guides/province.yaml',
          'guides/city.yaml',
          'guides/city.yaml',
        ]);
      }),
    );
  });

  it('extend the official guide where it replaces the shipped one, not the one it replaced', () => {
    const official = own(named('茶叶', 'CY', 'guides/official.yaml', 'CY-9'), { replaces: true });
    const province = own(named('茶叶', 'SCY', 'guides/province.yaml', 'SCY-1'), { inherits: 'CY' });
    const { guides } = guidesInForce([tea], [province, official]);
    expect(guides.map((one) => one.items.map(({ id }) => id))).toEqual([['CY-9', 'SCY-1']]);
  });

  it('that extend each other, themselves or nothing are reported, each once', () => {
    const codes = (given: readonly OwnGuide[]): string[] =>
      guidesInForce([tea], given).diagnostics.map(({ message }) => message.zh);
    const a = own(named('甲', 'A', 'guides/a.yaml', 'A-1'), { inherits: 'B' });
    const b = own(named('乙', 'B', 'guides/b.yaml', 'B-1'), { inherits: '丙' });
    const c = own(named('丙', 'C', 'guides/c.yaml', 'C-1'), { inherits: 'B' });
    expect(codes([a, b, c])).toEqual([
      '标准指引互相继承，成了一圈：乙 → 丙 → 乙',
      '标准指引互相继承，成了一圈：丙 → 乙 → 丙',
    ]);
    expect(codes([own(named('甲', 'A', 'guides/a.yaml', 'A-1'), { inherits: '甲' })])).toEqual([
      '没有“甲”这份标准指引可以继承',
    ]);
    expect(codes([own(named('甲', 'A', 'guides/a.yaml', 'A-1'), { replaces: true })])).toEqual([
      '没有“甲”领域的内置标准指引，不能取代',
    ]);
  });
});
