import type { Sureness } from '../model/table.js';
import { asideIn, type Left, sayLeft } from './read-asides.js';
import { folded } from './read-characters.js';
import type { Columns } from './read-columns.js';
import type { Findings } from './read-findings.js';
import { choicesIn, isOpen } from './read-glyphs.js';
import { isSameAsAbove } from './read-lines.js';
import type { Sheet } from './read-sheet.js';

/** A cell of the sheet; both count from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The rows of a sheet that make one matter. */
export interface Matter {
  /** The row that names it. */
  readonly row: number;
  /** All its rows in their order, and how sure it is that they belong together. */
  readonly rows: { readonly row: number; readonly sureness: Sureness }[];
  /** Where the words of its levels stand, the outermost first; null for a level it does not have. */
  readonly path: readonly (Place | null)[];
  /** The line above that groups it with others; null where there is none. */
  readonly group: Place | null;
}

/**
 * The body of a table → its matters. A matter may stand over several rows, joined or not, and rows of it may
 * come before the one that names it (a converted document sets each line of a cell on a row of its own). Its
 * outer levels fill down. What belongs to no matter is said in a remark.
 */
export function mattersIn(
  sheet: Sheet,
  columns: Columns,
  rows: readonly number[],
  findings: Findings,
): readonly Matter[] {
  const body = new Body(sheet, columns, findings);
  for (const row of rows) body.take(row);
  return body.end();
}

class Body {
  readonly #sheet: Sheet;
  readonly #columns: Columns;
  readonly #findings: Findings;
  readonly #matters: Matter[] = [];
  /** Rows that stand before the row of their matter. */
  #early: number[] = [];
  /** Where the levels of the matter above stand. */
  #path: (Place | null)[] = [];
  #group: Place | null = null;
  /** A category alone on its row, until a matter comes below it. */
  #category: Place | null = null;
  /** Lines after a note go on with it. */
  #noted = false;
  /** A line that groups what comes ends the matter above it. */
  #closed = false;
  /** Whether some rows came before the one of their matter: then a row between two may belong to either. */
  #seenEarly = false;
  /** What the matter above lists, by column: the choices it has, and whether it has a number 1. */
  readonly #lists = new Map<number, { readonly labels: Set<string>; readonly numbered: boolean }>();
  /** Rows of the matter above whose lists are not looked at yet. */
  #unlisted: number[] = [];
  readonly #seen = { numbers: 0, ticked: 0 };

  constructor(sheet: Sheet, columns: Columns, findings: Findings) {
    this.#sheet = sheet;
    this.#columns = columns;
    this.#findings = findings;
  }

  take(row: number): void {
    const filled = this.#sheet.filled(row);
    if (filled.length === 0) return;
    const aside = asideIn(this.#sheet, this.#columns, row, filled, this.#noted);
    this.#noted = aside === 'outside';
    if (aside === 'group') this.#takeGroup({ row, column: filled.at(-1) ?? 0 });
    else if (aside !== null) this.#leave(row, aside);
    else this.#takeCells(row, filled);
  }

  #takeCells(row: number, filled: readonly number[]): void {
    const named = this.#columns.matters.filter((column) => filled.includes(column));
    const sureness = named.length === 0 ? null : this.#goesOn(row, filled, named);
    if (named.length === 0) this.#takeUnnamed(row, filled);
    else if (sureness !== null) this.#add(row, sureness);
    else if (this.#isCategory(filled)) this.#takeCategory(row, filled);
    else this.#begin(row);
  }

  end(): readonly Matter[] {
    this.#leaveGroup();
    this.#leaveCategory();
    for (const row of this.#early) this.#leave(row, 'unnamed');
    return this.#matters;
  }

  #takeGroup(place: Place): void {
    this.#leaveGroup();
    this.#group = place;
    this.#closed = true;
    this.#sayGroup(place);
  }

  /** A group no matter followed. */
  #leaveGroup(): void {
    if (this.#closed && this.#group !== null) this.#leave(this.#group.row, 'category');
  }

  /** Rows below a line, or below a category alone on its row, belong to it. */
  #sayGroup(place: Place): void {
    this.#findings.repair(place, 'group-line', 'likely', this.#sheet.words(place.row), this.#text(place));
  }

