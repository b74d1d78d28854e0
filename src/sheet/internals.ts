import type { DataValidation, Font, Style, WorksheetProtection } from 'exceljs';
import { columnName } from './names.js';

/**
 * Places where exceljs is entered below its documented surface, like those of `streamed-workbook.ts`. All fail
 * loudly when the library (pinned to one version) has another shape.
 */

/**
 * Declares merged ranges (`A1:B2`) of a streamed sheet. Its own `mergeCells` compares each merge with all
 * before it, which is quadratic (20,000 merges: 3.4 s against 0.6 s); ours cannot overlap, so they go
 * straight to the list it writes out. Cells covered by a merge are then ordinary empty cells, which keeps
 * their borders.
 */
export function declareMerges(sheet: object, ranges: readonly string[]): void {
  const list = listAt(sheet, '_merges');
  for (const range of ranges) list.push(range);
}

/**
 * Links a cell to another sheet (`'目录'!A1`). The streamed writer would record any link as one to a file
 * outside; as a location it stays inside the workbook and needs no relationship.
 */
export function declareLink(sheet: object, address: string, target: string): void {
  const relations: unknown = Reflect.get(sheet, '_sheetRelsWriter');
  if (typeof relations !== 'object' || relations === null) throw unknownShape('_sheetRelsWriter');
  listAt(relations, '_hyperlinks').push({ address, target });
}

/** Prints a streamed sheet in the middle of its paper; its own writer leaves that setting out. */
export function declareCentred(sheet: object): void {
  const write = methodAt(objectAt(sheet, 'stream'), 'write');
  const writeMargins = methodAt(sheet, '_writePageMargins');
  Reflect.set(sheet, '_writePageMargins', () => {
    write('<printOptions horizontalCentered="1"/>');
    writeMargins();
  });
}

/** Makes a font the workbook's first, which is its default; exceljs would take Calibri. Call before any style is used. */
export function declareDefaultFont(workbook: object, font: Partial<Font>): void {
  const styles: unknown = Reflect.get(workbook, 'styles');
  if (typeof styles !== 'object' || styles === null) throw unknownShape('styles');
  const add: unknown = Reflect.get(styles, '_addFont');
  if (typeof add !== 'function') throw unknownShape('_addFont');
  if (add.call(styles, font) !== 0) throw new Error('The default font must be declared before any other.');
}

/** Sets what cells of a range accept or offer. The streamed sheet takes such rules, its types do not name them. */
export function declareValidation(sheet: object, range: string, validation: DataValidation): void {
  methodAt(objectAt(sheet, 'dataValidations'), 'add')(range, validation);
}

/**
 * Protects a streamed sheet, without a password. Its own writer puts the element behind the validations,
 * where the file format does not allow it and Excel calls the workbook damaged; it belongs before the filter.
 */
export function declareProtection(sheet: object, protection: Partial<WorksheetProtection>): void {
  Reflect.set(sheet, 'sheetProtection', { sheet: true, ...protection });
  const writeProtection = methodAt(sheet, '_writeSheetProtection');
  const writeFilter = methodAt(sheet, '_writeAutoFilter');
  Reflect.set(sheet, '_writeAutoFilter', () => {
    writeProtection();
    writeFilter();
  });
  Reflect.set(sheet, '_writeSheetProtection', () => {});
}

