import type { Agency, Guide, PublishedEntry } from '../model/catalog.js';
import type { Publication } from '../model/publication.js';
import { type Level, levelNames, levels } from '../model/vocabulary.js';

/** The published entries, grouped the ways they are published. Keys: domain name, agency id, level. */
export interface Selection {
  /** Adopted domains in their order, those without entries too. */
  readonly byDomain: ReadonlyMap<string, DomainGroup>;
  /** Every agency of the register in its order, those without entries too. */
  readonly byAgency: ReadonlyMap<string, AgencyGroup>;
  readonly byLevel: ReadonlyMap<Level, LevelGroup>;
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

/**
 * Groups the published entries by domain, by disclosing agency and by level, in one pass. An entry stands
 * under every agency that its subject names, and under every one of its levels.
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
  };
}

/** Ids of the agencies that disclose the entry, each once, in the order written. */
export function subjectAgencies(entry: PublishedEntry): ReadonlySet<string> {
  return new Set(entry.subject.flatMap((reference) => reference.agencies));
}

/** The groups that have a list (and are linked to one): those with at least one entry. */
export function listed<G extends Group>(groups: ReadonlyMap<unknown, G>): G[] {
  return [...groups.values()].filter((group) => group.entries.length > 0);
}
