import type { PublishedEntry } from '../../src/model/catalog.js';
import type { TableRow } from '../../src/model/table.js';
import type { Grid, GridMerge } from '../../src/sheet/read-workbook.js';
import { type Names, saidOf } from './example.js';
import { columnBlocks, extraOf, type ScrambledColumn } from './scramble-columns.js';
import { chance, type Layout, layoutOf } from './scramble-traits.js';
import { noisy, traditional } from './scramble-words.js';

/** Entries of one domain. */
export interface ScrambledDomain {
  readonly domain: string;
  readonly entries: readonly PublishedEntry[];
}

/** A row without what depends on where it stands and how it was set. */
export type ScrambledRow = Omit<TableRow, 'row' | 'printed'>;

/** A table of the sheet, and what must be read from it: the fields the layout can carry. */
export interface ScrambledTable {
  readonly title: string | null;
  readonly entries: readonly PublishedEntry[];
  readonly rows: readonly ScrambledRow[];
}

export interface Scrambled {
  readonly layout: Layout;
  readonly grid: Grid;
  readonly tables: readonly ScrambledTable[];
}

/**
 * Sets the entries of some domains on one sheet, in a layout chosen by the seed: as counties set their
 * tables, with everything they do differently. Same seed, same sheet.
 */
export function scramble(seed: number, domains: readonly ScrambledDomain[], names: Names): Scrambled {
  const layout = layoutOf(seed);
  const columns = ordered(columnBlocks(layout, names), layout, seed).flat();
  const writer = new Writer(layout, columns);
  const shown = layout.stack === 'one' ? domains.slice(0, 1) : domains;
  const tables: ScrambledTable[] = [];
  if (layout.stack === 'column') {
    const title = '示例县基层政务公开标准目录';
    writer.table(
      title,
      shown.flatMap(({ entries }) => entries),
      true,
    );
    tables.push(
      tableOf(
        title,
        shown.flatMap(({ entries }) => entries),
        layout,
        names,
      ),
    );
  } else {
    for (const [index, { domain, entries }] of shown.entries()) {
      const title = `(${'一二三四五六七八九'[index]})${domain}领域基层政务公开标准目录`;
      writer.table(title, entries, index === 0 || layout.stack === 'headings');
      tables.push(tableOf(title, entries, layout, names));
    }
  }
  return { layout, grid: writer.grid(seed), tables };
}

/** The sheet as a workbook (.xlsx). */
export async function workbookOf({ name, rows, merges }: Grid): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(name);
  for (const row of rows) sheet.addRow(row.map((text) => (text === '' ? null : text)));
  for (const { top, left, bottom, right } of merges)
    sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function ordered(blocks: ScrambledColumn[][], { order }: Layout, seed: number): ScrambledColumn[][] {
  if (order === 'national') return blocks;
  // Numbers, domains and matters come first in every table; the rest comes in any order.
  const first = blocks.filter(([column]) =>
    ['number', 'domain', 'path', 'category', 'name'].includes(column?.id ?? ''),
  );
  const rest = blocks.filter((block) => !first.includes(block));
  const next = chance(seed);
  const shuffled: ScrambledColumn[][] = [];
  while (rest.length > 0) shuffled.push(...rest.splice(next(rest.length), 1));
  return [...first, ...shuffled];
}

function tableOf(
  title: string,
  entries: readonly PublishedEntry[],
  layout: Layout,
  names: Names,
): ScrambledTable {
  return { title, entries, rows: entries.map((entry) => rowOf(entry, layout, names)) };
}

