import type { Alignment, Borders, Font, Style } from 'exceljs';
import type { RowPart } from './arrange.js';
import { bodySize } from './measure.js';
import type { TableColumn } from './table.js';

/** The looks of cells. Styles are shared objects: exceljs writes each once and knows it again by identity. */
export interface Styles {
  readonly title: Partial<Style>;
  readonly caption: Partial<Style>;
  readonly heading: Partial<Style>;
  readonly note: Partial<Style>;
  /** The style of the cells of one column. */
  readonly body: (column: ColumnLook) => (look: BodyLook) => Partial<Style>;
}

export type ColumnLook = Pick<TableColumn, 'align' | 'format'>;

export interface BodyLook {
  /** A row of several parts has no lines between them, and its texts start at the top. */
  readonly part: RowPart;
  readonly link: boolean;
  /** Stays a text when it is edited, whatever it looks like. */
  readonly text: boolean;
}

export const titleSize = 18;

/**
 * The font that column widths are counted in. It must be one that Chinese offices have: where it is
 * missing, its substitute makes all columns wider and the print smaller.
 */
export const defaultFont: Partial<Font> = { name: '宋体', size: bodySize, charset: 134 };

/** The styles of one workbook. */
export function stylesOfWorkbook(): Styles {
  const bodies = new Map<string, Map<string, Partial<Style>>>();
  return {
    title: { font: font('黑体', titleSize), alignment: aligned('center') },
    caption: { font: font('宋体', bodySize), alignment: aligned('right') },
    heading: {
      font: font('黑体', bodySize),
      alignment: aligned('center'),
      border: thinBorder(),
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } },
    },
    note: { font: font('宋体', bodySize), alignment: aligned('left') },
    body: (column) => {
      const columnKey = `${column.align} ${column.format}`;
      const own = bodies.get(columnKey) ?? new Map<string, Partial<Style>>();
      bodies.set(columnKey, own);
      return (look) => {
        // Asked for every cell of every list: the key of nearly all is a word that need not be put together.
        const key = look.link || look.text ? `${look.part} ${look.link} ${look.text}` : look.part;
        const known = own.get(key) ?? bodyStyle(column, look);
        own.set(key, known);
        return known;
      };
    },
  };
}

function bodyStyle({ align, format }: ColumnLook, { part, link, text }: BodyLook): Partial<Style> {
  const look: Partial<Font> = link ? { color: { argb: 'FF0563C1' }, underline: true } : {};
  return {
    font: { ...font('宋体', bodySize), ...look },
    alignment: { ...aligned(align), vertical: part === 'whole' ? 'middle' : 'top' },
    border: {
      ...thinBorder(),
      ...(part === 'first' || part === 'middle' ? { bottom: {} } : {}),
      ...(part === 'middle' || part === 'last' ? { top: {} } : {}),
    },
    ...(text ? { numFmt: '@' } : format === 'percent' ? { numFmt: '0.0%' } : {}),
  };
}

/** Charset 134 (GB2312) lets a machine without the font choose another Chinese one. */
export function font(name: string, size: number): Partial<Font> {
  return { name, size, charset: 134 };
}

function aligned(horizontal: 'left' | 'center' | 'right'): Partial<Alignment> {
  return { horizontal, vertical: 'middle', wrapText: true };
}

function thinBorder(): Partial<Borders> {
  const side = { style: 'thin', color: { argb: 'FF000000' } } as const;
  return { top: side, left: side, bottom: side, right: side };
}
