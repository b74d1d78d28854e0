import type { Coverage } from '../../model/coverage.js';
import type { Anchors } from './anchors.js';
import { type MatrixCell, matrixOf } from './cells.js';

/**
 * Agencies × domains as tables that fit the width of A4 landscape: so many domains to a table as the longest
 * figure leaves room for.
 */
export function matrixTables(
  coverage: Coverage,
  agencyName: (id: string) => string,
  anchors: Anchors,
): object[] {
  const { domains, rows } = matrixOf(coverage);
  const longest = Math.max(3, ...rows.flatMap(({ cells }) => cells.map((cell) => textOf(cell).length)));
  const perTable = Math.max(1, Math.floor(roomMm / (longest * digitMm + paddingMm)));
  const count = Math.ceil(domains.length / perTable);
  return Array.from({ length: count }, (_, table) => {
    const from = table * perTable;
    const shown = domains.slice(from, from + perTable);
    return {
      caption: `已见证的指引事项：覆盖/适用${count > 1 ? `（${table + 1}/${count}）` : ''}`,
      anchor: `matrix-${table + 1}`,
      domains: shown,
      rows: rows
        .filter(({ cells }) => cells.slice(from, from + perTable).some((cell) => cell !== null))
        .map(({ agency, cells }) => ({
          agency,
          name: agencyName(agency),
          cells: cells
            .slice(from, from + perTable)
            .map((cell, index) => cellView(cell, agency, shown[index] ?? '', anchors)),
        })),
    };
  });
}

/** Millimetres on paper: what a page leaves beside the names, and what a figure takes (templates/coverage.hbs). */
const roomMm = 235;
const digitMm = 1.25;
const paddingMm = 1.3;

function cellView(cell: MatrixCell | null, agency: string, domain: string, anchors: Anchors): object {
  const scope = { kind: 'attested', domain, agency, level: null } as const;
  return {
    text: textOf(cell),
    state: stateOf(cell),
    href: cell === null ? null : `#${anchors.agencyDomain('attested', agency, domain)}`,
    filter: anchors.filter(scope, 'required'),
  };
}

function stateOf(cell: MatrixCell | null): 'none' | 'all' | 'some' | 'exempt' | 'empty' {
  if (cell === null) return 'empty';
  if (cell.applicable === 0) return 'exempt';
  if (cell.covered === cell.applicable) return 'all';
  return cell.covered === 0 ? 'none' : 'some';
}

function textOf(cell: MatrixCell | null): string {
  return cell === null ? '' : `${cell.covered}/${cell.applicable}`;
}
