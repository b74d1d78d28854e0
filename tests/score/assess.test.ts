import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/model/catalog.js';
import type { Cell, CellStatus, Coverage } from '../../src/model/coverage.js';
import { noFigures } from '../../src/model/coverage.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { filePlace } from '../../src/model/place.js';
import type { Deduction, Indicator, Scheme, Veto } from '../../src/model/scheme.js';
import type { Level } from '../../src/model/vocabulary.js';
import { shareOut } from '../../src/score/amounts.js';
import { assess } from '../../src/score/assess.js';
import { draw } from '../../src/score/random.js';
import { agency, catalog, entry, guide, guideItem } from '../cover/catalogs.js';

const place = filePlace('schemes/x.yaml');
const domains = ['甲', '乙', '丙', '丁', '戊'];

const missing: Deduction['what'] = { kind: 'cells', status: 'missing', element: null };
const partial: Deduction['what'] = { kind: 'cells', status: 'partial', element: null };

function deduction(what: Deduction['what'], amounts: Partial<Deduction>): Deduction {
  return { what, each: null, share: null, cap: null, place, ...amounts };
}

function indicator(points: number, ...deductions: Deduction[]): Indicator {
  return { id: 'A', name: 'A', points, domains: [], levels: [], deductions, place };
}

function scheme(indicators: readonly Indicator[], overrides: Partial<Scheme> = {}): Scheme {
  return { name: 'x', notes: [], sample: null, indicators, vetoes: [], place, ...overrides };
}

function cell(item: string, status: CellStatus, overrides: Partial<Cell> = {}): Cell {
  return {
    item,
    category: ['c'],
    name: item,
    domain: '甲',
    level: 'county',
    agency: 'a',
    attested: true,
    status,
    entries: [],
    shortfalls: [],
    undecided: [],
    exemption: null,
    ...overrides,
  };
}

function coverageOf(cells: readonly Cell[]): Coverage {
  const split = { attested: noFigures, unattested: noFigures };
  return {
    date: '2026-06-30',
    cells,
    total: split,
    byDomain: [],
    byAgency: [],
    byLevel: [],
    notAdopted: [],
    ownGuides: [],
    localEntries: 0,
  };
}

function county(adopted: readonly string[] = domains): Catalog {
  return catalog({
    agencies: [agency('a', 'county'), agency('b', 'township')],
    guides: domains.map((domain, index) =>
      guide(domain, index, [guideItem(`${domain}1`, domain, ['county'], true)]),
    ),
    leads: Object.fromEntries(adopted.map((domain) => [domain, 'a'])),
    entries: [entry({ id: 'e', fulfils: [], subject: ['b'], levels: ['township'] })],
  });
}

function scored(given: Scheme, cells: readonly Cell[], diagnostics: readonly Diagnostic[] = [], seed = 1) {
  return assess({ scheme: given, catalog: county(), coverage: coverageOf(cells), diagnostics, seed });
}

