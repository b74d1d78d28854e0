import { describe, expect, it } from 'vitest';
import { type Figures, noFigures } from '../../src/model/coverage.js';
import { judgedGates } from '../../src/model/gate.js';
import { gatesText } from '../../src/print/gates-text.js';
import { styleOf } from '../../src/print/style.js';
import { sampleCatalog, samplePublication } from '../emit/fixtures.js';

function covering(covered: number, applicable: number): Figures {
  const missing = applicable - covered;
  return { ...noFigures, required: applicable, applicable, covered, complete: covered, missing };
}

/** The verdict on one gate for everything. */
function passes(covered: number, applicable: number, percent: number): boolean | undefined {
  const { coverage } = samplePublication();
  const total = { attested: covering(covered, applicable), unattested: noFigures };
  return judgedGates(sampleCatalog(), { ...coverage, total }, percent)[0]?.passed;
}

describe('a gate', () => {
  it.each([
    [19, 20, 95, true],
    [2846, 2995, 95, true],
    // 94.99… %: rounded it would pass, and 95.0 % would be printed for a floor that is not reached.
    [2845, 2995, 95, false],
    [189_999, 200_000, 95, false],
    [999_999, 1_000_000, 100, false],
    [1, 1, 100, true],
    [0, 5, 0, true],
    // Floors that no binary fraction is equal to.
    [333, 500, 66.6, true],
    [332, 500, 66.6, false],
    [7, 1000, 0.7, true],
    [579, 1000, 57.9, true],
    [29, 100, 29, true],
  ])(
    'holds %d of %d against %d %% exactly, never as a rounded rate',
    (covered, applicable, percent, wanted) => {
      expect(passes(covered, applicable, percent)).toBe(wanted);
    },
  );

  it('agrees with whole-number arithmetic everywhere near the floor', () => {
    const wrong: string[] = [];
    for (let applicable = 1; applicable <= 400; applicable += 1) {
      for (const tenths of [1, 333, 500, 667, 900, 945, 950, 999, 1000]) {
        const near = Math.floor((applicable * tenths) / 1000);
        for (const covered of [near - 1, near, near + 1]) {
          if (covered < 0 || covered > applicable) continue;
          const wanted = BigInt(covered) * 1000n >= BigInt(tenths) * BigInt(applicable);
          if (passes(covered, applicable, tenths / 10) !== wanted)
            wrong.push(`${covered}/${applicable} ${tenths}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('fails where nothing applies: a floor that cannot be judged must not look as if it held', () => {
    expect(passes(0, 0, 0)).toBe(false);
  });

  it('says how many cells more are needed, and that many are enough', () => {
    const { coverage } = samplePublication();
    const total = { attested: covering(827, 1183), unattested: noFigures };
    const lacking = judgedGates(sampleCatalog(), { ...coverage, total }, 95)[0]?.lacking ?? 0;
    expect(passes(827 + lacking, 1183, 95)).toBe(true);
    expect(passes(827 + lacking - 1, 1183, 95)).toBe(false);
  });

  it('counts attested items only, and gives its figure, denominator and floor when it fails', () => {
    const { coverage } = samplePublication();
    const catalog = sampleCatalog();
    const domains = catalog.domains.map((domain) =>
      domain.name === '安全生产' ? { ...domain, threshold: 90 } : domain,
    );
    const gates = judgedGates({ ...catalog, domains }, coverage, 66.6);
    expect(gates.map(({ domain, passed }) => [domain, passed])).toEqual([
      [null, true],
      ['安全生产', false],
    ]);
    expect(gatesText(gates, 'zh', styleOf(false))).toBe(
      '未达标：安全生产覆盖率 66.6%（2 ÷ 3），低于达标线 90%，还差 1 格\n',
    );
  });

  it('of the command line stands in place of that of the catalog', () => {
    const catalog = sampleCatalog();
    const county = { ...catalog.county, threshold: 99 };
    const { coverage } = samplePublication();
    const floors = (min: number | null) =>
      judgedGates({ ...catalog, county }, coverage, min).map(({ percent }) => percent);
    expect(floors(null)).toEqual([99]);
    expect(floors(10)).toEqual([10]);
  });
});
