import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { stream as Stream } from 'exceljs';
import { type ArrangedRow, arrange, type Merge } from './arrange.js';
import { escapedForFile, looksLikeFormula, sheetText } from './cells.js';
import { type HeadingRow, headingOf } from './heading.js';
import { declareCentred, declareLink, declareMerges, type PlainRow, writePlainRows } from './internals.js';
import { highestRow, textCapacity, textHeight, widthOf } from './measure.js';
import { KnownCells } from './measure-rows.js';
import { cellName, sheetNames } from './names.js';
import { pageFooter, pageOf, pageSetupOf, printArea, roomOn } from './page.js';
import {
  collected,
  commitSheet,
  drained,
  MergeList,
  openWorkbook,
  type WorkbookProperties,
} from './streamed-workbook.js';
import { type Styles, stylesOfWorkbook } from './styles.js';
import type { Table, TableColumn } from './table.js';

export { KnownCells } from './measure-rows.js';
export type { WorkbookProperties } from './streamed-workbook.js';

/**
 * Writes tables as a workbook (.xlsx) in memory; see `streamWorkbook`.
 *
 * @throws SheetLimitError when a table has more rows than a sheet can hold.
 */
export async function writeWorkbook(
  tables: readonly Table[],
  properties: WorkbookProperties,
  known: KnownCells = new KnownCells(),
): Promise<Uint8Array> {
  const { sink, bytes } = collected();
  await streamWorkbook(tables, properties, sink, known);
  return bytes();
}

/**
 * Writes tables as a workbook (.xlsx), one sheet each, ready to print, to a stream that is ended with it.
 * Same input, same bytes. Rows are taken from their tables as they are written, a page at a time, and as fast
 * as the stream takes them: time grows in proportion to the rows, memory by 12 bytes for each joined range.
 * Workbooks that share texts are written faster with the same `known`.
 *
 * @throws SheetLimitError when a table has more rows than a sheet can hold, and whatever the rows or the
 * stream throw; the stream is destroyed then, so that what it holds is not taken for a workbook.
 */
export async function streamWorkbook(
  tables: readonly Table[],
  properties: WorkbookProperties,
  sink: Writable,
  known: KnownCells = new KnownCells(),
): Promise<void> {
  try {
    // A stream may fail or be closed at any time, and would then ask for nothing any more.
    await Promise.all([writeTables(tables, properties, sink, known), finished(sink, { readable: false })]);
  } catch (error) {
    sink.destroy();
    throw error;
  }
}

/** A table that no sheet can hold. */
export class SheetLimitError extends Error {
  override readonly name = 'SheetLimitError';

  constructor(readonly table: string) {
    super(`Table ${table} has more than ${mostRows} rows.`);
  }
}

const mostRows = 1_048_576;

async function writeTables(
  tables: readonly Table[],
  properties: WorkbookProperties,
  sink: Writable,
  known: KnownCells,
): Promise<void> {
  const workbook = await openWorkbook(sink, properties);
  const names = sheetNames(tables.map(({ name }) => name));
  const book: Book = { workbook, names, styles: stylesOfWorkbook(), known };
  for (const [index, table] of tables.entries()) await writeSheet(book, table, names[index] ?? '');
  await workbook.commit();
}

/** A workbook that is being written. */
interface Book {
  readonly workbook: Stream.xlsx.WorkbookWriter;
  readonly names: readonly string[];
  readonly styles: Styles;
  readonly known: KnownCells;
}

async function writeSheet(book: Book, table: Table, name: string): Promise<void> {
  const { workbook, styles, known } = book;
  const { columns, notes } = table;
  const heading = headingOf(table);
  const page = pageOf(columns);
  const first = heading.rows.length;
  const sheet = workbook.addWorksheet(name, {
    pageSetup: pageSetupOf(page, heading),
    headerFooter: { oddFooter: pageFooter },
    views: [
      { state: 'frozen', xSplit: 0, ySplit: first, topLeftCell: cellName(first, 0), showGridLines: false },
    ],
    properties: { defaultRowHeight: 15, dyDescent: 0.25 },
  });
  declareCentred(sheet);
  sheet.columns = columns.map(({ width }) => ({ width }));
  writePlainRows(
    workbook,
    sheet,
    heading.rows.map((row) => headingRow(row, styles)),
  );
  declareMerges(sheet, heading.merges.map(rangeName));
  const looks = columns.map(styles.body);
  const ranges = new MergeList();
  let last = first;
  for (const { rows, merges } of arrange(table, roomOn(page, heading), known)) {
    if (last + rows.length + notes.length > mostRows) throw new SheetLimitError(table.name);
    writePlainRows(
      workbook,
      sheet,
      rows.map((row) => bodyRow(row, looks)),
    );
    for (const { top, left, bottom, right } of merges) {
      ranges.add({ top: top + first, left, bottom: bottom + first, right });
    }
    declareLinks(book, sheet, rows, last);
    last += rows.length;
    await drained(sheet);
  }
  writePlainRows(
    workbook,
    sheet,
    notes.map((note) => noteRow(note, columns, styles)),
  );
  const right = columns.length - 1;
  for (const index of right > 0 ? notes.keys() : []) {
    ranges.add({ top: last + index, left: 0, bottom: last + index, right });
  }
  sheet.pageSetup.printArea = printArea(columns.length, last + notes.length);
  if (table.filter && last > first) {
    sheet.autoFilter = rangeName({ top: first - 1, left: 0, bottom: last - 1, right });
  }
  await commitSheet(sheet, ranges);
}

function headingRow({ height, cells, style }: HeadingRow, styles: Styles): PlainRow {
  return {
    height,
    cells: cells.map((text) => ({ value: escapedForFile(sheetText(text)) || null, style: styles[style] })),
  };
}

function bodyRow(
  { height, cells, part, startsPage }: ArrangedRow,
  looks: readonly ReturnType<Styles['body']>[],
): PlainRow {
  return {
    height,
    cells: looks.map((styleOf, position) => {
      const value = cells[position] ?? null;
      const link = typeof value === 'object' && value !== null;
      const words = link ? value.text : value;
      const text = typeof words === 'string' && looksLikeFormula(words);
      return {
        value: typeof words === 'string' ? escapedForFile(words) || null : words,
        style: styleOf({ part, link, text }),
      };
    }),
    startsPage,
  };
}

function noteRow(note: string, columns: readonly TableColumn[], { note: style }: Styles): PlainRow {
  const text = sheetText(note);
  return {
    height: Math.min(textHeight(text, textCapacity(widthOf(columns))), highestRow),
    cells: [{ value: escapedForFile(text), style }],
  };
}

/** Links of body rows, the first of which stands on sheet row `top` from 0, to other sheets of the workbook. */
function declareLinks({ names }: Book, sheet: object, rows: readonly ArrangedRow[], top: number): void {
  for (const [index, { cells }] of rows.entries()) {
    for (const [position, cell] of cells.entries()) {
      if (typeof cell !== 'object' || cell === null) continue;
      declareLink(sheet, cellName(top + index, position), `'${names[cell.table] ?? ''}'!A1`);
    }
  }
}

function rangeName({ top, left, bottom, right }: Merge): string {
  return `${cellName(top, left)}:${cellName(bottom, right)}`;
}
