import { createHash } from 'node:crypto';
import type { Agency, Audience, Channel, Guide, PublishedEntry } from '../model/catalog.js';
import type { Publication } from '../model/publication.js';
import {
  type Level,
  levelNames,
  levels,
  type Method,
  methodNames,
  methods,
  type Stage,
  stageNames,
  stages,
} from '../model/vocabulary.js';
import { matchKey } from '../text/normalise.js';

/**
 * The published entries, grouped the ways they are published. Keys: domain name, agency id, level, the id of an
 * audience (`audienceIds`), the id of a channel, stage, method.
 */
export interface Selection {
  /** Adopted domains in their order, those without entries too. */
  readonly byDomain: ReadonlyMap<string, DomainGroup>;
  /** Every agency of the register in its order, those without entries too. */
  readonly byAgency: ReadonlyMap<string, AgencyGroup>;
  readonly byLevel: ReadonlyMap<Level, LevelGroup>;
  /** Everyone first, then every group that is named, in the order of the publication. */
  readonly byAudience: ReadonlyMap<string, AudienceGroup>;
  /** Every channel of the register in its order, those without entries too. */
  readonly byChannel: ReadonlyMap<string, ChannelGroup>;
  /** The five stages, and at the end what names none: such entries must not get lost. */
  readonly byStage: ReadonlyMap<Stage | null, StageGroup>;
  readonly byMethod: ReadonlyMap<Method, MethodGroup>;
}

interface Group {
  /** As printed. */
  readonly name: string;
  /** In the order of the publication. */
  readonly entries: readonly PublishedEntry[];
}

export interface DomainGroup extends Group {
  /** The part of file names: the guide's slug, or the domain's place when no guide is at hand. */
  readonly slug: string;
  readonly guide: Guide | null;
}

export interface AgencyGroup extends Group {
  readonly agency: Agency;
}

export interface LevelGroup extends Group {
  readonly level: Level;
}

export interface AudienceGroup extends Group {
  readonly id: string;
}

export interface ChannelGroup extends Group {
  readonly channel: Channel;
}

export interface StageGroup extends Group {
  /** Null for entries that name no stage. */
  readonly stage: Stage | null;
}

export interface MethodGroup extends Group {
  readonly method: Method;
}

/**
 * Groups the published entries by domain, by disclosing agency and by level, in one pass, and by how they are
 * disclosed in another. An entry stands under every agency that its subject names, and under every one of its levels.
 */
export function selectionOf(publication: Publication): Selection {
  const { catalog, entries } = publication;
  const domains = new Map<string, PublishedEntry[]>(catalog.domains.map(({ name }) => [name, []]));
  const agencies = new Map<string, PublishedEntry[]>(catalog.agencies.map(({ id }) => [id, []]));
  const byLevel = new Map<Level, PublishedEntry[]>(levels.map((level) => [level, []]));
  for (const entry of entries) {
    const domain = domains.get(entry.domain);
    // A domain that was not adopted still gets its place, after the others: nothing published may get lost.
    if (domain === undefined) domains.set(entry.domain, [entry]);
    else domain.push(entry);
    for (const id of subjectAgencies(entry)) agencies.get(id)?.push(entry);
    for (const level of new Set(entry.levels)) byLevel.get(level)?.push(entry);
  }
  const guides = new Map(catalog.guides.map((guide) => [guide.domain, guide]));
  return {
    byDomain: new Map(
      [...domains].map(([name, own], index) => {
        const guide = guides.get(name) ?? null;
        return [name, { name, slug: guide?.slug ?? `local-${index + 1}`, guide, entries: own }];
      }),
    ),
    byAgency: new Map(
      catalog.agencies.map((agency) => [
        agency.id,
        { name: agency.name, agency, entries: agencies.get(agency.id) ?? [] },
      ]),
    ),
    byLevel: new Map(
      [...byLevel].map(([level, own]) => [level, { level, name: levelNames[level], entries: own }]),
    ),
    ...waysOf(entries, catalog.channels),
  };
}

/**
 * The entries by audience, channel, stage and method. What is withheld is disclosed to nobody and through no channel,
 * whatever its row says of them.
 */
function waysOf(
  entries: readonly PublishedEntry[],
  channels: readonly Channel[],
): Pick<Selection, 'byAudience' | 'byChannel' | 'byStage' | 'byMethod'> {
  const byAudience = new Map<string, { name: string; entries: PublishedEntry[] }>();
  byAudience.set(everyone, { name: '全社会', entries: [] });
  const byChannel = new Map<string, PublishedEntry[]>(channels.map(({ id }) => [id, []]));
  const byStage = new Map<Stage | null, PublishedEntry[]>([...stages, null].map((stage) => [stage, []]));
  const byMethod = new Map<Method, PublishedEntry[]>(methods.map((method) => [method, []]));
  const audienceId = audienceIds();
  for (const entry of entries) {
    byStage.get(entry.stage)?.push(entry);
    byMethod.get(entry.method)?.push(entry);
    if (entry.method === 'withheld') continue;
    const id = audienceId(entry.audience);
    const audience = byAudience.get(id);
    if (audience !== undefined) audience.entries.push(entry);
    else if (entry.audience.kind === 'group')
      byAudience.set(id, { name: entry.audience.group, entries: [entry] });
    for (const channel of new Set(entry.channels.map((use) => use.channel))) {
      if (channel !== null) byChannel.get(channel)?.push(entry);
    }
  }
  return {
    byAudience: new Map([...byAudience].map(([id, own]) => [id, { id, ...own }])),
    byChannel: new Map(
      channels.map((channel) => [
        channel.id,
        { channel, name: channel.name, entries: byChannel.get(channel.id) ?? [] },
      ]),
    ),
    byStage: new Map(
      [...byStage].map(([stage, own]) => [
        stage,
        { stage, name: stage === null ? '未注明环节' : `${stageNames[stage]}公开`, entries: own },
      ]),
    ),
    byMethod: new Map(
      [...byMethod].map(([method, own]) => [method, { method, name: methodNames[method], entries: own }]),
    ),
  };
}

/** The id of the list of what is disclosed to everyone. */
export const everyone = 'public';

/**
 * Makes the function that gives an audience its id, the part of file names: a digest of the group's name as names
 * are compared. Initials would not be unique, and a number would change with the groups before it.
 */
export function audienceIds(): (audience: Audience) => string {
  const known = new Map<string, string>();
  return (audience) => {
    if (audience.kind === 'public') return everyone;
    const id = known.get(audience.group) ?? groupId(audience.group);
    known.set(audience.group, id);
    return id;
  };
}

/** 48 bits: two of ten thousand groups have the same once in five million catalogs. */
function groupId(group: string): string {
  // A name of nothing but punctuation is still a name.
  const key = matchKey(group) || group;
  return `group-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}

/** Ids of the agencies that disclose the entry, each once, in the order written. */
function subjectAgencies(entry: PublishedEntry): ReadonlySet<string> {
  return new Set(entry.subject.flatMap((reference) => reference.agencies));
}

/** The groups that have a list (and are linked to one): those with at least one entry. */
export function listed<G extends Group>(groups: ReadonlyMap<unknown, G>): G[] {
  return [...groups.values()].filter((group) => group.entries.length > 0);
}