describe('the score', () => {
  it('takes off for each fault up to the cap and never more than the indicator has', () => {
    const cells = ['1', '2', '3'].map((item) => cell(item, 'missing'));
    const lost = (...deductions: Deduction[]) => scored(scheme([indicator(10, ...deductions)]), cells).lost;
    expect(lost(deduction(missing, { each: 1.5 }))).toBe(4500);
    expect(lost(deduction(missing, { each: 1.5, cap: 4 }))).toBe(4000);
    expect(lost(deduction(missing, { each: 5 }))).toBe(10_000);
    expect(lost(deduction(missing, { each: 1, cap: 2 }), deduction(partial, { each: 1 }))).toBe(2000);
  });

  it('takes off the share of what applies: exempt items would make a catalog look better or worse', () => {
    const cells = [cell('1', 'missing'), cell('2', 'complete'), cell('3', 'draft'), cell('4', 'exempt')];
    expect(scored(scheme([indicator(30, deduction(missing, { share: 30 }))]), cells).lost).toBe(10_000);
  });

  it('does not count unattested items: recalled rows would cost points', () => {
    const cells = [cell('1', 'missing', { attested: false })];
    expect(scored(scheme([indicator(30, deduction(missing, { each: 1 }))]), cells).lost).toBe(0);
  });

  it('counts only the levels, domains and elements an indicator names', () => {
    const township = { level: 'township' as Level, agency: 'b' };
    const weak = cell('5', 'partial', {
      shortfalls: [
        { element: 'timeLimit', entry: 'e', asked: '', given: '', hint: null, place, askedPlace: place },
      ],
    });
    const cells = [
      cell('1', 'missing'),
      cell('2', 'missing', township),
      cell('3', 'missing', { domain: '乙' }),
      weak,
    ];
    const of = (overrides: Partial<Indicator>, what = missing) =>
      scored(scheme([{ ...indicator(10, deduction(what, { each: 1 })), ...overrides }]), cells).lost;
    expect(of({})).toBe(3000);
    expect(of({ levels: ['township'] })).toBe(1000);
    expect(of({ domains: ['乙'] })).toBe(1000);
    expect(of({}, { kind: 'cells', status: 'partial', element: 'timeLimit' })).toBe(1000);
    expect(of({}, { kind: 'cells', status: 'partial', element: 'content' })).toBe(0);
  });

  it('counts findings of a rule, to the agency of the entry they are in', () => {
    const finding: Diagnostic = {
      code: 'some-rule',
      severity: 'warning',
      message: { zh: 'x', en: 'x' },
      place: filePlace('x.yaml'),
      related: [],
      hint: null,
    };
    const given = scheme([indicator(10, deduction({ kind: 'rule', code: 'some-rule' }, { each: 2 }))]);
    const { lost, byAgency } = scored(given, [], [finding, { ...finding, code: 'other-rule' }]);
    expect(lost).toBe(0);
    expect(byAgency).toEqual([]);
    const adopted = {
      ...county(),
      domains: county().domains,
      entries: [{ ...county().entries[0], domain: '甲' }],
    };
    const result = assess({
      scheme: given,
      catalog: adopted as Catalog,
      coverage: coverageOf([]),
      diagnostics: [finding],
      seed: 1,
    });
    expect(result.lost).toBe(2000);
    expect(result.byAgency).toEqual([{ id: 'b', name: 'b', lost: 2000 }]);
  });

  it('is held down by a veto from the number of faults it names on', () => {
    const veto: Veto = {
      name: 'v',
      what: missing,
      guide: ['1', '2'],
      domains: [],
      levels: [],
      atLeast: 2,
      ceiling: 59,
      place,
    };
    const given = scheme([indicator(100, deduction(missing, { each: 1 }))], { vetoes: [veto] });
    expect(scored(given, [cell('1', 'missing'), cell('3', 'missing')]).score).toBe(98_000);
    const vetoed = scored(given, [cell('1', 'missing'), cell('2', 'missing'), cell('3', 'missing')]);
    expect(vetoed.score).toBe(59_000);
    expect(vetoed.repairs.map(({ item, veto: rests }) => [item, rests])).toEqual([
      ['1', true],
      ['2', true],
      ['3', false],
    ]);
  });

  it('puts what wins most for one item first, and says what caps leave of it', () => {
    const cells = [
      cell('1', 'missing'),
      cell('2', 'missing'),
      cell('2', 'missing', { agency: 'b', level: 'township' }),
      cell('3', 'draft'),
    ];
    const { repairs } = scored(scheme([indicator(100, deduction(missing, { each: 2, cap: 5 }))]), cells);
    expect(repairs.map(({ item, gain, raw, agencies }) => [item, gain, raw, agencies])).toEqual([
      ['2', 3000, 4000, ['a', 'b']],
      ['1', 1000, 2000, ['a']],
    ]);
  });

  it('counts a drawn domain the county left out as missing: leaving it out would win points', () => {
    const sample = { count: 2, domains: ['甲', '乙'], always: [], place };
    const given = scheme([indicator(10, deduction(missing, { each: 1 }))], { sample });
    const result = assess({
      scheme: given,
      catalog: county(['甲']),
      coverage: coverageOf([cell('1', 'complete')]),
      diagnostics: [],
      seed: 1,
    });
    expect(result.byDomain).toEqual([{ id: '乙', name: '乙', lost: 1000 }]);
    expect(result.byAgency).toEqual([{ id: null, name: '', lost: 1000 }]);
  });
});

