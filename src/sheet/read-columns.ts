import type { Sureness } from '../model/table.js';
import { methodNames } from '../model/vocabulary.js';
import { columnName } from './names.js';
import { audienceIn, levelsIn, methodIn, namesChannels } from './read-cells.js';
import { folded } from './read-characters.js';
import type { Findings } from './read-findings.js';
import type { ColumnKind, Meaning } from './read-heading-words.js';
import type { Headings } from './read-headings.js';
import type { Sheet } from './read-sheet.js';

/** The columns of a table by what they hold, headings that mislead corrected by what stands below them. */
export class Columns {
  /** The first row below the headings, from 0. */
  readonly bottom: number;
  /** How many columns have a heading. */
  readonly width: number;
  /** Columns of matters, the outermost first. */
  readonly matters: readonly number[];
  /** Columns that are no part of the national table, with their heading. */
  readonly extras: ReadonlyMap<number, string>;
  readonly #meanings: readonly (Meaning | null)[];
  readonly #words: readonly string[];
  readonly #byKind = new Map<ColumnKind, number[]>();

  constructor(headings: Headings, meanings: readonly (Meaning | null)[], simplify: (text: string) => string) {
    this.bottom = headings.bottom;
    this.width = headings.columns.filter(({ heading }) => heading !== '').length;
    this.#meanings = meanings;
    this.#words = headings.columns.map(({ words }) => words);
    for (const [column, meaning] of meanings.entries()) {
      if (meaning === null) continue;
      this.#byKind.set(meaning.kind, [...this.of(meaning.kind), column]);
    }
    this.matters = inDepth(this.of('matter'), meanings);
    this.extras = extrasOf(headings, meanings, simplify);
  }

  of(kind: ColumnKind): readonly number[] {
    return this.#byKind.get(kind) ?? [];
  }

  meaning(column: number): Meaning | null {
    return this.#meanings[column] ?? null;
  }

  /** The heading of a column, without the group it stands under; as printed. */
  words(column: number): string {
    return this.#words[column] ?? '';
  }

  isTicked(column: number): boolean {
    const kind = this.#meanings[column]?.kind;
    return kind !== undefined && tickedKinds.has(kind);
  }

  /** Columns of which every item ticks some: whom it is for, how and where; not the stage, which is optional. */
  get mustTick(): number[] {
    return this.#meanings.flatMap((meaning, column) =>
      this.isTicked(column) && meaning?.kind !== 'stage-tick' ? [column] : [],
    );
  }
}

const tickedKinds: ReadonlySet<ColumnKind> = new Set([
  'public',
  'group',
  'proactive',
  'on-request',
  'withheld',
  'level',
  'stage-tick',
]);

function inDepth(matters: readonly number[], meanings: readonly (Meaning | null)[]): number[] {
  const depths = matters.map((column) => meanings[column]?.depth ?? null);
  const numbered = !depths.includes(null) && new Set(depths).size === depths.length;
  return numbered
    ? [...matters].sort((a, b) => (meanings[a]?.depth ?? 0) - (meanings[b]?.depth ?? 0))
    : [...matters];
}

/** Headings may be missing, or the same twice: the letter of the column tells them apart. */
function extrasOf(
  headings: Headings,
  meanings: readonly (Meaning | null)[],
  simplify: (text: string) => string,
): Map<number, string> {
  const extras = new Map<number, string>();
  const taken = new Set<string>();
  for (const [column, { heading: printed }] of headings.columns.entries()) {
    if (meanings[column] != null) continue;
    const heading = simplify(printed);
    const name = heading === '' || taken.has(heading) ? `${heading}(${columnName(column)}列)` : heading;
    taken.add(name);
    extras.set(column, name);
  }
  return extras;
}

/** The columns of a table with these headings and body rows. */
export function columnsOf(
  sheet: Sheet,
  headings: Headings,
  rows: readonly number[],
  simplify: (text: string) => string,
  findings: Findings,
): Columns {
  const correction = new Correction(sheet, headings, rows, findings);
  correction.wordsThatAreNoMethod();
  correction.columnsToldByTheirCells();
  correction.mattersWithoutHeading();
  correction.subjectUnderAnotherName();
  correction.repeatedColumns();
  return new Columns(headings, correction.meanings, simplify);
}

class Correction {
  readonly meanings: (Meaning | null)[];
  readonly #headings: Headings;
  readonly #findings: Findings;
  readonly #texts: readonly ReadonlySet<string>[];

