import { cellParts, sheetText } from './cells.js';
import { bodyLine, tallestRow, textCapacity, wrappedLines } from './measure.js';
import type { Table, TableCell } from './table.js';

/** The body of a table, laid out on sheet rows. Rows and columns count from 0, rows from the top of the body. */
export interface Arrangement {
  readonly rows: readonly ArrangedRow[];
  readonly merges: readonly Merge[];
}

export interface ArrangedRow {
  /** In points. */
  readonly height: number;
  /** One per column; null where a merge covers the cell or nothing is said. */
  readonly cells: readonly TableCell[];
  /** Whether its table row takes several sheet rows: texts then start at the top instead of the middle. */
  readonly tall: boolean;
}

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * Lays a table's rows out on sheet rows.
 *
 * A spreadsheet row cannot be taller than 409 points and cuts what does not fit. A taller table row is
 * therefore spread over several sheet rows, with its cells merged downwards: no text is cut or torn. A text
 * too long for one cell goes on in the cell below, as published tables do with long contents.
 */
export function arrange(table: Table): Arrangement {
  const measured = table.rows.map((row) => measure(row, table));
  const runs = joinedRuns(measured, table);
  makeRoom(measured, runs);
  const sliced = measured.map(slice);
  const starts: number[] = [];
  let next = 0;
  for (const { count } of sliced) {
    starts.push(next);
    next += count;
  }
  return { rows: sliced.flatMap((row) => row.rows), merges: mergesOf(sliced, starts, runs) };
}

interface MeasuredCell {
  readonly parts: readonly TableCell[];
  /** Points each part needs. */
  readonly heights: readonly number[];
}

interface MeasuredRow {
  readonly cells: MeasuredCell[];
  /** Points the row needs at least. */
  height: number;
}

/** Table rows `first` to `last` show one cell in a column. */
interface Run {
  readonly column: number;
  readonly first: number;
  readonly last: number;
  readonly height: number;
}

interface SlicedRow {
  readonly count: number;
  readonly rows: readonly ArrangedRow[];
  /** Per column, the first slice of each part. */
  readonly partStarts: readonly (readonly number[])[];
}

const padding = 5;
const lowestRow = 21;

function measure(row: readonly TableCell[], table: Table): MeasuredRow {
  const cells = table.columns.map((column, index) => {
    const parts = partsOf(row[index] ?? null);
    const capacity = textCapacity(column.width);
    return {
      parts,
      heights: parts.map((part) => wrappedLines(wordsOf(part), capacity) * bodyLine + padding),
    };
  });
  const own = cells.filter((cell, index) => !joins(cell, table, index));
  return { cells, height: Math.max(lowestRow, ...own.flatMap(({ heights }) => heights)) };
}

function partsOf(cell: TableCell): TableCell[] {
  if (cell === null || typeof cell === 'number') return [cell];
  if (typeof cell === 'string') return cellParts(sheetText(cell));
  return [{ ...cell, text: sheetText(cell.text) }];
}

/** The words of a cell that may wrap; numbers stay on one line, however many digits they are kept with. */
function wordsOf(cell: TableCell): string {
  if (cell === null || typeof cell === 'number') return '';
  return typeof cell === 'object' ? cell.text : cell;
}

function joins(cell: MeasuredCell, table: Table, column: number): boolean {
  return table.columns[column]?.join === true && cell.parts.length === 1 && typeof cell.parts[0] === 'string';
}

/** The runs of equal cells in joined columns; a run also ends where a joined column before it changes. */
function joinedRuns(rows: readonly MeasuredRow[], table: Table): Run[] {
  const runs: Run[] = [];
  const joined = table.columns.flatMap(({ join }, index) => (join ? [index] : []));
  for (const [depth, column] of joined.entries()) {
    const before = joined.slice(0, depth + 1);
    let first = 0;
    for (let row = 1; row <= rows.length; row += 1) {
      if (row < rows.length && continues(rows, row, before, table)) continue;
      const height = rows[first]?.cells[column]?.heights[0] ?? 0;
      runs.push({ column, first, last: row - 1, height });
      first = row;
    }
  }
  return runs;
}

function continues(
  rows: readonly MeasuredRow[],
  row: number,
  columns: readonly number[],
  table: Table,
): boolean {
  return columns.every((column) => {
    const [above, here] = [rows[row - 1]?.cells[column], rows[row]?.cells[column]];
    if (above === undefined || here === undefined) return false;
    return joins(above, table, column) && joins(here, table, column) && above.parts[0] === here.parts[0];
  });
}

/** Raises the rows of a run that is lower than its own joined text. */
function makeRoom(rows: readonly MeasuredRow[], runs: readonly Run[]): void {
  for (const { first, last, height } of runs) {
    const members = rows.slice(first, last + 1);
    const lacking = height - members.reduce((sum, row) => sum + row.height, 0);
    if (lacking > 0) for (const row of members) row.height += lacking / members.length;
  }
}

function slice({ cells, height }: MeasuredRow): SlicedRow {
  const shares = cells.map(({ heights }) =>
    heights.length === 1 ? [1] : heights.map((each) => Math.ceil(each / tallestRow)),
  );
  const count = Math.max(
    Math.ceil(height / tallestRow),
    ...shares.map((each) => each.reduce((a, b) => a + b, 0)),
  );
  const partStarts = shares.map((each) =>
    each.map((_, part) => each.slice(0, part).reduce((a, b) => a + b, 0)),
  );
  const tallest = Math.max(
    ...cells.flatMap(({ heights }, column) =>
      heights.length === 1
        ? [height / count]
        : heights.map((each, part) => each / (shares[column]?.[part] ?? 1)),
    ),
  );
  const rows = Array.from(
    { length: count },
    (_, index): ArrangedRow => ({
      height: Math.min(Math.ceil(tallest * 10) / 10, 409),
      cells: cells.map(({ parts }, column) => parts[partStarts[column]?.indexOf(index) ?? -1] ?? null),
      tall: count > 1,
    }),
  );
  return { count, rows, partStarts };
}

function mergesOf(rows: readonly SlicedRow[], starts: readonly number[], runs: readonly Run[]): Merge[] {
  const merges: Merge[] = [];
  const joined = new Set<string>();
  const end = (row: number) => (starts[row] ?? 0) + (rows[row]?.count ?? 1) - 1;
  const add = (column: number, top: number, bottom: number) => {
    if (bottom > top) merges.push({ top, left: column, bottom, right: column });
  };
  for (const { column, first, last } of runs) {
    if (first === last) continue;
    add(column, starts[first] ?? 0, end(last));
    for (let row = first; row <= last; row += 1) joined.add(`${column} ${row}`);
  }
  for (const [row, { partStarts }] of rows.entries()) {
    const top = starts[row] ?? 0;
    for (const [column, parts] of partStarts.entries()) {
      if (joined.has(`${column} ${row}`)) continue;
      for (const [part, start] of parts.entries()) {
        add(column, top + start, part + 1 < parts.length ? top + (parts[part + 1] ?? 0) - 1 : end(row));
      }
    }
  }
  return merges;
}
