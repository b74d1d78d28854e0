import type { Entry, GuideItem } from '../../model/catalog.js';
import { type Level, levelNames } from '../../model/vocabulary.js';
import { wording } from '../../model/wording.js';
import { askedPlace, givenPlace, type Weakness } from './weakness.js';

/**
 * Null when the entry ticks the level of a cell. An agency of a level that discloses an item without ticking
 * its level has the item, but says less than it does: the cell is partial. Where no agency of a level
 * discloses, the cell is missing instead, so that a level is never counted against an entry twice.
 */
export function levelsWeakness(entry: Entry, item: GuideItem, level: Level): Weakness | null {
  if (entry.levels.includes(level)) return null;
  return {
    element: 'levels',
    asked: item.levels.map((name) => levelNames[name]).join('、'),
    given: entry.levels.map((name) => levelNames[name]).join('、'),
    hint: wording(`在“层级”中补上“${levelNames[level]}”`, `add “${level}” to “levels”`),
    place: givenPlace(entry, 'levels'),
    askedPlace: askedPlace(item, 'levels'),
  };
}
