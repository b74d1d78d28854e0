import { categorySeparator } from '../model/authoring.js';
import type { PrintedField, TableRow } from '../model/table.js';
import { channelsIn, citationsIn, elementsIn, withoutNote } from './read-cells.js';
import { oneLine } from './read-characters.js';
import type { Columns } from './read-columns.js';
import type { Findings } from './read-findings.js';
import { Ticks } from './read-glyphs.js';
import type { ColumnKind } from './read-heading-words.js';
import type { Item, ItemCell } from './read-items.js';
import { limitOf, namesOf } from './read-joined.js';
import { Choices } from './read-ticked.js';

/** Items → rows: the words of their cells become values. What the words do not tell stays null, and is said. */
export function rowsOf(items: readonly Item[], columns: Columns, findings: Findings): TableRow[] {
  const ticks = new Ticks(
    items.flatMap(({ cells }) =>
      [...cells].flatMap(([column, { text }]) => (columns.isTicked(column) ? [text] : [])),
    ),
  );
  return items.map((item) => new Row(item, columns, ticks, findings).read());
}

class Row {
  readonly #item: Item;
  readonly #columns: Columns;
  readonly #findings: Findings;
  readonly #choices: Choices;
  readonly #printed: Partial<Record<PrintedField, string>> = {};

  constructor(item: Item, columns: Columns, ticks: Ticks, findings: Findings) {
    this.#item = item;
    this.#columns = columns;
    this.#findings = findings;
    this.#choices = new Choices(item, columns, ticks, findings);
  }

  read(): TableRow {
    const path = this.#path();
    this.#print('number', this.#cells('number'));
    const domain = this.#line('domain', oneLine);
    const channels = this.#channels();
    const subject = this.#line('subject', namesOf);
    const responsible = this.#line('responsible', namesOf);
    const { withheld, reason, remarks } = this.#remarks();
    const audience = this.#choices.audience();
    const method = this.#choices.method(withheld);
    const levels = this.#choices.levels();
    const stage = this.#choices.stage();
    for (const [field, { printed }] of Object.entries({ audience, method, levels, stage })) {
      if (printed !== '') this.#printed[field as PrintedField] = printed;
    }
    return {
      row: this.#item.row + 1,
      domain: domain === null ? null : domain.replace(ordinal, ''),
      category: path.slice(0, -1),
      name: path.at(-1) ?? '',
      content: this.#list('content', elementsIn),
      basis: this.#list('basis', citationsIn),
      timeLimit: this.#line('timeLimit', limitOf),
      subject,
      responsible,
      channels,
      audience: audience.value,
      method: method.value,
      levels: levels.value,
      stage: stage.value,
      column: this.#line('column', oneLine),
      remarks: [remarks, ...this.#notes()].filter(Boolean).join('\n') || null,
      withheldReason: reason,
      printed: this.#printed,
      extras: this.#extras(),
    };
  }

  /** The categories and the name. Lists of gongkai set several categories in one cell. */
  #path(): string[] {
    const cells = this.#item.path;
    this.#print('category', cells.slice(0, -1));
    this.#print('name', cells.slice(-1));
    return cells.flatMap((cell, index) => {
      const words = this.#oneLine(cell, oneLine);
      return index === cells.length - 1 ? [words] : words.split(categorySeparator).map(oneLine);
    });
  }

