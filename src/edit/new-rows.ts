import {
  type AuthoringField,
  type AuthoringRow,
  authoringFields,
  type ReadAuthoringSheet,
} from '../model/authoring.js';
import { groupedBy } from '../model/grouped.js';
import type { Addition, CellValue, Origin, Remark } from '../model/merge.js';
import { matchKey } from '../text/normalise.js';
import type { Adder } from './additions.js';
import { type AgencyTitles, type Cells, cellOf, cellsOf, differing, plainCell } from './cells.js';
import type { MergeContext } from './context.js';
import { homes } from './homes.js';
import type { Item } from './items.js';
import { namedAlike, nameless } from './row-problems.js';
import { meaningOf } from './values.js';

/** A row without an id. */
export interface NewRow {
  readonly sheet: ReadAuthoringSheet;
  readonly row: AuthoringRow;
  readonly origin: Origin;
}

/** The catalog as it stands. */
export interface Known {
  readonly items: ReadonlyMap<string, Item>;
  readonly titles: AgencyTitles;
}

/** Rows without an id → new items. What they leave empty follows the defaults of the file they are written to. */
export function newItems(
  fresh: readonly NewRow[],
  context: MergeContext,
  known: Known,
  add: Adder,
): { additions: Addition[]; problems: Remark[]; remarks: Remark[] } {
  const problems: Remark[] = [];
  const remarks: Remark[] = [];
  if (fresh.length === 0) return { additions: [], problems, remarks };
  const home = homes(context.files);
  const twins = twinsIn(known);
  const made = fresh.flatMap(({ sheet, row, origin }) => {
    const values: Partial<Record<AuthoringField, CellValue>> = {};
    const cells: Partial<Record<AuthoringField, string>> = {};
    for (const field of authoringFields) {
      const meant = meaningOf(field, row.cells[field] ?? '', context.channelOf);
      if (meant.kind === 'wrong') problems.push({ origin, field, message: meant.message, hint: meant.hint });
      if (meant.kind !== 'value') continue;
      values[field] = meant.value;
      cells[field] = cellOf(field, meant.value);
    }
    if (values.name === undefined) {
      problems.push(nameless(origin));
      return [];
    }
    const twin = twins(sheet.domain, cells);
    if (twin !== null) {
      const same = differing(cells, twin.cells).length === 0;
      (same ? remarks : problems).push(namedAlike(twin.id, same, origin));
      return [];
    }
    return [add({ domain: sheet.domain, origin, values, cells }, home.defaultsFor(sheet.domain))];
  });
  return { additions: made, problems, remarks };
}

interface Twin {
  readonly id: string;
  readonly cells: Cells;
}

/**
 * Makes the function that finds the item a new row would repeat: importing a workbook again must not add its
 * new rows again. A row that names no subject is the item of that name, whoever discloses it.
 */
function twinsIn({ items, titles }: Known): (domain: string, cells: NewRow['row']['cells']) => Twin | null {
  const known = groupedBy(
    Array.from(items.values(), ({ id, entry }) => ({
      id,
      domain: entry.domain,
      cells: cellsOf(entry, titles),
    })),
    ({ domain, cells }) => nameKey(domain, cells),
  );
  return (domain, cells) =>
    known
      .get(nameKey(domain, cells))
      ?.find((twin) => cells.subject === undefined || plainCell(twin.cells.subject) === cells.subject) ??
    null;
}

function nameKey(domain: string, { category, name }: NewRow['row']['cells']): string {
  return [domain, category, name].map((text) => matchKey(text ?? '')).join('|');
}
