import { type AuthoringField, authoringFields } from '../model/authoring.js';
import type { EntryFile } from '../model/entry-file.js';

/** Where new items of a domain are written. */
export interface Homes {
  /** The file of the domain that holds most items; null where it has none of its own yet. */
  readonly of: (domain: string) => EntryFile | null;
  /** The fields the defaults of that file give. */
  readonly defaultsFor: (domain: string) => readonly AuthoringField[];
}

/** Shared lists and an agency's own words about them are no home: what is written there means something else. */
export function homes(files: readonly EntryFile[]): Homes {
  const found = new Map<string, EntryFile>();
  for (const file of files) {
    if (file.domain === null || file.group !== null || file.agency !== null) continue;
    const before = found.get(file.domain);
    if (before === undefined || before.items < file.items) found.set(file.domain, file);
  }
  const of = (domain: string): EntryFile | null => found.get(domain) ?? null;
  return {
    of,
    defaultsFor: (domain) => {
      const places = of(domain)?.defaults.places ?? {};
      return authoringFields.filter((field) => places[field] !== undefined);
    },
  };
}
