import { authoringFields } from '../model/authoring.js';
import type { Entry } from '../model/catalog.js';
import { groupedBy, groupedByEach } from '../model/grouped.js';
import type { Addition, FieldChange, ItemChange, Merge, Origin, Remark, Removal } from '../model/merge.js';
import type { PublishedTable, TableRow } from '../model/table.js';
import { wording } from '../model/wording.js';
import { matchKey } from '../text/normalise.js';
import { nearest } from '../text/suggest.js';
import { additions } from './additions.js';
import { cellsOf } from './cells.js';
import type { MergeContext } from './context.js';
import { domainOf } from './domain-of.js';
import { guideRemarks } from './guide-remarks.js';
import { type Item, itemsOf } from './items.js';
import { proposalsFor } from './proposals.js';
import { agenciesIn, saysTheSame, type Told, toldBy } from './table-cells.js';

/** The published tables of one file. */
export interface PublishedSource {
  /** Name of the file. */
  readonly file: string;
  readonly tables: readonly PublishedTable[];
}

/**
 * Published tables × the catalog → what they say otherwise. A row is an item of the catalog when domain,
 * category and name are equal after normalising, and the agencies agree; what a table does not tell changes nothing.
 * Items of the same domain and agencies that the table lacks are proposed for removal.
 */
export function mergeTables(
  sources: readonly PublishedSource[],
  domain: string | null,
  context: MergeContext,
): Merge {
  const placed = sources.flatMap(({ file, tables }) =>
    tables.flatMap((table) => placedRows(table, file, domain, context)),
  );
  const rows = placed.flatMap((each) => each.rows);
  const items = itemsOf(context.catalog, context.files).filter(({ kind }) => kind !== 'shared');
  const matched = matchRows(rows, items, context);
  const changes: ItemChange[] = [];
  const fresh: PlacedRow[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const item = matched.get(row);
    if (item === undefined) {
      fresh.push(row);
      continue;
    }
    const fields = changedFields(row, item, context);
    if (fields.length === 0) unchanged += 1;
    else changes.push({ ...titleOf(item.entry), origin: row.origin, fields, target: item.target });
  }
  const add = additions(context.catalog, context.files);
  const made = fresh.map(
    ({ domain: own, origin, told }): Addition =>
      add({ domain: own, origin, values: told.values, cells: told.cells }, []),
  );
  return {
    changes,
    additions: made,
    removals: missingFrom(rows, items, new Set(matched.values()), context),
    conflicts: [],
    problems: placed.flatMap(({ problems }) => problems),
    remarks: [
      ...placed.flatMap(({ remarks }) => remarks),
      ...rows.flatMap(({ origin, told }) =>
        told.remarks.map((remark) => ({ ...remark, origin, hint: null })),
      ),
      ...made.flatMap((addition) => guideRemarks(addition)),
      ...nearItems(fresh, items, new Set(matched.values())),
    ],
    proposals: proposalsFor(
      rows.map(({ domain: own, origin, told }) => ({ domain: own, origin, values: told.values })),
      context,
    ),
    unchanged,
  };
}

interface PlacedRow {
  readonly row: TableRow;
  readonly domain: string;
  readonly origin: Origin;
  readonly told: Told;
  /** Ids of the agencies the subject names. */
  readonly agencies: readonly string[];
}

interface Placed {
  readonly rows: readonly PlacedRow[];
  readonly problems: readonly Remark[];
  readonly remarks: readonly Remark[];
}

function placedRows(
  table: PublishedTable,
  file: string,
  asked: string | null,
  context: MergeContext,
): Placed[] {
  const { rows, sheet } = table;
  if (rows.length === 0) return [];
  const found = domainOf(table, file, asked, context.catalog);
  const first: Origin = { file, sheet, row: rows[0]?.row ?? 1 };
  if (found === null && rows.some((row) => row.domain === null)) {
    return [
      {
        rows: [],
        remarks: [],
        problems: [
          {
            origin: first,
            field: null,
            message: wording(
              `看不出这张表（${rows.length} 行）是哪个领域的，没有读入`,
              `nothing tells the domain of this table (${rows.length} rows); it was not taken`,
            ),
            hint: wording('用 --domain 写明领域，如 --domain 义务教育', 'name it with --domain'),
          },
        ],
      },
    ];
  }
  const remarks: Remark[] =
    found?.by === 'items'
      ? [
          {
            origin: first,
            field: null,
            message: wording(
              `表上没有写领域；一半以上的事项在“${found.domain}”的标准指引里，按这个领域读入`,
              `the table names no domain; most of its items are in the guide of “${found.domain}”`,
            ),
            hint: wording('不对时用 --domain 写明', 'name another with --domain'),
          },
        ]
      : [];
  return [
    {
      problems: [],
      remarks,
      rows: rows.map((printed) => {
        const own = asked ?? printed.domain ?? found?.domain ?? '';
        const row = { ...printed, category: withoutDomain(printed.category, own) };
        return {
          row,
          domain: own,
          origin: { file, sheet, row: row.row },
          told: toldBy(row, context),
          agencies: agenciesIn(row.subject, context),
        };
      }),
    },
  ];
}

