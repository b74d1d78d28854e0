import { nearest } from '../text/suggest.js';
import type { Scheme } from './scheme.js';

/** The scheme that one of the words names, by file, file name without ending, or name; else the nearest name. */
export function findScheme(
  words: readonly string[],
  schemes: readonly Scheme[],
): { readonly scheme: Scheme | null; readonly near: string | null } {
  const wanted = words.map((word) => word.normalize('NFC'));
  const scheme =
    schemes.find((candidate) => namesOf(candidate).some((name) => wanted.includes(name))) ?? null;
  if (scheme !== null) return { scheme, near: null };
  return { scheme, near: nearest(words[0] ?? '', schemes.flatMap(namesOf)) };
}

function namesOf({ name, place }: Scheme): string[] {
  const file = place.file.normalize('NFC');
  const base = file.slice(file.lastIndexOf('/') + 1);
  return [file, base, base.replace(/\.ya?ml$/iu, ''), name];
}
