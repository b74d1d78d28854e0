import type { Cell, CellStatus, Coverage, Figures } from '../../model/coverage.js';
import type { Level } from '../../model/vocabulary.js';
import { type Kind, kindOf } from './cells.js';

/** Which cells a figure counts; null: all of them. */
export interface Scope {
  readonly kind: Kind;
  readonly domain: string | null;
  readonly agency: string | null;
  readonly level: Level | null;
}

/** Names of places in the page, made of numbers: ids and names of the catalog may hold anything. */
export class Anchors {
  readonly #domains: ReadonlyMap<string, number>;
  readonly #agencies: ReadonlyMap<string, number>;
  readonly #cells: ReadonlyMap<Cell, number>;
  /** Every list that has a row. */
  readonly #lists: ReadonlySet<string>;

  constructor(coverage: Coverage) {
    const { cells, byDomain, byAgency } = coverage;
    this.#domains = numbered([...byDomain.map(({ id }) => id), ...cells.map(({ domain }) => domain)]);
    this.#agencies = numbered([...byAgency.map(({ id }) => id), ...cells.map(({ agency }) => agency)]);
    this.#cells = new Map(cells.map((cell, index) => [cell, index + 1]));
    this.#lists = new Set(
      cells.flatMap((cell) => {
        const kind = kindOf(cell);
        const { domain, agency, level, status } = cell;
        return [
          this.list(kind, status),
          this.list(kind, status, domain),
          this.agency(kind, agency),
          this.agency(kind, agency, status),
          this.level(kind, level),
          this.level(kind, level, status),
        ];
      }),
    );
  }

  /** The list of all rows of a status, or of those of one domain. */
  list(kind: Kind, status: CellStatus, domain?: string): string {
    return `${mark(kind)}${status}${domain === undefined ? '' : `-${this.domainMark(domain)}`}`;
  }

  /** The index of an agency, one of its columns, or one of its rows. */
  agency(kind: Kind, agency: string, status?: CellStatus): string {
    return `${mark(kind)}${this.agencyMark(agency)}${status === undefined ? '' : `-${status}`}`;
  }

  agencyDomain(kind: Kind, agency: string, domain: string): string {
    return `${this.agency(kind, agency)}-${this.domainMark(domain)}`;
  }

  level(kind: Kind, level: Level, status?: CellStatus): string {
    return `${mark(kind)}l-${level}${status === undefined ? '' : `-${status}`}`;
  }

  cell(cell: Cell): string {
    return `c${this.#cells.get(cell) ?? 0}`;
  }

  domainMark(domain: string): string {
    return `d${this.#domains.get(domain) ?? 0}`;
  }

  agencyMark(agency: string): string {
    return `a${this.#agencies.get(agency) ?? 0}`;
  }

  /** Where the rows of a figure begin, or null when there are none. */
  target(scope: Scope, figure: keyof Figures): string | null {
    const own = counted[figure];
    const wanted = own.map((status) => this.#listOf(scope, status));
    const found = wanted.find((anchor) => this.#lists.has(anchor));
    return found === undefined ? null : `#${found}`;
  }

  #listOf({ kind, domain, agency, level }: Scope, status: CellStatus): string {
    if (agency !== null) return this.agency(kind, agency, status);
    if (level !== null) return this.level(kind, level, status);
    return domain === null ? this.list(kind, status) : this.list(kind, status, domain);
  }

  /** What the filter of the page is set to, so that exactly the rows of the figure are left. */
  filter({ kind, domain, agency, level }: Scope, figure: keyof Figures): string {
    const place = [
      domain === null ? '' : this.domainMark(domain),
      agency === null ? '' : this.agencyMark(agency),
      level ?? '',
    ];
    return [kind, ...place, counted[figure].join(' ')].join('|');
  }
}

/** The statuses a figure counts. */
const counted: Readonly<Record<keyof Figures, readonly CellStatus[]>> = {
  required: ['missing', 'partial', 'draft', 'exempt', 'complete'],
  exempt: ['exempt'],
  applicable: ['missing', 'partial', 'draft', 'complete'],
  covered: ['partial', 'complete'],
  complete: ['complete'],
  partial: ['partial'],
  draft: ['draft'],
  missing: ['missing'],
};

function mark(kind: Kind): string {
  return kind === 'attested' ? '' : 'u-';
}

function numbered(keys: readonly string[]): Map<string, number> {
  return new Map([...new Set(keys)].map((key, index) => [key, index + 1]));
}
