import { cellParts, sheetText } from './cells.js';
import { bodyLine, tallestRow, textCapacity, wrappedLines } from './measure.js';
import type { Table, TableCell, TableColumn } from './table.js';

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
  /** Which part of its table row it holds: most rows are held whole. */
  readonly part: RowPart;
  /** Whether a new page is expected to begin after it. */
  readonly endsPage: boolean;
}

export type RowPart = 'whole' | 'first' | 'middle' | 'last';

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Points a printed page has for the body of a table. */
export interface PageRoom {
  readonly first: number;
  readonly following: number;
}

/**
 * Cells as they were measured, by the width of their column. Basis, time limit, channels and ticks repeat
 * from row to row, and an entry stands in several lists: each text is measured once per width.
 */
export type KnownCells = Map<number, Map<TableCell, MeasuredCell>>;

export interface MeasuredCell {
  readonly parts: readonly TableCell[];
  /** Points each part needs. */
  readonly heights: readonly number[];
  /** The sheet row of the table row on which each part begins. */
  readonly starts: readonly number[];
  /** How many sheet rows the parts need. */
  readonly rows: number;
}

/**
 * Lays a table's rows out on sheet rows.
 *
 * A sheet row cannot be taller than 409 points, and what does not fit is cut. A table row that needs more
 * goes on in further sheet rows, as in published tables: texts of several lines are parted between lines,
 * the other cells are merged downwards. The same holds for a text that is too long for one cell. Nothing
 * is left out, and a page break never falls on a line of text.
 *
 * Joined cells end with the page they are expected to be printed on, so that every page shows them.
 */
export function arrange(table: Table, page: PageRoom, known: KnownCells = new Map()): Arrangement {
  const measured = measureRows(table, known);
  const runs = joinedRuns(measured, table, () => false);
  makeRoom(measured, runs);
  const sliced = measured.map(slice);
  const starts = startsOf(sliced);
  const pages = pageStarts(sliced, page);
  const shown = joinedRuns(measured, table, (row) => pages.has(starts[row] ?? 0));
  const covered = table.columns.map(() => new Set<number>());
  for (const { column, first, last } of shown) {
    for (let row = first + 1; row <= last; row += 1) covered[column]?.add(row);
  }
  return {
    rows: sliced.flatMap(({ cells, heights }, row) =>
      heights.map((height, index) => ({
        height,
        cells: cells.map(({ parts, starts: partStarts }, column) =>
          covered[column]?.has(row) === true ? null : (parts[partStarts.indexOf(index)] ?? null),
        ),
        part: partOf(index, heights.length),
        endsPage: pages.has((starts[row] ?? 0) + index + 1),
      })),
    ),
    merges: mergesOf(sliced, starts, shown),
  };
}

interface MeasuredRow {
  readonly cells: readonly MeasuredCell[];
  /** Points the row needs at least. */
  height: number;
}

/** Table rows `first` to `last` show one cell in a column. */
interface Run {
  readonly column: number;
  readonly first: number;
  readonly last: number;
}

/** A table row on its sheet rows. */
interface SlicedRow {
  readonly cells: readonly MeasuredCell[];
  readonly heights: readonly number[];
}

const padding = 5;
const lowestRow = 21;
/** Points of text that stay together when a row is parted. */
const partHeight = 120;

function measureRows(table: Table, known: KnownCells): MeasuredRow[] {
  const measures = table.columns.map((column) => measureOf(column, known));
  return table.rows.map((row) => {
    const cells = measures.map((measure, index) => measure(row[index] ?? null));
    let height = lowestRow;
    for (const [index, { heights }] of cells.entries()) {
      if (table.columns[index]?.join !== true) height = Math.max(height, ...heights);
    }
    if (height <= tallestRow) return { cells, height };
    return {
      cells: cells.map((cell, index) =>
        table.columns[index]?.join === true
          ? cell
          : parted(cell, textCapacity(table.columns[index]?.width ?? 0)),
      ),
      height,
    };
  });
}

function measureOf({ width }: TableColumn, known: KnownCells): (cell: TableCell) => MeasuredCell {
  const capacity = textCapacity(width);
  const cells = known.get(width) ?? new Map<TableCell, MeasuredCell>();
  known.set(width, cells);
  return (cell) => {
    const before = cells.get(cell);
    if (before !== undefined) return before;
    const measured = measureCell(partsOf(cell), capacity);
    cells.set(cell, measured);
    return measured;
  };
}

function measureCell(parts: readonly TableCell[], capacity: number): MeasuredCell {
  const heights = parts.map((part) => wrappedLines(wordsOf(part), capacity) * bodyLine + padding);
  const shares = heights.map(sheetRowsOf);
  return {
    parts,
    heights,
    starts: shares.map((_, part) => sum(shares, 0, part)),
    rows: sum(shares, 0, shares.length),
  };
}

