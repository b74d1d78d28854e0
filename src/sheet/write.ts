import { Writable } from 'node:stream';
import type { PageSetup, PaperSize, stream as Stream, Worksheet } from 'exceljs';
import { type Arrangement, arrange, type KnownCells, type Merge, type PageRoom } from './arrange.js';
import { escapedForFile, looksLikeFormula, sheetText } from './cells.js';
import {
  declareDefaultFont,
  declareLink,
  declareMerges,
  type PlainCell,
  type PlainRow,
  writePlainRows,
} from './internals.js';
import { bodyLine, columnPoints, textCapacity, wrappedLines } from './measure.js';
import { cellName, columnName, sheetNames } from './names.js';
import { defaultFont, type Styles, stylesOfWorkbook, titleSize } from './styles.js';
import type { SheetLink, Table, TableColumn } from './table.js';
import { withFixedTimes } from './zip.js';

export type { KnownCells } from './arrange.js';

export interface WorkbookProperties {
  /** The day the workbook speaks of, YYYY-MM-DD: its only date. */
  readonly date: string;
  readonly creator: string;
}

/**
 * Writes tables as a workbook (.xlsx), one sheet each, ready to print. Same input, same bytes. Time and
 * memory grow in proportion to the rows. Workbooks that share texts are written faster with the same `known`.
 *
 * @throws SheetLimitError when a table has more rows than a sheet can hold.
 */
export async function writeWorkbook(
  tables: readonly Table[],
  { date, creator }: WorkbookProperties,
  known: KnownCells = new Map(),
): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const chunks: Uint8Array[] = [];
  const midnight = new Date(`${date}T00:00:00Z`);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: collector(chunks),
    useStyles: true,
    useSharedStrings: true,
  });
  workbook.creator = sheetText(creator);
  workbook.lastModifiedBy = sheetText(creator);
  workbook.created = midnight;
  workbook.modified = midnight;
  declareDefaultFont(workbook, defaultFont);
  const names = sheetNames(tables.map(({ name }) => name));
  const book: Book = { workbook, names, styles: stylesOfWorkbook(), known };
  for (const [index, table] of tables.entries()) writeSheet(book, table, names[index] ?? '');
  await workbook.commit();
  return withFixedTimes(Buffer.concat(chunks), date);
}

/** A table that no sheet can hold. */
export class SheetLimitError extends Error {
  override readonly name = 'SheetLimitError';

  constructor(readonly table: string) {
    super(`Table ${table} has more than ${mostRows} rows.`);
  }
}

const mostRows = 1_048_576;

/** A workbook that is being written. */
interface Book {
  readonly workbook: Stream.xlsx.WorkbookWriter;
  readonly names: readonly string[];
  readonly styles: Styles;
  readonly known: KnownCells;
}

function writeSheet({ workbook, names, styles, known }: Book, table: Table, name: string): void {
  const heading = headingOf(table);
  const page = pageOf(table.columns);
  const body = arrange(table, roomOn(page, heading), known);
  const first = heading.rows.length;
  const last = first + body.rows.length;
  const total = last + table.notes.length;
  if (total > mostRows) throw new SheetLimitError(table.name);
  const width = table.columns.length;
  const sheet = workbook.addWorksheet(name, {
    pageSetup: pageSetupOf(page, table, heading, total),
    headerFooter: { oddFooter: '&C&"宋体"&9第 &P 页  共 &N 页' },
    views: [
      { state: 'frozen', xSplit: 0, ySplit: first, topLeftCell: cellName(first, 0), showGridLines: false },
    ],
    properties: { defaultRowHeight: 15, dyDescent: 0.25 },
  });
  sheet.columns = table.columns.map((column) => ({ width: column.width }));
  for (const { height, cells } of heading.rows) {
    const row = sheet.addRow([]);
    row.height = height;
    for (const [index, { text, style }] of cells.entries()) {
      const cell = row.getCell(index + 1);
      cell.style = style(styles);
      if (text !== '') cell.value = escapedForFile(sheetText(text));
    }
    row.commit();
  }
  writePlainRows(workbook, sheet, bodyRows(body, table.columns, styles));
  for (const { address, link } of linksIn(body, first)) {
    declareLink(sheet, address, `'${names[link.table] ?? ''}'!A1`);
  }
  for (const note of table.notes) writeNote(sheet, note, table.columns, styles);
  declareMerges(sheet, [
    ...heading.merges.map(rangeName),
    ...body.merges.map((merge) =>
      rangeName({ ...merge, top: merge.top + first, bottom: merge.bottom + first }),
    ),
    ...(width > 1
      ? table.notes.map((_, index) =>
          rangeName({ top: last + index, left: 0, bottom: last + index, right: width - 1 }),
        )
      : []),
  ]);
  if (table.filter && last > first) {
    sheet.autoFilter = rangeName({ top: first - 1, left: 0, bottom: last - 1, right: width - 1 });
  }
  sheet.commit();
}

function* bodyRows(
  { rows }: Arrangement,
  columns: readonly TableColumn[],
  styles: Styles,
): Generator<PlainRow> {
  const looks = columns.map(styles.body);
  for (const { height, cells, part, endsPage } of rows) {
    const own = looks.map((styleOf, position): PlainCell => {
      const value = cells[position] ?? null;
      const link = typeof value === 'object' && value !== null;
      const words = link ? value.text : value;
      const text = typeof words === 'string' && looksLikeFormula(words);
      return {
        value: typeof words === 'string' ? escapedForFile(words) || null : words,
        style: styleOf({ part, link, text }),
      };
    });
    yield { height, cells: own, endsPage };
  }
}