export interface SheetNote {
  /** `B3`. */
  readonly address: string;
  readonly text: string;
  readonly font: Partial<Font>;
  /** The box, in columns and rows from 0; of a fraction the file keeps up to 67 pixels across and 17 down. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

/** Puts a note on a cell of a streamed sheet. A note set on a cell has a box of fixed size, too small for a sentence. */
export function declareNote(sheet: object, { address, text, font, box }: SheetNote): void {
  const note = {
    texts: [{ font, text }],
    margins: { insetmode: 'auto' },
    protection: { locked: 'True', lockText: 'True' },
    editAs: 'absolute',
  };
  methodAt(objectAt(sheet, '_sheetCommentsWriter'), 'addComments')([{ ref: address, note, anchor: box }]);
  Reflect.set(sheet, 'hasComments', true);
}

/** A row to be written as it is, with a cell for every column. */
export interface PlainRow {
  /** In points. */
  readonly height: number;
  /** Whether the height is only where it starts from: a row that is written in grows with its texts. */
  readonly grows?: boolean;
  readonly cells: readonly PlainCell[];
  /** Whether a page break is set above it. */
  readonly startsPage?: boolean;
}

export interface PlainCell {
  readonly value: string | number | null;
  readonly style: Partial<Style>;
}

/**
 * Writes rows at the end of a streamed sheet. The library's own rows and cells are made to be read and
 * changed, which is most of the work where they are only written (600,000 cells: 3.0 s against 0.7 s).
 */
export function writePlainRows(workbook: object, sheet: object, rows: Iterable<PlainRow>): void {
  begin(sheet);
  const addStyle = methodAt(objectAt(workbook, 'styles'), 'addStyleModel');
  const textXml = textWriter(objectAt(workbook, 'sharedStrings'));
  const breaks = listAt(sheet, 'rowBreaks');
  let number = numberAt(sheet, '_rowZero');
  const cellXml = ({ value, style }: PlainCell, column: number): string => {
    const type = typeof value === 'string' ? textType : numberType;
    const opened = `<c r="${columnName(column)}${number}" s="${addStyle(style, type)}"`;
    if (value === null) return `${opened}/>`;
    return `${opened}${typeof value === 'number' ? `><v>${value}</v>` : textXml(value)}</c>`;
  };
  let xml = '';
  for (const { height, grows, cells, startsPage = false } of rows) {
    if (startsPage && breaks.length < mostBreaks) breaks.push({ id: number - 1, max: lastColumn, man: 1 });
    const fixed = grows === true ? '' : ' customHeight="1"';
    const opened = `<row r="${number}" ht="${height}"${fixed} spans="1:${cells.length}" x14ac:dyDescent="0.25">`;
    xml += `${opened}${cells.map(cellXml).join('')}</row>`;
    number += 1;
  }
  methodAt(objectAt(sheet, 'stream'), 'write')(xml);
  Reflect.set(sheet, '_rowZero', number);
}

/** What the library does before the first of its own rows. */
function begin(sheet: object): void {
  if (Reflect.get(sheet, 'startedData') !== false) return;
  methodAt(sheet, '_writeColumns')();
  methodAt(sheet, '_writeOpenSheetData')();
  Reflect.set(sheet, 'startedData', true);
}

/**
 * Makes the function that writes a text into its cell: as its number in the workbook's table of texts, where
 * Excel itself has them, or as it is once that table, which is held until the last sheet is written, is full.
 */
function textWriter(table: object): (text: string) => string {
  const add = methodAt(table, 'add');
  const numbers = objectAt(table, '_hash');
  const texts = listAt(table, '_values');
  return (text) => {
    // A text with escapes of the file format stays in the table: not every reader knows them elsewhere.
    const shared =
      text in numbers ||
      (texts.length < mostShared && text.length <= longestShared) ||
      text.includes('_x005F_');
    if (shared) return ` t="s"><v>${add(text)}</v>`;
    return ` t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is>`;
  };
}

/** Texts in the table, those of some thousand rows; and the characters of the longest. */
const [mostShared, longestShared] = [10_000, 2_000];

/** As exceljs numbers the kinds of values that styles differ by. */
const [numberType, textType] = [2, 3];

/** Where a page break that goes all the way ends. */
const lastColumn = 16_838;

/** Excel takes no more page breaks for one sheet; the pages after them fall where the paper ends. */
const mostBreaks = 1026;

/** A text as the content of an element; `sheetText` has taken out what XML cannot carry at all. */
function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (mark) => entities[mark] ?? '') : text;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function numberAt(holder: object, name: string): number {
  const value: unknown = Reflect.get(holder, name);
  if (typeof value !== 'number') throw unknownShape(name);
  return value;
}

export function objectAt(holder: object, name: string): object {
  const value: unknown = Reflect.get(holder, name);
  if (typeof value !== 'object' || value === null) throw unknownShape(name);
  return value;
}

export function methodAt(holder: object, name: string): (...values: readonly unknown[]) => unknown {
  const method: unknown = Reflect.get(holder, name);
  if (typeof method !== 'function') throw unknownShape(name);
  return method.bind(holder);
}

export function listAt(holder: object, name: string): unknown[] {
  const list: unknown = Reflect.get(holder, name);
  if (!Array.isArray(list)) throw unknownShape(name);
  return list;
}

export function unknownShape(name: string): Error {
  return new Error(`This version of exceljs has no ${name}; src/sheet/ must be adapted.`);
}
