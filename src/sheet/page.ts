import type { PageSetup, PaperSize } from 'exceljs';
import type { PageRoom } from './arrange.js';
import type { Heading, HeadingRow } from './heading.js';
import { columnPoints, widthOf } from './measure.js';
import { columnName } from './names.js';
import type { TableColumn } from './table.js';

/** The paper a sheet is printed on, always landscape and one page wide. */
export interface Page {
  /** As the file format numbers it; the types of exceljs leave A3 out. */
  readonly code: number;
  /** Printable points, before scaling. */
  readonly width: number;
  readonly height: number;
  /** What the table is shrunk by to fit the width, at most 1: the most and the least that programs shrink it. */
  readonly scale: { readonly least: number; readonly most: number };
}

/** A4, or A3 where A4 would shrink the text below three quarters. */
export function pageOf(columns: readonly TableColumn[]): Page {
  const [a4, a3] = [pageAs(9, 842, 595, columns), pageAs(8, 1191, 842, columns)];
  return a4.scale.least >= 0.75 ? a4 : a3;
}

/** What the heading leaves of the first page, and what its repeated rows leave of those that follow. */
export function roomOn({ height, scale }: Page, { rows, repeated }: Heading): PageRoom {
  const taken = (own: readonly HeadingRow[]) => own.reduce((sum, row) => sum + row.height, 0);
  const points = (height / scale.most) * cautious;
  return { first: points - taken(rows), following: points - taken(rows.slice(repeated)) };
}

/** All columns on one page's width, the column headings on every page. */
export function pageSetupOf({ code }: Page, { rows, repeated }: Heading): Partial<PageSetup> {
  return {
    paperSize: code as PaperSize,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { ...margins },
    printTitlesRow: `${repeated + 1}:${rows.length}`,
  };
}

/** The range that is printed: so many columns and rows. Known when the last row has been written. */
export function printArea(columns: number, rows: number): string {
  return `A$1:${columnName(columns - 1)}$${rows}`;
}

export const pageFooter = '&C&"宋体"&9第 &P 页  共 &N 页';

/** Inches. */
const margins = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 } as const;

/** Offices' fonts and printers differ: a page is taken to hold a little less than it should. */
const cautious = 0.98;

function pageAs(
  code: number,
  paperWidth: number,
  paperHeight: number,
  columns: readonly TableColumn[],
): Page {
  const width = paperWidth - (margins.left + margins.right) * 72;
  const height = paperHeight - (margins.top + margins.bottom) * 72;
  const points = columnPoints(widthOf(columns));
  return {
    code,
    width,
    height,
    scale: { least: Math.min(1, width / points.most), most: Math.min(1, width / points.least) },
  };
}
