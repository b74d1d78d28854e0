import type { Catalog } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { rules } from './rules.js';

/** Holds a catalog against all rules; in the order of the rules, for each in the order of the catalog. */
export function check(catalog: Catalog): Diagnostic[] {
  const found = rules
    .filter((rule) => rule.needs.every((part) => !catalog.broken.has(part)))
    .flatMap((rule) => Array.from(rule.check(catalog), (finding) => diagnosticOf(rule, finding)));
  return withoutRepetitions(found);
}

/** A mistake in a default or a shared list is one mistake, however many entries take it from there. */
function withoutRepetitions(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, place, message }) => {
    const key = JSON.stringify([code, place, message.zh]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
