import type { Catalog, Entry, Equivalent, GuideItem } from '../../model/catalog.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Place } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { matchKey } from '../../text/normalise.js';
import { nearest } from '../../text/suggest.js';
import type { SectionRule } from '../rule.js';

/**
 * What `对应` confirms exists on both sides: a pair of a misspelt element would confirm nothing, or, once the
 * entry's own element is dropped, go on vouching for it. Design section 6.
 */
export const knownEquivalents: SectionRule = {
  code: 'known-equivalents',
  scope: 'section',
  severity: 'error',
  claim: wording(
    '“对应”左边是标准指引的要素，右边是本事项“内容”中的要素',
    'An equivalent pairs a content element of the guide with one of the entry',
  ),
  source: wording(
    'gongkai 的约定：对不上的引用是错误',
    'a convention of gongkai: an unmatched reference is an error',
  ),
  needs: ['guides', 'entries'],
  *check(catalog) {
    if (catalog.entries.every(({ equivalents }) => equivalents.length === 0)) return;
    const items = itemsOf(catalog);
    for (const entry of catalog.entries) {
      if (entry.equivalents.length === 0) continue;
      const answered = entry.fulfils.flatMap((id) => items.get(id) ?? []);
      for (const pair of entry.equivalents) {
        yield* unknownAsked(pair, answered);
        yield* unknownOwn(pair, entry);
      }
    }
  },
};

function itemsOf(catalog: Catalog): Map<string, GuideItem> {
  return new Map(catalog.guides.flatMap(({ items }) => items.map((item) => [item.id, item])));
}

function* unknownAsked({ asked, place }: Equivalent, answered: readonly GuideItem[]): Iterable<Finding> {
  const elements = answered.flatMap(({ content }) => content);
  if (isAmong(asked, elements)) return;
  const near = nearest(asked, elements);
  const ids = answered.map(({ id }) => id).join('、');
  yield {
    message:
      answered.length === 0
        ? wording(
            `“对应”写了指引的要素“${asked}”，但这个事项没有对应的指引事项`,
            `“equivalents” names the guide element “${asked}”, but the entry answers no guide item`,
          )
        : wording(`标准指引（${ids}）没有“${asked}”这个要素`, `the guide (${ids}) has no element “${asked}”`),
    place: keyOf(place),
    hint:
      answered.length === 0
        ? wording('写明“标准: …”，或删去这一对', 'add “guide: …”, or remove the pair')
        : near === null
          ? wording(`指引的要素：${elements.join('、')}`, `elements of the guide: ${elements.join(', ')}`)
          : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  };
}

function* unknownOwn({ own, place }: Equivalent, { content }: Entry): Iterable<Finding> {
  if (isAmong(own, content)) return;
  const near = nearest(own, content);
  yield {
    message: wording(`本事项的“内容”里没有“${own}”`, `the “content” of this entry has no “${own}”`),
    place,
    hint:
      near === null
        ? wording(`本事项的要素：${content.join('、')}`, `elements of this entry: ${content.join(', ')}`)
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  };
}

function isAmong(text: string, elements: readonly string[]): boolean {
  const key = matchKey(text);
  return elements.some((element) => matchKey(element) === key);
}

function keyOf(place: Place): Place {
  return place.kind === 'node' ? { ...place, part: 'key' } : place;
}
