import type { AgencyReference, PublishedEntry } from '../../model/catalog.js';
import type { Publication } from '../../model/publication.js';
import { fieldNames, levelNames, methodNames, stageNames } from '../../model/vocabulary.js';

/**
 * Entries as CSV after RFC 4180, UTF-8 with a byte order mark (without it Excel and WPS take it for GBK),
 * Chinese headings. Lists are joined by line breaks inside a cell.
 */
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
  const lines = [headings(), ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
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

/**
 * A text as one cell. Spreadsheets take a cell beginning with = + - @ (or a tab or return) for a formula even
 * in quotes, so such a text is set behind an apostrophe, as OWASP advises against CSV injection.
 */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
