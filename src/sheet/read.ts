import type { PublishedTable, TableRemark, TableRow } from '../model/table.js';
import type { Level, Method } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { categorySeparator } from './layout.js';
import {
  audienceIn,
  channelsIn,
  citationsIn,
  elementsIn,
  groupIn,
  isTick,
  levelIn,
  levelsIn,
  methodIn,
} from './read-cells.js';
import {
  type ColumnKind,
  type HeadingColumn,
  type Headings,
  headingsOf,
  isHeadingRow,
} from './read-headings.js';
import { type Grid, mostColumns, readWorkbook } from './read-workbook.js';

export { UnreadableWorkbook } from './read-archive.js';

/**
 * A published workbook → its tables in the national layout, sheet after sheet; sheets without such a table
 * are left out. The layout is known by its headings, not by its place or order.
 *
 * @throws UnreadableWorkbook for whatever is no workbook, is locked, damaged or larger than any catalog.
 */
export async function readTables(bytes: Uint8Array): Promise<PublishedTable[]> {
  return (await readWorkbook(bytes)).flatMap((grid) => {
    const headings = headingsOf(grid);
    return headings === null ? [] : [tableIn(grid, headings)];
  });
}

function tableIn(grid: Grid, headings: Headings): PublishedTable {
  const remarks: TableRemark[] = [];
  const body = new Body(grid, headings, remarks);
  const above = grid.rows.slice(0, headings.top).map((row) => row.filter(Boolean));
  return {
    sheet: grid.name,
    title: titleIn(above),
    rows: body.rows(),
    unread: headings.unread,
    remarks,
    repairs: [],
  };
}

/** Index lines may stand above the table too; its title says what it is. */
function titleIn(above: readonly (readonly string[])[]): string | null {
  const lines = above.flatMap((cells) => (cells.length === 1 ? [oneLine(cells[0] ?? '')] : []));
  return lines.find((line) => /目[录錄]|清[单單]|指引/u.test(line)) ?? lines[0] ?? null;
}

/** The cells of one item, by kind; several rows of a joined item stand below each other. */
type Item = { readonly row: number; readonly cells: Map<number, string> };

class Body {
  readonly #grid: Grid;
  readonly #headings: Headings;
  readonly #remarks: TableRemark[];
  readonly #tops = new Map<number, number>();

  constructor(grid: Grid, headings: Headings, remarks: TableRemark[]) {
    this.#grid = grid;
    this.#headings = headings;
    this.#remarks = remarks;
    for (const { top, left, bottom } of grid.merges) {
      for (let row = Math.max(top, headings.bottom); row <= bottom; row += 1) {
        this.#tops.set(row * mostColumns + left, Math.max(top, headings.bottom));
      }
    }
  }

  rows(): TableRow[] {
    return this.#items().map((item) => this.#rowOf(item));
  }

  /** Rows → items: joined cells and 同上 filled down, rows that go on with the item above added to it. */
  #items(): Item[] {
    const { columns, bottom } = this.#headings;
    const items: Item[] = [];
    const nameColumns = this.#columnsOf('name', 'third');
    const categoryColumns = this.#columnsOf('category');
    let above = new Map<number, string>();
    let owner: readonly number[] = [];
    for (let row = bottom; row < this.#grid.rows.length; row += 1) {
      const own = this.#grid.rows[row] ?? [];
      if (own.every((text) => text === '') || isHeadingRow(own)) continue;
      if (!this.#names(row, [...nameColumns, ...categoryColumns])) {
        this.#leave(row, own);
        continue;
      }
      const source = [...nameColumns, ...categoryColumns].map((column) => this.#topOf(row, column));
      const last = items.at(-1);
      const goesOn =
        last !== undefined &&
        source.every((top, index) => top === owner[index]) &&
        source.every((top) => top < row);
      if (goesOn) {
        this.#add(last, row);
        continue;
      }
      owner = source;
      const cells = new Map<number, string>();
      for (const [column, heading] of columns.entries()) {
        if (heading === null) continue;
        const value = this.#valueAt(row, column);
        const filled = value === '' && categoryColumns.includes(column) ? (above.get(column) ?? '') : value;
        cells.set(column, sameAsAbove.test(filled.replace(/\s/gu, '')) ? (above.get(column) ?? '') : filled);
      }
      above = cells;
      items.push({ row: row + 1, cells });
    }
    return items;
  }

  /** A matter may end at any of its levels; a note below the table fills one cell alone. */
  #names(row: number, matterColumns: readonly number[]): boolean {
    const [first] = this.#columnsOf('name', 'third');
    if (first !== undefined && this.#valueAt(row, first) !== '') return true;
    const own = this.#grid.rows[row] ?? [];
    return (
      own.filter((text) => text !== '').length > 1 &&
      matterColumns.some((column) => (own[column] ?? '') !== '')
    );
  }

