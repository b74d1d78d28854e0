import type { Entry } from '../../model/catalog.js';
import { type Finding, valueFix } from '../../model/diagnostic.js';
import { type Place, placeWithin } from '../../model/place.js';
import { type Wording, wording } from '../../model/wording.js';
import { invisible, ordinary, withUnifiedGlyphs } from '../../text/glyphs.js';
import type { SectionRule } from '../rule.js';

/**
 * What entries say is written in ordinary characters: radicals and compatibility forms of texts that were copied
 * out of a PDF look right and are found by no search, and characters nobody sees part words. GB 18030 has one
 * code for a character.
 */
export const ordinaryCharacters: SectionRule = {
  code: 'ordinary-characters',
  scope: 'section',
  severity: 'warning',
  claim: wording(
    '文字里没有形似的部首字、兼容字，没有看不见的字符，两端没有空格',
    'Texts hold no look-alike characters, no invisible ones, and no white space at their ends',
  ),
  source: wording(
    'GB 18030—2022 信息技术 中文编码字符集；《政府网站发展指引》（国办发〔2017〕47号）：网站内容可以检索',
    'GB 18030—2022; guideline on government websites (General Office of the State Council, No. 47 of 2017): search',
  ),
  fix: wording(
    '换成通用的字，去掉看不见的字符和两端的空格',
    'the ordinary characters take their place; invisible ones and white space at the ends go',
  ),
  needs: [],
  *check(catalog) {
    const seen = new Map<string, string>();
    for (const entry of catalog.entries) {
      for (const [text, place] of textsOf(entry)) {
        let right = seen.get(text);
        if (right === undefined) {
          right = ordinary(text);
          seen.set(text, right);
        }
        if (right !== text) yield finding(text, right, place);
      }
    }
  },
};

function finding(text: string, right: string, place: Place): Finding {
  return {
    message: messageOf(text),
    place,
    hint: wording(`改为：${right}`, `write: ${right}`),
    fix: valueFix(place, right),
  };
}

function messageOf(text: string): Wording {
  const strange = Array.from(text).find((letter) => withUnifiedGlyphs(letter) !== letter);
  if (strange !== undefined) {
    const usual = withUnifiedGlyphs(strange);
    return wording(
      `文字里的“${strange}”是形似“${usual}”的另一个字，检索不到`,
      `“${strange}” is not “${usual}”, which it looks like; no search finds it`,
    );
  }
  return invisible.test(text)
    ? wording('文字里有看不见的字符', 'the text holds characters nobody sees')
    : wording('文字两端有空格', 'the text has white space at its ends');
}

function* textsOf(entry: Entry): Iterable<readonly [string, Place]> {
  const at = (field: keyof Entry['places']): Place => entry.places[field] ?? entry.place;
  yield [entry.name, at('name')];
  for (const field of ['category', 'content', 'basis'] as const) {
    for (const [index, text] of entry[field].entries()) yield [text, placeWithin(at(field), String(index))];
  }
  if (entry.timeLimit !== null) yield [entry.timeLimit, at('timeLimit')];
  for (const { own, place } of entry.equivalents) yield [own, place];
  // A block of several lines ends in a line end.
  if (entry.remarks !== null && !entry.remarks.includes('\n')) yield [entry.remarks, at('remarks')];
}
