import { isScalar, type Pair } from 'yaml';
import { fieldNames, fieldSpellings, freeFields, listFields } from '../model/vocabulary.js';

/** `/items/0/name` → its segments, unescaped after RFC 6901. */
export function segmentsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * The pairs of a map that write a field, as indices: in English or Chinese, or by an alias. Well-formed maps
 * have one at most; of several the one that is written as the pointer says comes first.
 */
export function pairsOf(pairs: readonly Pair[], field: string): readonly number[] {
  const keys = pairs.map(({ key }) => (isScalar(key) ? String(key.value) : null));
  // Authors may write any key: `constructor` is one no field has, though every object does.
  const spellings = [field, ...(Object.hasOwn(fieldSpellings, field) ? (fieldSpellings[field] ?? []) : [])];
  const found = [...keys.keys()].filter((index) => {
    const key = keys[index] ?? null;
    return key !== null && (key === field || spellings.includes(key.normalize('NFKC').trim()));
  });
  // A key that was written twice, once in each language, must be found as it was written.
  const exact = keys.indexOf(field);
  return exact === -1 ? found : [exact, ...found.filter((index) => index !== exact)];
}

/** One name for all spellings of a field: its Chinese name; a key that is no field's stays as it is. */
export function fieldOf(key: string): string {
  return namesBySpelling().get(key.normalize('NFKC').trim()) ?? key;
}

export function isField(key: string): boolean {
  return namesBySpelling().has(key.normalize('NFKC').trim());
}

/** Whether the keys of a field's record are the author's own, not names of fields. */
export function isFree(field: string): boolean {
  return freeFields.some((name) => fieldOf(name) === fieldOf(field));
}

/** Whether a text may stand for a list of one, by a field's English name. */
export function isListField(field: string): boolean {
  return listFields.includes(field);
}

let names: ReadonlyMap<string, string> | undefined;

function namesBySpelling(): ReadonlyMap<string, string> {
  names ??= new Map(
    Object.entries(fieldNames).flatMap(([english, chinese]) =>
      [english, ...(fieldSpellings[english] ?? [])].map((spelling) => [spelling.normalize('NFKC'), chinese]),
    ),
  );
  return names;
}
