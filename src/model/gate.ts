import type { Frame } from './catalog.js';
import { type CoverageSums, type Figures, noFigures } from './coverage.js';

/** A floor that an office sets for the coverage rate (covered ÷ applicable) of attested guide items. */
export interface Gate {
  /** The domain it holds for; null: for all domains together. */
  readonly domain: string | null;
  /** 0 to 100. */
  readonly percent: number;
}

export interface JudgedGate extends Gate {
  readonly figures: Figures;
  readonly passed: boolean;
  /** How many cells more must be covered to pass; null when nothing applies, so that nothing can be judged. */
  readonly lacking: number | null;
}

/**
 * The gates of a catalog, held against its coverage: the one for everything first (`min`, where given, in
 * place of that of the catalog), then those of domains in their order. A gate where nothing applies fails:
 * a floor that cannot be judged must not look as if it held.
 */
export function judgedGates(
  { county, domains }: Pick<Frame, 'county' | 'domains'>,
  coverage: CoverageSums,
  min: number | null,
): JudgedGate[] {
  const total = min ?? county.threshold;
  const rows = new Map(coverage.byDomain.map((row) => [row.id, row.attested]));
  return [
    ...(total === null ? [] : [judged({ domain: null, percent: total }, coverage.total.attested)]),
    ...domains.flatMap(({ name, threshold }) => {
      const figures = rows.get(name) ?? noFigures;
      return threshold === null ? [] : [judged({ domain: name, percent: threshold }, figures)];
    }),
  ];
}

/**
 * Compared on whole numbers: 2845 of 2995 is below 95 %, though it is 94.99 % and would round to 95 %.
 * Percentages count to a millionth, which keeps every product exact in a double.
 */
function judged(gate: Gate, figures: Figures): JudgedGate {
  const asked = Math.round(gate.percent * 1e6) * figures.applicable;
  const needed = Math.ceil(asked / 1e8);
  const judgeable = figures.applicable > 0;
  return {
    ...gate,
    figures,
    passed: judgeable && figures.covered * 1e8 >= asked,
    lacking: judgeable ? Math.max(0, needed - figures.covered) : null,
  };
}
