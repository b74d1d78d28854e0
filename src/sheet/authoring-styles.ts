import type { Borders, Style } from 'exceljs';
import type { AuthoringColumn } from './authoring-columns.js';
import { bodySize } from './measure.js';
import { font } from './styles.js';

/** The looks of the authoring workbook. Made once for a workbook: exceljs knows a style again by identity. */
export interface AuthoringStyles {
  readonly title: Partial<Style>;
  readonly hint: Partial<Style>;
  readonly heading: (column: AuthoringColumn) => Partial<Style>;
  /** Cells to be filled in; those of the id are locked. */
  readonly cell: (column: AuthoringColumn) => Partial<Style>;
  /** A locked cell whose text stands elsewhere. */
  readonly withheld: Partial<Style>;
  readonly help: Readonly<Record<'chapter' | 'text' | 'heading' | 'cell' | 'mark', Partial<Style>>>;
  readonly hidden: Partial<Style>;
}

export const noteFont = font('宋体', 9);

export function authoringStyles(): AuthoringStyles {
  const locked = { protection: { locked: true } } as const;
  const heading: Partial<Style> = {
    ...locked,
    font: font('黑体', bodySize),
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    border: lines(),
    fill: filled('FFE2EFDA'),
  };
  const cell: Partial<Style> = {
    // Text format: what is typed stays as typed, and nothing becomes a formula, a number or a date.
    numFmt: '@',
    font: font('宋体', bodySize),
    alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
    border: lines(),
    protection: { locked: false },
  };
  const centred: Partial<Style> = { ...cell, alignment: { ...cell.alignment, horizontal: 'center' } };
  const id: Partial<Style> = { ...centred, ...locked, fill: filled('FFF2F2F2') };
  const mandatory: Partial<Style> = { ...heading, fill: filled('FFFFE699') };
  const text: Partial<Style> = {
    ...locked,
    font: font('宋体', bodySize),
    alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
  };
  return {
    title: { ...locked, font: font('黑体', 16), alignment: { horizontal: 'left', vertical: 'middle' } },
    hint: {
      ...locked,
      font: { ...font('宋体', bodySize), color: { argb: 'FF595959' } },
      alignment: { horizontal: 'left', vertical: 'middle' },
    },
    heading: (column) => (column.mandatory ? mandatory : heading),
    cell: ({ field, align }) => (field === 'id' ? id : align === 'center' ? centred : cell),
    withheld: {
      ...cell,
      ...locked,
      font: { ...font('宋体', bodySize), color: { argb: 'FF7F7F7F' } },
      fill: filled('FFF2F2F2'),
    },
    help: {
      chapter: { ...text, font: font('黑体', 12), alignment: { horizontal: 'left', vertical: 'middle' } },
      text,
      heading,
      cell: { ...text, border: lines() },
      mark: {
        ...text,
        border: lines(),
        alignment: { horizontal: 'center', vertical: 'top', wrapText: true },
      },
    },
    hidden: { numFmt: '@' },
  };
}

function filled(argb: string): Style['fill'] {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

/** Lighter than a printed table's: the column goes on below the last item. */
function lines(): Partial<Borders> {
  const side = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
  return { top: side, left: side, bottom: side, right: side };
}
