import {
  type Cell,
  type CellStatus,
  type Coverage,
  type Figures,
  figureNames,
  type Row,
  type Shortfall,
  type Split,
} from '../../src/model/coverage.js';
import { nodePlace } from '../../src/model/place.js';
import type { Publication } from '../../src/model/publication.js';
import { levelNames } from '../../src/model/vocabulary.js';
import { wording } from '../../src/model/wording.js';
import { hostileTexts, samplePublication } from './fixtures.js';

/**
 * The sample county where three covered cells fall short of the guide, one of them in two elements; values hold
 * formulas, markup, line breaks and table marks. The sums are added up here, not by the compiler.
 */
export function partialPublication(overrides: Partial<Publication['catalog']> = {}): Publication {
  const sample = samplePublication();
  const cells = sample.coverage.cells.map((cell): Cell => {
    const shortfalls = shortfallsOf[`${cell.item} ${cell.agency}`];
    return shortfalls === undefined ? cell : { ...cell, status: 'partial', shortfalls };
  });
  const catalog = { ...sample.catalog, ...overrides };
  return { ...sample, catalog, coverage: recounted(sample.coverage, cells) };
}

/** The coverage of other cells: every sum of it anew. */
export function recounted(coverage: Coverage, cells: readonly Cell[]): Coverage {
  const rows = (key: (cell: Cell) => string, old: readonly Row[]): Row[] =>
    old.map(({ id, name }) => ({ id, name, ...splitOf(cells.filter((cell) => key(cell) === id)) }));
  return {
    ...coverage,
    cells,
    total: splitOf(cells),
    byDomain: rows(({ domain }) => domain, coverage.byDomain),
    byAgency: rows(({ agency }) => agency, coverage.byAgency),
    byLevel: rows(({ level }) => level, coverage.byLevel).map((row) => ({
      ...row,
      name: levelNames[row.id as keyof typeof levelNames],
    })),
  };
}

/** What a row must say, whoever computed it: the eight figures, then the two rates, rounded down. */
export function expectedCells(figures: Figures): string[] {
  const rate = (part: number): string =>
    figures.applicable === 0 ? '—' : `${(Math.floor((part * 1000) / figures.applicable) / 10).toFixed(1)}%`;
  return [...figureNames.map(([key]) => String(figures[key])), rate(figures.covered), rate(figures.complete)];
}

function splitOf(cells: readonly Cell[]): Split {
  const count = (attested: boolean, ...statuses: CellStatus[]): number =>
    cells.filter((cell) => cell.attested === attested && statuses.includes(cell.status)).length;
  const figures = (attested: boolean): Figures => ({
    required: count(attested, 'complete', 'partial', 'draft', 'exempt', 'missing'),
    exempt: count(attested, 'exempt'),
    applicable: count(attested, 'complete', 'partial', 'draft', 'missing'),
    covered: count(attested, 'complete', 'partial'),
    complete: count(attested, 'complete'),
    partial: count(attested, 'partial'),
    draft: count(attested, 'draft'),
    missing: count(attested, 'missing'),
  });
  return { attested: figures(true), unattested: figures(false) };
}

const place = nodePlace('entries/义务教育.yaml', '/items/0/timeLimit');

const shortfallsOf: Readonly<Record<string, readonly Shortfall[]>> = {
  'YWJY-0201 jytyj': [
    {
      element: 'timeLimit',
      entry: 'YWJY-0201',
      asked: '自信息形成或者变更之日起20个工作日内',
      given: '招生政策制定或调整之日起30个工作日内',
      hint: wording('改为“自信息形成或者变更之日起20个工作日内”', 'write 20 working days'),
      place,
      askedPlace: place,
    },
    {
      element: 'content',
      entry: 'YWJY-0201',
      asked: `标准要求的内容|${hostileTexts.markup}`,
      given: '',
      hint: null,
      place,
      askedPlace: place,
    },
  ],
  'AQSC-0101 donghe': [
    {
      element: 'channels',
      entry: 'AQSC-0101',
      asked: hostileTexts.formula,
      given: `${hostileTexts.at}\n第二行`,
      hint: wording(hostileTexts.minus, hostileTexts.minus),
      place,
      askedPlace: place,
    },
  ],
  'SNBT-0101 donghe': [
    {
      element: 'levels',
      entry: 'SNBT-0101',
      asked: '乡级、村级',
      given: '乡级',
      hint: null,
      place,
      askedPlace: place,
    },
  ],
};