function sheetRowsOf(height: number): number {
  return Math.ceil(height / tallestRow);
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

/** The cell parted between its lines, unless it is short enough to stay whole. */
function parted(cell: MeasuredCell, capacity: number): MeasuredCell {
  if (cell.heights.every((height) => height <= partHeight * 1.5)) return cell;
  const most = Math.floor((partHeight - padding) / bodyLine);
  const smaller = cell.parts.flatMap((part): TableCell[] => {
    if (typeof part !== 'string') return [part];
    const groups: string[][] = [];
    let used = Number.POSITIVE_INFINITY;
    for (const line of part.split('\n')) {
      const lines = wrappedLines(line, capacity);
      if (used + lines > most) {
        groups.push([]);
        used = 0;
      }
      groups.at(-1)?.push(line);
      used += lines;
    }
    return groups.map((group) => group.join('\n'));
  });
  return measureCell(smaller, capacity);
}

/** The runs of equal cells in joined columns; a run also ends where a joined column before it changes. */
function joinedRuns(rows: readonly MeasuredRow[], table: Table, ends: (row: number) => boolean): Run[] {
  const runs: Run[] = [];
  const joined = table.columns.flatMap(({ join }, index) => (join ? [index] : []));
  for (const [depth, column] of joined.entries()) {
    const upTo = joined.slice(0, depth + 1);
    let first = 0;
    for (let row = 1; row <= rows.length; row += 1) {
      if (row < rows.length && !ends(row) && continues(rows[row - 1], rows[row], upTo)) continue;
      runs.push({ column, first, last: row - 1 });
      first = row;
    }
  }
  return runs;
}

function continues(
  above: MeasuredRow | undefined,
  here: MeasuredRow | undefined,
  columns: readonly number[],
): boolean {
  return columns.every((column) => {
    const [upper, lower] = [above?.cells[column]?.parts, here?.cells[column]?.parts];
    return (
      upper?.length === 1 && lower?.length === 1 && typeof upper[0] === 'string' && upper[0] === lower[0]
    );
  });
}

/** Raises the rows of a run that is lower than its own joined text. */
function makeRoom(rows: readonly MeasuredRow[], runs: readonly Run[]): void {
  for (const { column, first, last } of runs) {
    const members = rows.slice(first, last + 1);
    const needed = Math.max(0, ...(members[0]?.cells[column]?.heights ?? []));
    const lacking = needed - members.reduce((sum, row) => sum + row.height, 0);
    if (lacking > 0) for (const row of members) row.height += lacking / members.length;
  }
}

function slice({ cells, height }: MeasuredRow): SlicedRow {
  const count = cells.reduce((most, { rows }) => Math.max(most, rows), sheetRowsOf(height));
  const heights = Array.from({ length: count }, () => lowestRow);
  for (const { heights: needed, starts } of cells) {
    // Within its own share, not the whole merge: then no page break falls on it.
    for (const [part, need] of needed.entries()) {
      const start = starts[part] ?? 0;
      raise(heights, start, start + sheetRowsOf(need), need);
    }
  }
  if (count === 1) raise(heights, 0, 1, height);
  return { cells, heights: heights.map((each) => Math.ceil(each * 10) / 10) };
}

/** Makes the rows from `from` to before `to` as high as needed together, each within what a row can be. */
function raise(heights: number[], from: number, to: number, needed: number): void {
  const lacking = needed - sum(heights, from, to);
  if (lacking <= 0) return;
  const room = tallestRow * (to - from) - sum(heights, from, to);
  for (let row = from; row < to; row += 1) {
    const own = heights[row] ?? 0;
    heights[row] = own + (lacking * (tallestRow - own)) / room;
  }
}

function startsOf(rows: readonly SlicedRow[]): number[] {
  const starts: number[] = [];
  let next = 0;
  for (const { heights } of rows) {
    starts.push(next);
    next += heights.length;
  }
  return starts;
}

/** The sheet rows expected to be the first of a printed page, without the very first. */
function pageStarts(rows: readonly SlicedRow[], room: PageRoom): Set<number> {
  const firsts = new Set<number>();
  let left = room.first;
  for (const [row, height] of rows.flatMap(({ heights }) => heights).entries()) {
    if (height > left && row > 0) {
      left = room.following;
      firsts.add(row);
    }
    left -= height;
  }
  return firsts;
}

function partOf(index: number, count: number): RowPart {
  if (count === 1) return 'whole';
  if (index === 0) return 'first';
  return index === count - 1 ? 'last' : 'middle';
}

function mergesOf(rows: readonly SlicedRow[], starts: readonly number[], runs: readonly Run[]): Merge[] {
  const merges: Merge[] = [];
  const joined = rows.map(() => new Set<number>());
  const add = (column: number, top: number, next: number) => {
    if (next - top > 1) merges.push({ top, left: column, bottom: next - 1, right: column });
  };
  const end = (row: number) => (starts[row] ?? 0) + (rows[row]?.heights.length ?? 1);
  for (const { column, first, last } of runs) {
    if (first === last) continue;
    add(column, starts[first] ?? 0, end(last));
    for (let row = first; row <= last; row += 1) joined[row]?.add(column);
  }
  for (const [row, { cells, heights }] of rows.entries()) {
    if (heights.length === 1) continue;
    const top = starts[row] ?? 0;
    for (const [column, { starts: partStarts }] of cells.entries()) {
      if (joined[row]?.has(column) === true) continue;
      for (const [part, start] of partStarts.entries()) {
        const next = partStarts[part + 1];
        add(column, top + start, next === undefined ? end(row) : top + next);
      }
    }
  }
  return merges;
}

function sum(numbers: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let index = from; index < to; index += 1) total += numbers[index] ?? 0;
  return total;
}
