import { cellLimits } from './cells.js';
import { columnName } from './names.js';
import type { Member } from './read-archive.js';
import { type NumberFormats, textCollector, tidy, unescaped } from './read-parts.js';
import { type Attributes, type Room, readXml, takeRoom } from './read-xml.js';
import { emptySkipper } from './skip-empty.js';
import { damaged, tooLarge } from './unreadable-workbook.js';

export interface SheetCells {
  /** Texts by row and column, from 0; only filled cells are there. */
  readonly rows: readonly (readonly string[])[];
  /** As the sheet declares them, however far they reach. */
  readonly merges: readonly CellRange[];
}

/** From 0, both ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What cells refer to. */
export interface SheetContext {
  /** Name of the sheet, for messages. */
  readonly name: string;
  readonly strings: readonly string[];
  readonly formats: NumberFormats;
}

/** More than any catalog table has. */
export const mostRows = 20_000;
export const mostColumns = 100;
const mostMerges = 100_000;

/**
 * The filled cells of a sheet as the texts a reader sees, and its joined ranges. Formulas count as their last
 * result, errors (#REF!) as nothing; nothing is computed, and nothing outside the file is asked.
 *
 * @throws UnreadableWorkbook
 */
export async function readSheet(member: Member, context: SheetContext, room: Room): Promise<SheetCells> {
  const { name: sheet } = context;
  const rows: string[][] = [];
  const merges: CellRange[] = [];
  const inline = textCollector();
  let cell: Cell | null = null;
  let inValue = false;
  let [row, column] = [0, 0];
  const fill = (done: Cell) => {
    const text = textOf(done, inline.value(), context);
    if (text === '') return;
    if (text.length > cellLimits.characters) {
      throw tooLarge('cell', cellLimits.characters, placeOf(sheet, done));
    }
    takeRoom(room, 'characters', text.length, sheet);
    if (done.row > mostRows) throw tooLarge('rows', mostRows, placeOf(sheet, done));
    if (done.column > mostColumns) throw tooLarge('columns', mostColumns, placeOf(sheet, done));
    const cells = rows[done.row - 1] ?? [];
    cells[done.column - 1] = text;
    rows[done.row - 1] = cells;
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
  return { rows, merges };
}

interface Cell {
  /** From 1, as in the file. */
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: string;
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
    value: '',
  };
}

function textOf(cell: Cell, inline: string, { name, strings, formats }: SheetContext): string {
  const { type, value } = cell;
  if (inline !== '') return tidy(inline);
  if (value.trim() === '') return '';
  switch (type) {
    case 's': {
      const text = strings[Number(value)];
      if (text === undefined) throw damaged('reference', placeOf(name, cell));
      return text;
    }
    case 'str':
    case 'inlineStr':
      return tidy(unescaped(value));
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return '';
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/u, '');
    default: {
      const figure = Number(value);
      return tidy(Number.isFinite(figure) ? formats(Number(cell.style), figure) : value);
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
