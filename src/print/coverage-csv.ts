import { completeRate, figureNames, percent, type Row, rate } from '../model/coverage.js';
import { ownGuideLines } from '../model/own-guides.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { csvText } from '../text/csv.js';
import { type Breakdown, breakdownNames, kinds, rowsBy, totalRow } from './breakdown.js';
import { coverageNotes } from './coverage-notes.js';
import type { CoverageRequest } from './coverage-text.js';

const headings: readonly Wording[] = [
  wording('范围', 'scope'),
  wording('编码', 'id'),
  wording('名称', 'name'),
  wording('见证', 'attestation'),
  ...figureNames.map(([, name]) => name),
  wording('覆盖率', 'rate'),
  wording('达标率', 'complete rate'),
  wording('说明', 'note'),
];

/**
 * The figures as CSV: everything together, then one breakdown; attested and unattested ones in rows of their
 * own. The last column says what else makes the figures what they are: beside those of everything together, and
 * of a domain that is held against a guide of the workspace.
 */
export function coverageCsv({ coverage, by, language }: CoverageRequest): string {
  const { counted, denominator } = coverageNotes(coverage, language);
  const together = [...counted, ...denominator].join(' ');
  const noteOf = (domain: string): string =>
    ownGuideLines(
      { ownGuides: coverage.ownGuides.filter((guide) => guide.domain === domain) },
      language,
    ).join(' ');
  return csvText([
    headings.map((heading) => heading[language]),
    ...lines('total', totalRow(coverage, language), together, language),
    ...rowsBy(coverage, by, language).flatMap((row) =>
      lines(by, row, by === 'domain' ? noteOf(row.id) : '', language),
    ),
  ]);
}

function lines(scope: Breakdown | 'total', row: Row, note: string, language: Language): string[][] {
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
      kind === 'attested' ? note : '',
    ];
  });
}
