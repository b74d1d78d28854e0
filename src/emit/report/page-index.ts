import { type Cell, type Coverage, statusName } from '../../model/coverage.js';
import { groupedBy } from '../../model/grouped.js';
import { levelNames, levels } from '../../model/vocabulary.js';
import type { Anchors } from './anchors.js';
import { type Kind, kindOf, nameOf, statuses } from './cells.js';

/** The rows of every agency, as links into the lists: by domain and status. */
export function agencyIndex(
  coverage: Coverage,
  agencyName: (id: string) => string,
  anchors: Anchors,
): object[] {
  const byAgency = groupedBy(coverage.cells, ({ agency }) => agency);
  const order = [...new Set([...coverage.byAgency.map(({ id }) => id), ...byAgency.keys()])];
  return order.flatMap((agency) => {
    const cells = byAgency.get(agency);
    if (cells === undefined) return [];
    const tables = perKind(cells).map(([kind, own]) => ({
      kind,
      apart: kind === 'unattested',
      anchor: anchors.agency(kind, agency),
      caption: kind === 'attested' ? agencyName(agency) : `${agencyName(agency)}：未见原文，仅供参考`,
      columns: statuses.map((status) => ({
        anchor: anchors.agency(kind, agency, status),
        name: statusName(status).zh,
        count: own.filter((cell) => cell.status === status).length,
      })),
      rows: [...groupedBy(own, ({ domain }) => domain)].map(([domain, cellsOfDomain]) => ({
        anchor: anchors.agencyDomain(kind, agency, domain),
        name: domain,
        columns: statuses.map((status) =>
          cellsOfDomain
            .filter((cell) => cell.status === status)
            .map((cell) => ({
              href: `#${anchors.cell(cell)}`,
              item: cell.item,
              // Names are needed where there is something to do; the others are read in the lists.
              name: status === 'complete' || status === 'exempt' ? null : nameOf(cell),
            })),
        ),
      })),
    }));
    return { mark: anchors.agencyMark(agency), tables };
  });
}

/** How many rows each level has in each domain and status, leading to the lists. */
export function levelIndex(coverage: Coverage, anchors: Anchors): object[] {
  return levels.flatMap((level) =>
    perKind(coverage.cells.filter((cell) => cell.level === level)).map(([kind, own]) => ({
      apart: kind === 'unattested',
      anchor: anchors.level(kind, level),
      caption: kind === 'attested' ? levelNames[level] : `${levelNames[level]}：未见原文，仅供参考`,
      columns: statuses.map((status) => ({
        anchor: anchors.level(kind, level, status),
        name: statusName(status).zh,
        count: own.filter((cell) => cell.status === status).length,
      })),
      rows: [...groupedBy(own, ({ domain }) => domain)].map(([domain, cells]) => ({
        name: domain,
        columns: statuses.map((status) => {
          const count = cells.filter((cell) => cell.status === status).length;
          return {
            count,
            href: count === 0 ? null : `#${anchors.list(kind, status, domain)}`,
            filter: [kind, anchors.domainMark(domain), '', level, status].join('|'),
          };
        }),
      })),
    })),
  );
}

/** Attested cells, then unattested ones; a kind without any is left out. */
function perKind(cells: readonly Cell[]): [Kind, Cell[]][] {
  const kinds: readonly Kind[] = ['attested', 'unattested'];
  return kinds
    .map((kind): [Kind, Cell[]] => [kind, cells.filter((cell) => kindOf(cell) === kind)])
    .filter(([, own]) => own.length > 0);
}
