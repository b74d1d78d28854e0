import type { Entry, GuideItem } from '../../model/catalog.js';
import type { ShortfallElement } from '../../model/coverage.js';
import { type Place, placeWithin } from '../../model/place.js';
import { fieldNames } from '../../model/vocabulary.js';
import type { Wording } from '../../model/wording.js';

/** One element of an entry that is weaker than its guide item asks. */
export interface Weakness {
  readonly element: ShortfallElement;
  /** What the guide asks, in words. */
  readonly asked: string;
  /** What the entry gives, in words; empty when it gives nothing. */
  readonly given: string;
  readonly hint: Wording;
  readonly place: Place;
  readonly askedPlace: Place;
}

/** Where an entry says an element; the entry itself where it does not. */
export function givenPlace(entry: Entry, element: ShortfallElement): Place {
  return entry.places[element] ?? entry.place;
}

export function askedPlace(item: GuideItem, element: ShortfallElement): Place {
  return placeWithin(item.place, element);
}

/**
 * Whether the element was seen in a published table with its row. What was filled in from memory is never
 * held against an entry as if the ministry asked it (design section 5).
 */
export function isSeen(item: GuideItem, element: ShortfallElement): boolean {
  return !item.unseen.some((name) => name === element || name === fieldNames[element]);
}
