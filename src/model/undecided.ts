import type { Cell, Coverage } from './coverage.js';
import { type Language, wording } from './wording.js';

/** That some cells count though nobody can tell whether their time limits conform: one line, or none. */
export function undecidedLines({ cells }: Coverage, language: Language): string[] {
  const count = cells.filter(({ attested, undecided }) => attested && undecided.length > 0).length;
  if (count === 0) return [];
  return [
    wording(
      `以上已见证的格中，有 ${count} 格的时限与标准指引比不出宽严，按不低于标准计，须人工核对。`,
      `Of the attested cells, ${count} have a time limit that cannot be compared with the guide’s; they count as conforming and must be checked by hand.`,
    )[language],
  ];
}

/** Both values, for where nothing else is said of a cell. */
export function undecidedWords({ undecided }: Cell): string {
  return undecided
    .map(({ asked, given }) => `时限“${given}”与标准指引的“${asked}”比不出宽严，须人工核对`)
    .join('；');
}
