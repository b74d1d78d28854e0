import { tallestRow } from './measure.js';
import { type KnownCells, lowestRow, type MeasuredRow, rowMeasurer, sheetRowsOf } from './measure-rows.js';
import type { Table, TableCell, TableColumn } from './table.js';

/**
 * Sheet rows that were arranged together: short rows on one page, or one tall row. Rows and columns count
 * from 0, rows from the top of the body.
 */
export interface Stretch {
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
  /** Whether it is expected to be the first of a printed page; not said of the very first. */
  readonly startsPage: boolean;
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
 * Lays a table's rows out on sheet rows, page after page: no more than one page of rows is held at a time.
 *
 * A sheet row cannot be taller than 409 points, and what does not fit is cut. A table row that needs more
 * goes on in further sheet rows, as in published tables: texts of several lines are parted between lines,
 * the other cells are merged downwards. The same holds for a text that is too long for one cell. Nothing
 * is left out, and a page break never falls on a line of text.
 *
 * Joined cells end with the page they are expected to be printed on, so that every page shows them; the
 * rows they cover there are together as high as they need.
 */
export function* arrange(
  { columns, rows }: Table,
  { first, following }: PageRoom,
  known: KnownCells,
): Generator<Stretch> {
  const measure = rowMeasurer(columns, known);
  const joins = joinsOf(columns);
  let top = 0;
  let left = first;
  let open: OpenStretch | null = null;
  for (const cells of rows) {
    const row = measure(cells);
    const grown: OpenStretch | null = open === null || row.tall ? null : withRow(open, row, joins);
    if (grown !== null && sum(grown.heights) <= grown.room) {
      open = grown;
      continue;
    }
    if (open !== null) {
      yield joinedStretch(open, top, joins);
      top += open.rows.length;
      left = open.room - sum(open.heights);
      open = null;
    }
    if (row.tall) {
      const tall = tallStretch(row, top, { first: left, following });
      yield tall.stretch;
      top += tall.stretch.rows.length;
      left = tall.left;
    } else {
      const joinable: JoinableRow = { ...row, joined: [] };
      const heights = heightsOf([joinable], joins);
      const startsPage = top > 0 && sum(heights) > left;
      open = { rows: [joinable], heights, startsPage, room: startsPage ? following : left };
    }
  }
  if (open !== null) yield joinedStretch(open, top, joins);
}

/** Short rows at the end of what is arranged so far: the next row may still join them. */
interface OpenStretch {
  readonly rows: readonly JoinableRow[];
  readonly heights: readonly number[];
  readonly startsPage: boolean;
  /** Points from its top to the end of the page. */
  readonly room: number;
}

interface JoinableRow extends MeasuredRow {
  /** By column: whether the cell is one with that above it. */
  readonly joined: readonly boolean[];
}

/** Positions of the columns with joined cells, each kind from the left. */
interface Joins {
  readonly group: readonly number[];
  readonly repeat: readonly number[];
}

/** Rows `first` to `last` of a stretch show one cell in a column. */
interface Run {
  readonly first: number;
  readonly last: number;
}

function joinsOf(columns: readonly TableColumn[]): Joins {
  const of = (wanted: TableColumn['join']): number[] =>
    columns.flatMap(({ join }, index) => (join === wanted ? [index] : []));
  return { group: of('group'), repeat: of('repeat') };
}

function withRow(open: OpenStretch, row: MeasuredRow, joins: Joins): OpenStretch {
  const above = open.rows.at(-1);
  const joined = above === undefined ? [] : joinedCells(above, row, joins);
  const rows = [...open.rows, { ...row, joined }];
  return { ...open, rows, heights: heightsOf(rows, joins) };
}

function joinedCells(above: MeasuredRow, row: MeasuredRow, { group, repeat }: Joins): boolean[] {
  const joined: boolean[] = [];
  const equal = (column: number): boolean => {
    const text = row.cells[column]?.parts[0];
    return typeof text === 'string' && text === above.cells[column]?.parts[0];
  };
  let sameGroup = true;
  for (const column of group) {
    sameGroup &&= equal(column);
    joined[column] = sameGroup;
  }
  for (const column of repeat) joined[column] = sameGroup && equal(column);
  return joined;
}

function runsIn(rows: readonly JoinableRow[], column: number): Run[] {
  const runs: Run[] = [];
  let first = 0;
  for (let row = 1; row <= rows.length; row += 1) {
    if (rows[row]?.joined[column] === true) continue;
    runs.push({ first, last: row - 1 });
    first = row;
  }
  return runs;
}

/** The heights of short rows, those of a run raised where its joined text needs more than they have. */
function heightsOf(rows: readonly JoinableRow[], { group, repeat }: Joins): number[] {
  const heights = rows.map(({ height }) => height);
  // What the inner runs get counts for the outer ones.
  for (const column of [...repeat, ...group.toReversed()]) {
    for (const { first, last } of runsIn(rows, column)) {
      const needed = rows[first]?.cells[column]?.heights[0] ?? 0;
      const lacking = needed - sum(heights.slice(first, last + 1));
      if (lacking <= 0) continue;
      for (let row = first; row <= last; row += 1) {
        heights[row] = (heights[row] ?? 0) + lacking / (last + 1 - first);
      }
    }
  }
  return heights.map(roundedUp);
}

function joinedStretch({ rows, heights, startsPage }: OpenStretch, top: number, joins: Joins): Stretch {
  return {
    rows: rows.map(({ cells, joined }, index) => ({
      height: heights[index] ?? lowestRow,
      cells: cells.map(({ parts }, column) => (joined[column] === true ? null : (parts[0] ?? null))),
      part: 'whole',
      startsPage: startsPage && index === 0,
    })),
    merges: [...joins.group, ...joins.repeat].flatMap((column) =>
      runsIn(rows, column)
        .filter(({ first, last }) => last > first)
        .map(({ first, last }) => ({ top: top + first, left: column, bottom: top + last, right: column })),
    ),
  };
}

/** A row on several sheet rows, with what is left of the page it ends on. */
function tallStretch(
  { cells }: MeasuredRow,
  top: number,
  { first, following }: PageRoom,
): { readonly stretch: Stretch; readonly left: number } {
  const heights = slicedHeights(cells);
  let left = first;
  const rows = heights.map((height, index): ArrangedRow => {
    const startsPage = top + index > 0 && height > left;
    left = (startsPage ? following : left) - height;
    return {
      height,
      cells: cells.map(({ parts, starts }) => parts[starts.indexOf(index)] ?? null),
      part: partOf(index, heights.length),
      startsPage,
    };
  });
  const merges = cells.flatMap(({ starts }, column) =>
    starts.flatMap((start, part) => {
      const next = starts[part + 1] ?? heights.length;
      return next - start > 1
        ? [{ top: top + start, left: column, bottom: top + next - 1, right: column }]
        : [];
    }),
  );
  return { stretch: { rows, merges }, left };
}

/** Heights of the sheet rows of a tall row. */
function slicedHeights(cells: MeasuredRow['cells']): number[] {
  const count = cells.reduce((most, { rows }) => Math.max(most, rows), 1);
  const heights = Array.from({ length: count }, () => lowestRow);
  for (const { heights: needed, starts } of cells) {
    // Within its own share, not the whole merge: then no page break falls on it.
    for (const [part, need] of needed.entries()) {
      const start = starts[part] ?? 0;
      raise(heights, start, start + sheetRowsOf(need), need);
    }
  }
  return heights.map(roundedUp);
}

/** Makes the rows from `from` to before `to` as high as needed together, each within what a row can be. */
function raise(heights: number[], from: number, to: number, needed: number): void {
  const have = sum(heights.slice(from, to));
  if (needed <= have) return;
  const room = tallestRow * (to - from) - have;
  for (let row = from; row < to; row += 1) {
    const own = heights[row] ?? 0;
    heights[row] = own + ((needed - have) * (tallestRow - own)) / room;
  }
}

function partOf(index: number, count: number): RowPart {
  if (index === 0) return 'first';
  return index === count - 1 ? 'last' : 'middle';
}

function roundedUp(height: number): number {
  return Math.ceil(height * 10) / 10;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
