import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/model/catalog.js';
import {
  agency,
  catalog,
  conformity,
  type EntryGiven,
  type ExemptionGiven,
  entry,
  exemption,
  guide,
  guideItem,
} from './catalogs.js';
import { cover } from './whole.js';

const agencies = [
  agency('bureau', 'county'),
  agency('office', 'county'),
  agency('east', 'township'),
  agency('west', 'township'),
];
const guides = [
  guide('tea', 1, [guideItem('T1', 'tea', ['county', 'township'], true)]),
  guide('rice', 2, [guideItem('R1', 'rice', ['village'], false)]),
  guide('silk', 3, [guideItem('S1', 'silk', ['county'], true)]),
];

function county(entries: readonly EntryGiven[], exemptions: readonly ExemptionGiven[] = []): Catalog {
  return catalog({
    agencies,
    guides,
    leads: { rice: 'office', tea: 'bureau' },
    entries: entries.map(entry),
    exemptions: exemptions.map(exemption),
  });
}

/** Every cell as `item level agency status entries`. */
function cells(given: Catalog, date = '2026-06-30'): string[] {
  return cover(given, date, conformity).coverage.cells.map(({ item, level, agency: id, status, entries }) =>
    [item, level, id, status, ...entries].join(' '),
  );
}

function findings(given: Catalog, date = '2026-06-30'): string[] {
  return cover(given, date, conformity).diagnostics.map(({ code, message }) => `${code} ${message.zh}`);
}

describe('cover', () => {
  it('asks every township of the register, the county once, and a level without anybody of the lead', () => {
    expect(cells(county([]))).toEqual([
      'T1 county bureau missing',
      'T1 township east missing',
      'T1 township west missing',
      'R1 village office missing',
    ]);
  });

  it('names the domains that are not adopted: a county could hide a domain by not listing it', () => {
    expect(cover(county([]), '2026-06-30', conformity).coverage.notAdopted).toEqual(['silk']);
  });

  it('lets one township’s entry stand for that township only', () => {
    expect(
      cells(county([{ id: 'e', fulfils: ['T1'], subject: ['east'], levels: ['township'] }])).slice(1, 3),
    ).toEqual(['T1 township east complete e', 'T1 township west missing']);
  });

  it('does not count a level that is ticked while nobody of that level discloses', () => {
    expect(
      cells(
        county([{ id: 'e', fulfils: ['T1'], subject: ['bureau'], levels: ['county', 'township'] }]),
      ).slice(0, 3),
    ).toEqual(['T1 county bureau complete e', 'T1 township east missing', 'T1 township west missing']);
  });

  it('holds the county agency that discloses to the county cell, the lead only where none does', () => {
    expect(cells(county([{ id: 'e', fulfils: ['T1'], subject: ['office'], levels: ['county'] }]))[0]).toBe(
      'T1 county office complete e',
    );
  });

  it('takes a draft for a draft, also beside an exemption, and for nothing beside a published entry', () => {
    const draft = { id: 'd', fulfils: ['T1'], subject: ['bureau'], levels: ['county'], draft: true } as const;
    const final = { ...draft, id: 'f', draft: false };
    expect(cells(county([draft]))[0]).toBe('T1 county bureau draft d');
    expect(cells(county([draft], [{ guide: ['T1'] }]))[0]).toBe('T1 county bureau exempt d');
    expect(cells(county([draft, final]))[0]).toBe('T1 county bureau complete f');
  });

  it('counts published entries that answer no guide item as local', () => {
    const local = { fulfils: [], subject: ['bureau'], levels: ['county'] } as const;
    const given = county([
      { ...local, id: 'one' },
      { ...local, id: 'two', draft: true },
    ]);
    expect(cover(given, '2026-06-30', conformity).coverage.localEntries).toBe(1);
  });
});

describe('exemptions', () => {
  it('are in force from the day of approval to the last day, both included', () => {
    const given = county([], [{ guide: ['R1'], approved: '2026-02-01', expires: '2026-02-28' }]);
    const on = (date: string): string | undefined => cells(given, date)[3];
    expect([on('2026-01-31'), on('2026-02-01'), on('2026-02-28'), on('2026-03-01')]).toEqual([
      'R1 village office missing',
      'R1 village office exempt',
      'R1 village office exempt',
      'R1 village office missing',
    ]);
    expect(findings(given, '2026-02-28')).toEqual([]);
    expect(findings(given, '2026-03-01')).toEqual([
      'exemptions-in-force 对“R1”的豁免已于 2026-02-28 到期（以 2026-03-01 这一天判断）',
    ]);
    expect(findings(given, '2026-01-31')).toEqual([
      'exemptions-in-force 对“R1”的豁免 2026-02-01 才批准，晚于判断的这一天 2026-01-31',
    ]);
  });

  it('hold for the levels and agencies they name, and for no others', () => {
    expect(cells(county([], [{ guide: ['T1'], agencies: ['west'] }]))).toEqual([
      'T1 county bureau missing',
      'T1 township east missing',
      'T1 township west exempt',
      'R1 village office missing',
    ]);
    expect(cells(county([], [{ guide: ['T1'], levels: ['county'] }])).slice(0, 2)).toEqual([
      'T1 county bureau exempt',
      'T1 township east missing',
    ]);
  });

  it('that nothing needs are errors: they would hide the day an entry is dropped', () => {
    const entries: EntryGiven[] = [{ id: 'e', fulfils: ['R1'], subject: ['bureau'], levels: ['county'] }];
    const published = county(
      [...entries, { id: 'f', fulfils: ['T1'], subject: ['bureau'], levels: ['county'] }],
      [{ guide: ['T1', 'R1'], levels: ['county', 'village'] }],
    );
    expect(findings(published)).toEqual(['exemptions-needed 对“T1”的豁免不起作用：豁免范围内没有缺少的事项']);
  });
});
