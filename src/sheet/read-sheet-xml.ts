import { cellLimits } from './cells.js';
import type { CellRange } from './joined-ranges.js';
import { columnName } from './names.js';
import type { Member } from './read-archive.js';
import { type CellFormat, type CellFormats, textCollector, unescaped } from './read-parts.js';
import { type Attributes, type Room, readXml, takeRoom } from './read-xml.js';
import { emptySkipper } from './skip-empty.js';
import { damaged, tooLarge } from './unreadable-workbook.js';

export interface SheetCell {
  /** From 0. */
  readonly row: number;
  readonly column: number;
  /** Texts to the last space; of a formula its last result, '' when it has none. Nothing is computed. */
  readonly value: string | number | boolean | CellError;
  /** For numbers. */
  readonly format: CellFormat;
  readonly formula: boolean;
}

export interface CellError {
  /** `#REF!`. */
  readonly error: string;
}

/** What cells refer to. */
export interface SheetContext {
  /** Name of the sheet, for messages. */
  readonly name: string;
  readonly strings: readonly string[];
  readonly formats: CellFormats;
}

/** More than any catalog table has. */
const mostRows = 20_000;
export const mostColumns = 100;
const mostMerges = 100_000;

/**
 * Gives the cells of a sheet that hold anything, one after another, and returns its joined ranges as it
 * declares them, however far they reach. Nothing outside the file is asked.
 *
 * @throws UnreadableWorkbook
 */
export async function readSheet(
  member: Member,
  context: SheetContext,
  room: Room,
  take: (cell: SheetCell) => void,
): Promise<CellRange[]> {
  const { name: sheet } = context;
  const merges: CellRange[] = [];
  const inline = textCollector();
  let cell: Cell | null = null;
  let inValue = false;
  let [row, column] = [0, 0];
  const fill = (done: Cell) => {
    const value = cellValue(done, inline.value(), context);
    if (value === '' && !done.formula) return;
    if (typeof value === 'string') {
      if (value.length > cellLimits.characters) {
        throw tooLarge('cell', cellLimits.characters, placeOf(sheet, done));
      }
      takeRoom(room, 'characters', value.length, sheet);
    }
    if (done.row > mostRows) throw tooLarge('rows', mostRows, placeOf(sheet, done));
    if (done.column > mostColumns) throw tooLarge('columns', mostColumns, placeOf(sheet, done));
    take({
      row: done.row - 1,
      column: done.column - 1,
      value,
      format: context.formats(Number(done.style)),
      formula: done.formula,
    });
  };
  await readXml({ member, place: sheet, pieces: emptySkipper() }, room, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : addressOf(`A${attributes.r}`, sheet).row;
          column = 0;
          return;
        case 'c':
          cell = openCell(attributes, row, column + 1, sheet);
          row = cell.row;
          column = cell.column;
          inline.clear();
          return;
        case 'v':
          inValue = cell !== null;
          return;
        case 'f':
          if (cell !== null) cell.formula = true;
          return;
        case 'mergeCell':
          if (merges.length === mostMerges) throw tooLarge('merges', mostMerges, sheet);
          merges.push(rangeOf(attributes.ref ?? '', sheet));
          return;
        default:
          inline.open(name);
      }
    },
    text(text) {
      if (inValue && cell !== null) cell.value += text;
      else inline.add(text);
    },
    close(name) {
      if (name === 'c' && cell !== null) {
        fill(cell);
        cell = null;
      } else if (name === 'v') inValue = false;
      else inline.close(name);
    },
  });
  return merges;
}

interface Cell {
  /** From 1, as in the file. */
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: string;
  formula: boolean;
  value: string;
}

/** A cell without a name of its own follows the one before it. */
function openCell(attributes: Attributes, row: number, column: number, sheet: string): Cell {
  const { r: name } = attributes;
  const at = name === undefined ? null : addressOf(name, sheet);
  return {
    row: at?.row ?? row,
    column: at?.column ?? column,
    type: attributes.t ?? 'n',
    style: attributes.s ?? '0',
    formula: false,
    value: '',
  };
}

function cellValue(cell: Cell, inline: string, { name, strings }: SheetContext): SheetCell['value'] {
  const { type, value } = cell;
  if (inline !== '') return inline;
  if (value === '') return '';
  switch (type) {
    case 's': {
      const text = strings[Number(value)];
      if (text === undefined) throw damaged('reference', placeOf(name, cell));
      return text;
    }
    case 'str':
    case 'inlineStr':
      return unescaped(value);
    case 'b':
      return value === '1';
    case 'e':
      return { error: value };
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/u, '');
    default: {
      const figure = Number(value);
      return value.trim() === '' || !Number.isFinite(figure) ? value : figure;
    }
  }
}

function rangeOf(reference: string, sheet: string): CellRange {
  const [first = '', last = first] = reference.split(':');
  const [a, b] = [addressOf(first, sheet), addressOf(last, sheet)];
  return {
    top: Math.min(a.row, b.row) - 1,
    left: Math.min(a.column, b.column) - 1,
    bottom: Math.max(a.row, b.row) - 1,
    right: Math.max(a.column, b.column) - 1,
  };
}

/** Of Excel; a table may have far fewer. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

function addressOf(reference: string, sheet: string): { readonly row: number; readonly column: number } {
  const [, letters = '', figures = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/u.exec(reference) ?? [];
  const row = Number(figures);
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  if (row < 1 || row > lastRow || column > lastColumn) {
    throw damaged('reference', `${sheet}!${reference.slice(0, 20)}`);
  }
  return { row, column };
}

function placeOf(sheet: string, { row, column }: Cell): string {
  return `${sheet}!${columnName(column - 1)}${row}`;
}