/** A table of one domain may have its name as the widest category; the catalog has it once, for the whole file. */
function withoutDomain(category: readonly string[], domain: string): readonly string[] {
  const [widest, ...rest] = category;
  return rest.length > 0 && matchKey(widest ?? '') === matchKey(domain) ? rest : category;
}

/**
 * Rows → the items they are. First those whose agencies meet, so that each township keeps its own; what is left
 * of one name and level is the same item under another agency. A table without categories tells items by their
 * name alone. Each item is taken once.
 */
function matchRows(
  rows: readonly PlacedRow[],
  items: readonly Item[],
  { catalog }: MergeContext,
): Map<PlacedRow, Item> {
  const byName = groupedByEach(items, ({ entry: { domain, category, name } }) => [
    nameKey(domain, category, name),
    nameKey(domain, [], name),
  ]);
  const levelOf = new Map(catalog.agencies.map(({ id, level }) => [id, level]));
  const found = new Map<PlacedRow, Item>();
  const taken = new Set<Item>();
  const take = (row: PlacedRow, fits: (item: Item) => boolean): void => {
    if (found.has(row)) return;
    const { category, name } = row.row;
    const candidates = (byName.get(nameKey(row.domain, category, name)) ?? []).filter(
      (item) => !taken.has(item) && fits(item),
    );
    const [only] = candidates;
    if (only === undefined) return;
    found.set(row, only);
    taken.add(only);
  };
  for (const row of rows) take(row, ({ entry }) => shares(agenciesOf(entry), row.agencies));
  for (const row of rows) {
    take(row, ({ entry }) => {
      const own = agenciesOf(entry);
      if (row.agencies.length === 0 || own.length === 0) return true;
      return [...own, ...row.agencies].every((id) => levelOf.get(id) === 'county');
    });
  }
  return found;
}

function changedFields({ row, told }: PlacedRow, { entry }: Item, context: MergeContext): FieldChange[] {
  const here = cellsOf(entry, new Map(context.catalog.agencies.map(({ id, name }) => [id, name])));
  return authoringFields.flatMap((field): FieldChange[] => {
    const [value, after] = [told.values[field], told.cells[field]];
    if (value === undefined || after === undefined || saysTheSame(field, entry, row, context)) return [];
    return [{ field, before: here[field], after, value }];
  });
}

/** Of the domains and agencies a table speaks of, the items it does not have. */
function missingFrom(
  rows: readonly PlacedRow[],
  items: readonly Item[],
  matched: ReadonlySet<Item>,
  { catalog }: MergeContext,
): Removal[] {
  const spoken = new Map<string, Set<string>>();
  for (const { domain, agencies } of rows) {
    const own = spoken.get(domain) ?? new Set<string>();
    for (const id of agencies) own.add(id);
    spoken.set(domain, own);
  }
  const county = new Set(catalog.agencies.filter(({ level }) => level === 'county').map(({ id }) => id));
  return items.flatMap((item) => {
    const agencies = spoken.get(item.entry.domain);
    if (agencies === undefined || matched.has(item)) return [];
    const own = agenciesOf(item.entry);
    // A table that names no agency it knows is the county's own.
    const meant =
      agencies.size === 0 ? own.every((id) => county.has(id)) : own.every((id) => agencies.has(id));
    return meant && own.length > 0 ? [{ ...titleOf(item.entry), file: item.entry.place.file }] : [];
  });
}

/** A new item under nearly the name of one that the table seems to lack. */
function nearItems(
  fresh: readonly PlacedRow[],
  items: readonly Item[],
  matched: ReadonlySet<Item>,
): Remark[] {
  const free = groupedBy(
    items.filter((item) => !matched.has(item)),
    ({ entry }) => entry.domain,
  );
  return fresh.flatMap(({ row, domain, origin, agencies }) => {
    const candidates = (free.get(domain) ?? []).filter(
      ({ entry }) => agencies.length === 0 || shares(agenciesOf(entry), agencies),
    );
    const near = nearest(
      row.name,
      candidates.map(({ entry }) => entry.name),
    );
    const item = candidates.find(({ entry }) => entry.name === near);
    if (item === undefined) return [];
    return [
      {
        origin,
        field: 'name',
        message: wording(
          `“${row.name}”按新事项处理；目录里有相近的 ${item.id}“${item.entry.name}”`,
          `“${row.name}” is taken as new; the catalog has ${item.id} “${item.entry.name}”`,
        ),
        hint: wording(
          '是同一事项时，先把两边的一级事项和名称改成一样，再导入',
          'if they are the same, make category and name equal and import again',
        ),
      },
    ];
  });
}

function titleOf({ id, name, domain }: Entry): Pick<ItemChange, 'id' | 'name' | 'domain'> {
  return { id, name, domain };
}

function agenciesOf({ subject }: Entry): string[] {
  return subject.flatMap(({ agencies }) => agencies);
}

function shares(a: readonly string[], b: readonly string[]): boolean {
  return a.some((id) => b.includes(id));
}

function nameKey(domain: string, category: readonly string[], name: string): string {
  return `${matchKey(domain)}|${category.map(matchKey).join('/')}|${matchKey(name)}`;
}
