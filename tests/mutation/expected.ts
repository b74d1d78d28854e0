import type { Cell, CellStatus, Coverage, Figures, ShortfallElement } from '../../src/model/coverage.js';

/** What a change of the catalog should do: to which cells, and to the count of local entries. */
export interface Expectation {
  readonly changed: (cell: Cell) => CellChange | null;
  readonly localEntries: number;
}

export interface CellChange extends Partial<Pick<Cell, 'status' | 'agency'>> {
  /** What now falls short, besides what did before; without it nothing does. */
  readonly weaker?: ShortfallElement;
}

/** Figures as a plain listing: one line for each cell and each figure of each row. */
export type Listing = ReadonlyMap<string, string | number>;

/** What the coverage should be, counted here again from nothing but the cells. */
export function expectedListing(coverage: Coverage, { changed, localEntries }: Expectation): Listing {
  const cells = coverage.cells.map((cell): Seen => {
    const change = changed(cell);
    if (change === null) return { ...cell, weaker: weakerIn(cell) };
    const { weaker, ...rest } = change;
    return { ...cell, ...rest, weaker: weaker === undefined ? [] : [...weakerIn(cell), weaker] };
  });
  return listing(cells, coverage.localEntries + localEntries, (cell) => [
    'total',
    `domain ${cell.domain}`,
    `agency ${cell.agency}`,
    `level ${cell.level}`,
  ]);
}

/** What the coverage says, row by row. */
export function actualListing(coverage: Coverage): Listing {
  const lines = new Map<string, string | number>();
  for (const cell of coverage.cells) lines.set(cellLine(cell), verdict({ ...cell, weaker: weakerIn(cell) }));
  const rows = [
    { name: 'total', ...coverage.total },
    ...coverage.byDomain.map((row) => ({ ...row, name: `domain ${row.id}` })),
    ...coverage.byAgency.map((row) => ({ ...row, name: `agency ${row.id}` })),
    ...coverage.byLevel.map((row) => ({ ...row, name: `level ${row.id}` })),
  ];
  for (const row of rows) {
    for (const part of ['attested', 'unattested'] as const) {
      for (const [figure, count] of Object.entries(row[part])) {
        if (count !== 0) lines.set(`${row.name} ${part} ${figure}`, count);
      }
    }
  }
  lines.set('local entries', coverage.localEntries);
  return lines;
}

/** The lines in which two listings differ, as `line: before → after`. */
export function differences(before: Listing, after: Listing): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((line) => before.get(line) !== after.get(line))
    .map((line) => `${line}: ${before.get(line) ?? 0} → ${after.get(line) ?? 0}`)
    .sort();
}

interface Seen extends Cell {
  readonly weaker: readonly ShortfallElement[];
}

/** `partial: content timeLimit`: the status, and what it is for. */
function verdict({ status, weaker }: Seen): string {
  const elements = [...new Set(weaker)].sort();
  return elements.length === 0 ? status : `${status}: ${elements.join(' ')}`;
}

function weakerIn({ shortfalls }: Cell): ShortfallElement[] {
  return shortfalls.map(({ element }) => element);
}

function listing(
  cells: readonly Seen[],
  localEntries: number,
  rowsOf: (cell: Cell) => readonly string[],
): Map<string, string | number> {
  const lines = new Map<string, string | number>();
  const add = (line: string): void => {
    lines.set(line, Number(lines.get(line) ?? 0) + 1);
  };
  for (const cell of cells) {
    lines.set(cellLine(cell), verdict(cell));
    for (const row of rowsOf(cell)) {
      const name = `${row} ${cell.attested ? 'attested' : 'unattested'}`;
      for (const figure of figuresOf[cell.status]) add(`${name} ${figure}`);
    }
  }
  lines.set('local entries', localEntries);
  return lines;
}

/** The figures a cell counts in, as the headings of the report explain them. */
const figuresOf: Readonly<Record<CellStatus, readonly (keyof Figures)[]>> = {
  complete: ['required', 'applicable', 'covered', 'complete'],
  partial: ['required', 'applicable', 'covered', 'partial'],
  draft: ['required', 'applicable', 'draft'],
  missing: ['required', 'applicable', 'missing'],
  exempt: ['required', 'exempt'],
};

function cellLine({ item, level, agency }: Cell): string {
  return `cell ${item} ${level} ${agency}`;
}
