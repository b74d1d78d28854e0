import { matchKey } from '../text/normalise.js';
import { nearest } from '../text/suggest.js';
import type { GuideItem } from './catalog.js';

/** The guide item whose name is near that of an entry, or null. */
export function nearItem(name: string, items: readonly GuideItem[]): GuideItem | null {
  const byKey = new Map(items.map((item) => [matchKey(item.name), item]));
  const near = nearest(matchKey(name), byKey.keys());
  return near === null ? null : (byKey.get(near) ?? null);
}
