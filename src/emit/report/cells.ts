import type { Cell, CellStatus, Coverage, Split } from '../../model/coverage.js';

/** The two kinds of figures and rows, never added up. */
export type Kind = keyof Split;

/** The order in which rows are shown: what needs work first. */
export const statuses: readonly CellStatus[] = ['missing', 'partial', 'draft', 'exempt', 'complete'];

export function kindOf(cell: Cell): Kind {
  return cell.attested ? 'attested' : 'unattested';
}

/** `教师管理 / 教师评优评先`. */
export function nameOf(cell: Cell | undefined): string {
  return cell === undefined ? '—' : [...cell.category, cell.name].join(' / ');
}

/** Covered and applicable cells of one agency in one domain; null where it has no cells, exempt ones included. */
export interface MatrixCell {
  readonly covered: number;
  readonly applicable: number;
}

interface Matrix {
  readonly domains: readonly string[];
  readonly rows: readonly {
    readonly agency: string;
    /** One for each domain. */
    readonly cells: readonly (MatrixCell | null)[];
  }[];
}

/** Agencies × domains, attested items only; agencies and domains without any such cell are left out. */
export function matrixOf(coverage: Coverage): Matrix {
  const counts = new Map<string, { covered: number; applicable: number }>();
  for (const { attested, agency, domain, status } of coverage.cells) {
    if (!attested) continue;
    const key = JSON.stringify([agency, domain]);
    const count = counts.get(key) ?? { covered: 0, applicable: 0 };
    counts.set(key, count);
    if (status !== 'exempt') count.applicable += 1;
    if (status === 'complete' || status === 'partial') count.covered += 1;
  }
  const present = (rows: Coverage['byDomain']): string[] =>
    rows.filter(({ attested }) => attested.required > 0).map(({ id }) => id);
  const domains = present(coverage.byDomain);
  return {
    domains,
    rows: present(coverage.byAgency).map((agency) => ({
      agency,
      cells: domains.map((domain) => counts.get(JSON.stringify([agency, domain])) ?? null),
    })),
  };
}
