import { type Citation, mended } from '../text/citation/citation.js';
import { sameNumber } from '../text/citation/number.js';
import { titleKey } from '../text/citation/title.js';
import { nearest } from '../text/suggest.js';
import type { Agency, Catalog, Entry, Exemption, GuideItem, Instrument } from './catalog.js';
import { type CitationBook, citationsOf } from './citations.js';
import { type Place, placeWithin } from './place.js';

/** Everything that cites an instrument: what to look at when it changes. */
export interface Impact {
  /** The instruments of the register that are meant: editions under one title are one matter. */
  readonly instruments: readonly Instrument[];
  /** Under what the instrument is cited when the register does not have it. */
  readonly cited: string | null;
  /** In the order of the guides, then of their items. */
  readonly guideItems: readonly Citing<GuideItem>[];
  /** In the order of the files; instances of a shared list together, as one. */
  readonly entries: readonly CitingEntry[];
  readonly exemptions: readonly Citing<Exemption>[];
  /** Who discloses or is responsible for such an entry, in the order of the register. */
  readonly agencies: readonly { readonly agency: Agency; readonly entries: number }[];
}

/** The instrument cited, in the words and at the first place where it is. */
export interface Citing<T> {
  readonly by: T;
  readonly field: 'basis' | 'content';
  readonly citation: string;
  readonly place: Place;
}

export interface CitingEntry extends Citing<Entry> {
  /** The entry's id, or that in the shared list. */
  readonly id: string;
  /** How many entries it stands for. */
  readonly instances: number;
  /** Ids. */
  readonly agencies: readonly string[];
}

/** Nothing goes by the name; what it may have been meant to be. */
export interface UnknownInstrument {
  readonly candidates: readonly string[];
}

/**
 * Who cites the instrument named by its title, a short title, its number, a whole citation or its id in the
 * register. An instrument that only the workspace knows is found by its title or number.
 */
export function impactOf(catalog: Catalog, words: string): Impact | UnknownInstrument {
  const book = citationsOf(catalog);
  const instruments = instrumentsNamed(words, book);
  const wanted = book.read(words).citation;
  const ids = new Set(instruments.map(({ id }) => id));
  const isMeant = (text: string): boolean => {
    const { citation, named } = book.read(text);
    if (citation.several.some((one) => one !== text && isMeant(one))) return true;
    return ids.size > 0 ? named !== null && ids.has(named.instrument.id) : isSame(citation, wanted);
  };
  const guideItems = catalog.guides.flatMap((guide) =>
    guide.items.flatMap((item) => citing(item, item.basis, item.content, item.place, {}, isMeant) ?? []),
  );
  const entries = entriesCiting(catalog, isMeant);
  const exemptions = catalog.exemptions.flatMap(
    (exemption) => citing(exemption, exemption.basis, [], exemption.place, {}, isMeant) ?? [],
  );
  const first = [...entries, ...guideItems, ...exemptions][0]?.citation;
  const cited = first === undefined ? null : (mended(book.read(first).citation) ?? first);
  if (instruments.length === 0 && cited === null) return { candidates: candidatesFor(words, catalog) };
  const agencies = agenciesOf(catalog, entries);
  return {
    instruments,
    cited: instruments.length === 0 ? cited : null,
    guideItems,
    entries,
    exemptions,
    agencies,
  };
}

function instrumentsNamed(words: string, book: CitationBook): readonly Instrument[] {
  const byId = book.index.byId(words.trim());
  if (byId !== null) return [byId];
  const { citation, named } = book.read(words);
  const editions =
    citation.number === null && citation.title !== null ? book.index.titled(citation.title) : [];
  if (editions.length > 0) return editions;
  return named === null ? [] : [named.instrument];
}

function isSame(citation: Citation, wanted: Citation): boolean {
  if (wanted.number !== null) return citation.number !== null && sameNumber(citation.number, wanted.number);
  return (
    citation.title !== null && wanted.title !== null && titleKey(citation.title) === titleKey(wanted.title)
  );
}

type Places = Readonly<Partial<Record<'basis' | 'content', Place>>>;

/** The first citation of the instrument in the basis, else in the content elements that are citations. */
function citing<T>(
  by: T,
  basis: readonly string[],
  content: readonly string[],
  place: Place,
  places: Places,
  isMeant: (text: string) => boolean,
): Citing<T> | null {
  for (const [field, texts] of [
    ['basis', basis],
    ['content', content],
  ] as const) {
    const index = texts.findIndex((text) => (field === 'basis' || text.includes('《')) && isMeant(text));
    const citation = texts[index];
    if (citation === undefined) continue;
    const list = places[field];
    const at =
      list === undefined ? placeWithin(place, `${field}/${index}`) : placeWithin(list, String(index));
    return { by, field, citation, place: at };
  }
  return null;
}

function entriesCiting(catalog: Catalog, isMeant: (text: string) => boolean): CitingEntry[] {
  const found = new Map<string, CitingEntry>();
  for (const entry of catalog.entries) {
    const one = citing(entry, entry.basis, entry.content, entry.place, entry.places, isMeant);
    if (one === null) continue;
    const id = entry.sharedId ?? entry.id;
    const agencies = [...entry.subject, ...entry.responsible].flatMap((reference) => reference.agencies);
    const known = found.get(id);
    found.set(id, {
      ...(known ?? { ...one, id }),
      instances: (known?.instances ?? 0) + 1,
      agencies: [...new Set([...(known?.agencies ?? []), ...agencies])],
    });
  }
  return [...found.values()];
}

function agenciesOf(catalog: Catalog, entries: readonly CitingEntry[]): Impact['agencies'] {
  const counts = new Map<string, number>();
  for (const { agencies } of entries) for (const id of agencies) counts.set(id, (counts.get(id) ?? 0) + 1);
  return catalog.agencies.flatMap((agency) => {
    const count = counts.get(agency.id);
    return count === undefined ? [] : [{ agency, entries: count }];
  });
}

/** Titles that contain the words, else the nearest title or number. */
function candidatesFor(words: string, catalog: Catalog): readonly string[] {
  const key = titleKey(words);
  const titles = catalog.instruments.map(({ title }) => title);
  const containing = key.length < 2 ? [] : titles.filter((title) => titleKey(title).includes(key));
  if (containing.length > 0) return containing.slice(0, 8);
  const short = new Map(titles.map((title) => [title.replace(/^中华人民共和国/u, ''), title]));
  const numbers = catalog.instruments.flatMap(({ number }) => number ?? []);
  const near = nearest(words.replace(/[《》]/gu, ''), [...titles, ...short.keys(), ...numbers]);
  return near === null ? [] : [short.get(near) ?? near];
}
