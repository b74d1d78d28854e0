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
  return agency === undefined ? { agency: null, near: nearAgency(words, agencies) } : { agency };
}

/** The name of the register that words come nearest to, or null. */
export function nearAgency(words: string, agencies: readonly Agency[]): string | null {
  return nearest(words, agencies.flatMap(namesOf)) ?? shortened(key(words), agencies);
}

/**
 * The full name of the only agency whose name holds the characters of the words in their order: bodies are merged,
 * and people go on saying 教育局 of a 教育和体育局.
 */
function shortened(words: string, agencies: readonly Agency[]): string | null {
  if (words.length < 3) return null;
  const found = agencies.filter((each) => namesOf(each).some((name) => holdsInOrder(key(name), words)));
  return found.length === 1 ? (found[0]?.name ?? null) : null;
}

function holdsInOrder(name: string, words: string): boolean {
  let at = 0;
  for (const character of name) if (character === words[at]) at += 1;
  return at === words.length;
}

function namesOf({ id, name, aliases }: Agency): string[] {
  return [name, ...aliases, id];
}

function key(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}
