import { type CellRange, hideCovered, within } from './joined-ranges.js';
import { plainNumber } from './number-format.js';
import { openWorkbook } from './open-workbook.js';
import { mostColumns, readSheet, type SheetCell } from './read-sheet-xml.js';
import { type Room, takeRoom } from './read-xml.js';
import { UnreadableWorkbook } from './unreadable-workbook.js';

export { mostColumns };

/** A sheet as texts: what each cell itself shows, covered cells of joined ranges empty. */
export interface Grid {
  readonly name: string;
  /** Row 1 stands at 0. All rows are as wide as the widest. */
  readonly rows: readonly (readonly string[])[];
  /** Within the rows; from 0, both ends included. */
  readonly merges: readonly GridMerge[];
}

export type GridMerge = CellRange;

/**
 * A workbook (.xlsx, .xlsm) → its visible sheets as texts, in their order: what a person would copy from it,
 * numbers and dates as they are shown, formulas as their last result, errors (#REF!) as nothing.
 *
 * @throws UnreadableWorkbook for whatever is no workbook, is locked, damaged or larger than any catalog.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Grid[]> {
  const workbook = await openWorkbook(bytes);
  if (workbook.sheets.length === 0) throw new UnreadableWorkbook({ reason: 'no-sheets' });
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  if (visible.length === 0) throw new UnreadableWorkbook({ reason: 'hidden-sheets' });
  const grids: Grid[] = [];
  for (const { name, member } of visible) {
    const rows: string[][] = [];
    const merges = await readSheet(member, { ...workbook, name }, workbook.room, (cell) => {
      const text = textOf(cell);
      // A format may show much more than the number.
      if (typeof cell.value === 'number') takeRoom(workbook.room, 'characters', text.length, name);
      const cells = rows[cell.row] ?? [];
      cells[cell.column] = text;
      rows[cell.row] = cells;
    });
    grids.push(gridOf(name, rows, merges, workbook.room));
  }
  return grids;
}

function textOf({ value, format }: SheetCell): string {
  switch (typeof value) {
    case 'string':
      return tidy(value);
    case 'number':
      return tidy(format.show(value) ?? plainNumber(value));
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    default:
      return '';
  }
}

function tidy(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/\u00a0/gu, ' ')
    .trim();
}

/** The grid ends with what is seen in it: joined ranges may reach on to the end of the sheet, and hide texts. */
function gridOf(name: string, rows: string[][], merges: readonly GridMerge[], room: Room): Grid {
  // Both levels have holes, which only `Array.from` visits.
  const texts = Array.from(rows, (row = []) => Array.from(row, (text = '') => text));
  takeRoom(room, 'cells', texts.length * widthOf(texts), name);
  hideCovered(texts, merges, '', name);
  const height = texts.findLastIndex((row) => row.some((text) => text !== '')) + 1;
  const width = widthOf(texts);
  return {
    name,
    rows: texts
      .slice(0, height)
      .map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')),
    merges: within(merges, height, width),
  };
}

function widthOf(texts: readonly (readonly string[])[]): number {
  return texts.reduce((most, row) => Math.max(most, row.findLastIndex((text) => text !== '') + 1), 0);
}
