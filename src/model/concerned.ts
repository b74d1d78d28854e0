import type { Entry } from './catalog.js';
import type { About, Diagnostic } from './diagnostic.js';
import { groupedByEach } from './grouped.js';
import type { Place } from './place.js';
import { yamlKindOf } from './workspace-files.js';

/**
 * Which entries findings are about: looked up by the item a finding, or a place beside it, stands in. The index is made
 * when the first finding asks for it.
 */
export class Concerned {
  readonly #entries: readonly Entry[];
  #byItem: Map<string, Entry[]> | undefined;
  #domains: Map<string, string> | undefined;

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  /** The diagnostics with what they are about. */
  noted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    return diagnostics.map((diagnostic) =>
      isOfEntries(diagnostic.place) ? { ...diagnostic, about: this.#about(diagnostic) } : diagnostic,
    );
  }

  #about(diagnostic: Diagnostic): About {
    const entries = this.#of(diagnostic);
    const [first] = entries;
    return {
      item: first === undefined ? null : itemIdOf(first),
      subjects: [...new Set(entries.flatMap(({ subject }) => subject.flatMap(({ agencies }) => agencies)))],
      domain: first?.domain ?? this.#domainOf(diagnostic.place.file),
    };
  }

  /** What a finding is about; where it stands in defaults, the entry it names beside them. */
  #of({ place, related }: Diagnostic): readonly Entry[] {
    const own = this.#at(place);
    if (own.length > 0 || itemAt(place) !== null) return own;
    return related.map((other) => this.#at(other.place)).find((entries) => entries.length > 0) ?? [];
  }

  /** The entries of the item at a place, the instances of a shared one together; none for other places. */
  #at(place: Place): readonly Entry[] {
    this.#byItem ??= byItem(this.#entries);
    return this.#byItem.get(itemAt(place) ?? '') ?? [];
  }

  #domainOf(file: string): string | null {
    this.#domains ??= new Map(this.#entries.map(({ place, domain }) => [place.file, domain]));
    return this.#domains.get(file) ?? null;
  }
}

function byItem(entries: readonly Entry[]): Map<string, Entry[]> {
  return groupedByEach(entries, (entry) =>
    [entry.place, ...Object.values(entry.places)].flatMap((place) => itemAt(place) ?? []),
  );
}

/** The id an item has in its file: that of the shared item for an instance of it. */
export function itemIdOf(entry: Pick<Entry, 'id' | 'sharedId'>): string {
  return entry.sharedId ?? entry.id;
}

/** The field a place lies in, by its English name; null for an item or a file as a whole. */
export function fieldAt(place: Place): string | null {
  if (place.kind !== 'node') return null;
  const segments = place.pointer.split('/').slice(1);
  const own = /^\/items\/\d+/u.test(place.pointer) ? segments.slice(2) : segments;
  return own.findLast((segment) => !/^\d+$/u.test(segment)) ?? null;
}

/** `entries/a.yaml#/items/3`, or null outside of items. */
export function itemAt(place: Place): string | null {
  if (place.kind !== 'node' || !isOfEntries(place)) return null;
  const pointer = /^\/items\/\d+/u.exec(place.pointer)?.[0];
  return pointer === undefined ? null : `${place.file}#${pointer}`;
}

/** Whether a place lies in a file of entries. */
export function isOfEntries({ file }: Place): boolean {
  return yamlKindOf(file) === 'entries';
}
