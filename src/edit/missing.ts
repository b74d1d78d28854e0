import type { Catalog, Exemption, Guide, GuideItem } from '../model/catalog.js';
import type { DraftEntry } from '../model/drafts.js';
import { type Level, levels } from '../model/vocabulary.js';
import { draftOf, type SharingGroup, sharedDraftOf } from './draft.js';

/** A guide item no entry answers, and the draft that would. */
export interface Missing {
  readonly item: GuideItem;
  readonly draft: DraftEntry;
}

/**
 * The items of the adopted domains that nobody answers: the county's, and those that townships or villages
 * have to answer, as a list the members of a group share. What is exempt is not missing.
 *
 * @param date YYYY-MM-DD: the day exemptions are judged on.
 */
export function missingDrafts(catalog: Catalog, date: string): Missing[] {
  const { domains, entries, exemptions } = catalog;
  const guides = new Map(catalog.guides.map((guide) => [guide.domain, guide]));
  const answered = answeredLevels(catalog);
  const known = new Set(entries.flatMap(({ fulfils }) => fulfils));
  const groups = sharingGroups(catalog);
  const inForce = exemptions.filter((each) => isInForce(each, date));
  return domains.flatMap(({ name, lead }) => {
    const guide = guides.get(name);
    return guide === undefined ? [] : guide.items.flatMap((item) => missingOf(item, guide, lead.text));
  });

  function missingOf(item: GuideItem, guide: Guide, lead: string): Missing[] {
    const sharing = groups.filter(({ level }) => item.levels.includes(level));
    const own = item.levels.includes('county') || sharing.length === 0;
    const drafts = [
      ...(own && !known.has(item.id) && !isExempt(item.id, null) ? [draftOf(item, guide, lead)] : []),
      ...sharing
        .filter(({ level }) => answered.get(item.id)?.has(level) !== true && !isExempt(item.id, level))
        .map((group) => sharedDraftOf(item, guide, group)),
    ];
    return drafts.map((draft) => ({ item, draft }));
  }

  /** Everywhere, or at a whole level. */
  function isExempt(id: string, level: Level | null): boolean {
    return inForce.some(
      ({ guide, levels: at, agencies }) =>
        guide.includes(id) &&
        agencies.length === 0 &&
        (at.length === 0 || (level !== null && at.includes(level))),
    );
  }
}

/** Of each level below the county the largest group of agencies that all stand there. */
export function sharingGroups({ groups, agencies }: Pick<Catalog, 'groups' | 'agencies'>): SharingGroup[] {
  const levelOf = new Map(agencies.map(({ id, level }) => [id, level]));
  const found = groups.flatMap(({ name, members }) => {
    const ids = members.flatMap((member) => member.agencies);
    const standing = [...new Set(ids.map((id) => levelOf.get(id)))];
    const [level] = standing;
    if (standing.length !== 1 || level === undefined || level === 'county') return [];
    return [{ name, level, size: ids.length }];
  });
  return levels.flatMap((level) => {
    const [largest] = found.filter((group) => group.level === level).sort((a, b) => b.size - a.size);
    return largest === undefined ? [] : [{ name: largest.name, level: largest.level }];
  });
}

/** Guide item → the levels at which an agency answers it. */
function answeredLevels({ entries, agencies }: Catalog): ReadonlyMap<string, ReadonlySet<Level>> {
  const levelOf = new Map(agencies.map(({ id, level }) => [id, level]));
  const found = new Map<string, Set<Level>>();
  for (const { fulfils, subject } of entries) {
    for (const id of fulfils) {
      const at = found.get(id) ?? new Set<Level>();
      found.set(id, at);
      for (const agency of subject.flatMap((reference) => reference.agencies)) {
        const level = levelOf.get(agency);
        if (level !== undefined) at.add(level);
      }
    }
  }
  return found;
}

function isInForce({ approved, expires }: Exemption, date: string): boolean {
  return approved <= date && date <= expires;
}
