import { damaged, tooLarge } from './unreadable-workbook.js';

/** Cells of a sheet, joined into one; from 0, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The part of each range that lies on a sheet of that size; of ranges that join nothing there, none. */
export function within(ranges: readonly CellRange[], height: number, width: number): CellRange[] {
  return ranges
    .map(({ top, left, bottom, right }) => ({
      top,
      left,
      bottom: Math.min(bottom, height - 1),
      right: Math.min(right, width - 1),
    }))
    .filter(
      ({ top, left, bottom, right }) => bottom >= top && right >= left && (bottom > top || right > left),
    );
}

/**
 * Of a joined range, a sheet shows the first cell alone: puts `nothing` in the place of the others.
 *
 * @throws UnreadableWorkbook where ranges overlap, or cover more than any table joins
 */
export function hideCovered<T>(
  rows: readonly T[][],
  ranges: readonly CellRange[],
  nothing: T,
  sheet: string,
): void {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const present = within(ranges, rows.length, width);
  const covered = present.reduce(
    (sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1),
    0,
  );
  if (covered > rows.length * width) throw damaged('overlapping-merges', sheet);
  if (covered > mostCovered) throw tooLarge('merged-cells', mostCovered, sheet);
  for (const { top, left, bottom, right } of present) {
    for (let row = top; row <= bottom; row += 1) {
      rows[row]?.fill(nothing, row === top ? left + 1 : left, right + 1);
    }
  }
}

const mostCovered = 500_000;
