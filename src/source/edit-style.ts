import { isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { fieldNames, fieldOrders } from '../model/vocabulary.js';
import type { Draft } from './edit-draft.js';
import { fieldOf } from './pointer.js';
import { isPlain, type Quote } from './write-scalar.js';

/**
 * How the author writes: learnt from the whole file when something new is first written into it. What the file
 * does not show is written in Chinese, in lines, two columns deep, without quotes.
 */
export class FileStyle {
  readonly #fields = new Map<string, FieldStyle>();
  readonly #all = newFieldStyle();
  readonly #records: (readonly string[])[] = [];
  readonly #steps = new Tally<number>();
  readonly #paddings = new Tally<string>();
  readonly #gaps = new Tally<number>();
  readonly #keyQuotes = new Tally<Quote>();
  readonly #draft: Draft;
  readonly #root: Node | null;
  readonly #before = new Map<string, ReadonlyMap<string, number>>();
  #read = false;

  constructor(draft: Draft, root: Node | null) {
    this.#draft = draft;
    this.#root = root;
  }

  /** The quotes of a new text of a field: those the author gives it without need, none otherwise. */
  quote(field: string): Quote {
    return this.#field(field).quotes.most() ?? this.#whole().quotes.most() ?? 'plain';
  }

  /** The quotes of a text that needs some. */
  neededQuote(): 'single' | 'double' {
    return this.#whole().neededQuotes.most() ?? 'single';
  }

  keyQuote(): Quote {
    this.#whole();
    return this.#keyQuotes.most() ?? 'plain';
  }

  /** How a list of one is written: a text may stand for it. */
  listOfOne(field: string): 'text' | 'list' | null {
    return this.#field(field).ones.most();
  }

  /** How a list or a record of a field is written: between brackets, or an element on each line. */
  brackets(field: string, what: 'list' | 'record'): boolean {
    return this.#field(field)[what === 'list' ? 'lists' : 'records'].most() === 'flow';
  }

  /** How far the dashes of a field's list stand behind the field's own column. */
  dashes(field: string): number {
    return this.#field(field).dashes.most() ?? this.#whole().dashes.most() ?? 2;
  }

  /** Spaces behind a dash. */
  gap(): number {
    this.#whole();
    return this.#gaps.most() ?? 1;
  }

  /** How far the fields of a record stand behind the field the record belongs to. */
  step(): number {
    this.#whole();
    return this.#steps.most() ?? 2;
  }

  /** White space inside brackets. */
  padding(): string {
    this.#whole();
    return this.#paddings.most() ?? '';
  }

  /** The key for a field (an English name, or the author's own word) in a record whose keys are given. */
  key(field: string, others: readonly string[]): string {
    const chinese = Object.hasOwn(fieldNames, field) ? fieldNames[field] : undefined;
    if (chinese === undefined) return field;
    if (!this.#isChinese(others)) return field;
    return this.#field(field).spellings.most() ?? chinese;
  }

  /**
   * Where a new field belongs among others: as in the file's other records, else as in the schemas.
   * @returns how many of the others stand before it
   */
  position(field: string, others: readonly string[]): number {
    const names = others.map(fieldOf);
    const order = schemaOrder([fieldOf(field), ...names]);
    const signs = names.map((name) => this.#sign(fieldOf(field), name, order));
    if (signs.every((sign) => sign === 0)) return names.length;
    // Of all positions that put the fewest others on the wrong side: the last behind one that stands before it.
    let wrong = signs.filter((sign) => sign > 0).length;
    let best = 0;
    let fewest = wrong;
    for (const [index, sign] of signs.entries()) {
      wrong -= sign;
      if (sign === 0 || wrong > fewest || (wrong === fewest && sign < 0)) continue;
      fewest = wrong;
      best = index + 1;
    }
    return best;
  }

  /** 1: the other stands before the field; -1: behind; 0: nobody knows. */
  #sign(field: string, other: string, order: readonly string[]): number {
    const seen = this.#standBefore(field).get(other) ?? 0;
    if (seen !== 0) return Math.sign(seen);
    const [own, its] = [order.indexOf(field), order.indexOf(other)];
    return own === -1 || its === -1 ? 0 : Math.sign(own - its);
  }

  /** For every other field: in how many more records it stands before the field than behind. */
  #standBefore(field: string): ReadonlyMap<string, number> {
    this.#whole();
    const known = this.#before.get(field);
    if (known !== undefined) return known;
    const counts = new Map<string, number>();
    for (const record of this.#records) {
      const own = record.indexOf(field);
      if (own === -1) continue;
      for (const [index, other] of record.entries()) {
        counts.set(other, (counts.get(other) ?? 0) + Math.sign(own - index));
      }
    }
    this.#before.set(field, counts);
    return counts;
  }

  #isChinese(keys: readonly string[]): boolean {
    const chinese = keys.filter((key) => /\p{Script=Han}/u.test(key)).length;
    if (chinese * 2 !== keys.length) return chinese * 2 > keys.length;
    return this.#whole().languages.most() !== 'en';
  }

  #field(field: string): FieldStyle {
    this.#whole();
    return this.#fields.get(fieldOf(field)) ?? newFieldStyle();
  }

  #whole(): FieldStyle {
    if (!this.#read) {
      this.#read = true;
      this.#visit(this.#root, '', 0);
    }
    return this.#all;
  }

  #visit(node: unknown, field: string, column: number): void {
    if (isMap(node)) this.#visitMap(node, field, column);
    else if (isSeq(node)) this.#visitList(node, field, column);
    else if (isScalar(node)) this.#visitText(node, field);
  }

  #visitMap(map: YAMLMap, field: string, column: number): void {
    this.#count(field, ({ records }) => records.add(map.flow === true ? 'flow' : 'block'));
    this.#visitBrackets(map);
    const keys: string[] = [];
    for (const { key, value } of map.items) {
      if (!isScalar(key) || !key.range) continue;
      const word = String(key.value);
      const own = map.flow === true ? column : this.#draft.column(key.range[0]);
      if (keys.length === 0 && map.flow !== true && field !== '' && own > column)
        this.#steps.add(own - column);
      keys.push(fieldOf(word));
      this.#keyQuotes.add(quoteOf(key.type) ?? 'plain');
      const chinese = /\p{Script=Han}/u.test(word);
      this.#count(word, ({ languages, spellings }) => {
        languages.add(chinese ? 'zh' : 'en');
        if (chinese) spellings.add(word);
      });
      if (isScalar(value)) this.#count(word, ({ ones }) => ones.add('text'));
      this.#visit(value, word, own);
    }
    this.#records.push(keys);
  }

  #visitList(list: YAMLSeq, field: string, column: number): void {
    this.#visitBrackets(list);
    this.#count(field, ({ lists, ones, dashes }) => {
      if (list.items.length > 0) lists.add(list.flow === true ? 'flow' : 'block');
      if (list.items.length === 1) ones.add('list');
      if (list.flow !== true && field !== '' && list.range)
        dashes.add(this.#draft.column(list.range[0]) - column);
    });
    for (const item of list.items) {
      const start = (item as Node).range?.[0] ?? 0;
      const own = list.flow === true || !list.range ? column : this.#draft.column(list.range[0]);
      if (list.flow !== true && !isScalar(item) && this.#draft.column(start) > own) {
        this.#gaps.add(this.#draft.column(start) - own - 1);
      }
      // Fields of records in lists stand behind a dash; that is no step.
      this.#visit(item, isMap(item) ? '' : field, own);
    }
  }

  #visitBrackets({ flow, items, range }: YAMLMap | YAMLSeq): void {
    if (flow !== true || items.length === 0 || !range) return;
    this.#paddings.add(/^[[{]( *)/u.exec(this.#draft.text.slice(range[0], range[0] + 9))?.[1] ?? '');
  }

  #visitText(scalar: { readonly value: unknown; readonly type?: string }, field: string): void {
    if (typeof scalar.value !== 'string') return;
    const { value } = scalar;
    const quote = quoteOf(scalar.type);
    if (quote === null) return;
    this.#count(field, ({ quotes, neededQuotes }) => {
      if (quote !== 'plain') neededQuotes.add(quote);
      if (quote === 'plain' || isPlain(value, { flow: false, lineStart: false })) quotes.add(quote);
    });
  }

  #count(field: string, add: (style: FieldStyle) => void): void {
    const name = fieldOf(field);
    let style = this.#fields.get(name);
    if (style === undefined) {
      style = newFieldStyle();
      this.#fields.set(name, style);
    }
    add(style);
    add(this.#all);
  }
}

