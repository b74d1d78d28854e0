import type { Coverage, Row } from '../model/coverage.js';
import { type Language, type Wording, wording } from '../model/wording.js';

/** What the figures are broken down by. */
export type Breakdown = 'domain' | 'agency' | 'level';

export const breakdowns: readonly Breakdown[] = ['domain', 'agency', 'level'];

export const breakdownNames: Readonly<Record<Breakdown, Wording>> = {
  domain: wording('按领域', 'By domain'),
  agency: wording('按单位', 'By agency'),
  level: wording('按层级', 'By level'),
};

/** The rows of a breakdown, named in a language. */
export function rowsBy(coverage: Coverage, by: Breakdown, language: Language): readonly Row[] {
  switch (by) {
    case 'domain':
      return coverage.byDomain;
    case 'agency':
      return coverage.byAgency;
    case 'level':
      return coverage.byLevel.map((row) => (language === 'en' ? { ...row, name: row.id } : row));
    default:
      return by satisfies never;
  }
}

/** Everything together as a row. */
export function totalRow({ total }: Coverage, language: Language): Row {
  return { id: 'total', name: language === 'zh' ? '合计' : 'Total', ...total };
}

/** The two kinds of figures, which are never added up. */
export const kinds = [
  { kind: 'attested', name: wording('已见证', 'attested') },
  { kind: 'unattested', name: wording('未见证', 'unattested') },
] as const;
