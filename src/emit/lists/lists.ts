import type { Artifact } from '../../model/artifact.js';
import type { Catalog, PublishedEntry } from '../../model/catalog.js';
import { groupedBy } from '../../model/grouped.js';
import type { Publication } from '../../model/publication.js';
import type { Level } from '../../model/vocabulary.js';
import { captionOf, creatorOf } from '../../sheet/caption.js';
import { type LayoutContext, type NationalTable, nationalTables } from '../../sheet/layout.js';
import { column, type Table, type TableCell } from '../../sheet/table.js';
import { KnownCells, writeWorkbook } from '../../sheet/write.js';
import { made, type Plan, planOf } from '../emitter.js';
import { paths } from '../paths.js';
import { listed, selectionOf } from '../selection.js';

/**
 * The catalog as workbooks in the national layout: the whole county, every domain, every agency and every
 * level that has entries, with the optional columns the workspace asks for. A workbook has one sheet per
 * domain, so that each can be printed and stamped as its domain's table; where there are several, the sheet
 * 目录 leads to them.
 */
export function emitLists(publication: Publication): AsyncIterable<Artifact> {
  return made({ plans: planLists(publication) });
}

export function planLists(publication: Publication): Plan[] {
  const context = contextOf(publication.catalog);
  const run: Run = { context, tableOf: nationalTables(context), known: new KnownCells() };
  return listsOf(publication).map((list) => planOf(list.path, () => workbookOf(list, publication, run)));
}

interface List {
  readonly path: string;
  /** Which part of the county's table this is: stands behind the title in brackets. */
  readonly part: string | null;
  readonly entries: readonly PublishedEntry[];
}

function listsOf(publication: Publication): List[] {
  const { byDomain, byAgency, byLevel } = selectionOf(publication);
  return [
    { path: paths.countyList, part: null, entries: publication.entries },
    ...listed(byDomain).map(({ slug, entries }) => ({ path: paths.domainList(slug), part: null, entries })),
    ...listed(byAgency).map(({ agency, name, entries }) => ({
      path: paths.agencyList(agency.id),
      part: name,
      entries,
    })),
    ...listed(byLevel).map(({ level, entries }) => ({
      path: paths.levelList(level),
      part: levelParts[level],
      entries,
    })),
  ];
}

/** Who the lists of a level are for, as published lists are called. */
const levelParts: Readonly<Record<Level, string>> = {
  county: '县级部门',
  township: '乡镇',
  village: '村(居)',
};

/** What the lists of one publication share: an entry stands in four of them. */
interface Run {
  readonly context: LayoutContext;
  readonly tableOf: (wanted: NationalTable) => Table;
  readonly known: KnownCells;
}

function workbookOf(
  list: List,
  publication: Publication,
  { context, tableOf, known }: Run,
): Promise<Artifact['content']> {
  const { catalog, date } = publication;
  const caption = captionOf(publication);
  const domains = groupedBy(list.entries, ({ domain }) => domain);
  const sheets = [...domains].map(([domain, entries]) =>
    tableOf({
      name: domain,
      title: titleOf(catalog, `${domain}领域`, list),
      caption,
      entries,
      show: catalog.county.listColumns,
    }),
  );
  // The county's own list keeps its index whatever the number of domains: it is the way in that others link to.
  const indexed = list.path === paths.countyList || sheets.length > 1;
  const index = indexTable(list, domains, { catalog, caption, context });
  const tables = indexed ? [index, ...sheets] : sheets;
  return writeWorkbook(tables, { date, creator: creatorOf(catalog) }, known);
}

interface IndexContext {
  readonly catalog: Catalog;
  readonly caption: string;
  readonly context: LayoutContext;
}

function indexTable(
  list: List,
  domains: ReadonlyMap<string, readonly PublishedEntry[]>,
  { catalog, caption, context }: IndexContext,
): Table {
  const leads = new Map(
    catalog.domains.map(({ name, lead }) => {
      const [only] = lead.agencies;
      return [name, (only === undefined ? undefined : context.agencies.get(only)) ?? lead.text];
    }),
  );
  const rows = [...domains].map(([domain, entries], index): TableCell[] => [
    index + 1,
    { text: domain, table: index + 1 },
    leads.get(domain) ?? null,
    entries.length,
  ]);
  return {
    name: '目录',
    title: titleOf(catalog, '', list),
    caption,
    columns: [column('序号', 8), column('领域', 40), column('牵头单位', 48), column('事项数', 12)],
    rows: [...rows, [null, '合计', null, list.entries.length]],
    notes: [],
    filter: false,
  };
}

function titleOf({ county }: Catalog, field: string, { part }: List): string {
  return `${county.name}${field}基层政务公开标准目录${part === null ? '' : `（${part}）`}`;
}

function contextOf({ channels, agencies, columns }: Catalog): LayoutContext {
  return {
    channels,
    agencies: new Map(agencies.map(({ id, name }) => [id, name])),
    websiteColumns: new Map(
      columns.flatMap(({ id, name }) => [
        [id, name],
        [name, name],
      ]),
    ),
  };
}