/** The quotes of a scalar by the parser's word for them; null for blocks. */
export function quoteOf(type: string | undefined): Quote | null {
  if (type === 'PLAIN') return 'plain';
  if (type === 'QUOTE_SINGLE') return 'single';
  return type === 'QUOTE_DOUBLE' ? 'double' : null;
}

interface FieldStyle {
  readonly quotes: Tally<Quote>;
  readonly neededQuotes: Tally<'single' | 'double'>;
  readonly ones: Tally<'text' | 'list'>;
  readonly lists: Tally<'flow' | 'block'>;
  readonly records: Tally<'flow' | 'block'>;
  readonly dashes: Tally<number>;
  readonly spellings: Tally<string>;
  readonly languages: Tally<'zh' | 'en'>;
}

function newFieldStyle(): FieldStyle {
  return {
    quotes: new Tally(),
    neededQuotes: new Tally(),
    ones: new Tally(),
    lists: new Tally(),
    records: new Tally(),
    dashes: new Tally(),
    spellings: new Tally(),
    languages: new Tally(),
  };
}

/** What was seen how often. */
class Tally<T> {
  readonly #counts = new Map<T, number>();

  add(value: T): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  /** What was seen most often, of equals the first; null when nothing was. */
  most(): T | null {
    let most: T | null = null;
    let count = 0;
    for (const [value, times] of this.#counts) {
      if (times <= count) continue;
      most = value;
      count = times;
    }
    return most;
  }
}

/** Of the schemas' kinds of record the one that knows the most of these fields, the first of which it must. */
function schemaOrder(names: readonly string[]): readonly string[] {
  orders ??= fieldOrders.map((order) => order.map(fieldOf));
  let best: readonly string[] = [];
  let most = 0;
  for (const order of orders) {
    if (!order.includes(names[0] ?? '')) continue;
    const count = names.filter((name) => order.includes(name)).length;
    if (count <= most) continue;
    best = order;
    most = count;
  }
  return best;
}

let orders: readonly (readonly string[])[] | undefined;
