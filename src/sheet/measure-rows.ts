import { cellParts, sheetText } from './cells.js';
import { bodyLine, cellPadding, tallestRow, textCapacity, textHeight, wrappedLines } from './measure.js';
import type { TableCell, TableColumn } from './table.js';

/** A row of a table as it was measured, before it has its place on sheet and page. */
export interface MeasuredRow {
  /** One per column. */
  readonly cells: readonly MeasuredCell[];
  /** Points its own cells need, those that may be joined with the row above or below left out. */
  readonly height: number;
  /** Whether it needs several sheet rows; such a row is never joined with others. */
  readonly tall: boolean;
}

export interface MeasuredCell {
  readonly parts: readonly TableCell[];
  /** Points each part needs. */
  readonly heights: readonly number[];
  /** The sheet row of the table row on which each part begins. */
  readonly starts: readonly number[];
  /** How many sheet rows the parts need. */
  readonly rows: number;
}

export const lowestRow = 21;

/**
 * Cells as they were measured, by the width of their column. Basis, time limit, channels and ticks repeat
 * from row to row, and an entry stands in several lists: each text is measured once per width. What is
 * kept is bounded, so that it does not grow with the lists.
 */
export class KnownCells {
  readonly #widths = new Map<number, { readonly cells: Map<TableCell, MeasuredCell>; weight: number }>();

  /** The cell as measured for columns of that width, now or before. */
  measured(cell: TableCell, width: number): MeasuredCell {
    const known = this.#widths.get(width) ?? { cells: new Map<TableCell, MeasuredCell>(), weight: 0 };
    this.#widths.set(width, known);
    const before = known.cells.get(cell);
    if (before !== undefined) return before;
    const measured = measureCell(partsOf(cell), textCapacity(width));
    known.weight += ownWeight + (typeof cell === 'string' ? cell.length : 0);
    if (known.weight > mostKept) {
      known.cells.clear();
      known.weight = 0;
    }
    known.cells.set(cell, measured);
    return measured;
  }
}

/** Characters kept for one width, and how many the rest of a measured cell counts for. */
const mostKept = 1_500_000;
const ownWeight = 100;

/** Makes the function that measures the rows of a table with these columns. */
export function rowMeasurer(
  columns: readonly TableColumn[],
  known: KnownCells,
): (row: readonly TableCell[]) => MeasuredRow {
  return (row) => {
    const cells = columns.map(({ width }, index) => known.measured(row[index] ?? null, width));
    let height = lowestRow;
    let tall = false;
    for (const [index, { heights, rows }] of cells.entries()) {
      tall ||= rows > 1;
      if (columns[index]?.join === 'none') height = Math.max(height, ...heights);
    }
    if (!tall) return { cells, height, tall };
    return {
      cells: cells.map((cell, index) => parted(cell, textCapacity(columns[index]?.width ?? 0))),
      height,
      tall,
    };
  };
}

export function sheetRowsOf(height: number): number {
  return Math.ceil(height / tallestRow);
}

function measureCell(parts: readonly TableCell[], capacity: number): MeasuredCell {
  const heights = parts.map((part) => textHeight(wordsOf(part), capacity));
  const starts: number[] = [];
  let rows = 0;
  for (const height of heights) {
    starts.push(rows);
    rows += sheetRowsOf(height);
  }
  return { parts, heights, starts, rows };
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

/** Points of text that stay together when a row is parted. */
const partHeight = 120;

/** The cell parted between its lines, unless it is short enough to stay whole. */
function parted(cell: MeasuredCell, capacity: number): MeasuredCell {
  if (cell.heights.every((height) => height <= partHeight * 1.5)) return cell;
  const most = Math.floor((partHeight - cellPadding) / bodyLine);
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
