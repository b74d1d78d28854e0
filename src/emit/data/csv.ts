import type { AgencyReference, PublishedEntry } from '../../model/catalog.js';
import type { Publication } from '../../model/publication.js';
import { fieldNames, levelNames, methodNames, stageNames } from '../../model/vocabulary.js';
import { csvText } from '../../text/csv.js';

/** Entries as CSV with Chinese headings. Lists are joined by line breaks inside a cell. */
export function csvOf(entries: readonly PublishedEntry[], publication: Publication): string {
  const { catalog } = publication;
  const agencyNames = new Map(catalog.agencies.map((agency) => [agency.id, agency.name]));
  const channelNames = new Map(catalog.channels.map((channel) => [channel.id, channel.name]));
  const bodies = (references: readonly AgencyReference[]): string =>
    [...new Set(references.flatMap((reference) => reference.agencies))]
      .map((id) => agencyNames.get(id) ?? id)
      .join('\n');
  const rows = entries.map((entry) => [
    entry.id,
    entry.domain,
    entry.category.join(' / '),
    entry.name,
    entry.content.join('\n'),
    entry.basis.join('\n'),
    entry.timeLimit,
    bodies(entry.subject),
    bodies(entry.responsible),
    methodNames[entry.method],
    entry.channels
      .map(
        ({ channel, detail }) =>
          (channelNames.get(channel ?? '') ?? '') + (detail === null ? '' : `:${detail}`),
      )
      .join('\n'),
    entry.audience.kind === 'public' ? '全社会' : entry.audience.group,
    entry.levels.map((level) => levelNames[level]).join('\n'),
    entry.stage === null ? '' : stageNames[entry.stage],
    entry.column ?? '',
    entry.fulfils.join('\n'),
    entry.remarks ?? '',
  ]);
  return csvText([headings(), ...rows]);
}

function headings(): string[] {
  const fields = [
    'id',
    'domain',
    'category',
    'name',
    'content',
    'basis',
    'timeLimit',
    'subject',
    'responsible',
  ];
  const others = ['method', 'channels', 'audience', 'levels', 'stage', 'column', 'guide', 'remarks'];
  return [...fields, ...others].map((field) => fieldNames[field] ?? field);
}
