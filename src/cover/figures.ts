import {
  type Cell,
  type CoverageSums,
  type Figures,
  noFigures,
  type Row,
  type Split,
} from '../model/coverage.js';
import { groupedBy } from '../model/grouped.js';

/** The figures of some cells, attested and unattested apart. */
export function splitOf(cells: readonly Cell[]): Split {
  return {
    attested: figuresOf(cells.filter((cell) => cell.attested)),
    unattested: figuresOf(cells.filter((cell) => !cell.attested)),
  };
}

/** One row for each thing that has cells, in the order of the things; linear in the cells. */
export function tally(
  cells: readonly Cell[],
  things: readonly { readonly id: string; readonly name: string }[],
  idOf: (cell: Cell) => string,
): Row[] {
  const groups = groupedBy(cells, idOf);
  return things.flatMap(({ id, name }) => {
    const group = groups.get(id);
    return group === undefined ? [] : [{ id, name, ...splitOf(group) }];
  });
}

/** The figures of domains, each given once, added up. */
export function sumsOf(splits: readonly (readonly [domain: string, split: Split])[]): CoverageSums {
  return {
    total: splits.reduce((sum, [, split]) => added(sum, split), {
      attested: noFigures,
      unattested: noFigures,
    }),
    byDomain: splits.map(([domain, split]) => ({ id: domain, name: domain, ...split })),
  };
}

function added(a: Split, b: Split): Split {
  const sum = (x: Figures, y: Figures): Figures => ({
    required: x.required + y.required,
    exempt: x.exempt + y.exempt,
    applicable: x.applicable + y.applicable,
    covered: x.covered + y.covered,
    complete: x.complete + y.complete,
    partial: x.partial + y.partial,
    draft: x.draft + y.draft,
    missing: x.missing + y.missing,
  });
  return { attested: sum(a.attested, b.attested), unattested: sum(a.unattested, b.unattested) };
}

function figuresOf(cells: readonly Cell[]): Figures {
  const count = { complete: 0, partial: 0, draft: 0, exempt: 0, missing: 0 };
  for (const cell of cells) count[cell.status] += 1;
  return {
    required: cells.length,
    applicable: cells.length - count.exempt,
    covered: count.complete + count.partial,
    ...count,
  };
}