function* linksIn(
  { rows }: Arrangement,
  first: number,
): Generator<{ readonly address: string; readonly link: SheetLink }> {
  for (const [index, { cells }] of rows.entries()) {
    for (const [position, link] of cells.entries()) {
      if (typeof link === 'object' && link !== null)
        yield { address: cellName(first + index, position), link };
    }
  }
}

function writeNote(sheet: Worksheet, note: string, columns: readonly TableColumn[], styles: Styles): void {
  const text = sheetText(note);
  const row = sheet.addRow([]);
  row.height = Math.min(wrappedLines(text, textCapacity(widthOf(columns))) * bodyLine + 5, 409);
  const cell = row.getCell(1);
  cell.style = styles.note;
  cell.value = escapedForFile(text);
  row.commit();
}

interface Heading {
  readonly rows: readonly HeadingRow[];
  readonly merges: readonly Merge[];
  /** The first of the rows repeated on every printed page, from 0. */
  readonly repeated: number;
}

interface HeadingRow {
  readonly height: number;
  readonly cells: readonly HeadingCell[];
}

interface HeadingCell {
  readonly text: string;
  readonly style: (styles: Styles) => TableStyle;
}

type TableStyle = Styles['title'];

/** Title, caption and the one or two rows of column headings. */
function headingOf({ title, caption, columns }: Table): Heading {
  const width = widthOf(columns);
  const merges: Merge[] = [];
  const rows: HeadingRow[] = [];
  const across = (text: string, height: number, style: HeadingCell['style']) => {
    if (columns.length > 1) {
      merges.push({ top: rows.length, left: 0, bottom: rows.length, right: columns.length - 1 });
    }
    rows.push({ height, cells: columns.map((_, index) => ({ text: index === 0 ? text : '', style })) });
  };
  across(
    title,
    wrappedLines(sheetText(title), textCapacity(width, titleSize)) * 26 + 10,
    (styles) => styles.title,
  );
  if (caption !== null) across(caption, 20, (styles) => styles.caption);
  const repeated = rows.length;
  const heading: HeadingCell['style'] = (styles) => styles.heading;
  const grouped = columns.some(({ group }) => group !== null);
  const lines = (only: (column: TableColumn) => boolean) =>
    Math.max(
      1,
      ...columns.filter(only).map(({ heading: text, width: own }) => wrappedLines(text, textCapacity(own))),
    );
  if (!grouped) {
    rows.push({
      height: Math.max(24, lines(() => true) * bodyLine + 8),
      cells: columns.map((column) => ({ text: column.heading, style: heading })),
    });
    return { rows, merges, repeated };
  }
  const upper = 24;
  const lower = Math.max(
    24,
    lines(({ group }) => group !== null) * bodyLine + 8,
    lines(({ group }) => group === null) * bodyLine + 8 - upper,
  );
  merges.push(...headingMerges(columns, repeated));
  rows.push({
    height: upper,
    cells: columns.map(({ group, heading: text }, index) => ({
      text: group === null ? text : columns[index - 1]?.group === group ? '' : group,
      style: heading,
    })),
  });
  rows.push({
    height: lower,
    cells: columns.map(({ group, heading: text }) => ({ text: group === null ? '' : text, style: heading })),
  });
  return { rows, merges, repeated };
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

interface Page {
  /** As the file format numbers it; the types of exceljs leave A3 out. */
  readonly code: number;
  /** Printable points, before scaling. */
  readonly width: number;
  readonly height: number;
  /** What the table is shrunk by to fit the width; at most 1. */
  readonly scale: number;
}

/** Inches. */
const margins = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 } as const;

/** Landscape A4, or A3 where A4 would shrink the text below three quarters. */
function pageOf(columns: readonly TableColumn[]): Page {
  const [a4, a3] = [pageAs(9, 842, 595, columns), pageAs(8, 1191, 842, columns)];
  return a4.scale >= 0.75 ? a4 : a3;
}

function pageAs(
  code: number,
  paperWidth: number,
  paperHeight: number,
  columns: readonly TableColumn[],
): Page {
  const width = paperWidth - (margins.left + margins.right) * 72;
  const height = paperHeight - (margins.top + margins.bottom) * 72;
  return { code, width, height, scale: Math.min(1, width / columnPoints(widthOf(columns))) };
}

/** Offices' fonts and printers differ: a page is taken to hold a little less than it should. */
const cautious = 0.98;

function roomOn({ height, scale }: Page, { rows, repeated }: Heading): PageRoom {
  const taken = (own: readonly HeadingRow[]) => own.reduce((sum, row) => sum + row.height, 0);
  const points = (height / scale) * cautious;
  return { first: points - taken(rows), following: points - taken(rows.slice(repeated)) };
}

/** All columns on one page's width, the column headings on every page. */
function pageSetupOf(page: Page, { columns }: Table, heading: Heading, rows: number): Partial<PageSetup> {
  return {
    paperSize: page.code as PaperSize,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { ...margins },
    printArea: `A$1:${columnName(columns.length - 1)}$${rows}`,
    printTitlesRow: `${heading.repeated + 1}:${heading.rows.length}`,
  };
}

function widthOf(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

function rangeName({ top, left, bottom, right }: Merge): string {
  return `${cellName(top, left)}:${cellName(bottom, right)}`;
}

function collector(chunks: Uint8Array[]): Writable {
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
}
