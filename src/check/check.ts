import type { Catalog } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { rules } from './rules.js';

/** Holds a catalog against all rules; in the order of the rules, for each in the order of the catalog. */
export function check(catalog: Catalog): Diagnostic[] {
  return rules
    .filter((rule) => rule.needs.every((part) => !catalog.broken.has(part)))
    .flatMap((rule) => Array.from(rule.check(catalog), (finding) => diagnosticOf(rule, finding)));
}