/** What a table of this layout says of an entry: null for what it has no column for. */
function rowOf(entry: PublishedEntry, layout: Layout, names: Names): ScrambledRow {
  const said = saidOf(entry, names);
  const { domain, category } = entry;
  const paths = { 1: hasLines(layout) ? category : [], 2: category, 3: [domain, ...category] } as const;
  return {
    ...said,
    domain: layout.stack === 'column' ? domain : null,
    category: paths[layout.depth],
    responsible: layout.responsible ? said.responsible : null,
    // Columns of ticks have none for 不予公开: only the remarks can say it.
    method: said.method === 'withheld' && layout.method === 'columns' && !layout.remarks ? null : said.method,
    levels: layout.levels === null ? null : said.levels,
    stage: layout.stage === null ? null : said.stage,
    column: layout.column ? said.column : null,
    remarks: layout.remarks ? said.remarks : null,
    withheldReason: layout.remarks ? said.withheldReason : null,
    extras: Object.fromEntries(layout.extra.map((heading) => [heading, extraOf(heading, entry)])),
  };
}

/** Lines over the rows need a column of numbers to stand in, and cells that do not hang together across them. */
function hasLines({ lines, depth, number, joining }: Layout): boolean {
  return lines && depth === 1 && number && joining === 'repeated';
}

/** Writes tables below each other on one sheet. */
class Writer {
  readonly #layout: Layout;
  readonly #columns: readonly ScrambledColumn[];
  readonly #rows: string[][] = [];
  readonly #merges: GridMerge[] = [];

  constructor(layout: Layout, columns: readonly ScrambledColumn[]) {
    this.#layout = layout;
    this.#columns = columns;
  }

  table(title: string, entries: readonly PublishedEntry[], headings: boolean): void {
    const { above, note, repeat } = this.#layout;
    const first = this.#rows.length === 0;
    if (first && above === 'index and title') {
      this.#rows.push(['索 引 号：000014349/2024-00001'], ['发布机构：示例县人民政府办公室']);
    }
    this.#line(title);
    if (headings && above === 'title and caption')
      this.#line('编制单位：示例县人民政府办公室    版本日期：2024年5月20日');
    if (headings) this.#headings();
    let from = 0;
    for (const until of pages(entries.length, headings ? repeat : 0)) {
      if (from > 0) this.#headings();
      this.#body(entries, from, until);
      from = until;
    }
    if (note !== null) this.#line(note);
    if (this.#layout.stack === 'headings') this.#rows.push([]);
  }

  grid(seed: number): Grid {
    const { noise } = this.#layout;
    const change = this.#layout.traditional ? traditional : (text: string) => text;
    const width = this.#columns.length;
    const ids = this.#columns.map(({ id }) => id);
    const next = chance(seed + 1);
    return {
      name: '目录',
      rows: this.#rows.map((row) =>
        Array.from({ length: width }, (_, column) =>
          noisy(change(row[column] ?? ''), noise, ids[column] ?? '', next),
        ),
      ),
      merges: this.#merges,
    };
  }

  #line(text: string): void {
    const row = this.#rows.push([text]) - 1;
    if (this.#layout.joining === 'joined') this.#join(row, 0, row, this.#columns.length - 1);
  }

