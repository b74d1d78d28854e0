import { type AuthoringField, authoringFields } from '../model/authoring.js';
import { type Wording, wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { type AuthoringColumn, authoringColumns, fieldOfHeading } from './authoring-columns.js';
import { cellName } from './names.js';
import type { ExactSheet } from './read-exact.js';

/** Where the columns of an authoring sheet stand, found by what their headings say. */
export interface AuthoringHeadings {
  /** Number of the row of headings, from 1. */
  readonly row: number;
  /** Column of the ids, from 0; null when there is none, or more than one. */
  readonly id: number | null;
  readonly columns: ReadonlyMap<AuthoringField, number>;
  /** Headings that stand nowhere. */
  readonly missing: readonly string[];
  readonly remarks: readonly HeadingRemark[];
}

export interface HeadingRemark {
  readonly cell: string;
  readonly message: Wording;
}

/** Null when the sheet has no row of headings. */
export function authoringHeadings(sheet: ExactSheet): AuthoringHeadings | null {
  const found = sheet.rows.slice(0, searched).find(({ cells }) => {
    const fields = new Set(cells.map((text) => fieldOfHeading(text ?? '')));
    return [...fields].filter((field) => field !== null).length >= fewest;
  });
  if (found === undefined) return null;
  const places = new Map<AuthoringColumn['field'], number[]>();
  const unknown = new Map<number, string>();
  for (const column of filledColumns(sheet, found.number)) {
    const text = (found.cells[column] ?? '').trim();
    const field = fieldOfHeading(text);
    if (field === null) unknown.set(column, text);
    else places.set(field, [...(places.get(field) ?? []), column]);
  }
  const missing = authoringColumns.filter(({ field }) => !places.has(field)).map(({ heading }) => heading);
  const only = (field: AuthoringColumn['field']): number | null => {
    const [first, second] = places.get(field) ?? [];
    return first === undefined || second !== undefined ? null : first;
  };
  return {
    row: found.number,
    id: only('id'),
    columns: new Map(
      authoringFields.flatMap((field) => {
        const column = only(field);
        return column === null ? [] : [[field, column] as const];
      }),
    ),
    missing,
    remarks: [
      ...Array.from(unknown, ([column, text]) => ({
        cell: cellName(found.number - 1, column),
        message: unknownHeading(text, nearest(text, missing)),
      })),
      ...repeatedHeadings(found.number, places),
    ],
  };
}

/** Headings stand near the top, and three of them make a row of headings. */
const [searched, fewest] = [60, 3];

/** Columns with a heading, or with anything below the row of headings, from the left. */
function filledColumns({ rows }: ExactSheet, headings: number): number[] {
  const columns = new Set<number>();
  for (const { number, cells } of rows) {
    if (number < headings) continue;
    cells.forEach((text, column) => {
      if (text === null || (text ?? '').trim() !== '') columns.add(column);
    });
  }
  return [...columns].sort((a, b) => a - b);
}

function repeatedHeadings(
  row: number,
  places: ReadonlyMap<AuthoringColumn['field'], readonly number[]>,
): HeadingRemark[] {
  return authoringColumns.flatMap(({ field, heading }) => {
    const columns = places.get(field) ?? [];
    if (columns.length < 2) return [];
    return columns.map((column) => ({
      cell: cellName(row - 1, column),
      message: wording(
        `“${heading}”有${columns.length}列，不知道以哪一列为准，都没有读入；请只留一列`,
        `the column ${field} stands there ${columns.length} times: none was read`,
      ),
    }));
  });
}

function unknownHeading(text: string, meant: string | null): Wording {
  if (text === '') {
    return wording('这一列没有列标题，没有读入', 'a column without a heading was not read');
  }
  const hint = meant === null ? '' : `；如果是“${meant}”，请把列标题改回`;
  return wording(
    `列标题“${text}”认不出，这一列没有读入${hint}`,
    `the column “${text}” is unknown and was not read${meant === null ? '' : `; is it “${meant}”?`}`,
  );
}
