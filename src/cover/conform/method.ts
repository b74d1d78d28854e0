import type { Entry, GuideItem } from '../../model/catalog.js';
import { type Method, methodNames } from '../../model/vocabulary.js';
import { wording } from '../../model/wording.js';
import { askedPlace, givenPlace, type Weakness } from './weakness.js';

/** Null when the entry is disclosed at least as openly as the item asks. */
export function methodWeakness(entry: Entry, item: GuideItem): Weakness | null {
  if (entry.method === null || openness[entry.method] >= openness[item.method]) return null;
  const asked = methodNames[item.method];
  return {
    element: 'method',
    asked,
    given: methodNames[entry.method],
    hint: wording(`改为“方式: ${asked}”`, `write “method: ${item.method}”`),
    place: givenPlace(entry, 'method'),
    askedPlace: askedPlace(item, 'method'),
  };
}

const openness: Readonly<Record<Method, number>> = { proactive: 2, 'on-request': 1, withheld: 0 };
