import { type Catalog, type Guide, isAttested } from '../model/catalog.js';
import type { Cell, Coverage } from '../model/coverage.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import type { Fault } from '../model/scheme.js';
import type { Level } from '../model/vocabulary.js';

/** One thing an assessor may count: a cell of the coverage, or a finding. */
export interface Counted {
  /** Unique, and the same whatever the order of the input: things are sorted by it. */
  readonly key: string;
  readonly domain: string | null;
  /** Id; null where nobody is named. */
  readonly agency: string | null;
  readonly level: Level | null;
  /** Null for a finding. */
  readonly cell: Cell | null;
  /** Code of the rule; null for a cell. */
  readonly rule: string | null;
  readonly elements: ReadonlySet<string>;
}

export interface Scope {
  readonly domains: readonly string[];
  readonly levels: readonly Level[];
  /** Only these guide items; empty: all. */
  readonly guide: readonly string[];
}

/**
 * The attested cells of the domains assessed. A domain that the county does not adopt has none, and would cost
 * nothing: each of its attested items is counted as one missing cell at county level.
 */
export function countedCells(catalog: Catalog, coverage: Coverage, domains: readonly string[]): Counted[] {
  const assessed = new Set(domains);
  const adopted = new Set(catalog.domains.map(({ name }) => name));
  const left = catalog.guides.filter(({ domain }) => assessed.has(domain) && !adopted.has(domain));
  return [...coverage.cells, ...left.flatMap(missingCells)]
    .filter((cell) => cell.attested && assessed.has(cell.domain))
    .map(
      (cell): Counted => ({
        key: `${cell.item} ${cell.level} ${cell.agency}`,
        domain: cell.domain,
        agency: cell.agency === '' ? null : cell.agency,
        level: cell.level,
        cell,
        rule: null,
        elements: new Set(cell.shortfalls.map(({ element }) => element)),
      }),
    )
    .sort(byKey);
}

function missingCells(guide: Guide): Cell[] {
  return guide.items.filter(isAttested).map((item) => ({
    item: item.id,
    category: item.category,
    name: item.name,
    domain: guide.domain,
    level: 'county',
    agency: '',
    attested: true,
    status: 'missing',
    entries: [],
    shortfalls: [],
    undecided: [],
    exemption: null,
  }));
}

/** The findings in the domains assessed, and those that belong to no domain. */
export function countedFindings(
  catalog: Catalog,
  diagnostics: readonly Diagnostic[],
  domains: readonly string[],
): Counted[] {
  const assessed = new Set(domains);
  const entries = new Map(catalog.entries.map((entry) => [entryKey(entry.place), entry]));
  return diagnostics
    .map(({ code, place, message }): Counted => {
      const entry = entries.get(entryKey(place));
      const agencies = new Set(entry?.subject.flatMap((reference) => reference.agencies) ?? []);
      const [agency = null, ...others] = [...agencies].sort();
      return {
        key: `${code} ${place.file} ${JSON.stringify(place)} ${message.zh}`,
        domain: entry?.domain ?? null,
        // A finding in a shared list, or of several subjects, is nobody's alone.
        agency: others.length > 0 || entry?.sharedId ? null : agency,
        level: null,
        cell: null,
        rule: code,
        elements: new Set(),
      };
    })
    .filter(({ domain }) => domain === null || assessed.has(domain))
    .sort(byKey);
}

/** The item of a file a place lies in. */
function entryKey(place: Place): string {
  if (place.kind !== 'node') return place.file;
  return `${place.file} ${/^\/items\/\d+/u.exec(place.pointer)?.[0] ?? ''}`;
}

/** The cells a share is a share of: what applies within a scope. */
export function applicable(all: readonly Counted[], scope: Scope): Counted[] {
  return all.filter(
    (counted) => counted.cell !== null && counted.cell.status !== 'exempt' && within(counted, scope),
  );
}

export function faultsOf(all: readonly Counted[], what: Fault, scope: Scope): Counted[] {
  return all.filter((counted) => isFault(counted, what) && within(counted, scope));
}

function isFault({ cell, rule, elements }: Counted, what: Fault): boolean {
  if (what.kind === 'rule') return rule === what.code;
  return cell?.status === what.status && (what.element === null || elements.has(what.element));
}

function within({ domain, level, cell }: Counted, scope: Scope): boolean {
  return (
    (scope.domains.length === 0 || (domain !== null && scope.domains.includes(domain))) &&
    // A finding stands at no level: it counts wherever its domain does.
    (scope.levels.length === 0 || level === null || scope.levels.includes(level)) &&
    (scope.guide.length === 0 || (cell !== null && scope.guide.includes(cell.item)))
  );
}

function byKey(a: Counted, b: Counted): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}
