import type { stream as Stream } from 'exceljs';
import type { AuthoringBook } from '../model/authoring.js';
import { type HelpRow, helpRows } from './authoring-help.js';
import type { AuthoringStyles } from './authoring-styles.js';
import { escapedForFile, sheetText } from './cells.js';
import {
  declareMerges,
  declareProtection,
  type PlainCell,
  type PlainRow,
  writePlainRows,
} from './internals.js';
import { bodyLine, textCapacity, wrappedLines } from './measure.js';
import { columnName } from './names.js';

/** Writes the sheet that says how to fill the workbook in. */
export function writeHelpSheet(
  workbook: Stream.xlsx.WorkbookWriter,
  name: string,
  book: AuthoringBook,
  styles: AuthoringStyles,
): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    properties: { defaultRowHeight: 15, dyDescent: 0.25 },
  });
  sheet.columns = widths.map((width) => ({ width }));
  const rows = helpRows(book);
  writePlainRows(
    workbook,
    sheet,
    rows.map((row) => plainRow(row, styles)),
  );
  const last = columnName(widths.length - 1);
  declareMerges(
    sheet,
    rows.flatMap(({ kind }, index) =>
      kind === 'column' || kind === 'heading' ? [] : [`A${index + 1}:${last}${index + 1}`],
    ),
  );
  declareProtection(sheet, { formatColumns: true, formatRows: true });
  sheet.commit();
}

/** Column, mandatory or not, how to fill it in, example. */
const widths = [18, 7, 46, 44] as const;

function plainRow(row: HelpRow, styles: AuthoringStyles): PlainRow {
  switch (row.kind) {
    case 'title':
      return across(row.text, 32, styles.title);
    case 'chapter':
      return across(row.text, 28, styles.help.chapter);
    case 'text': {
      const capacity = textCapacity(widths.reduce((sum, width) => sum + width, 0));
      return across(row.text, wrappedLines(row.text, capacity) * bodyLine + 3, styles.help.text);
    }
    case 'heading':
    case 'column': {
      const looks =
        row.kind === 'heading'
          ? widths.map(() => styles.help.heading)
          : [styles.help.cell, styles.help.mark, styles.help.cell, styles.help.cell];
      const lines = row.cells.map((text, index) => wrappedLines(text, textCapacity(widths[index] ?? 1)));
      return {
        height: Math.max(...lines) * bodyLine + 6,
        cells: row.cells.map((text, index) => cellOf(text, looks[index] ?? {})),
      };
    }
    default:
      return row satisfies never;
  }
}

function across(text: string, height: number, style: PlainCell['style']): PlainRow {
  return {
    height,
    cells: widths.map((_, index) => cellOf(index === 0 ? text : '', style)),
  };
}

function cellOf(text: string, style: PlainCell['style']): PlainCell {
  return { value: text === '' ? null : escapedForFile(sheetText(text)), style };
}
