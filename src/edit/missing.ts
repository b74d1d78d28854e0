import type { AgencyReference, Catalog, Exemption, Guide, GuideItem } from '../model/catalog.js';
import { disclosingLevels } from '../model/disclosing-levels.js';
import type { DraftEntry } from '../model/drafts.js';
import { type Level, levels } from '../model/vocabulary.js';
import { draftOf, type SharingGroup, sharedDraftOf } from './draft.js';

/** A guide item no entry answers, and the draft that would. */
export interface Missing {
  readonly item: GuideItem;
  readonly draft: DraftEntry;
}

/** A group that shares lists, with those who do. */
export interface Sharing extends SharingGroup {
  /** Ids of agencies. */
  readonly members: readonly string[];
}

/**
 * The items of the adopted domains that nobody answers: the county's, and those that townships or villages
 * have to answer, as a list the members of a group share. What is exempt is not missing.
 *
 * @param date YYYY-MM-DD: the day exemptions are judged on.
 */
export function missingDrafts(catalog: Catalog, date: string): Missing[] {
  const { domains, exemptions } = catalog;
  const guides = new Map(catalog.guides.map((guide) => [guide.domain, guide]));
  const answered = answeredLevels(catalog);
  const groups = sharingGroups(catalog);
  const inForce = exemptions.filter((each) => isInForce(each, date));
  return domains.flatMap(({ name, lead }) => {
    const guide = guides.get(name);
    return guide === undefined ? [] : guide.items.flatMap((item) => missingOf(item, guide, lead));
  });

  function missingOf(item: GuideItem, guide: Guide, lead: AgencyReference): Missing[] {
    const sharing = groups.filter(({ level }) => item.levels.includes(level));
    const at = answered.get(item.id);
    const drafts = [
      ...(isCountyMissing(item, sharing, lead) ? [draftOf(item, guide, lead.text)] : []),
      ...sharing
        .filter(({ level, members }) => at?.has(level) !== true && !isExempt(item.id, level, members))
        .map((group) => sharedDraftOf(item, guide, group)),
    ];
    return drafts.map((draft) => ({ item, draft }));
  }

  /** What only townships or villages must disclose is drafted as the county's where they have no group. */
  function isCountyMissing(
    { id, levels: asked }: GuideItem,
    sharing: readonly SharingGroup[],
    { agencies: [lead = ''] }: AgencyReference,
  ): boolean {
    const at = answered.get(id);
    if (asked.includes('county')) return at?.has('county') !== true && !isExempt(id, 'county', [lead]);
    return sharing.length === 0 && at === undefined && !asked.every((level) => isExempt(id, level, [lead]));
  }

  /** Whether none of these agencies has to disclose an item at a level. */
  function isExempt(id: string, level: Level, agencies: readonly string[]): boolean {
    const exempting = inForce.filter(
      (each) => each.guide.includes(id) && (each.levels.length === 0 || each.levels.includes(level)),
    );
    return agencies.every((agency) =>
      exempting.some(
        (each) =>
          each.agencies.length === 0 ||
          each.agencies.some((reference) => reference.agencies.includes(agency)),
      ),
    );
  }
}

/** Of each level below the county the largest group of agencies that all stand there. */
export function sharingGroups({ groups, agencies }: Pick<Catalog, 'groups' | 'agencies'>): Sharing[] {
  const levelOf = new Map(agencies.map(({ id, level }) => [id, level]));
  const found = groups.flatMap(({ name, members }) => {
    const ids = members.flatMap((member) => member.agencies);
    const standing = [...new Set(ids.map((id) => levelOf.get(id)))];
    const [level] = standing;
    if (standing.length !== 1 || level === undefined || level === 'county') return [];
    return [{ name, level, members: ids }];
  });
  return levels.flatMap((level) => {
    const [largest] = found
      .filter((group) => group.level === level)
      .sort((a, b) => b.members.length - a.members.length);
    return largest ?? [];
  });
}

/** Guide item → the levels at which an agency answers it. */
function answeredLevels({ entries, agencies }: Catalog): ReadonlyMap<string, ReadonlySet<Level>> {
  const levelsOf = disclosingLevels(agencies);
  const found = new Map<string, Set<Level>>();
  for (const entry of entries) {
    const at = levelsOf(entry);
    for (const id of entry.fulfils) found.set(id, new Set([...(found.get(id) ?? []), ...at]));
  }
  return found;
}

function isInForce({ approved, expires }: Exemption, date: string): boolean {
  return approved <= date && date <= expires;
}
