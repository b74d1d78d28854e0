import { checkSection } from '../check/check.js';
import { checkHouse } from '../check/house.js';
import { type CoveredSection, coverSection } from '../cover/cover.js';
import { splitOf } from '../cover/figures.js';
import { rootsOf } from '../cover/waive.js';
import { entriesOf } from '../load/entries.js';
import type { EntryFiles } from '../load/entry-files.js';
import type { Section } from '../load/outline.js';
import { derivedKey, type KnownParses } from '../load/parses.js';
import { type Catalog, type Entry, isPublished } from '../model/catalog.js';
import { Concerned } from '../model/concerned.js';
import type { Split } from '../model/coverage.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import { type EntryHead, type HeadTable, headsOf, headTable } from '../model/entry-head.js';
import { groupedBy } from '../model/grouped.js';
import type { Place } from '../model/place.js';
import type { Surroundings } from './surroundings.js';

/** What is found of a section, and all that the rest of a run must know of its entries; plain data, so that it can be kept. */
export interface Verdict {
  readonly published: number;
  readonly drafts: number;
  /** Of all entries, a line each. */
  readonly ids: string;
  /** Whether entries are left out, so that what rests on all of them must not be concluded. */
  readonly unsound: boolean;
  /** What is wrong with files and their entries. */
  readonly found: readonly Diagnostic[];
  /** What the office's own rules find. */
  readonly house: readonly Diagnostic[];
  /** Null where there is an error. */
  readonly covered: CoveredVerdict | null;
  /** Where entries are written that waivers name. */
  readonly roots: readonly (readonly [id: string, places: readonly Place[]])[];
}

interface CoveredVerdict extends Pick<CoveredSection, 'diagnostics' | 'met'> {
  readonly splits: readonly (readonly [domain: string, split: Split])[];
}

/**
 * A section of a catalog with what is found of it. What was found of the same files in the same surroundings is taken
 * from what is known, and then its entries are made only when somebody asks for them.
 */
export class JudgedSection {
  readonly key: string;
  readonly verdict: Verdict;
  readonly #section: Section;
  readonly #surroundings: Surroundings;
  readonly #files: EntryFiles;
  readonly #heads: () => readonly EntryHead[];
  #built: ReturnType<typeof entriesOf> | undefined;
  #covered: CoveredSection | undefined;

  constructor(section: Section, surroundings: Surroundings, files: EntryFiles, known: KnownParses) {
    this.key = JudgedSection.keyOf(section, surroundings, files);
    this.#section = section;
    this.#surroundings = surroundings;
    this.#files = files.only(section.files);
    const before = known.get(this.key) as Verdict | undefined;
    this.verdict = before ?? this.#judge();
    // What is wrong with the form of a file is not known of its value.
    const keep = section.files.some((path) => files.isBroken(path)) ? undefined : known.keep;
    if (before === undefined) keep?.(this.key, this.verdict);
    const headsKey = derivedKey('heads', [this.key]);
    this.#heads = () => {
      const table = known.get(headsKey) as HeadTable | undefined;
      if (table !== undefined) return headsOf(table);
      const made = headTable(this.#loaded.entries);
      keep?.(headsKey, made);
      return headsOf(made);
    };
  }

  /** Tells a section from all others: by its files, and by what they are looked at with. */
  static keyOf({ domains, files }: Section, { key }: Surroundings, entryFiles: EntryFiles): string {
    return derivedKey('section', [
      key,
      ...domains,
      'files',
      ...files.flatMap((path) => [path, entryFiles.keyOf(path)]),
    ]);
  }

  /** Whether a file is one of its own. */
  holds(file: string): boolean {
    return this.#section.files.includes(file);
  }

  /** Diagnostics of its files with what they are about. */
  noted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    return new Concerned(this.#loaded.entries).noted(diagnostics);
  }

  /** What others have to know of its entries. */
  get heads(): readonly EntryHead[] {
    return this.#heads();
  }

  /** By file, in the author's order. */
  get entries(): ReadonlyMap<string, readonly Entry[]> {
    return groupedBy(this.#loaded.entries, ({ place }) => place.file);
  }

  get covered(): CoveredSection {
    const { frame, day, conformity } = this.#surroundings;
    const domains = new Set(this.#section.domains);
    this.#covered ??= coverSection(
      this.#catalog,
      frame.domains.filter(({ name }) => domains.has(name)),
      day,
      conformity,
    );
    return this.#covered;
  }

  get #loaded(): ReturnType<typeof entriesOf> {
    this.#built ??= entriesOf(
      this.#section.files.flatMap((path) => this.#files.open(path) ?? []),
      this.#surroundings.context,
    );
    return this.#built;
  }

  get #catalog(): Catalog {
    return { ...this.#surroundings.frame, entries: this.#loaded.entries };
  }

  #judge(): Verdict {
    const { frame, settings, severities, found: ofFrame, whole } = this.#surroundings;
    const { entries, diagnostics } = this.#loaded;
    const catalog = this.#catalog;
    const concerned = new Concerned(entries);
    const found = concerned.noted([
      ...this.#section.files.flatMap((path) => this.#files.diagnostics(path)),
      ...diagnostics,
      ...checkSection(catalog, ofFrame),
    ]);
    const published = entries.filter(isPublished).length;
    return {
      published,
      drafts: entries.length - published,
      ids: entries.map(({ id }) => id).join('\n'),
      unsound: diagnostics.length > 0,
      found,
      house: concerned.noted(checkHouse(catalog, settings.rules)),
      covered: whole && !hasErrors(severities.lowered(found)) ? this.#cover(concerned) : null,
      roots: rootsOf(entries, frame.exemptions),
    };
  }

  #cover(concerned: Concerned): CoveredVerdict {
    const { cells, diagnostics, met } = this.covered;
    const byDomain = groupedBy(cells, ({ domain }) => domain);
    return {
      diagnostics: concerned.noted(diagnostics),
      met,
      splits: Array.from(byDomain, ([domain, own]) => [domain, splitOf(own)] as const),
    };
  }
}
