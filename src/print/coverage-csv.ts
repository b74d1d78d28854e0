import { completeRate, figureNames, percent, rate, type Split } from '../model/coverage.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { csvText } from '../text/csv.js';
import { type Breakdown, breakdownNames, kinds, rowsBy, totalRow } from './breakdown.js';
import type { CoverageRequest } from './coverage-text.js';

const headings: readonly Wording[] = [
  wording('范围', 'scope'),
  wording('编码', 'id'),
  wording('名称', 'name'),
  wording('见证', 'attestation'),
  ...figureNames.map(([, name]) => name),
  wording('覆盖率', 'rate'),
  wording('达标率', 'complete rate'),
];

/** The figures as CSV: everything together, then one breakdown; attested and unattested ones in rows of their own. */
export function coverageCsv({ coverage, by, language }: CoverageRequest): string {
  const rows = rowsBy(coverage, by, language);
  return csvText([
    headings.map((heading) => heading[language]),
    ...lines('total', totalRow(coverage, language), language),
    ...rows.flatMap((row) => lines(by, row, language)),
  ]);
}

function lines(
  scope: Breakdown | 'total',
  row: Split & { readonly id: string; readonly name: string },
  language: Language,
): string[][] {
  const where = scope === 'total' ? row.name : breakdownNames[scope][language];
  return kinds.map(({ kind, name }) => {
    const figures = row[kind];
    return [
      where,
      row.id,
      row.name,
      name[language],
      ...figureNames.map(([key]) => String(figures[key])),
      percent(rate(figures)),
      percent(completeRate(figures)),
    ];
  });
}
