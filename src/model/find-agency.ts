import { nearest } from '../text/suggest.js';
import type { Agency } from './catalog.js';

export type FoundAgency =
  | { readonly agency: Agency }
  | {
      readonly agency: null;
      /** The name that was probably meant. */
      readonly near: string | null;
    };

/** The agency of the register that words name: by id, name or alias, whatever the width and white space. */
export function findAgency(words: string, agencies: readonly Agency[]): FoundAgency {
  const wanted = key(words);
  const agency = agencies.find((each) => namesOf(each).some((name) => key(name) === wanted));
  return agency === undefined
    ? { agency: null, near: nearest(words, agencies.flatMap(namesOf)) }
    : { agency };
}

function namesOf({ id, name, aliases }: Agency): string[] {
  return [name, ...aliases, id];
}

function key(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}
