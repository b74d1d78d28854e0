import type { Catalog, Entry } from '../model/catalog.js';
import type { EntryFile } from '../model/entry-file.js';
import { ItemNumbers } from '../model/item-numbers.js';

/** Gives new items their ids. */
export interface IdGiver {
  /** Whether an id is in use, or was once. */
  readonly isTaken: (id: string) => boolean;
  readonly take: (id: string) => void;
  /** The next free number of a category, which is taken then. */
  readonly next: (domain: string, category: string) => string;
}

/** An id that was in use once is never given again (design section 4). */
export function idGiver({ entries, lineage, guides }: Catalog, files: readonly EntryFile[]): IdGiver {
  const standing = [
    ...entries.map((entry) => ({ ...entry, id: entry.sharedId ?? entry.id })),
    ...files.flatMap(({ shared }) => shared),
  ];
  const taken = new Set([...standing.map(({ id }) => id), ...lineage.map(({ from }) => from)]);
  const numbers = new Map<string, ItemNumbers>();
  return {
    isTaken: (id) => taken.has(id),
    take: (id) => void taken.add(id),
    next(domain, category) {
      const own = numbers.get(domain) ?? numbersOf(domain);
      numbers.set(domain, own);
      let id = own.next(category);
      while (taken.has(id)) id = own.next(category);
      taken.add(id);
      return id;
    },
  };

  /** Numbers go on behind those of the guide, so that an item it has keeps its own. */
  function numbersOf(domain: string): ItemNumbers {
    const guide = guides.find((each) => each.domain === domain);
    const prefix = guide?.id ?? commonPrefix(entries.filter((entry) => entry.domain === domain)) ?? 'BD';
    return new ItemNumbers(prefix, [
      ...(guide?.items ?? []),
      ...standing.filter((entry) => entry.domain === domain),
    ]);
  }
}

/** What most of the county's own ids begin with; those of a shared list's instances end in an agency. */
function commonPrefix(entries: readonly Entry[]): string | null {
  const counts = new Map<string, number>();
  for (const { id } of entries) {
    const prefix = /^(.+)-\d{4}$/u.exec(id)?.[1];
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
