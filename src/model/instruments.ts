import { type Citation, parseCitation } from '../text/citation/citation.js';
import { type DocumentNumber, numberKey, parseNumber, sameNumber } from '../text/citation/number.js';
import { shortTitles, titleKey } from '../text/citation/title.js';
import type { Instrument } from './catalog.js';

/**
 * An instrument a citation names, and by what it is known: its `title` (or an alias), its `number` under
 * another title, or a `short` title that no other instrument shares.
 */
export interface Named {
  readonly instrument: Instrument;
  readonly by: 'title' | 'number' | 'short';
}

/** Citations → the instruments of the register they name. */
export class InstrumentIndex {
  readonly #byTitle = new Map<string, Known[]>();
  readonly #byShort = new Map<string, Known[]>();
  readonly #byNumber = new Map<string, Known[]>();
  readonly #byId = new Map<string, Instrument>();
  readonly #numbers = new Map<string, readonly DocumentNumber[]>();

  constructor(instruments: readonly Instrument[]) {
    const all = instruments.map(knownOf);
    for (const known of all) {
      this.#byId.set(known.instrument.id, known.instrument);
      this.#numbers.set(known.instrument.id, known.numbers);
      for (const title of known.titles) add(this.#byTitle, titleKey(title), known);
      for (const number of known.numbers) add(this.#byNumber, numberKey(number), known);
    }
    for (const known of all) {
      for (const short of new Set(known.titles.flatMap(shortTitles))) add(this.#byShort, short, known);
    }
  }

  /** The instrument a citation names, or null when the register has none or several it could be. */
  find({ title, number }: Citation): Named | null {
    const titled = title === null ? [] : (this.#byTitle.get(titleKey(title)) ?? []);
    const exact = current(number === null ? titled : preferred(titled, number));
    if (exact !== null) return { instrument: exact.instrument, by: 'title' };
    if (number === null) return title === null ? null : this.#byShortTitle(title);
    const numbered = this.#withNumber(number);
    const both = only(this.#withShortTitle(title).filter((known) => numbered.includes(known)));
    if (both !== null) return { instrument: both.instrument, by: 'title' };
    const one = only(numbered);
    return one === null ? null : { instrument: one.instrument, by: 'number' };
  }

  /** Whether the register gives the instrument this number, in any of its citations. */
  hasNumber(instrument: Instrument, number: DocumentNumber): boolean {
    return this.numbersOf(instrument).some((own) => sameNumber(own, number));
  }

  /** Every instrument with the title, in all its editions. */
  titled(title: string): readonly Instrument[] {
    return (this.#byTitle.get(titleKey(title)) ?? []).map(({ instrument }) => instrument);
  }

  /** Every number the register gives the instrument, its own first. */
  numbersOf(instrument: Instrument): readonly DocumentNumber[] {
    return this.#numbers.get(instrument.id) ?? [];
  }

  byId(id: string): Instrument | null {
    return this.#byId.get(id) ?? null;
  }

  #withNumber(number: DocumentNumber): readonly Known[] {
    const candidates = this.#byNumber.get(numberKey(number)) ?? [];
    return candidates.filter(({ numbers }) => numbers.some((other) => sameNumber(other, number)));
  }

  /** Those one of whose titles, however cut, is this title, however cut. */
  #withShortTitle(title: string | null): readonly Known[] {
    const keys = title === null ? [] : [titleKey(title), ...shortTitles(title)];
    return keys.flatMap((key) => [...(this.#byShort.get(key) ?? []), ...(this.#byTitle.get(key) ?? [])]);
  }

  /** Only a title that is itself cut: 某局关于X is not taken for 财政部关于X. */
  #byShortTitle(title: string): Named | null {
    const known = current(this.#byShort.get(titleKey(title)) ?? []);
    return known === null ? null : { instrument: known.instrument, by: 'short' };
  }
}

/**
 * The citation as it should be written: `《title》(number，edition)`. The comma is full-width: an ASCII one would
 * split the citation where it is pasted into a list in brackets.
 */
export function fullCitation({ title, number, edition }: Instrument): string {
  const brackets = [number, edition].filter((part) => part !== null).join('，');
  return `《${title}》${brackets === '' ? '' : `(${brackets})`}`;
}

interface Known {
  readonly instrument: Instrument;
  readonly titles: readonly string[];
  readonly numbers: readonly DocumentNumber[];
}

function knownOf(instrument: Instrument): Known {
  const aliases = instrument.aliases.map(parseCitation);
  const own = instrument.number === null ? null : (parseNumber(instrument.number)?.number ?? null);
  return {
    instrument,
    titles: [instrument.title, ...aliases.flatMap(({ title }) => title ?? [])],
    numbers: [own, ...aliases.map(({ number }) => number)].filter((number) => number !== null),
  };
}

function add(index: Map<string, Known[]>, key: string, known: Known): void {
  const at = index.get(key);
  if (at === undefined) index.set(key, [known]);
  else if (!at.includes(known)) at.push(known);
}

/** Of several editions under one title, those with the number; all when none has it. */
function preferred(titled: readonly Known[], number: DocumentNumber): readonly Known[] {
  const same = titled.filter(({ numbers }) => numbers.some((other) => sameNumber(other, number)));
  return same.length > 0 ? same : titled;
}

/** Of several instruments under one title, the one that is not repealed. */
function current(candidates: readonly Known[]): Known | null {
  if (candidates.length < 2) return candidates[0] ?? null;
  return only(candidates.filter(({ instrument }) => instrument.validity !== 'repealed'));
}

function only(candidates: readonly Known[]): Known | null {
  const [first, ...others] = candidates;
  return first !== undefined && others.every((other) => other === first) ? first : null;
}
