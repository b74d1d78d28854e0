import type { Wording } from '../model/wording.js';
import { displayed } from './displayed.js';
import { type CellRange, hideCovered } from './joined-ranges.js';
import { cellName } from './names.js';
import { openWorkbook } from './open-workbook.js';
import { readSheet, type SheetCell } from './read-sheet-xml.js';
import { takeRoom } from './read-xml.js';

/** A sheet with every text to the last space, as its reader saw it. */
export interface ExactSheet {
  readonly name: string;
  readonly visible: boolean;
  /** Rows with anything in them. */
  readonly rows: readonly ExactRow[];
  readonly merges: readonly CellRange[];
  /** What is to be said of cells, by address (`D5`). */
  readonly remarks: ReadonlyMap<string, Wording>;
}

export interface ExactRow {
  /** From 1. */
  readonly number: number;
  /** By column, from 0; undefined where nothing stands, null where what stands there could not be told. */
  readonly cells: readonly (string | null | undefined)[];
}

/**
 * A workbook (.xlsx) → all its sheets, hidden ones too, in their order.
 *
 * @throws UnreadableWorkbook
 */
export async function readExactly(bytes: Uint8Array): Promise<ExactSheet[]> {
  const workbook = await openWorkbook(bytes);
  const { room } = workbook;
  const sheets: ExactSheet[] = [];
  for (const { name, hidden, member } of workbook.sheets) {
    const found: (SheetCell | undefined)[][] = [];
    const merges = await readSheet(member, { ...workbook, name }, room, (cell) => {
      const row = found[cell.row] ?? [];
      row[cell.column] = cell;
      found[cell.row] = row;
    });
    const rows = Array.from(found, (row = []) => Array.from(row));
    takeRoom(room, 'cells', rows.length * Math.max(0, ...rows.map(({ length }) => length)), name);
    hideCovered(rows, merges, undefined, name);
    sheets.push({ name, visible: !hidden, ...exactRows(rows), merges });
  }
  return sheets;
}

function exactRows(
  rows: readonly (readonly (SheetCell | undefined)[])[],
): Pick<ExactSheet, 'rows' | 'remarks'> {
  const remarks = new Map<string, Wording>();
  const filled = rows.map((cells, row) => ({
    number: row + 1,
    cells: cells.map((cell, column) => {
      if (cell === undefined) return undefined;
      const { text, remark } = displayed(cell);
      if (remark !== null) remarks.set(cellName(row, column), remark);
      return text === '' ? undefined : text;
    }),
  }));
  return { rows: filled.filter(({ cells }) => cells.some((text) => text !== undefined)), remarks };
}
