import {
  type Audience,
  type ChannelUse,
  type Guide,
  isAttested,
  type Participation,
  type PublishedEntry,
} from '../../model/catalog.js';
import { fieldNames, levelNames, methodNames, stageNames } from '../../model/vocabulary.js';
import { csvText } from '../../text/csv.js';
import { bodiesOf, channelName, type RecordNames } from './records.js';

/** Entries as CSV with Chinese headings. Lists are joined by line breaks inside a cell. */
export function csvOf(entries: readonly PublishedEntry[], names: RecordNames): string {
  const bodies = (references: PublishedEntry['subject']): string =>
    bodiesOf(references, names)
      .map(({ name }) => name)
      .join('\n');
  const rows = entries.map((entry) => [
    entry.id,
    entry.domain,
    entry.category.join(' / '),
    entry.name,
    entry.content.join('\n'),
    entry.basis.join('\n'),
    entry.timeLimit ?? '',
    bodies(entry.subject),
    bodies(entry.responsible),
    methodNames[entry.method],
    channelsText(entry.channels, names),
    audienceText(entry.audience),
    entry.levels.map((level) => levelNames[level]).join('\n'),
    entry.stage === null ? '' : stageNames[entry.stage],
    entry.column ?? '',
    entry.fulfils.join('\n'),
    entry.remarks ?? '',
    entry.withheldReason ?? '',
    (names.histories.get(entry.id) ?? []).map(({ id }) => id).join('\n'),
  ]);
  return csvText([headings(entryFields), ...rows]);
}

/** The rows of a guide, each with how surely it is known: nobody may take a recalled row for the original. */
export function guideCsv(guide: Guide, names: RecordNames): string {
  const rows = guide.items.map((item) => [
    item.id,
    item.domain,
    item.category.join(' / '),
    item.name,
    item.content.join('\n'),
    item.basis.join('\n'),
    item.timeLimit,
    item.subject,
    methodNames[item.method],
    channelsText(item.channels, names),
    audienceText(item.audience),
    item.levels.map((level) => levelNames[level]).join('\n'),
    isAttested(item) ? '见于已公布的目录' : '未见原文，仅供参考',
    item.unseen.join('\n'),
    item.sources.join('\n'),
    item.remarks ?? '',
  ]);
  return csvText([headings(guideFields), ...rows]);
}

/** The matters in which citizens may take part. */
export function participationCsv(participation: readonly Participation[], names: RecordNames): string {
  const rows = participation.map((matter) => [
    matter.name,
    matter.ways.join('\n'),
    matter.period,
    bodiesOf(matter.responsible, names)
      .map(({ name }) => name)
      .join('\n'),
    matter.phone ?? '',
    matter.address ?? '',
    matter.url ?? '',
    matter.remarks ?? '',
  ]);
  return csvText([headings(participationFields), ...rows]);
}

const participationFields = ['name', 'ways', 'period', 'responsible', 'phone', 'address', 'url', 'remarks'];

const elementFields = ['id', 'domain', 'category', 'name', 'content', 'basis', 'timeLimit', 'subject'];

const entryFields = [
  ...elementFields,
  ...['responsible', 'method', 'channels', 'audience', 'levels', 'stage', 'column', 'guide', 'remarks'],
  ...['withheldReason', 'from'],
];

const guideFields = [
  ...elementFields,
  ...['method', 'channels', 'audience', 'levels', 'attestation', 'unseen', 'sources', 'remarks'],
];

function headings(fields: readonly string[]): string[] {
  return fields.map((field) => fieldNames[field] ?? field);
}

function channelsText(uses: readonly ChannelUse[], names: RecordNames): string {
  return uses
    .map((use) => channelName(use, names) + (use.detail === null ? '' : `:${use.detail}`))
    .join('\n');
}

function audienceText(audience: Audience): string {
  return audience.kind === 'public' ? '全社会' : audience.group;
}
