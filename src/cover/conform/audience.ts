import type { Audience, Entry, GuideItem } from '../../model/catalog.js';
import { wording } from '../../model/wording.js';
import { matchKey } from '../../text/normalise.js';
import { askedPlace, givenPlace, type Weakness } from './weakness.js';

/** Null when everyone the item is for may see the entry. */
export function audienceWeakness(entry: Entry, item: GuideItem): Weakness | null {
  if (entry.audience === null || reaches(entry.audience, item.audience)) return null;
  const written =
    item.audience.kind === 'public' ? '对象: 全社会' : `对象: {特定群体: ${item.audience.group}}`;
  const english =
    item.audience.kind === 'public' ? 'audience: public' : `audience: {group: ${item.audience.group}}`;
  return {
    element: 'audience',
    asked: audienceWords(item.audience),
    given: audienceWords(entry.audience),
    hint: wording(`改为“${written}”，或更广的对象`, `write “${english}”, or a wider audience`),
    place: givenPlace(entry, 'audience'),
    askedPlace: askedPlace(item, 'audience'),
  };
}

/**
 * Everyone is wider than any group. Of two groups the given one must be the same, name the asked one among
 * others (被征收人、周边居民), or be the asked one without what narrows it, which in Chinese stands before it
 * (被征收人 is wider than 征收范围内的被征收人).
 */
function reaches(given: Audience, asked: Audience): boolean {
  if (given.kind === 'public') return true;
  if (asked.kind === 'public') return false;
  const wanted = matchKey(asked.group);
  const own = matchKey(given.group);
  if (own.length >= 2 && wanted.endsWith(own)) return true;
  return given.group.split(/[、,，;；]/u).some((group) => matchKey(group) === wanted);
}

function audienceWords(audience: Audience): string {
  return audience.kind === 'public' ? '全社会' : `特定群体（${audience.group}）`;
}
