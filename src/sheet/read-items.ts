import { isNoisy } from './read-characters.js';
import type { Columns } from './read-columns.js';
import type { Findings } from './read-findings.js';
import type { ColumnKind } from './read-heading-words.js';
import { isReference, isSameAsAbove } from './read-lines.js';
import { type Matter, mattersIn, type Place, sayNothingAbove } from './read-matters.js';
import type { Sheet } from './read-sheet.js';

/** What a cell of an item says: of joined cells, rows that go on and 同上 the whole. */
export interface ItemCell {
  /** As printed. */
  readonly printed: string;
  /** Cleaned, and simplified where the table is in traditional characters. */
  readonly text: string;
  /** Where the words begin. */
  readonly place: Place;
}

/** One matter of a table. */
export interface Item {
  /** The row that names it, from 0. */
  readonly row: number;
  /** By column. */
  readonly cells: ReadonlyMap<number, ItemCell>;
  /** The words of its levels, the outermost first, and which of them stand in a line over the table. */
  readonly path: readonly ItemCell[];
}

export interface ItemsRequest {
  readonly sheet: Sheet;
  readonly columns: Columns;
  /** The rows of the body, from 0. */
  readonly rows: readonly number[];
  readonly simplify: (text: string) => string;
  readonly findings: Findings;
}

/** The body of a table → its items, every cell with the words that count for it. */
export function itemsOf(request: ItemsRequest): Item[] {
  const { sheet, columns, rows, findings } = request;
  const matters = mattersIn(sheet, columns, rows, findings);
  const words = new Words(request);
  const cells = matters.map(() => new Map<number, ItemCell>());
  const domains = columns.of('domain');
  const all = Array.from({ length: sheet.width }, (_, column) => column);
  for (const column of [...domains, ...all.filter((each) => !domains.includes(each))]) {
    if (columns.matters.includes(column)) continue;
    const own = matters.map((matter) => words.at(matter, column));
    const told = words.sameAsAbove(own, matters, column);
    const filled = fillsDown(columns, column) ? words.filledDown(told, matters, column) : told;
    for (const [index, cell] of filled.entries()) if (cell !== null) cells[index]?.set(column, cell);
    if (domains.includes(column)) words.domains = filled;
  }
  return matters.map((matter, index) => ({
    row: matter.row,
    cells: cells[index] ?? new Map(),
    path: words.path(matter),
  }));
}

/** Columns whose empty cells may mean “as above”. A tick says nothing of the rows below it. */
function fillsDown(columns: Columns, column: number): boolean {
  const kind = columns.meaning(column)?.kind;
  return kind !== undefined && fillingKinds.has(kind);
}

const fillingKinds: ReadonlySet<ColumnKind> = new Set([
  'domain',
  'basis',
  'timeLimit',
  'subject',
  'channels',
  'audience',
  'method',
  'levels',
]);

/** The words of cells, and what was mended in them. */
class Words {
  /** What the column of domains says, by matter; a table without it is of one domain. */
  domains: readonly (ItemCell | null)[] = [];
  readonly #request: ItemsRequest;
  readonly #simplified = new Map<string, string>();

  constructor(request: ItemsRequest) {
    this.#request = request;
  }

  /** The words of a matter's levels, and of the line that groups it. */
  path(matter: Matter): ItemCell[] {
    const { columns } = this.#request;
    const levels = matter.path.flatMap((place, level): ItemCell[] => {
      const first = place === null ? [] : [this.#read(place)];
      const rest = matter.rows
        .filter(({ row }) => row !== matter.row && row !== place?.row)
        .flatMap(({ row }) => this.#own(row, columns.matters[level] ?? 0))
        // A category printed again after a page break adds nothing.
        .filter(({ text }) => text !== first[0]?.text);
      return this.#joined([...first, ...rest], matter);
    });
    if (matter.group === null) return levels;
    const line = this.#read(matter.group);
    return [{ ...line, text: line.text.replace(ordinal, '') }, ...levels];
  }

  /** What a column says of a matter: its own words in all its rows, or those of a cell joined over it. */
  at(matter: Matter, column: number): ItemCell | null {
    const { sheet, columns } = this.#request;
    const { row, rows } = matter;
    const pieces = rows.flatMap((each) => this.#own(each.row, column));
    if (sheet.own(row, column) === '') {
      const place = this.#joinedOver(row, column, columns.isTicked(column));
      // A joined cell that begins in an earlier row of the same matter is among its own words.
      if (place !== null && !rows.some((each) => each.row === place.row && place.column === column)) {
        pieces.unshift(this.#read(place));
      }
    }
    return this.#joined(pieces, matter)[0] ?? null;
  }

  /** Ticks count for all columns their cell is joined over; words only for the first. */
  #joinedOver(row: number, column: number, ticked: boolean): Place | null {
    const { sheet, columns } = this.#request;
    const merge = sheet.merge(row, column);
    if (merge === null || merge.top < columns.bottom) return null;
    if (merge.left !== column && !(ticked && sheet.own(merge.top, merge.left).length <= 2)) return null;
    const place = { row: merge.top, column: merge.left };
    return sheet.own(place.row, place.column) === '' ? null : place;
  }

  #own(row: number, column: number): ItemCell[] {
    return this.#request.sheet.own(row, column) === '' ? [] : [this.#read({ row, column })];
  }

  #read(place: Place): ItemCell {
    const { sheet, simplify, findings, columns } = this.#request;
    const printed = sheet.printed(place.row, place.column);
    const clean = sheet.own(place.row, place.column);
    const text = this.#simplified.get(clean) ?? simplify(clean);
    this.#simplified.set(clean, text);
    if (!columns.isTicked(place.column) || clean.length > 2) {
      if (isNoisy(printed, clean)) findings.repair(place, 'characters-cleaned', 'certain', printed, clean);
      if (text !== clean) findings.repair(place, 'simplified', 'likely', clean, text);
    }
    return { printed, text, place };
  }

  /** The pieces of several rows, one below the other. */
  #joined(pieces: readonly ItemCell[], matter: Matter): ItemCell[] {
    const [first, ...others] = pieces;
    if (first === undefined || others.length === 0) return [...pieces];
    const join = (part: 'printed' | 'text'): string => pieces.map((piece) => piece[part]).join('\n');
    const cell = { printed: join('printed'), text: join('text'), place: first.place };
    const sureness = new Map(matter.rows.map(({ row, sureness: sure }) => [row, sure]));
    for (const { printed, place } of pieces) {
      const sure = place.row === matter.row ? undefined : sureness.get(place.row);
      if (sure === undefined) continue;
      this.#request.findings.repair(place, 'rows-joined', sure, printed, cell.text);
    }
    return [cell];
  }