const statuses: readonly CellStatus[] = ['complete', 'partial', 'draft', 'exempt', 'missing'];
const cellsOf = fc.uniqueArray(
  fc.record({
    item: fc.integer({ min: 1, max: 30 }).map(String),
    status: fc.constantFrom(...statuses),
    domain: fc.constantFrom(...domains),
    agency: fc.constantFrom('a', 'b'),
    attested: fc.boolean(),
  }),
  { selector: ({ item, agency: id }) => `${item} ${id}`, maxLength: 40 },
);
const amounts = fc.record({
  each: fc.integer({ min: 1, max: 3000 }).map((amount) => amount / 1000),
  share: fc.integer({ min: 1, max: 40 }),
  cap: fc.option(fc.integer({ min: 1, max: 20 })),
});

describe('every assessment', () => {
  const given = ({ each, share, cap }: { each: number; share: number; cap: number | null }): Scheme =>
    scheme(
      [
        indicator(40, deduction(missing, { share }), deduction(partial, { each, cap })),
        indicator(25, deduction(missing, { each })),
      ],
      { sample: { count: 3, domains: [], always: ['丙'], place } },
    );

  it('is the same whatever the order of cells, domains and guides: two auditors would get two scores', () => {
    fc.assert(
      fc.property(cellsOf, amounts, fc.integer({ min: 0, max: 0xffff_ffff }), (rows, amount, seed) => {
        const cells = rows.map((row) => cell(row.item, row.status, row));
        const one = assess({
          scheme: given(amount),
          catalog: county(),
          coverage: coverageOf(cells),
          diagnostics: [],
          seed,
        });
        const other = assess({
          scheme: given(amount),
          catalog: county([...domains].reverse()),
          coverage: coverageOf([...cells].reverse()),
          diagnostics: [],
          seed,
        });
        expect(other).toEqual(one);
      }),
    );
  });

  it('adds up: points by domain and by agency are the points lost, and repairs win no more than that', () => {
    fc.assert(
      fc.property(cellsOf, amounts, (rows, amount) => {
        const cells = rows.map((row) => cell(row.item, row.status, row));
        const result = scored(given(amount), cells);
        const sum = (losses: readonly { lost: number }[]): number =>
          losses.reduce((total, { lost }) => total + lost, 0);
        expect(sum(result.byDomain)).toBe(result.lost);
        expect(sum(result.byAgency)).toBe(result.lost);
        expect(sum(result.indicators)).toBe(result.lost);
        for (const { lost, deductions } of result.indicators) expect(sum(deductions)).toBe(lost);
        for (const { gain } of result.repairs) {
          expect(gain).toBeGreaterThanOrEqual(0);
          expect(gain).toBeLessThanOrEqual(result.lost);
        }
        expect(result.score).toBe(result.points - result.lost);
      }),
    );
  });
});

describe('a draw', () => {
  it('is the same for one seed and another for another: nobody could check it', () => {
    const candidates = Array.from({ length: 26 }, (_, index) => index);
    // Worked out once; a change of the generator would make published draws unrepeatable.
    expect(draw(candidates, 15, 2026)).toEqual(draw(candidates, 15, 2026));
    expect(draw(candidates, 5, 1)).toEqual([16, 0, 13, 25, 24]);
    expect(draw(candidates, 15, 1)).not.toEqual(draw(candidates, 15, 2));
  });

  it('draws everything once at most, and every domain about as often as any other', () => {
    const candidates = Array.from({ length: 10 }, (_, index) => index);
    const counts = candidates.map(() => 0);
    for (let seed = 0; seed < 4000; seed += 1) {
      const drawn = draw(candidates, 5, seed);
      expect(new Set(drawn).size).toBe(5);
      for (const index of drawn) counts[index] = (counts[index] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(160);
  });
});

describe('sharing out', () => {
  it('gives whole parts that add up, in proportion but for one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 30 }),
        (amount, weights) => {
          const sum = weights.reduce((total, weight) => total + weight, 0);
          const parts = shareOut(amount, weights);
          expect(parts.reduce((total, part) => total + part, 0)).toBe(sum === 0 ? 0 : amount);
          for (const [index, part] of parts.entries()) {
            const exact = sum === 0 ? 0 : (amount * (weights[index] ?? 0)) / sum;
            expect(Math.abs(part - exact)).toBeLessThan(1);
          }
        },
      ),
    );
  });
});
