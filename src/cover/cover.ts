import {
  type AdoptedDomain,
  type Catalog,
  type Entry,
  type Exemption,
  type Frame,
  type Guide,
  type GuideItem,
  isAttested,
  isPublished,
} from '../model/catalog.js';
import type { Cell, CellStatus, Coverage, GuideOfWorkspace } from '../model/coverage.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { groupedByEach } from '../model/grouped.js';
import { type Level, levelNames, levels } from '../model/vocabulary.js';
import type { Conformance, Conformity } from './conform/conform.js';
import { isSeen } from './conform/weakness.js';
import { Exemptions, type MetExemption } from './exemptions.js';
import { splitOf, tally } from './figures.js';
import { ConformityFindings } from './findings.js';

/** The coverage of some domains, and what must be known of it to add it to that of others. */
export interface CoveredSection {
  readonly cells: readonly Cell[];
  /** Elements weaker than the guide. */
  readonly diagnostics: readonly Diagnostic[];
  readonly met: readonly MetExemption[];
  /** Published entries that answer no guide item. */
  readonly localEntries: number;
}

/**
 * Entries × the guides of some domains → one cell per guide item × level × agency. No entry elsewhere may answer
 * an item of these domains.
 *
 * At county level one cell stands for the item: it is answered for by the county agency that discloses it,
 * or, where none does, by the lead agency of the domain. At township and village level every township or
 * village of the register has a cell of its own. A level without any agency in the register keeps one cell
 * under the lead agency, so that an incomplete register never makes the denominator smaller.
 *
 * A cell that published entries answer is complete or partial, as `conformity` finds.
 */
export function coverSection(
  catalog: Catalog,
  domains: readonly AdoptedDomain[],
  date: string,
  conformity: Conformity,
): CoveredSection {
  const findings = new ConformityFindings();
  const exemptions = new Exemptions(catalog.exemptions, date);
  const levelOf = new Map(catalog.agencies.map((agency) => [agency.id, agency.level]));
  const answers = entriesByItem(catalog);
  const guides = new Map(catalog.guides.map((guide) => [guide.domain, guide]));
  const members = new Map(
    levels.map((level) => [
      level,
      catalog.agencies.filter((agency) => agency.level === level).map(({ id }) => id),
    ]),
  );
  const cells: Cell[] = [];
  for (const domain of domains) {
    const lead = domain.lead.agencies[0] ?? '';
    for (const item of guides.get(domain.name)?.items ?? []) {
      const entries = answers.get(item.id) ?? [];
      for (const level of levels) {
        if (item.levels.includes(level)) cells.push(...cellsAt(item, level, lead, entries));
      }
    }
  }
  return {
    cells,
    diagnostics: findings.diagnostics(),
    met: exemptions.met,
    localEntries: catalog.entries.filter((entry) => isPublished(entry) && entry.fulfils.length === 0).length,
  };

  function cellsAt(item: GuideItem, level: Level, lead: string, entries: readonly Entry[]): Cell[] {
    const byAgency = entriesByAgency(entries, level, levelOf);
    const agencies = members.get(level) ?? [];
    if (level !== 'county' && agencies.length > 0) {
      return agencies.map((agency) => cellOf(item, level, agency, byAgency.get(agency) ?? []));
    }
    const standing = [...new Set([...byAgency.values()].flat())];
    const published = standing.filter(isPublished);
    const foremost = firstOf(published.length > 0 ? published : standing, level);
    const answering = foremost?.subject
      .flatMap(({ agencies: ids }) => ids)
      .find((id) => levelOf.get(id) === level);
    return [cellOf(item, level, answering ?? lead, standing)];
  }

  function cellOf(item: GuideItem, level: Level, agency: string, entries: readonly Entry[]): Cell {
    const published = entries.filter(isPublished);
    const answered = published.length > 0;
    const exemption = answered ? null : exemptions.find(item.id, level, agency);
    const conformance = answered ? conformity.of(item, level, published) : null;
    if (conformance !== null) findings.add(item, published, conformance);
    const counted = answered ? published : entries;
    return {
      item: item.id,
      category: item.category,
      name: item.name,
      domain: item.domain,
      level,
      agency,
      attested: isAttested(item),
      status: statusOf(conformance, exemption, entries),
      entries: counted.map((entry) => entry.id),
      shortfalls: conformance?.shortfalls ?? [],
      undecided: conformance?.undecided.filter(({ element }) => isSeen(item, element)) ?? [],
      exemption:
        exemption === null
          ? null
          : {
              reason: exemption.reason,
              approver: exemption.approver,
              expires: exemption.expires,
              place: exemption.place,
            },
    };
  }
}

/** The coverage of all domains of a catalog, in the order of the guides. */
export function summed(frame: Frame, date: string, sections: readonly CoveredSection[]): Coverage {
  const adopted = new Set(frame.domains.map((domain) => domain.name));
  const domains = frame.guides.filter((guide) => adopted.has(guide.domain));
  const order = new Map(domains.map(({ domain }, index) => [domain, index]));
  const cells = sections
    .flatMap((section) => section.cells)
    .sort((a, b) => (order.get(a.domain) ?? 0) - (order.get(b.domain) ?? 0));
  return {
    date,
    cells,
    total: splitOf(cells),
    byDomain: tally(
      cells,
      domains.map(({ domain }) => ({ id: domain, name: domain })),
      (cell) => cell.domain,
    ),
    byAgency: tally(cells, frame.agencies, (cell) => cell.agency),
    byLevel: tally(
      cells,
      levels.map((level) => ({ id: level, name: levelNames[level] })),
      (cell) => cell.level,
    ),
    notAdopted: frame.guides.filter((guide) => !adopted.has(guide.domain)).map((guide) => guide.domain),
    ownGuides: domains.filter(({ place }) => !place.file.startsWith('gongkai:')).map(ownGuide),
    localEntries: sections.reduce((sum, { localEntries }) => sum + localEntries, 0),
  };
}

/** Of several entries the one that ticks the level, then by id: the order of files must not decide who answers. */
function firstOf(entries: readonly Entry[], level: Level): Entry | undefined {
  const rank = (entry: Entry): string => `${entry.levels.includes(level) ? 0 : 1} ${entry.id}`;
  return [...entries].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}

/** `conformance` is null where no published entry answers. */
function statusOf(
  conformance: Conformance | null,
  exemption: Exemption | null,
  entries: readonly Entry[],
): CellStatus {
  if (conformance !== null) return conformance.shortfalls.length === 0 ? 'complete' : 'partial';
  if (exemption !== null) return 'exempt';
  return entries.length > 0 ? 'draft' : 'missing';
}

function entriesByItem(catalog: Catalog): Map<string, Entry[]> {
  return groupedByEach(catalog.entries, ({ fulfils }) => fulfils);
}

/**
 * The entries under each of their subjects that stands at a level, whether they tick it or not: one that does
 * not is weaker than the guide, but it is there.
 */
function entriesByAgency(
  entries: readonly Entry[],
  level: Level,
  levelOf: ReadonlyMap<string, Level>,
): Map<string, Entry[]> {
  return groupedByEach(entries, ({ subject }) =>
    subject.flatMap(({ agencies }) => agencies.filter((agency) => levelOf.get(agency) === level)),
  );
}

function ownGuide({ domain, items, replaces, parent, place }: Guide): GuideOfWorkspace {
  return {
    domain,
    file: place.file,
    attested: items.filter(isAttested).length,
    replaces:
      replaces === null
        ? null
        : { file: replaces.place.file, attested: replaces.items.filter(isAttested).length },
    inherits: parent?.id ?? null,
  };
}
