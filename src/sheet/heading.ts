import type { Merge } from './arrange.js';
import { sheetText } from './cells.js';
import { bodyLine, textCapacity, widthOf, wrappedLines } from './measure.js';
import { titleSize } from './styles.js';
import type { Table, TableColumn } from './table.js';

/** What stands above the body of a table: title, caption and the one or two rows of column headings. */
export interface Heading {
  readonly rows: readonly HeadingRow[];
  readonly merges: readonly Merge[];
  /** The first of the rows repeated on every printed page, from 0. */
  readonly repeated: number;
}

export interface HeadingRow {
  /** In points. */
  readonly height: number;
  /** One per column; empty where a merge covers the cell. */
  readonly cells: readonly string[];
  readonly style: 'title' | 'caption' | 'heading';
}

/** The heading of a table; headings of the same group share a cell above theirs. */
export function headingOf({
  title,
  caption,
  columns,
}: Pick<Table, 'title' | 'caption' | 'columns'>): Heading {
  const merges: Merge[] = [];
  const rows: HeadingRow[] = [];
  const across = (text: string, height: number, style: HeadingRow['style']): void => {
    if (columns.length > 1) {
      merges.push({ top: rows.length, left: 0, bottom: rows.length, right: columns.length - 1 });
    }
    rows.push({ height, cells: columns.map((_, index) => (index === 0 ? text : '')), style });
  };
  const titleLines = wrappedLines(sheetText(title), textCapacity(widthOf(columns), titleSize));
  across(title, titleLines * titleLine + 10, 'title');
  if (caption !== null) across(caption, 20, 'caption');
  const repeated = rows.length;
  if (columns.every(({ group }) => group === null)) {
    rows.push({
      height: headingHeight(columns),
      cells: columns.map(({ heading }) => heading),
      style: 'heading',
    });
    return { rows, merges, repeated };
  }
  merges.push(...headingMerges(columns, repeated));
  const [grouped, single] = [
    columns.filter(({ group }) => group !== null),
    columns.filter(({ group }) => group === null),
  ];
  rows.push({
    height: lowestHeading,
    cells: columns.map(({ group, heading }, index) => {
      if (group === null) return heading;
      return columns[index - 1]?.group === group ? '' : group;
    }),
    style: 'heading',
  });
  rows.push({
    height: Math.max(headingHeight(grouped), headingHeight(single) - lowestHeading),
    cells: columns.map(({ group, heading }) => (group === null ? '' : heading)),
    style: 'heading',
  });
  return { rows, merges, repeated };
}

const titleLine = 26;
const lowestHeading = 24;

/** Points the tallest heading of these columns needs. */
function headingHeight(columns: readonly TableColumn[]): number {
  const lines = columns.map(({ heading, width }) => wrappedLines(heading, textCapacity(width)));
  return Math.max(lowestHeading, Math.max(1, ...lines) * bodyLine + 8);
}

/** Headings without a group take both rows; a group spans its columns. */
function headingMerges(columns: readonly TableColumn[], top: number): Merge[] {
  const merges: Merge[] = [];
  let start = 0;
  for (let index = 1; index <= columns.length; index += 1) {
    const group = columns[start]?.group ?? null;
    if (group !== null && index < columns.length && columns[index]?.group === group) continue;
    if (group === null) merges.push({ top, left: start, bottom: top + 1, right: start });
    else if (index - 1 > start) merges.push({ top, left: start, bottom: top, right: index - 1 });
    start = index;
  }
  return merges;
}
