import type { Agency, GuideItem } from '../model/catalog.js';
import { type Cell, noFigures, type Row } from '../model/coverage.js';
import type { Publication } from '../model/publication.js';
import type { Level } from '../model/vocabulary.js';
import { guideFields, guideRows, type RowOwner } from './guide-row.js';

/** What one agency has to do, as data: what is mailed to it in any format. */
export interface AgencySheet {
  readonly county: string;
  readonly date: string;
  readonly agency: Agency;
  readonly figures: Row;
  /** Attested items nothing answers, by domain: the agency's to fill. */
  readonly gaps: readonly DomainGaps[];
  readonly partial: readonly PartialCell[];
  /** Attested cells with a time limit that nobody can compare with the guide's: to be looked at. */
  readonly undecided: readonly Cell[];
  readonly draft: readonly Cell[];
  readonly exempt: readonly Cell[];
  /** Unattested items nothing answers: advice, no gaps. */
  readonly advice: readonly Cell[];
}

export interface DomainGaps {
  readonly domain: string;
  readonly cells: readonly Cell[];
  /** The items of the cells, each once. */
  readonly items: readonly GuideItem[];
  /** The guide rows of the cells as a file of entries, ready to paste. */
  readonly rows: string;
}

export interface PartialCell {
  readonly cell: Cell;
  /** What falls short as the guide has it: fields of an entry (YAML), ready to paste over. */
  readonly fields: string;
}

/** The sheet of one agency, in the order of the guides. */
export function agencySheet({ catalog, coverage }: Publication, agency: Agency): AgencySheet {
  const own = coverage.cells.filter((cell) => cell.agency === agency.id);
  const attested = (status: Cell['status']): Cell[] =>
    own.filter((cell) => cell.attested && cell.status === status);
  const items = new Map(catalog.guides.flatMap((guide) => guide.items.map((item) => [item.id, item])));
  const taken = new Set(catalog.entries.map(({ id }) => id));
  const gaps = new Map<string, Cell[]>();
  for (const cell of attested('missing')) gaps.set(cell.domain, [...(gaps.get(cell.domain) ?? []), cell]);
  return {
    county: catalog.county.name,
    date: coverage.date,
    agency,
    figures: coverage.byAgency.find(({ id }) => id === agency.id) ?? {
      id: agency.id,
      name: agency.name,
      attested: noFigures,
      unattested: noFigures,
    },
    gaps: [...gaps].map(([domain, cells]) => ({
      domain,
      cells,
      items: [...new Set(cells.map(({ item }) => item))].flatMap((id) => items.get(id) ?? []),
      rows: guideRows(domain, rowsOf(cells, agency, items, taken)),
    })),
    partial: attested('partial').map((cell) => {
      const item = items.get(cell.item);
      const elements = new Set(cell.shortfalls.map(({ element }) => element));
      return { cell, fields: item === undefined ? '' : guideFields(item, elements) };
    }),
    undecided: own.filter((cell) => cell.attested && cell.undecided.length > 0),
    draft: attested('draft'),
    exempt: attested('exempt'),
    advice: own.filter((cell) => !cell.attested && cell.status === 'missing'),
  };
}

/** One row for each item, with all the levels it is missing at. */
function rowsOf(
  cells: readonly Cell[],
  agency: Agency,
  items: ReadonlyMap<string, GuideItem>,
  taken: Set<string>,
): { readonly item: GuideItem; readonly owner: RowOwner }[] {
  const levels = new Map<string, Level[]>();
  for (const { item, level } of cells) levels.set(item, [...(levels.get(item) ?? []), level]);
  return [...levels].flatMap(([id, at]) => {
    const item = items.get(id);
    if (item === undefined) return [];
    return { item, owner: { id: freeId(item.id, agency, taken), subject: agency.name, levels: at } };
  });
}

/**
 * The id of the guide item where no entry has it yet; below the county, where many agencies fill the same
 * item, always with the agency's own id behind it.
 */
function freeId(item: string, agency: Agency, taken: Set<string>): string {
  if (agency.level === 'county' && !taken.has(item)) {
    taken.add(item);
    return item;
  }
  const longest = 40;
  const base = `${item}-${agency.id.toUpperCase()}`;
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    const id = base.slice(0, longest - suffix.length).replace(/-+$/u, '') + suffix;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
