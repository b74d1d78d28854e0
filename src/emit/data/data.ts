import { readFileSync } from 'node:fs';
import type { PublishedEntry } from '../../model/catalog.js';
import type { Publication } from '../../model/publication.js';
import { type Plan, planOf } from '../emitter.js';
import { packageFolder } from '../package.js';
import { type DataSchemaName, dataSchemas, linkFrom, paths } from '../paths.js';
import { publisherOf } from '../publisher.js';
import { retiredOf } from '../retired.js';
import { type DomainGroup, type Selection, selectionOf } from '../selection.js';
import { csvOf, guideCsv, participationCsv } from './csv.js';
import { pageRecord, placedPages } from './pages.js';
import {
  agencyRecord,
  entryRecord,
  guideHead,
  guideRecord,
  participationRecord,
  type RecordNames,
  recordNames,
  retiredRecord,
} from './records.js';

/**
 * The catalog as open data: everything in one JSON, then JSON and CSV of every domain and its guide, an index
 * in JSON of every agency and level, where citizens may take part, the pages of the columns, and the JSON Schemas
 * all of these keep.
 */
export function* planData(publication: Publication): Iterable<Plan> {
  const selection = selectionOf(publication);
  const names = recordNames(publication.catalog);
  const head = headOf(publication);
  yield json(paths.catalogData, 'catalog', () => ({ ...head, ...wholeOf(publication, names) }));
  yield planOf(paths.catalogCsv, () => csvOf(publication.entries, names));
  for (const group of selection.byDomain.values()) {
    const { slug, guide } = group;
    yield json(paths.domainData(slug), 'domain', () => ({ ...head, ...domainOf(group, names) }));
    yield planOf(paths.domainCsv(slug), () => csvOf(group.entries, names));
    if (guide === null) continue;
    yield json(paths.guideData(slug), 'guide', () => ({ ...head, guide: guideRecord(guide, names) }));
    yield planOf(paths.guideCsv(slug), () => guideCsv(guide, names));
  }
  const places = placesOf(selection);
  for (const { agency, entries } of selection.byAgency.values()) {
    yield json(paths.agencyData(agency.id), 'agency', () => ({
      ...head,
      agency: agencyRecord(agency),
      entries: entries.map((entry) => indexOf(entry, places)),
    }));
  }
  for (const { level, entries } of selection.byLevel.values()) {
    yield json(paths.levelData(level), 'level', () => ({
      ...head,
      level,
      entries: entries.map((entry) => indexOf(entry, places)),
    }));
  }
  const { participation } = publication.catalog;
  if (participation.length > 0) {
    yield json(paths.participationData, 'participation', () => ({
      ...head,
      participation: participation.map((matter) => participationRecord(matter, names)),
    }));
    yield planOf(paths.participationCsv, () => participationCsv(participation, names));
  }
  const pages = placedPages(publication.catalog.pages);
  if (pages.length > 0) {
    const publisher = publisherOf(publication.catalog);
    yield json(paths.pagesData, 'pages', () => ({
      ...head,
      pages: pages.map((placed) => pageRecord(placed, publisher)),
    }));
  }
  for (const name of dataSchemas) {
    yield planOf(paths.dataSchema(name), () =>
      readFileSync(new URL(`schemas/data/${name}.json`, packageFolder), 'utf8'),
    );
  }
}

/** What every file says of itself: whose catalog it is from, and of which day. */
function headOf({ catalog, date }: Publication): object {
  const { name, code, site } = catalog.county;
  return { county: name, code, date, publisher: publisherOf(catalog), license: site.license };
}

function wholeOf({ catalog, entries }: Publication, names: RecordNames): object {
  return {
    domains: catalog.domains.map(({ name, lead }) => ({ name, lead: lead.agencies[0] ?? null })),
    agencies: catalog.agencies.map(agencyRecord),
    columns: catalog.columns.map(({ id, name, url }) => ({ id, name, url })),
    channels: catalog.channels.map(({ id, name }) => ({ id, name })),
    guides: catalog.guides.map((guide) => guideRecord(guide, names)),
    entries: entries.map((entry) => entryRecord(entry, names)),
    lineage: retiredOf(catalog).map(retiredRecord),
  };
}

/** The rows of the guide have a file of their own: an office reads what it discloses without what is asked. */
function domainOf({ name, slug, guide, entries }: DomainGroup, names: RecordNames): object {
  return {
    domain: name,
    guide:
      guide === null
        ? null
        : { ...guideHead(guide), data: linkFrom(paths.domainData(slug), paths.guideData(slug)) },
    entries: entries.map((entry) => entryRecord(entry, names)),
  };
}

/** File and JSON Pointer of every entry, by its id. */
function placesOf({ byDomain }: Selection): ReadonlyMap<string, string> {
  return new Map(
    [...byDomain.values()].flatMap(({ slug, entries }) =>
      entries.map(({ id }, index): [string, string] => [id, `domain-${slug}.json#/entries/${index}`]),
    ),
  );
}

/** What the lists of an agency or a level say of an entry, and where the rest stands. */
function indexOf(entry: PublishedEntry, places: ReadonlyMap<string, string>): object {
  const { id, domain, category, name, timeLimit } = entry;
  return { id, domain, category, name, timeLimit, data: places.get(id) };
}

function json(path: string, schema: DataSchemaName, value: () => object): Plan {
  const $schema = linkFrom(path, paths.dataSchema(schema));
  return planOf(path, () => `${JSON.stringify({ $schema, ...value() }, null, 2)}\n`);
}
