import type { TableRow } from '../model/table.js';
import {
  levels as allLevels,
  type Level,
  type Method,
  methodNames,
  type Stage,
  stages,
} from '../model/vocabulary.js';
import { audienceIn, groupIn, levelsIn, methodIn, stagesIn, withoutNote } from './read-cells.js';
import { folded } from './read-characters.js';
import type { Columns } from './read-columns.js';
import type { Findings } from './read-findings.js';
import { choicesIn, type Ticked, type Ticks } from './read-glyphs.js';
import type { ColumnKind } from './read-heading-words.js';
import type { Item, ItemCell } from './read-items.js';

/** A cell of a ticked column. `words`: its heading as printed. */
interface Tick {
  readonly column: number;
  readonly words: string;
  readonly cell: ItemCell;
  readonly said: Ticked;
}

/** A value, and the words it was read from. */
interface Told<T> {
  readonly value: T | null;
  readonly printed: string;
}

/** What the choices of an item say, made with ticks, with boxes or in words: whom, how, on which level, at which stage. */
export class Choices {
  readonly #columns: Columns;
  readonly #ticks: Ticks;
  readonly #findings: Findings;
  readonly #item: Item;

  constructor(item: Item, columns: Columns, ticks: Ticks, findings: Findings) {
    this.#item = item;
    this.#columns = columns;
    this.#ticks = ticks;
    this.#findings = findings;
  }