  /** 同上 and its kin take the words of the matter above. */
  sameAsAbove(
    cells: readonly (ItemCell | null)[],
    matters: readonly Matter[],
    column: number,
  ): (ItemCell | null)[] {
    const { findings, columns } = this.#request;
    const kind = columns.meaning(column)?.kind;
    let above: ItemCell | null = null;
    return cells.map((cell, index) => {
      const row = matters[index]?.row ?? cell?.place.row ?? 0;
      if (cell !== null && isReference(cell.text)) {
        findings.remark(
          row,
          `“${cell.printed}”指的是哪一行要由人来看，没有读入`,
          `“${cell.printed}” refers to another row and was not read`,
          cell.printed,
        );
        return null;
      }
      if (cell === null || kind === 'number' || !isSameAsAbove(cell.text)) {
        above = cell;
        return cell;
      }
      if (above === null) sayNothingAbove(findings, row, cell.printed);
      else findings.repair(cell.place, 'same-as-above', 'certain', cell.printed, above.text);
      return above;
    });
  }

  /**
   * Where joined cells were lost, an empty cell says what the cell above says, as long as the matter is one
   * of the same group. Not in a column that has joined cells, or that prints a text twice in a group: there
   * an empty cell is empty. Nor in a row that ticks nothing, where others do: it was not filled in.
   */
  filledDown(
    cells: readonly (ItemCell | null)[],
    matters: readonly Matter[],
    column: number,
  ): (ItemCell | null)[] {
    const { sheet, columns, findings, rows } = this.#request;
    const domain = columns.meaning(column)?.kind === 'domain';
    const goesOn = (index: number): boolean => {
      const [before, matter] = [matters[index - 1], matters[index]];
      if (before === undefined || matter === undefined) return false;
      if (this.domains[index - 1]?.text !== this.domains[index]?.text) return false;
      return domain || isSameGroup(before, matter);
    };
    const repeats = cells.some(
      (cell, index) => cell !== null && cell.text === cells[index - 1]?.text && goesOn(index),
    );
    const joined = rows.some((row) => {
      const merge = sheet.merge(row, column);
      return merge !== null && merge.bottom > merge.top;
    });
    if (repeats || joined || !cells.includes(null)) return [...cells];
    let above: ItemCell | null = null;
    return cells.map((cell, index) => {
      const matter = matters[index];
      if (cell === null && above !== null && matter !== undefined && goesOn(index)) {
        if (sheet.own(matter.row, column) !== '') return cell;
        if (domain || this.#isFilledIn(matter)) {
          const place = { row: matter.row, column };
          findings.repair(place, 'filled-down', domain ? 'likely' : 'unsure', '', above.text);
          return above;
        }
      }
      above = cell;
      return cell;
    });
  }

  #isFilledIn({ rows }: Matter): boolean {
    const { sheet, columns } = this.#request;
    const ticked = columns.mustTick;
    return (
      ticked.length === 0 || rows.some(({ row }) => ticked.some((column) => sheet.own(row, column) !== ''))
    );
  }
}

/** `一、` before the words of a line that groups others. */
const ordinal =
  /^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十]{1,3}[部章节类]分?)\s*/u;

/** Whether two matters have the same categories: the same cells, not the same words printed twice. */
function isSameGroup(one: Matter, other: Matter): boolean {
  const categories = ({ path }: Matter): string =>
    path
      .slice(
        0,
        path.findLastIndex((place) => place !== null),
      )
      .map((place) => (place === null ? '' : `${place.row} ${place.column}`))
      .join('|');
  return one.group === other.group && categories(one) === categories(other);
}
