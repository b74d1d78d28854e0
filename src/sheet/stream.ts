import { Writable } from 'node:stream';
import type { stream as Stream, Worksheet } from 'exceljs';
import { sheetText } from './cells.js';
import { declareDefaultFont, type PlainRow, writePlainRows } from './internals.js';
import { defaultFont } from './styles.js';
import { withFixedTimes } from './zip.js';

export interface StreamedWorkbook {
  readonly workbook: Stream.xlsx.WorkbookWriter;
  /** Ends the workbook and gives its bytes. */
  readonly finish: () => Promise<Uint8Array>;
}

/** A workbook to be written sheet by sheet, whose only date is the one given (YYYY-MM-DD): same sheets, same bytes. */
export async function streamedWorkbook(date: string, creator: string): Promise<StreamedWorkbook> {
  const { default: exceljs } = await import('exceljs');
  const chunks: Uint8Array[] = [];
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: true,
  });
  const midnight = new Date(`${date}T00:00:00Z`);
  workbook.creator = sheetText(creator);
  workbook.lastModifiedBy = sheetText(creator);
  workbook.created = midnight;
  workbook.modified = midnight;
  declareDefaultFont(workbook, defaultFont);
  return {
    workbook,
    finish: async () => {
      await workbook.commit();
      return withFixedTimes(Buffer.concat(chunks), date);
    },
  };
}

/** Writes the first rows of a sheet; `writePlainRows` can go on from there. */
export function writeFirstRows(workbook: object, sheet: Worksheet, rows: readonly PlainRow[]): void {
  const [first, ...rest] = rows;
  if (first === undefined) return;
  // The library writes what stands above the rows together with the first of its own rows.
  const row = sheet.addRow([]);
  row.height = first.height;
  for (const [index, { value, style }] of first.cells.entries()) {
    const cell = row.getCell(index + 1);
    cell.style = style;
    if (value !== null) cell.value = value;
  }
  row.commit();
  writePlainRows(workbook, sheet, rest);
}