  #add(item: Item, row: number): void {
    for (const [column, heading] of this.#headings.columns.entries()) {
      const text = this.#grid.rows[row]?.[column] ?? '';
      if (heading === null || text === '') continue;
      item.cells.set(column, [item.cells.get(column) ?? '', text].filter(Boolean).join('\n'));
    }
  }

  /** Notes below the table, and rows torn from their item, which only a person can put together. */
  #leave(row: number, own: readonly string[]): void {
    const words = own.filter(Boolean).join(' ');
    const shown = words.length > 30 ? `${words.slice(0, 30)}…` : words;
    this.#remark(
      row + 1,
      `这一行没有事项名称，没有读入：${shown}`,
      `the row names no item and was not read: ${shown}`,
    );
  }

  #rowOf({ row, cells }: Item): TableRow {
    const text = (kind: ColumnKind): string | null => {
      const columns = this.#columnsOf(kind);
      if (columns.length === 0) return null;
      return columns
        .map((column) => cells.get(column) ?? '')
        .filter(Boolean)
        .join('\n');
    };
    const said = (kind: ColumnKind): string | null => text(kind) || null;
    const listed = (kind: ColumnKind, split: (cell: string) => string[]): string[] | null => {
      const cell = said(kind);
      return cell === null ? null : split(cell);
    };
    const path = [said('category'), said('name'), said('third')].flatMap((part) =>
      part === null ? [] : oneLine(part).split(categorySeparator).map(oneLine),
    );
    return {
      row,
      domain: null,
      category: path.slice(0, -1),
      name: path.at(-1) ?? '',
      content: listed('content', elementsIn),
      basis: listed('basis', citationsIn),
      timeLimit: joined(said('timeLimit')),
      subject: joined(said('subject')),
      channels: listed('channels', channelsIn),
      audience: this.#audience(row, cells),
      method: this.#method(row, cells),
      levels: this.#levels(row, cells),
      responsible: joined(said('responsible')),
      stage: null,
      column: null,
      remarks: said('remarks'),
      printed: {},
    };
  }

  #audience(row: number, cells: Item['cells']): TableRow['audience'] {
    const words = this.#cell(cells, 'audience');
    if (words !== '') return audienceIn(words);
    const everyone = this.#cell(cells, 'public');
    const group = this.#cell(cells, 'group');
    if (everyone !== '' && group !== '') {
      this.#remark(
        row,
        '“全社会”和“特定群体”都打了勾，公开对象没有读入',
        'everyone and a group are both ticked',
      );
      return null;
    }
    if (group !== '') return { kind: 'group', group: isTick(group) ? '' : groupIn(group) };
    if (everyone === '') return null;
    return isTick(everyone) ? { kind: 'public' } : audienceIn(everyone);
  }

  #method(row: number, cells: Item['cells']): Method | null {
    const own = this.#cell(cells, 'proactive') !== '';
    const asked = this.#cell(cells, 'on-request') !== '';
    if (own && asked) {
      this.#remark(row, '“主动”和“依申请”都打了勾，公开方式没有读入', 'both methods are ticked');
      return null;
    }
    if (own || asked) return own ? 'proactive' : 'on-request';
    const words = this.#columnsOf('method').map((column) => methodIn(cells.get(column) ?? ''));
    return words.find((method) => method !== null) ?? null;
  }

  #levels(row: number, cells: Item['cells']): Level[] | null {
    const words = this.#cell(cells, 'levels');
    if (words !== '') {
      const levels = levelsIn(words);
      if (levels === null)
        this.#remark(row, `公开层级“${words}”认不出，没有读入`, `the level “${words}” is unknown`);
      return levels;
    }
    const found: Level[] = [];
    for (const [column, heading] of this.#headings.columns.entries()) {
      const cell = cells.get(column) ?? '';
      if (heading?.kind !== 'level' || cell === '') continue;
      const level = levelIn(heading.words) ?? (isTick(cell) ? null : levelIn(cell));
      if (level !== null) found.push(level);
      else
        this.#remark(
          row,
          `公开层级“${heading.words}”不是县级、乡级或村级，没有读入`,
          `the level “${heading.words}” is none of county, township and village`,
        );
    }
    return found.length === 0 ? null : [...new Set(found)];
  }

  #cell(cells: Item['cells'], kind: ColumnKind): string {
    return (
      this.#columnsOf(kind)
        .map((column) => cells.get(column) ?? '')
        .find((text) => text !== '') ?? ''
    );
  }

  #columnsOf(...kinds: readonly ColumnKind[]): number[] {
    return this.#headings.columns.flatMap((heading: HeadingColumn | null, column) =>
      heading !== null && kinds.includes(heading.kind) ? [column] : [],
    );
  }

  /** The text of a cell, or of the joined cell that covers it from above. */
  #valueAt(row: number, column: number): string {
    const top = this.#topOf(row, column);
    return this.#grid.rows[top]?.[column] ?? '';
  }

  /** The row a cell's text stands in: its own, or the first of the joined cell it begins. */
  #topOf(row: number, column: number): number {
    return this.#tops.get(row * mostColumns + column) ?? row;
  }

  #remark(row: number, zh: string, en: string): void {
    this.#remarks.push({ row, message: wording(zh, en) });
  }
}

const sameAsAbove = /^(?:同上|同前|〃|″)$/u;

/** Line ends inside names and limits come from narrow columns, not from the author. */
function oneLine(text: string): string {
  return text
    .replace(/\s*\n\s*/gu, '')
    .replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '')
    .trim();
}

function joined(text: string | null): string | null {
  return text === null ? null : oneLine(text);
}
