import { type Citation, parseCitation } from '../text/citation/citation.js';
import type { Catalog } from './catalog.js';
import { InstrumentIndex, type Named } from './instruments.js';
import { type Place, placeWithin } from './place.js';

/** A citation where it is written: a default of a file counts once, however many entries inherit it. */
export interface CitationUse {
  readonly citation: Citation;
  /** The instrument of the register, if it is known. */
  readonly named: Named | null;
  readonly place: Place;
  /** Whether nothing but drafts rests on it. */
  readonly draft: boolean;
}

type ReadCitation = Pick<CitationUse, 'citation' | 'named'>;

/** Everything cited in a catalog, each distinct text read once. */
export class CitationBook {
  readonly index: InstrumentIndex;
  readonly #read: Map<string, ReadCitation>;
  readonly #catalog: Catalog;
  #uses: readonly CitationUse[] | null = null;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    const register = registerOf(catalog.instruments);
    this.index = register.index;
    this.#read = register.read;
  }

  read(text: string): ReadCitation {
    const known = this.#read.get(text);
    if (known !== undefined) return known;
    const citation = parseCitation(text);
    const result = { citation, named: this.index.find(citation) };
    this.#read.set(text, result);
    return result;
  }

  /** What the workspace itself cites, in entries and exemptions, in their order; not what guides cite. */
  get uses(): readonly CitationUse[] {
    this.#uses ??= [...this.#usesOfEntries(), ...this.#usesOfExemptions()];
    return this.#uses;
  }

  #usesOfEntries(): CitationUse[] {
    const uses = new Map<string, CitationUse>();
    for (const entry of this.#catalog.entries) {
      const list = entry.places.basis ?? entry.place;
      const draft = entry.status === 'draft';
      for (const [index, text] of entry.basis.entries()) {
        const place = placeWithin(list, String(index));
        const key = place.kind === 'node' ? `${place.file}#${place.pointer}` : `${place.file}#${text}`;
        const use = uses.get(key);
        if (use === undefined) uses.set(key, { ...this.read(text), place, draft });
        else if (use.draft && !draft) uses.set(key, { ...use, draft });
      }
    }
    return [...uses.values()];
  }

  #usesOfExemptions(): CitationUse[] {
    return this.#catalog.exemptions.flatMap(({ basis, place }) =>
      basis.map((text, index) => ({
        ...this.read(text),
        place: placeWithin(place, `basis/${index}`),
        draft: false,
      })),
    );
  }
}

/** The citations of a catalog; the same book for the same catalog, so that no text is read twice. */
export function citationsOf(catalog: Catalog): CitationBook {
  const known = books.get(catalog);
  if (known !== undefined) return known;
  const book = new CitationBook(catalog);
  books.set(catalog, book);
  return book;
}

const books = new WeakMap<Catalog, CitationBook>();

/** An index of instruments, and what was looked up in it: sections of a catalog cite the same few hundred texts. */
interface Register {
  readonly index: InstrumentIndex;
  readonly read: Map<string, ReadCitation>;
}

function registerOf(instruments: Catalog['instruments']): Register {
  const known = registers.get(instruments);
  if (known !== undefined) return known;
  const register = { index: new InstrumentIndex(instruments), read: new Map() };
  registers.set(instruments, register);
  return register;
}

const registers = new WeakMap<Catalog['instruments'], Register>();