  #takeUnnamed(row: number, filled: readonly number[]): void {
    const last = this.#closed ? undefined : this.#matters.at(-1);
    const name = last?.path.findLast((place) => place !== null);
    const number = this.#columns.of('number').find((column) => filled.includes(column));
    if (name != null && this.#above(row, name.column) === name.row && this.#early.length === 0) {
      // A number of its own makes a matter of its own, though it shares its name.
      const shared = number === undefined || this.#sheet.own(last?.row ?? row, number) === '';
      if (shared) this.#add(row, 'certain');
      else this.#begin(row);
    } else if (number !== undefined) this.#leave(row, filled.length === 1 ? 'number' : 'unnamed');
    else if (last === undefined || this.#early.length > 0 || this.#startsAnew(row, filled)) {
      this.#early.push(row);
    } else this.#add(row, this.#seenEarly ? 'unsure' : 'likely');
  }

  /**
   * A row between two matters belongs to the next one when it begins a list anew: a choice the matter above
   * already has, or the number 1 where the matter above has it; or, where rows come early, any list.
   */
  #startsAnew(row: number, filled: readonly number[]): boolean {
    for (const each of this.#unlisted.splice(0)) this.#list(each);
    return filled.some((column) => {
      const above = this.#lists.get(column);
      if (above === undefined) return this.#seenEarly;
      const [choice] = labelsIn(this.#sheet.own(row, column));
      if (choice !== undefined) return above.labels.size === 0 || above.labels.has(choice);
      return above.numbered && beginsList.test(this.#sheet.own(row, column));
    });
  }

  /** Adds what a row lists to what its matter has listed so far. */
  #list(row: number): void {
    for (const column of this.#sheet.filled(row)) {
      const text = this.#sheet.own(row, column);
      const list = this.#lists.get(column) ?? { labels: new Set(), numbered: false };
      for (const label of labelsIn(text)) list.labels.add(label);
      this.#lists.set(column, { ...list, numbered: list.numbered || beginsList.test(text) });
    }
  }

  /**
   * How surely a row with words in the columns of matters only goes on with the matter above: a bracket left
   * open, the category printed again after a page break, or a rest without number and ticks where every
   * matter so far had both. Null: it is a matter of its own.
   */
  #goesOn(row: number, filled: readonly number[], named: readonly number[]): Sureness | null {
    const last = this.#closed ? undefined : this.#matters.at(-1);
    const name = last?.path.findLast((place) => place !== null);
    if (name == null || this.#early.length > 0 || this.#category !== null) return null;
    if (this.#columns.of('number').some((column) => filled.includes(column))) return null;
    const inName = named.length === 1 && named[0] === name.column;
    if (inName && isOpen(this.#text(name))) return 'likely';
    if (this.#isTicked(row) || this.#hasSame(row, filled)) return null;
    const all = this.#matters.length;
    const allNumbered = this.#seen.numbers === all;
    const allTicked = this.#seen.ticked === all;
    const again = this.#depthOf(named.at(-1) ?? 0) < this.#depthOf(name.column);
    if (again && (allNumbered || allTicked) && named.every((column) => this.#isAbove(row, column))) {
      return 'likely';
    }
    const isRest = inName && all > 1 && allNumbered;
    return isRest && (filled.length === 1 || allTicked) ? 'unsure' : null;
  }

  #isAbove(row: number, column: number): boolean {
    const place = this.#path[this.#depthOf(column)] ?? null;
    return place !== null && this.#text(place) === this.#sheet.own(row, column);
  }

  #hasSame(row: number, filled: readonly number[]): boolean {
    return filled.some((column) => isSameAsAbove(this.#sheet.own(row, column)));
  }

  #isTicked(row: number): boolean {
    return this.#columns.mustTick.some((column) => this.#sheet.own(row, column) !== '');
  }

  #depthOf(column: number): number {
    return this.#columns.matters.indexOf(column);
  }

  /** A category alone on its row, where matters have further levels. */
  #isCategory(filled: readonly number[]): boolean {
    const [column = 0, ...others] = filled.filter((each) => !this.#columns.of('number').includes(each));
    const depth = this.#depthOf(column);
    return others.length === 0 && depth !== -1 && depth < this.#columns.matters.length - 1;
  }

  #takeCategory(row: number, filled: readonly number[]): void {
    const column = filled.find((each) => this.#depthOf(each) !== -1) ?? 0;
    this.#leaveCategory();
    this.#category = { row, column };
    const depth = this.#depthOf(column);
    this.#path = this.#columns.matters.map((_, level) => {
      if (level === depth) return { row, column };
      return level < depth ? (this.#path[level] ?? null) : null;
    });
    this.#sayGroup(this.#category);
  }

  /** A category no matter followed. */
  #leaveCategory(): void {
    if (this.#category !== null) this.#leave(this.#category.row, 'category');
    this.#category = null;
  }

  #begin(row: number): void {
    const path = this.#pathAt(row);
    if (path.every((place) => place === null)) {
      this.#leave(row, 'unnamed');
      return;
    }
    const category = this.#category;
    if (category !== null && path.some((place) => place?.row === category.row)) this.#category = null;
    this.#leaveCategory();
    this.#lists.clear();
    this.#unlisted = [...this.#early, row];
    const early = this.#early.map((each) => ({ row: each, sureness: 'likely' as const }));
    this.#seenEarly ||= early.length > 0;
    this.#early = [];
    this.#path = path;
    this.#closed = false;
    this.#matters.push({ row, rows: [...early, { row, sureness: 'certain' }], path, group: this.#group });
    this.#seen.numbers += this.#columns.of('number').some((column) => this.#sheet.own(row, column) !== '')
      ? 1
      : 0;
    this.#seen.ticked += this.#isTicked(row) ? 1 : 0;
  }

  /** The levels before the first that is printed in this row fill down from above; none after it does. */
  #pathAt(row: number): (Place | null)[] {
    const { matters } = this.#columns;
    const printed = matters.findIndex((column) => this.#sheet.own(row, column) !== '');
    return matters.map((column, level) => {
      const before = this.#path[level] ?? null;
      const own = this.#sheet.own(row, column);
      if (own !== '') return isSameAsAbove(own) ? this.#sameAsAbove(row, column, before) : { row, column };
      const top = this.#above(row, column);
      if (top !== null) return { row: top, column };
      if (level >= printed || before === null) return null;
      this.#findings.repair({ row, column }, 'filled-down', 'likely', '', this.#text(before));
      return before;
    });
  }

  #sameAsAbove(row: number, column: number, above: Place | null): Place | null {
    const read = this.#sheet.printed(row, column);
    if (above === null) sayNothingAbove(this.#findings, row, read);
    else this.#findings.repair({ row, column }, 'same-as-above', 'certain', read, this.#text(above));
    return above;
  }

  #add(row: number, sureness: Sureness): void {
    this.#matters.at(-1)?.rows.push({ row, sureness });
    this.#unlisted.push(row);
  }

  /** The first row of a joined cell that covers a place from above; null where none does. */
  #above(row: number, column: number): number | null {
    const top = this.#sheet.topOf(row, column);
    return top < row && top >= this.#columns.bottom && this.#sheet.own(top, column) !== '' ? top : null;
  }

  #text({ row, column }: Place): string {
    return this.#sheet.own(row, column);
  }

  #leave(row: number, why: Left): void {
    sayLeft(this.#findings, this.#sheet, row, why);
  }
}

function labelsIn(text: string): string[] {
  return choicesIn(text).choices.flatMap(({ label }) => (label === '' ? [] : [folded(label)]));
}

/** 1., 1、, (1), ①, 一、 at the beginning of a line. */
const beginsList = /^\s*(?:[(（]?1[.、．)）](?!\d)|①|[(（]?一[、)）])/mu;

export function sayNothingAbove(findings: Findings, row: number, read: string): void {
  findings.remark(row, `“${read}”上面没有可以沿用的内容，没有读入`, `there is nothing above “${read}”`, read);
}