  audience(): Told<TableRow['audience']> {
    const words = this.#words('audience');
    const ticked = this.#ticked('public', 'group');
    const printed = this.#printed('audience', ticked);
    const said = ticked.filter(isSaid);
    if (said.length === 0) {
      const value = words === '' ? null : audienceIn(words);
      if (words !== '' && value === null && this.#isUnclear(words)) this.#unread('公开对象', words);
      return { value: this.#named(value), printed };
    }
    if (said.length > 1) {
      this.#say('“全社会”和“特定群体”都打了勾，公开对象没有读入', 'everyone and a group are both ticked');
      return { value: null, printed };
    }
    const [tick] = said;
    if (tick === undefined) return { value: null, printed };
    return { value: this.#named(this.#audienceOf(tick)), printed };
  }

  #audienceOf({ column, words, said }: Tick): TableRow['audience'] {
    const text = said.kind === 'text' ? said.text : '';
    if (this.#columns.meaning(column)?.kind === 'group') return { kind: 'group', group: groupIn(text) };
    const value = text === '' ? ({ kind: 'public' } as const) : audienceIn(text);
    if (value?.kind === 'public') return value;
    this.#unread(words, text);
    return null;
  }

  /** A group nobody is named of stays, so that a guide that names one can be held against it; and it is said. */
  #named(audience: TableRow['audience']): TableRow['audience'] {
    if (audience?.kind === 'group' && audience.group === '') {
      this.#say('“特定群体”打了勾，但没有写明是谁', '特定群体 is ticked, but nobody is named');
    }
    return audience;
  }

  /** @param withheld what the remarks say: 不予公开 */
  method(withheld: boolean): Told<Method> {
    const words = this.#words('method');
    const ticked = this.#ticked('proactive', 'on-request', 'withheld');
    const found = new Set<Method>(withheld ? ['withheld'] : []);
    for (const tick of ticked.filter(isSaid)) {
      if (tick.said.kind === 'text') this.#unread(tick.words, tick.said.text);
      const kind = this.#columns.meaning(tick.column)?.kind;
      const sure = tick.said.kind === 'yes' || (tick.said.kind === 'text' && tick.said.ticked);
      if (sure && (kind === 'proactive' || kind === 'on-request' || kind === 'withheld')) found.add(kind);
    }
    const inWords = words === '' ? null : methodIn(words);
    if (inWords !== null) found.add(inWords);
    else if (words !== '' && this.#isUnclear(words)) this.#unread('公开方式', words);
    const printed = [this.#printed('method', ticked), withheld ? methodNames.withheld : '']
      .filter(Boolean)
      .join('\n');
    const [value, ...others] = found;
    if (others.length === 0) return { value: value ?? null, printed };
    const named = ticked.filter(isSaid).map((tick) => `“${tick.words}”`);
    if (named.length > 1)
      this.#say(`${named.join('和')}都打了勾，公开方式没有读入`, 'several methods are ticked');
    else this.#say('公开方式有几种说法，没有读入', 'the method is told in several ways');
    return { value: null, printed };
  }

  levels(): Told<readonly Level[]> {
    const words = this.#words('levels');
    const ticked = this.#ticked('level');
    const printed = this.#printed('levels', ticked);
    const found = new Set<Level>();
    for (const { column, words: heading, said } of ticked.filter(isSaid)) {
      const own = said.kind === 'text' ? levelsIn(said.text) : null;
      const named = this.#columns.meaning(column)?.levels ?? own;
      for (const level of named ?? []) found.add(level);
      if (named !== null) continue;
      this.#say(
        `公开层级“${heading}”不是县级、乡级或村级，没有读入`,
        `the level “${heading}” is none of county, township and village`,
      );
    }
    const inWords = words === '' ? null : levelsIn(words);
    for (const level of inWords ?? []) found.add(level);
    if (words !== '' && inWords === null && this.#isUnclear(words)) {
      this.#say(`公开层级“${words}”认不出，没有读入`, `the level “${words}” is unknown`);
    }
    const value = allLevels.filter((level) => found.has(level));
    return { value: value.length === 0 ? null : value, printed };
  }

  stage(): Told<Stage> {
    const words = this.#words('stage');
    const ticked = this.#ticked('stage-tick');
    const printed = this.#printed('stage', ticked);
    const found = new Set<Stage>();
    for (const { column } of ticked.filter(isSaid)) {
      const stage = this.#columns.meaning(column)?.stage;
      if (stage != null) found.add(stage);
    }
    const inWords = stagesIn(words);
    for (const stage of inWords) found.add(stage);
    if (inWords.length === 0 && words !== '' && this.#isUnclear(words)) this.#unread('五公开', words);
    const [value, ...others] = stages.filter((stage) => found.has(stage));
    if (others.length === 0) return { value: value ?? null, printed };
    this.#say('“五公开”选了几项，没有读入', 'several stages are chosen');
    return { value: null, printed };
  }

  /** Words that say nothing because no box is checked are clear. */
  #isUnclear(words: string): boolean {
    const { boxed, choices } = choicesIn(words);
    return !boxed || choices.some(({ checked }) => checked !== false);
  }

  #words(kind: ColumnKind): string {
    return this.#cells(kind)
      .map(({ text }) => withoutNote(text).text)
      .join('\n');
  }

  /** The words of a column, and of the ticked columns that stand for it. */
  #printed(kind: ColumnKind, ticked: readonly Tick[]): string {
    return [...this.#cells(kind).map(({ printed }) => printed), ...ticked.map(printedOf)].join('\n');
  }

  #cells(kind: ColumnKind): ItemCell[] {
    return this.#columns.of(kind).flatMap((column) => this.#item.cells.get(column) ?? []);
  }

  #ticked(...kinds: readonly ColumnKind[]): Tick[] {
    const columns = kinds.flatMap((kind) => this.#columns.of(kind)).sort((a, b) => a - b);
    return columns.flatMap((column) => {
      const cell = this.#item.cells.get(column);
      if (cell === undefined) return [];
      const words = this.#columns.words(column);
      const said = this.#ticks.read(cell.text);
      // 主动公开 in the column 主动 is a tick in words.
      const repeats = said.kind === 'text' && folded(said.text).startsWith(folded(words).slice(0, 2));
      return [{ column, words, cell, said: repeats ? ({ kind: 'yes' } as const) : said }];
    });
  }

  #unread(heading: string, text: string): void {
    this.#say(
      `“${heading}”一栏写着“${text}”，认不出，没有读入`,
      `“${text}” in the column “${heading}” is not understood`,
    );
  }

  #say(zh: string, en: string): void {
    this.#findings.remark(this.#item.row, zh, en);
  }
}

function isSaid({ said }: Tick): boolean {
  return said.kind === 'yes' || said.kind === 'text';
}

/** The heading where it is ticked, `heading:text` where the cell holds a text. */
function printedOf({ words, cell, said }: Tick): string {
  const isTick = said.kind === 'yes' && (cell.printed === words || /^(?:\P{L}{1,2}|\w)$/u.test(cell.text));
  return isTick ? words : `${words}:${cell.printed}`;
}