  #channels(): string[] | null {
    const cells = this.#cells('channels');
    this.#print('channels', cells);
    if (cells.length === 0) return null;
    return cells.flatMap((cell) => {
      const { channels, lost, boxed, typed } = channelsIn(withoutNote(cell.text).text);
      const row = this.#item.row;
      for (const label of lost) {
        this.#findings.remark(
          row,
          `渠道“${label}”前面没有方框，看不出是否勾选，没有读入`,
          `the channel “${label}” has lost its box and was not read`,
          label,
        );
      }
      if (boxed && channels.length === 0) {
        this.#findings.remark(row, '公开渠道一个也没有勾选', 'no channel is checked');
      }
      if (typed) {
        this.#findings.repair(
          cell.place,
          'box-recognised',
          'likely',
          cell.printed,
          channels.join('、') || '没有勾选',
        );
      }
      return channels;
    });
  }

  /** Notes that are glued to the ends of other cells belong to the remarks. */
  #notes(): string[] {
    return notedKinds.flatMap((kind) =>
      this.#cells(kind).flatMap(({ text, place, printed }) => {
        const { text: rest, note } = withoutNote(text);
        if (note === null) return [];
        this.#findings.repair(place, 'note-parted', 'likely', printed, rest);
        return [oneLine(note)];
      }),
    );
  }

  /**
   * 不予公开 at the beginning of the remarks is how gongkai's own lists say it: the table has no column for it. What
   * follows on the same line is the reason, `不予公开：涉及个人隐私`; the lines below are remarks.
   */
  #remarks(): {
    readonly withheld: boolean;
    readonly reason: string | null;
    readonly remarks: string | null;
  } {
    const cells = this.#cells('remarks');
    this.#print('remarks', cells);
    const text = textOf(cells);
    const withheld = /^不予公开(?=$|[\s，,。;；:：、(（])/u.exec(text);
    if (withheld === null) return { withheld: false, reason: null, remarks: text || null };
    const [line = '', ...rest] = text.slice(withheld[0].length).split('\n');
    const remarks = rest.join('\n').replace(/^[\s，,。;；:：、]+/u, '');
    return { withheld: true, reason: reasonIn(line) || null, remarks: remarks || null };
  }

  #list(kind: 'content' | 'basis', split: (text: string) => string[]): string[] | null {
    const cells = this.#cells(kind);
    this.#print(kind, cells);
    const text = textOf(cells);
    return text === '' ? null : split(text);
  }

  #line(field: ColumnKind & PrintedField, join: (text: string) => string): string | null {
    const cells = this.#cells(field);
    this.#print(field, cells);
    return cells.map((cell) => this.#oneLine(partedFromNote(field, cell), join)).join('；') || null;
  }

  #oneLine({ text, place, printed }: ItemCell, join: (text: string) => string): string {
    const words = join(text);
    if (words !== text) {
      const kind = words.replace(/\s/gu, '') === text.replace(/\s/gu, '') ? 'word-joined' : 'lines-joined';
      this.#findings.repair(place, kind, 'likely', printed, words);
    }
    return words;
  }

  #extras(): Record<string, string> {
    const extras: Record<string, string> = {};
    for (const [column, heading] of this.#columns.extras) {
      const cell = this.#item.cells.get(column);
      if (cell !== undefined) extras[heading] = cell.text;
    }
    return extras;
  }

  #cells(kind: ColumnKind): ItemCell[] {
    return this.#columns.of(kind).flatMap((column) => this.#item.cells.get(column) ?? []);
  }

  #print(field: PrintedField, cells: readonly ItemCell[]): void {
    if (cells.length > 0) this.#printed[field] = cells.map(({ printed }) => printed).join('\n');
  }
}

/** Cells a note may be glued to. Contents, bases and limits keep theirs: there it is part of what is said. */
const notedKinds: readonly ColumnKind[] = [
  'subject',
  'responsible',
  'channels',
  'audience',
  'method',
  'levels',
  'stage',
];

function partedFromNote(kind: ColumnKind, cell: ItemCell): ItemCell {
  return notedKinds.includes(kind) ? { ...cell, text: withoutNote(cell.text).text } : cell;
}

function textOf(cells: readonly ItemCell[]): string {
  return cells.map(({ text }) => text).join('\n');
}

/** `(一)` before the name of a domain. */
const ordinal = /^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．])\s*/u;

/** `：涉及个人隐私` or `（涉及个人隐私）` → the words. */
function reasonIn(line: string): string {
  const words = oneLine(line.replace(/^[\s，,。;；:：、]+/u, ''));
  return /^[(（]([^()（）]*)[)）]$/u.exec(words)?.[1] ?? words;
}
