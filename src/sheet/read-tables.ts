import type { PublishedTable } from '../model/table.js';
import { folded, isTraditional, oneLine } from './read-characters.js';
import { columnsOf } from './read-columns.js';
import { Findings, shortened } from './read-findings.js';
import { type Headings, headingsAt, sameColumns } from './read-headings.js';
import { itemsOf } from './read-items.js';
import { hasOrdinal, isNote, isNumber, isSignature, isTitle } from './read-lines.js';
import { rowsOf } from './read-rows.js';
import { Sheet } from './read-sheet.js';
import type { Grid } from './read-workbook.js';

/** Traditional characters to simplified ones; what is simplified already stays. */
export type Simplify = (text: string) => string;

/** A grid, and the lines that stand above it where it is no sheet but part of a page. */
export interface PageGrid extends Grid {
  readonly above?: readonly string[];
}

/**
 * The tables of the national layout on one sheet, from the top: known by their headings, not by their place.
 * Stacked tables are told apart by their titles or headings; headings repeated on every page belong to one.
 */
export function tablesIn(grid: PageGrid, simplify: Simplify): PublishedTable[] {
  const sheet = new Sheet(grid);
  return new Stack(sheet, grid.above ?? []).parts().map((part) => tableOf(sheet, part, simplify));
}

/** A table on its sheet: rows count from 0. */
interface Part {
  readonly title: string | null;
  readonly headings: Headings;
  /** Rows of the body. */
  readonly rows: number[];
  /** Lines between this table and the next that are the title of neither. */
  readonly lines: number[];
}

/** Goes down a sheet, row by row. */
class Stack {
  readonly #sheet: Sheet;
  readonly #above: readonly string[];
  readonly #parts: Part[] = [];
  /** Lines that may be the title of what comes. */
  #lines: number[] = [];

  constructor(sheet: Sheet, above: readonly string[]) {
    this.#sheet = sheet;
    this.#above = above;
  }

  parts(): readonly Part[] {
    let row = 0;
    while (row < this.#sheet.height) {
      const headings = headingsAt(this.#sheet, row);
      if (headings !== null) {
        this.#begin(headings);
        row = headings.bottom;
        continue;
      }
      this.#take(row);
      row += 1;
    }
    this.#parts.at(-1)?.lines.push(...this.#lines);
    return this.#parts;
  }

  #take(row: number): void {
    const cells = this.#sheet.filled(row);
    const current = this.#parts.at(-1);
    if (cells.length === 0) return;
    if (current === undefined || this.#isOutside(row, cells, current)) {
      this.#lines.push(row);
      return;
    }
    if (this.#lines.length > 0) this.#begin(current.headings);
    this.#parts.at(-1)?.rows.push(row);
  }

  /** A title alone on its row, at its beginning or over most of the table; or what stands right above headings. */
  #isOutside(row: number, cells: readonly number[], { headings }: Part): boolean {
    const [column] = cells;
    if (column === undefined || cells.length > 2) return false;
    const text = this.#sheet.own(row, column);
    if (isNote(text) || isNumber(text) || (cells.length === 2 && !isSignature(text))) return false;
    const width = headings.columns.filter(({ heading }) => heading !== '').length;
    const wide = this.#sheet.span(row, column) * 2 >= width;
    if (column > 0 && !wide) return false;
    if (this.#headingsFollow(row)) return true;
    // 政府信息公开目录 may be a matter too, where matters stand in the first column.
    const mayBeMatter = !wide && headings.columns[column]?.meaning?.kind === 'matter';
    return (
      cells.length === 1 && isTitle(text) && (!mayBeMatter || /领域/u.test(folded(text)) || hasOrdinal(text))
    );
  }

  /** Whether only lines and empty rows stand between a row and the next headings. */
  #headingsFollow(row: number): boolean {
    for (let next = row + 1; next <= Math.min(row + 5, this.#sheet.height - 1); next += 1) {
      if (headingsAt(this.#sheet, next) !== null) return true;
      const cells = this.#sheet.filled(next);
      if (cells.length > 2 || (cells[0] ?? 0) > 0) return false;
    }
    return false;
  }

  #begin(headings: Headings): void {
    const current = this.#parts.at(-1);
    const title = this.#title(current === undefined);
    const lines = this.#lines.filter((row) => this.#text(row) !== title);
    this.#lines = [];
    // Lines above the first table are no part of it: index lines and the like.
    current?.lines.push(...lines);
    const repeated = current !== undefined && sameColumns(current.headings, headings);
    if (repeated && (title === null || title === current.title)) return;
    this.#parts.push({ title, headings, rows: [], lines: [] });
  }

  #title(first: boolean): string | null {
    const single = this.#lines.filter((row) => this.#sheet.filled(row).length === 1);
    const own = single.map((row) => this.#text(row)).filter((line) => !isSignature(line));
    const above = (first ? this.#above.map(oneLine) : []).filter((line) => !isSignature(line));
    const all = [...above, ...own];
    const list = all.findLast(isTitle) ?? all.find((line) => /目录|清单|指引/u.test(folded(line)));
    // On a sheet the title comes first; on a page the nearest line is the likeliest.
    return list ?? own[0] ?? above.at(-1) ?? null;
  }

  #text(row: number): string {
    return oneLine(this.#sheet.own(row, this.#sheet.filled(row)[0] ?? 0));
  }
}

function tableOf(sheet: Sheet, { title, headings, rows, lines }: Part, simplify: Simplify): PublishedTable {
  const findings = new Findings();
  const simplified = isTraditional(textsOf(sheet, rows), simplify) ? simplify : (text: string) => text;
  const columns = columnsOf(sheet, headings, rows, simplified, findings);
  const items = itemsOf({ sheet, columns, rows, simplify: simplified, findings });
  for (const row of lines) {
    const text = sheet.words(row);
    findings.remark(
      row,
      `这一行是表外的文字，没有读入：${shortened(text)}`,
      `the line stands outside the table and was not read: ${shortened(text)}`,
      text,
    );
  }
  const read = rowsOf(items, columns, findings);
  const unread = [...columns.extras].flatMap(([column, heading]) =>
    headings.columns[column]?.heading === '' ? [] : [heading],
  );
  return {
    sheet: sheet.name,
    title: title === null ? null : simplified(title),
    rows: read,
    unread,
    remarks: findings.remarks(),
    repairs: findings.repairs(),
  };
}

function* textsOf(sheet: Sheet, rows: readonly number[]): Iterable<string> {
  for (const row of rows) for (const column of sheet.filled(row)) yield sheet.own(row, column);
}
