import { fieldAt } from './concerned.js';
import type { Diagnostic } from './diagnostic.js';

/** What a finding is called from day to day: lines move and messages are reworded, these stay. */
export interface FindingKey {
  /** Id of the item; null for findings about no entry. */
  readonly item: string | null;
  /** Where there is no item. */
  readonly file: string | null;
  readonly rule: string;
  /** English name; null for the item or the file as a whole. */
  readonly field: string | null;
}

export function keyOf({ about, code, place }: Diagnostic): FindingKey {
  const item = about?.item ?? null;
  return { item, file: item === null ? place.file : null, rule: code, field: fieldAt(place) };
}

/** A key as one text, to be looked up by. */
function keyText({ item, file, rule, field }: FindingKey): string {
  return JSON.stringify([item, file, rule, field]);
}

/** A name for each finding, unlike all others: its key, and its number among those of the same key. */
export function findingNames(diagnostics: readonly Diagnostic[]): ReadonlyMap<Diagnostic, string> {
  const numbers = new Map<string, number>();
  const names = new Map<Diagnostic, string>();
  for (const diagnostic of diagnostics) {
    const key = keyText(keyOf(diagnostic));
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    names.set(diagnostic, `${key}#${number}`);
  }
  return names;
}
