import type { Frame } from '../../model/catalog.js';
import { type Place, placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/**
 * Where the site is published in traditional characters, too, the office has settled how the county, its
 * townships and its villages are spelled, if a character of their name has several traditional ones. A dictionary
 * decides by the words around a character; names have none. Agencies of the county are named after their work.
 */
export const traditionalNamesSettled: FrameRule = {
  code: 'traditional-names-settled',
  scope: 'frame',
  severity: 'advice',
  claim: wording(
    '发布繁体版时，地名里繁体写法不止一种的字，写法已由本县定下',
    'Where the site is published in traditional characters, names of places with a character of several forms are settled',
  ),
  source: wording('决定016：繁体版网站', 'decision 016: the site in traditional characters'),
  needs: ['agencies', 'traditional'],
  *check(catalog) {
    if (!catalog.county.variants.includes('zh-Hant')) return;
    for (const { name, place } of placesOf(catalog)) {
      const open = Array.from(name).find(
        (character) => several.has(character) && !settled(catalog, name, character),
      );
      if (open === undefined) continue;
      const forms = Array.from(several.get(open) ?? '', (form) => `“${form}”`);
      yield {
        message: wording(
          `“${name}”里的“${open}”在繁体版里可以写成${forms.join('或者')}，要由本县定下`,
          `“${open}” in “${name}” may be ${forms.join(' or ')} in traditional characters`,
        ),
        place,
        hint: wording(
          `在繁体.yaml 的“写法”里写上这个地名的繁体，如“范庄: 范莊”；不知道时查当地的老地图、碑刻或者地名档案`,
          'write the name and its traditional spelling under spellings in traditional.yaml',
        ),
      };
    }
  },
};

function placesOf({ county, agencies }: Frame): { readonly name: string; readonly place: Place }[] {
  return [
    { name: county.name, place: placeWithin(county.place, 'name') },
    ...agencies
      .filter(({ level }) => level !== 'county')
      .map((agency) => ({ name: agency.name, place: placeWithin(agency.place, 'name') })),
  ];
}

/** Whether a word that is kept or spelled holds the character, and the name holds the word. */
function settled({ traditional }: Frame, name: string, character: string): boolean {
  return [...traditional.kept, ...traditional.spellings.keys()].some(
    (word) => word.includes(character) && name.includes(word),
  );
}

/** Characters of names of places, and their traditional forms. */
const several: ReadonlyMap<string, string> = new Map([
  ['后', '后後'],
  ['里', '里裏'],
  ['范', '范範'],
  ['谷', '谷穀'],
  ['余', '余餘'],
  ['干', '干乾幹'],
  ['台', '台臺'],
  ['于', '于於'],
  ['冲', '沖衝'],
  ['钟', '鐘鍾'],
  ['涌', '涌湧'],
  ['郁', '郁鬱'],
  ['沈', '沈瀋'],
  ['岳', '岳嶽'],
  ['姜', '姜薑'],
  ['淀', '淀澱'],
]);