  constructor(sheet: Sheet, headings: Headings, rows: readonly number[], findings: Findings) {
    this.#headings = headings;
    this.#findings = findings;
    this.meanings = headings.columns.map(({ meaning }) => meaning);
    this.#texts = headings.columns.map((_, column) => {
      const texts = new Set(rows.map((row) => sheet.own(row, column)));
      texts.delete('');
      return texts;
    });
  }

  /** 公开方式 above 全文发布 says how much is published; above 政府网站 it names channels. */
  wordsThatAreNoMethod(): void {
    for (const [column, texts] of this.#columns('method')) {
      if (texts.length === 0 || texts.some((text) => methodIn(text) !== null)) continue;
      const channels = !this.#has('channels') && texts.every(namesChannels);
      this.#correct(column, channels ? { kind: 'channels' } : null, 'likely');
    }
  }

  /** A column headed 公开 and the like: its cells all say the same kind of thing, and no other column does. */
  columnsToldByTheirCells(): void {
    const tests: readonly (readonly [ColumnKind, readonly ColumnKind[], (text: string) => boolean])[] = [
      ['method', ['method', 'proactive', 'on-request'], (text) => methodWords.test(folded(text))],
      ['levels', ['levels', 'level'], (text) => levelWords.test(folded(text)) && levelsIn(text) !== null],
      ['audience', ['audience', 'public', 'group'], (text) => audienceIn(text)?.kind === 'public'],
      ['channels', ['channels'], namesChannels],
    ];
    for (const [column, meaning] of this.meanings.entries()) {
      const texts = [...(this.#texts[column] ?? [])];
      if (meaning !== null || texts.length === 0) continue;
      const found = tests.find(
        ([, same, test]) => !same.some((kind) => this.#has(kind)) && texts.every(test),
      );
      if (found !== undefined) this.#correct(column, { kind: found[0] }, 'likely');
    }
  }

  /**
   * A column without heading beside one headed 公开事项 holds its second level. Without any column of matters
   * the contents are the matters, below their 类别.
   */
  mattersWithoutHeading(): void {
    for (const [column, { heading }] of this.#headings.columns.entries()) {
      const before = this.meanings[column - 1];
      const texts = [...(this.#texts[column] ?? [])];
      if (heading !== '' || before?.kind !== 'matter' || before.depth != null || texts.length === 0) continue;
      if (texts.every((text) => text.length <= 60 && /\p{Script=Han}{2}/u.test(text))) {
        this.#correct(column, { kind: 'matter', depth: null }, 'likely');
      }
    }
    if (this.#has('matter')) return;
    const [content] = this.#columns('content');
    if (content === undefined) return;
    this.#correct(content[0], { kind: 'matter', depth: null }, 'likely');
    const above = this.#headings.columns.findIndex(
      ({ words }, column) => column < content[0] && /类别|类型|分类/u.test(folded(words)),
    );
    if (above !== -1) this.#correct(above, { kind: 'matter', depth: null }, 'likely');
  }

  subjectUnderAnotherName(): void {
    const [responsible] = this.#columns('responsible');
    if (responsible !== undefined && !this.#has('subject')) {
      this.#correct(responsible[0], { kind: 'subject' }, 'likely');
    }
  }

  /** Of two columns of one kind, the first that says anything counts; the other is kept beside the table. */
  repeatedColumns(): void {
    for (const kind of new Set(this.meanings.map((meaning) => meaning?.kind))) {
      if (kind === undefined || kind === 'matter' || kind === 'level' || kind === 'stage-tick') continue;
      const columns = this.#columns(kind);
      const [first] = columns.filter(([, texts]) => texts.length > 0);
      const origin = this.#headings.columns[(first ?? columns[0])?.[0] ?? 0]?.origin;
      for (const [column] of columns) {
        if (this.#headings.columns[column]?.origin !== origin) this.meanings[column] = null;
      }
    }
  }

  #columns(kind: ColumnKind): (readonly [number, readonly string[]])[] {
    return this.meanings.flatMap((meaning, column) =>
      meaning?.kind === kind ? [[column, [...(this.#texts[column] ?? [])]] as const] : [],
    );
  }

  #has(kind: ColumnKind): boolean {
    return this.meanings.some((meaning) => meaning?.kind === kind);
  }

  #correct(column: number, meaning: Meaning | null, sureness: Sureness): void {
    this.meanings[column] = meaning;
    const { heading = '' } = this.#headings.columns[column] ?? {};
    const became = meaning === null ? '其他栏目' : (kindNames[meaning.kind] ?? '');
    this.#findings.repair(
      { row: this.#headings.top, column },
      'heading-corrected',
      sureness,
      heading,
      became,
    );
  }
}

const methodWords = new RegExp(`^(?:${Object.values(methodNames).join('|')}|主动|依申请)$`, 'u');
const levelWords = /^(?:[县乡镇村区市旗居、,/和及]|街道|社区|级|[()])+级$/u;

/** What a column was taken for, as the national table calls it. */
const kindNames: Readonly<Partial<Record<ColumnKind, string>>> = {
  matter: '公开事项',
  method: '公开方式',
  levels: '公开层级',
  audience: '公开对象',
  channels: '公开渠道和载体',
  subject: '公开主体',
};
