import type { Artifact } from '../../model/artifact.js';
import type { Agency, AgencyReference, ChannelUse, Guide, PublishedEntry } from '../../model/catalog.js';
import type { Publication } from '../../model/publication.js';
import { paths } from '../paths.js';
import { type DomainGroup, selectionOf } from '../selection.js';
import { csvOf } from './csv.js';

/** The catalog as open data: everything in one JSON, and JSON and CSV for the county and each domain. */
export function* emitData(publication: Publication): Iterable<Artifact> {
  const { catalog, entries } = publication;
  const agencies = new Map(catalog.agencies.map((agency) => [agency.id, agency.name]));
  yield { path: paths.catalogData, content: json(catalogData(publication, agencies)) };
  yield { path: paths.catalogCsv, content: csvOf(entries, publication) };
  for (const group of selectionOf(publication).byDomain.values()) {
    yield { path: paths.domainData(group.slug), content: json(domainData(publication, group, agencies)) };
    yield { path: paths.domainCsv(group.slug), content: csvOf(group.entries, publication) };
  }
}

function catalogData(publication: Publication, agencies: AgencyNames): object {
  const { catalog } = publication;
  return {
    county: catalog.county.name,
    code: catalog.county.code,
    date: publication.date,
    domains: catalog.domains.map(({ name, lead }) => ({ name, lead: lead.agencies[0] ?? null })),
    agencies: catalog.agencies.map(agencyData),
    columns: catalog.columns.map(({ id, name, url }) => ({ id, name, url })),
    channels: catalog.channels.map(({ id, name }) => ({ id, name })),
    guides: catalog.guides.map(guideData),
    entries: publication.entries.map((entry) => entryData(entry, agencies)),
  };
}

function domainData(publication: Publication, group: DomainGroup, agencies: AgencyNames): object {
  return {
    county: publication.catalog.county.name,
    date: publication.date,
    domain: group.name,
    guide: group.guide === null ? null : guideData(group.guide),
    entries: group.entries.map((entry) => entryData(entry, agencies)),
  };
}

type AgencyNames = ReadonlyMap<string, string>;

function agencyData({ place: _, ...agency }: Agency): object {
  return agency;
}

function guideData({ place: _, replaces: __, parent: ___, items, ...guide }: Guide): object {
  return {
    ...guide,
    items: items.map(({ place: ____, channels, ...item }) => ({
      ...item,
      channels: channels.map(channelData),
    })),
  };
}

function entryData(entry: PublishedEntry, agencies: AgencyNames): object {
  const bodies = (references: readonly AgencyReference[]): object[] =>
    [...new Set(references.flatMap((reference) => reference.agencies))].map((id) => ({
      id,
      name: agencies.get(id),
    }));
  return {
    id: entry.id,
    domain: entry.domain,
    category: entry.category,
    name: entry.name,
    content: entry.content,
    basis: entry.basis,
    timeLimit: entry.timeLimit,
    subject: bodies(entry.subject),
    responsible: bodies(entry.responsible),
    method: entry.method,
    channels: entry.channels.map(channelData),
    audience: entry.audience,
    levels: entry.levels,
    stage: entry.stage,
    column: entry.column,
    guide: entry.fulfils,
    remarks: entry.remarks,
  };
}

function channelData({ channel, detail }: ChannelUse): object {
  return detail === null ? { id: channel } : { id: channel, detail };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
