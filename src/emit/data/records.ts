import type {
  Agency,
  AgencyReference,
  Catalog,
  ChannelUse,
  Guide,
  GuideItem,
  Participation,
  PublishedEntry,
} from '../../model/catalog.js';
import { historiesOf, type Retired, retiredOf } from '../retired.js';

/** The names of the registers by their ids. */
export interface RecordNames {
  readonly agencies: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
  /** What each entry came from, by its id. */
  readonly histories: ReadonlyMap<string, readonly Retired[]>;
}

export function recordNames(catalog: Catalog): RecordNames {
  const { agencies, channels } = catalog;
  return {
    agencies: new Map(agencies.map(({ id, name }) => [id, name])),
    channels: new Map(channels.map(({ id, name }) => [id, name])),
    histories: historiesOf(retiredOf(catalog)),
  };
}

export function entryRecord(entry: PublishedEntry, names: RecordNames): object {
  return {
    id: entry.id,
    domain: entry.domain,
    category: entry.category,
    name: entry.name,
    content: entry.content,
    basis: entry.basis,
    timeLimit: entry.timeLimit,
    subject: bodiesOf(entry.subject, names),
    responsible: bodiesOf(entry.responsible, names),
    method: entry.method,
    channels: entry.channels.map((use) => channelRecord(use, names)),
    audience: entry.audience,
    levels: entry.levels,
    stage: entry.stage,
    column: entry.column,
    guide: entry.fulfils,
    remarks: entry.remarks,
    withheldReason: entry.withheldReason,
    lineage: (names.histories.get(entry.id) ?? []).map(changeRecord),
  };
}

/** What became of an id that is no longer in use. */
export function retiredRecord(retired: Retired): object {
  return { ...changeRecord(retired), successors: retired.successors.map(({ id }) => id) };
}

function changeRecord({ id, record: { change, formerName, date, reason } }: Retired): object {
  return { from: id, formerName, change, date, reason };
}

export function participationRecord(matter: Participation, names: RecordNames): object {
  const { name, ways, period, responsible, phone, address, url, remarks } = matter;
  return { name, ways, period, responsible: bodiesOf(responsible, names), phone, address, url, remarks };
}

interface Body {
  /** Null for words that name no agency of the register, such as a section of one. */
  readonly id: string | null;
  readonly name: string;
}

/** Every body that references name, once, groups by their members; no word the author wrote gets lost. */
export function bodiesOf(references: readonly AgencyReference[], names: RecordNames): Body[] {
  const bodies = new Map<string, Body>();
  for (const { text, agencies } of references) {
    if (agencies.length === 0) bodies.set(`text ${text}`, { id: null, name: text });
    for (const id of agencies) bodies.set(id, { id, name: names.agencies.get(id) ?? id });
  }
  return [...bodies.values()];
}

export function channelName({ text, channel }: ChannelUse, names: RecordNames): string {
  return channel === null ? text : (names.channels.get(channel) ?? text);
}

export function agencyRecord({ place: _, ...agency }: Agency): object {
  return agency;
}

export function guideRecord(guide: Guide, names: RecordNames): object {
  return { ...guideHead(guide), items: guide.items.map((item) => guideItemRecord(item, names)) };
}

/** A guide without its rows. */
export function guideHead({
  place: _,
  replaces: __,
  parent: ___,
  items: ____,
  ...guide
}: Guide): Omit<Guide, 'place' | 'replaces' | 'parent' | 'items'> {
  return guide;
}

function guideItemRecord({ place: _, channels, ...item }: GuideItem, names: RecordNames): object {
  return { ...item, channels: channels.map((use) => channelRecord(use, names)) };
}

function channelRecord(use: ChannelUse, names: RecordNames): object {
  const record = { id: use.channel, name: channelName(use, names) };
  return use.detail === null ? record : { ...record, detail: use.detail };
}
