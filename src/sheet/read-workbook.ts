import type { CellValue, Worksheet } from 'exceljs';
import { inspectArchive, UnreadableWorkbook } from './read-archive.js';

/** A sheet as texts: what each cell itself holds, covered cells of joined ranges empty. */
export interface Grid {
  readonly name: string;
  /** Row 1 stands at 0. All rows are as wide as the widest. */
  readonly rows: readonly (readonly string[])[];
  /** From 0, both ends included. */
  readonly merges: readonly GridMerge[];
}

export interface GridMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * A workbook (.xlsx) → its visible sheets as texts, in their order.
 *
 * @throws UnreadableWorkbook for whatever is no workbook, is locked, damaged or larger than any catalog.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Grid[]> {
  inspectArchive(bytes);
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
      { ignoreNodes },
    );
  } catch {
    throw new UnreadableWorkbook('damaged');
  }
  return workbook.worksheets.filter(({ state }) => state === 'visible').map(gridOf);
}

/** What a table's texts do not need, and the library expands cell by cell (a list for a whole column). */
const ignoreNodes = [
  'dataValidations',
  'conditionalFormatting',
  'autoFilter',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'extLst',
  'pageSetup',
  'rowBreaks',
];

/** More than any catalog table has. */
const mostRows = 20_000;
export const mostColumns = 100;

function gridOf(sheet: Worksheet): Grid {
  const merges = (sheet.model.merges ?? []).map(mergeOf);
  const filled: { row: number; column: number; text: string }[] = [];
  sheet.eachRow((row, number) => {
    row.eachCell((cell, column) => {
      if (cell.isMerged && cell.master.address !== cell.address) return;
      const text = textOf(cell.value);
      if (text !== '') filled.push({ row: number - 1, column: column - 1, text });
    });
  });
  const height = filled.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const width = filled.reduce((most, { column }) => Math.max(most, column + 1), 0);
  if (height > mostRows || width > mostColumns) throw new UnreadableWorkbook('too-large');
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => ''));
  for (const { row, column, text } of filled) rows[row]?.splice(column, 1, text);
  return { name: sheet.name, rows, merges };
}

function mergeOf(range: string): GridMerge {
  const [, left = 'A', top = '1', right = left, bottom = top] =
    /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/u.exec(range) ?? [];
  const column = (letters: string): number =>
    Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { top: Number(top) - 1, left: column(left), bottom: Number(bottom) - 1, right: column(right) };
}

function textOf(value: CellValue): string {
  return plain(value)
    .replace(/\r\n?/gu, '\n')
    .replace(/\u00a0/gu, ' ')
    .trim();
}

/** Formulas count as their last result, links as their words, errors (#REF!) as nothing. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value && Array.isArray(value.richText)) {
    return value.richText.map((run: unknown) => plain(run)).join('');
  }
  if ('text' in value) return plain(value.text);
  if ('result' in value) return plain(value.result);
  return '';
}
