import { cleaned } from './read-characters.js';
import type { Grid, GridMerge } from './read-workbook.js';

/** A grid with its joined cells at hand: what a cell says itself, and what the cell that covers it says. */
export class Sheet {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly #rows: Grid['rows'];
  readonly #texts = new Map<string, string>();
  readonly #merges: readonly GridMerge[];
  /** Number of the joined cell, from 1, by row and column. */
  readonly #covering: Int32Array;

  constructor({ name, rows, merges }: Grid) {
    this.name = name;
    this.height = rows.length;
    this.width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    this.#rows = rows;
    this.#merges = merges;
    this.#covering = new Int32Array(this.height * this.width);
    this.#cover();
  }

  /** Joined cells never overlap in a sound file; in an unsound one they are only taken while they are few. */
  #cover(): void {
    let room = 2 * this.#covering.length;
    for (const [index, { top, left, bottom, right }] of this.#merges.entries()) {
      const below = Math.min(bottom + 1, this.height);
      const beyond = Math.min(right + 1, this.width);
      room -= Math.max(0, below - top) * Math.max(0, beyond - left);
      if (room < 0) return;
      for (let row = top; row < below; row += 1) {
        this.#covering.fill(index + 1, row * this.width + left, row * this.width + Math.max(left, beyond));
      }
    }
  }

  /** What the cell itself holds, as printed. */
  printed(row: number, column: number): string {
    return this.#rows[row]?.[column] ?? '';
  }

  /** What the cell itself holds, cleaned. */
  own(row: number, column: number): string {
    const printed = this.printed(row, column);
    if (printed === '') return '';
    const before = this.#texts.get(printed);
    if (before !== undefined) return before;
    const text = cleaned(printed);
    this.#texts.set(printed, text);
    return text;
  }

  /** The joined cell that a place lies in. */
  merge(row: number, column: number): GridMerge | null {
    const number = row < this.height && column < this.width ? this.#covering[row * this.width + column] : 0;
    return this.#merges[(number ?? 0) - 1] ?? null;
  }

  /** The row whose text counts here: the first one of a joined cell that begins in this column, or the own. */
  topOf(row: number, column: number): number {
    if (this.own(row, column) !== '') return row;
    const merge = this.merge(row, column);
    return merge !== null && merge.left === column ? merge.top : row;
  }

  /** The columns with a text of their own in a row. */
  filled(row: number): number[] {
    const columns: number[] = [];
    for (let column = 0; column < this.width; column += 1) {
      if (this.own(row, column) !== '') columns.push(column);
    }
    return columns;
  }

  /** All words of a row, as printed. */
  words(row: number): string {
    return this.filled(row)
      .map((column) => this.printed(row, column))
      .join(' ');
  }

  /** How many columns the text of a cell spans. */
  span(row: number, column: number): number {
    const merge = this.merge(row, column);
    return merge !== null && merge.top === row && merge.left === column ? merge.right - merge.left + 1 : 1;
  }
}
