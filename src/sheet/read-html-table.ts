import type { Grid, GridMerge } from './read-workbook.js';
import { tooLarge } from './unreadable-workbook.js';

/** How many cells the tables of a page may still have. */
export const mostCells = 5_000_000;

export interface TableBudget {
  cells: number;
}

/** More than any catalog table has. */
const most = { rows: 20_000, columns: 100, characters: 32_767 } as const;

/** A table of a page while it is read. Cells go to the first free place of their row. */
export class HtmlTable {
  readonly captions: string[] = [];
  readonly #budget: TableBudget;
  readonly #rows: string[][] = [];
  readonly #merges: GridMerge[] = [];
  /** By column, up to which row it is taken from above. */
  #taken: number[] = [];
  #group = 0;
  #column = 0;
  #width = 0;
  #cell: { readonly columns: number; readonly rows: number } = { columns: 1, rows: 1 };

  constructor(budget: TableBudget) {
    this.#budget = budget;
  }

  beginRow(): void {
    this.#rows.push([]);
    this.#column = 0;
    if (this.#rows.length > most.rows) throw tooLarge('rows', most.rows);
  }

  beginCell(columns: number, rows: number): void {
    if (this.#rows.length === 0) this.beginRow();
    const row = this.#rows.length - 1;
    while ((this.#taken[this.#column] ?? -1) >= row) this.#column += 1;
    if (this.#column >= most.columns) throw tooLarge('columns', most.columns);
    this.#cell = { columns: Math.min(columns, most.columns - this.#column), rows: Math.min(rows, most.rows) };
  }

  endCell(text: string): void {
    const [row, left] = [this.#rows.length - 1, this.#column];
    const { columns, rows } = this.#cell;
    const cells = this.#rows[row];
    if (cells === undefined) return;
    while (cells.length < left) cells.push('');
    cells[left] = text;
    const [bottom, right] = [row + rows - 1, left + columns - 1];
    for (let column = left; column <= right; column += 1) this.#taken[column] = bottom;
    if (rows > 1 || columns > 1) this.#merges.push({ top: row, left, bottom, right });
    this.#column = right + 1;
    this.#width = Math.max(this.#width, this.#column);
  }

  /** Spans end with the group of rows they begin in. */
  endGroup(): void {
    const last = this.#rows.length - 1;
    for (let index = this.#group; index < this.#merges.length; index += 1) {
      const merge = this.#merges[index];
      if (merge !== undefined && merge.bottom > last) this.#merges[index] = { ...merge, bottom: last };
    }
    this.#group = this.#merges.length;
    this.#taken = [];
  }

  grid(name: string): Grid {
    this.endGroup();
    this.#budget.cells -= this.#rows.length * this.#width;
    if (this.#budget.cells < 0) throw tooLarge('cells', mostCells);
    const rows = this.#rows.map((row) =>
      Array.from({ length: this.#width }, (_, column) => row[column] ?? ''),
    );
    return { name, rows, merges: this.#merges };
  }
}

/** A line end of the source between two Chinese characters is no space. */
const wrapped =
  /(?<=[\p{Script=Han}，。；：、（）《》“”])[ \t]*[\r\n][ \t\r\n]*(?=[\p{Script=Han}，。；：、（）《》“”])/gu;

/** The text of a cell or of the page: white space closed up, elements of their own line on lines. */
export class HtmlText {
  /** Position among the grids of the last table that ended inside it. */
  lastTable: number | null = null;
  #lines: string[] = [];
  #line = '';
  #length = 0;
  #sinceTable = 0;

  add(text: string): void {
    this.#line += text;
  }

  breakLine(): void {
    const line = this.#line
      .replace(wrapped, '')
      .replace(/[ \t\r\n\f]+/gu, ' ')
      .trim();
    this.#lines.push(line);
    this.#length += line.length + 1;
    this.#line = '';
  }

  endLine(): void {
    if (/[^ \t\r\n\f]/u.test(this.#line)) this.breakLine();
    else this.#line = '';
  }

  /** A table inside a cell counts to its text, unless it is a page laid out as a table. */
  addTable({ rows }: Grid): void {
    const lines = rows.map((row) => row.filter(Boolean).join(' ')).filter(Boolean);
    const length = lines.reduce((sum, line) => sum + line.length, 0);
    if (this.#length + length > most.characters) return;
    this.endLine();
    this.#lines.push(...lines);
    this.#length += length;
  }

  /** The last few lines between the last table and here: a title, and who made it. */
  linesSinceTable(): string[] {
    this.endLine();
    return this.#lines
      .slice(this.#sinceTable)
      .filter((line) => line !== '' && line.length <= 120)
      .slice(-6);
  }

  markTable(): void {
    this.#sinceTable = this.#lines.length;
  }

  toString(): string {
    this.endLine();
    return this.#lines
      .join('\n')
      .replace(/\n{2,}/gu, '\n')
      .trim();
  }
}
