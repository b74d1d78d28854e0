import type { Cell, Figures, Row, Split } from '../model/coverage.js';

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
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(idOf(cell));
    if (group === undefined) groups.set(idOf(cell), [cell]);
    else group.push(cell);
  }
  return things.flatMap(({ id, name }) => {
    const group = groups.get(id);
    return group === undefined ? [] : [{ id, name, ...splitOf(group) }];
  });
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
