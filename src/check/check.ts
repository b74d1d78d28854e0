import type { Catalog, CatalogPart, Frame } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf, type Finding } from '../model/diagnostic.js';
import type { Heads } from '../model/entry-head.js';
import type { Rule } from './rule.js';
import { rules } from './rules.js';

/** What is found of a frame, whatever its entries are; in the order of the rules. */
export function checkFrame(frame: Frame): Diagnostic[] {
  const bare: Catalog = { ...frame, entries: [] };
  return found(frame, (rule) => (rule.scope === 'across' ? [] : rule.check(bare)));
}

/** What is found of the entries of a section, besides what is found of the frame anyway. */
export function checkSection(section: Catalog, ofFrame: readonly Diagnostic[]): Diagnostic[] {
  const said = new Set(ofFrame.map(keyOf));
  return found(section, (rule) => (rule.scope === 'section' ? rule.check(section) : [])).filter(
    (diagnostic) => !said.has(keyOf(diagnostic)),
  );
}

/** What is found of all entries together. */
export function checkAcross(heads: Heads): Diagnostic[] {
  return found(heads, (rule) => (rule.scope === 'across' ? rule.check(heads) : []));
}

/** The rules that say nothing while a part is broken. */
export function silentWithout(part: CatalogPart): ReadonlySet<string> {
  return new Set(rules.filter(({ needs }) => needs.includes(part)).map(({ code }) => code));
}

function found({ broken }: Frame, check: (rule: Rule) => Iterable<Finding>): Diagnostic[] {
  const diagnostics = rules
    .filter((rule) => rule.needs.every((part) => !broken.has(part)))
    .flatMap((rule) => Array.from(check(rule), (finding) => diagnosticOf(rule, finding)));
  return withoutRepetitions(diagnostics);
}

/** A mistake in a default or a shared list is one mistake, however many entries take it from there. */
function withoutRepetitions(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = keyOf(diagnostic);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function keyOf({ code, place, message }: Diagnostic): string {
  return JSON.stringify([code, place, message.zh]);
}