  #join(top: number, left: number, bottom: number, right: number): void {
    if (bottom > top || right > left) this.#merges.push({ top, left, bottom, right });
  }

  #headings(): void {
    const { headingRows, joining } = this.#layout;
    const top = this.#rows.length;
    const bottom = top + headingRows - 1;
    const rows = Array.from({ length: headingRows }, () => this.#columns.map(() => ''));
    const set = (row: number, column: number, text: string): void => {
      rows[row]?.splice(column, 1, text);
    };
    for (const [index, { group, heading, tornAt }] of this.#columns.entries()) {
      const begins = group !== null && this.#columns[index - 1]?.group !== group;
      if (headingRows === 1) set(0, index, heading);
      else if (group === null) {
        set(0, index, heading);
        if (joining === 'joined') this.#join(top, index, bottom, index);
      } else {
        if (begins) set(0, index, group);
        if (headingRows === 3) {
          set(1, index, heading.slice(0, tornAt));
          set(2, index, heading.slice(tornAt));
        } else set(1, index, heading);
        if (begins && joining === 'joined') {
          this.#join(
            top,
            index,
            top,
            this.#columns.findLastIndex((column) => column.group === group),
          );
        }
      }
    }
    // Without joined cells, words of headings that stand alone are torn as well.
    if (headingRows === 3 && joining === 'repeated') {
      for (const [index, { group, heading, id }] of this.#columns.entries()) {
        if (group !== null || id === 'extra' || heading.length < 4) continue;
        set(0, index, heading.slice(0, 2));
        set(1, index, heading.slice(2));
      }
    }
    this.#rows.push(...rows);
  }

  #body(entries: readonly PublishedEntry[], from: number, until: number): void {
    const { joining, same } = this.#layout;
    const begins: number[] = [];
    for (let index = from; index < until; index += 1) {
      const entry = entries[index];
      if (entry === undefined) continue;
      if (hasLines(this.#layout) && String(entries[index - 1]?.category) !== String(entry.category)) {
        this.#rows.push([`${'一二三四五六七八九'[index % 9]}、${entry.category.join('')}`]);
      }
      begins.push(this.#rows.length);
      const texts = this.#columns.map((column) => column.text(entry, index + 1));
      const before = entries[index - 1];
      // 同上 and empty cells reach over a heading that is only repeated; joined cells do not.
      const said = texts.map((text, column) => {
        const equal = before !== undefined && this.#isJoined(column, before, entry) && text !== '';
        if (!equal || joining === 'joined') return text;
        if (joining === 'empty') return '';
        return this.#columns[column]?.joins === 'within' && same !== null ? same : text;
      });
      this.#item(said);
    }
    if (joining === 'joined') this.#joinRuns(entries.slice(from, until), begins);
  }

  /** Whether a cell of a column goes on with the one above: always by its words, or within one category only. */
  #isJoined(column: number, above: PublishedEntry, here: PublishedEntry): boolean {
    const { joins, text } = this.#columns[column] ?? {};
    if (joins === undefined || joins === 'never' || text === undefined) return false;
    const categories = this.#columns.filter((each) => ['domain', 'path', 'category'].includes(each.id));
    const outer =
      joins === 'always'
        ? categories.slice(
            0,
            categories.findIndex(({ text: own }) => own === text),
          )
        : categories;
    return (
      text(above, 0) === text(here, 0) && outer.every((each) => each.text(above, 0) === each.text(here, 0))
    );
  }

  /** An item, a cell of it parted over several rows where the layout does so. */
  #item(texts: readonly string[]): void {
    const { split, channels, joining } = this.#layout;
    const parted = this.#columns.findIndex(({ id }) => id === split);
    const lines = (texts[parted] ?? '').split('\n');
    const possible = split === 'content' || (channels === 'boxes' && joining !== 'joined');
    if (split === null || !possible || lines.length < 2) {
      this.#rows.push([...texts]);
      return;
    }
    const top = this.#rows.length;
    const own = split === 'content' ? 0 : Math.floor(lines.length / 2);
    for (const [index, line] of lines.entries()) {
      this.#rows.push(texts.map((text, column) => (column === parted ? line : index === own ? text : '')));
    }
    if (joining !== 'joined') return;
    for (const [column, { joins }] of this.#columns.entries()) {
      if (column !== parted && joins === 'never') this.#join(top, column, this.#rows.length - 1, column);
    }
  }

  #joinRuns(entries: readonly PublishedEntry[], begins: readonly number[]): void {
    const end = (index: number): number => (begins[index] ?? this.#rows.length) - 1;
    for (const [column, { joins }] of this.#columns.entries()) {
      if (joins === 'never') continue;
      let first = 0;
      for (let index = 1; index <= entries.length; index += 1) {
        const [above, here] = [entries[index - 1], entries[index]];
        if (above !== undefined && here !== undefined && this.#isJoined(column, above, here)) continue;
        const [top, bottom] = [begins[first] ?? 0, end(index)];
        for (let row = top + 1; row <= bottom; row += 1) this.#rows[row]?.splice(column, 1, '');
        this.#join(top, column, bottom, column);
        first = index;
      }
    }
  }
}

function pages(count: number, each: number): number[] {
  if (each === 0) return [count];
  return [...Array.from({ length: Math.ceil(count / each) - 1 }, (_, page) => (page + 1) * each), count];
}
