import { type AuthoringField, type AuthoringRow, authoringFields } from '../model/authoring.js';
import { type Wording, wording } from '../model/wording.js';
import { fieldOfHeading } from './authoring-columns.js';
import type { AuthoringHeadings } from './authoring-headings.js';
import type { RecordedItem } from './authoring-record.js';
import { isWithheldText } from './authoring-withheld.js';
import { cellName } from './names.js';
import type { ExactRow, ExactSheet } from './read-exact.js';

/** The items of one authoring sheet. */
export interface RowsRead {
  readonly rows: readonly AuthoringRow[];
  /** Recorded items that stand on the sheet. */
  readonly found: readonly RecordedItem[];
  /** Whether a row was left out because nobody can tell whose it is. */
  readonly unsure: boolean;
  readonly remarks: readonly CellRemark[];
}

export interface CellRemark {
  readonly cell: string;
  readonly message: Wording;
}

/**
 * Reads the rows below the headings. A text joined over several rows belongs to each of them; of cells joined
 * side by side only the first still says something. A row with nothing but its id is left out, as if it had
 * been deleted: under protection, spreadsheets delete no row with a locked cell.
 *
 * @param itemOf What the export recorded of an id.
 */
export function authoringRows(
  sheet: ExactSheet,
  headings: SheetHeadings,
  itemOf: (id: string) => RecordedItem | undefined,
): RowsRead {
  const remarks: CellRemark[] = [];
  const joined = joinedCells(sheet, headings, remarks);
  const rows: AuthoringRow[] = [];
  const found: RecordedItem[] = [];
  let unsure = false;
  for (const row of sheet.rows) {
    if (row.number <= headings.row) continue;
    const place = cellName(row.number - 1, headings.id);
    const id = joined.lost.has(row.number) ? null : row.cells[headings.id];
    if (id === null) {
      unsure = true;
      remarks.push({ cell: place, message: lostId });
      continue;
    }
    const own = (id ?? '').trim();
    if (fieldOfHeading(own) === 'id') continue;
    if ([...headings.columns.values()].every((column) => isBlank(textAt(row, column, joined)))) {
      if (own !== '') remarks.push({ cell: place, message: emptied(own) });
      continue;
    }
    const item = own === '' ? undefined : itemOf(own);
    if (item !== undefined) found.push(item);
    rows.push({
      row: row.number,
      id: own,
      cells: cellsOf({ sheet, headings, joined, remarks }, row, item?.withheld ?? []),
      prints: item?.prints ?? null,
    });
  }
  return { rows, found, unsure, remarks };
}

export type SheetHeadings = AuthoringHeadings & { readonly id: number };

interface Reading {
  readonly sheet: ExactSheet;
  readonly headings: SheetHeadings;
  readonly joined: JoinedCells;
  readonly remarks: CellRemark[];
}

function cellsOf(
  { sheet, headings, joined, remarks }: Reading,
  row: ExactRow,
  withheld: readonly AuthoringField[],
): AuthoringRow['cells'] {
  const cells: Partial<Record<AuthoringField, string>> = {};
  for (const field of authoringFields) {
    const column = headings.columns.get(field);
    if (column === undefined) continue;
    const cell = cellName(row.number - 1, column);
    const text = textAt(row, column, joined);
    if (withheld.includes(field)) {
      if (!isWithheldText(text ?? '')) remarks.push({ cell, message: changedWithheld });
      continue;
    }
    const message = sheet.remarks.get(cell);
    if (message !== undefined) remarks.push({ cell, message });
    if (text !== null) cells[field] = text ?? '';
  }
  return cells;
}

function textAt(row: ExactRow, column: number, { texts }: JoinedCells): string | null | undefined {
  const over = texts.get(row.number)?.get(column);
  return over === undefined ? row.cells[column] : over;
}

function isBlank(text: string | null | undefined): boolean {
  return text !== null && (text ?? '').trim() === '';
}

/** What joined cells below the headings say, by row and column. */
interface JoinedCells {
  /** Null: what stood there is gone. */
  readonly texts: ReadonlyMap<number, ReadonlyMap<number, string | null>>;
  /** Rows whose id is gone. */
  readonly lost: ReadonlySet<number>;
}

function joinedCells(sheet: ExactSheet, headings: SheetHeadings, remarks: CellRemark[]): JoinedCells {
  const texts = new Map<number, Map<number, string | null>>();
  const lost = new Set<number>();
  const known = new Set([headings.id, ...headings.columns.values()]);
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  for (const { top, left, bottom, right } of sheet.merges) {
    if (top + 1 <= headings.row) continue;
    const columns = [...known].filter((column) => left <= column && column <= right);
    if (columns.length === 0) continue;
    const text = rows.get(top + 1)?.cells[left] ?? '';
    remarks.push({
      cell: `${cellName(top, left)}:${cellName(bottom, right)}`,
      message: left < right ? joinedAcross : left === headings.id ? joinedIds : joinedDown,
    });
    for (let row = top + 1; row <= bottom + 1; row += 1) {
      if (columns.includes(headings.id) && (row > top + 1 || left < headings.id)) lost.add(row);
      const own = texts.get(row) ?? new Map<number, string | null>();
      texts.set(row, own);
      for (const column of columns) own.set(column, column === left ? text : null);
    }
  }
  return { texts, lost };
}

const lostId = wording(
  '认不出这一行的编码，整行没有读入；请恢复编码',
  'the id of this row is lost: the row was not read',
);

const changedWithheld = wording(
  '这一格的内容放不进表格，在这里的改动没有读入；请在 YAML 文件中修改',
  'the text of this cell does not fit a sheet: its change was not read',
);

const joinedDown = wording(
  '这几格合并成了一格，内容按适用于其中每一行读入；请核对，并撤消合并',
  'cells joined over several rows: the text was read for each of them',
);

const joinedIds = wording(
  '编码合并成了一格，只有第一行认得出；请撤消合并，恢复编码',
  'joined ids: only the first row can be told',
);

const joinedAcross = wording(
  '几列合并成了一格，内容只读入第一列，其余各列没有读入；请撤消合并后重新填写',
  'cells joined over several columns: the text was read for the first of them only',
);

function emptied(id: string): Wording {
  return wording(
    `事项“${id}”除编码外都清空了，按建议删除处理`,
    `nothing but its id is left of ${id}: it counts as removed`,
  );
}
