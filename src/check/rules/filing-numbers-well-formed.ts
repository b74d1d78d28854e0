import type { Catalog } from '../../model/catalog.js';
import { type Finding, valueFix } from '../../model/diagnostic.js';
import { placeWithin } from '../../model/place.js';
import { fieldNames } from '../../model/vocabulary.js';
import { wording } from '../../model/wording.js';
import {
  type FilingNumber,
  icpNumber,
  mended,
  otherProvince,
  policeNumber,
} from '../../text/identity/filing-number.js';
import type { FrameRule } from '../rule.js';

/**
 * Both filing numbers of the footer have the form they were given in: citizens look them up by it. That they
 * were given in another province is possible, and rarely meant.
 */
export const filingNumbersWellFormed: FrameRule = {
  code: 'filing-numbers-well-formed',
  scope: 'frame',
  severity: 'error',
  lowerable: true,
  claim: wording(
    'ICP备案号和公安备案号是备案系统给出的格式',
    'The filing numbers of the site have the form they were given in',
  ),
  source: wording(
    '《非经营性互联网信息服务备案管理办法》第十三条；公安机关按《计算机信息网络国际联网安全保护管理办法》给出的备案号',
    'Measures on filing non-commercial internet services, article 13; numbers given by the police',
  ),
  fix: wording(
    '改用半角字符，去掉多余的空格和句点，补上“号”',
    'half-width characters, no stray spaces, 号 at the end',
  ),
  needs: ['county'],
  *check({ county }) {
    yield* findings(county, 'icp', icpNumber, '京ICP备12345678号-1');
    yield* findings(county, 'police', policeNumber, '京公网安备 11010002000000号');
  },
};

function* findings(
  county: Catalog['county'],
  field: 'icp' | 'police',
  parse: (text: string) => FilingNumber | null,
  example: string,
): Iterable<Finding> {
  const text = county.site[field];
  if (text === null) return;
  const name = wording(fieldNames[field] ?? field, field === 'icp' ? 'ICP filing' : 'police filing');
  const place = placeWithin(county.place, `site/${field}`);
  const number = parse(text);
  if (number === null) {
    const meant = mended(text, parse);
    yield {
      message: wording(`${name.zh}“${text}”格式不对`, `“${text}” has not the form of the ${name.en} number`),
      place,
      hint:
        meant === null
          ? wording(`应为“${example}”这样的写法`, `such as “${example}”`)
          : wording(`改为：${meant}`, `write: ${meant}`),
      fix: meant === null ? null : valueFix(place, meant),
    };
    return;
  }
  const division = field === 'police' ? number.digits.slice(0, 6) : county.code;
  const province = division === null ? null : otherProvince(number.letter, division);
  if (province !== null) {
    yield {
      severity: 'warning',
      message: wording(
        `${name.zh}以“${number.letter}”开头，而行政区划代码“${division}”属于${province}`,
        `the ${name.en} number begins with “${number.letter}”, but the division ${division} lies in ${province}`,
      ),
      place,
      hint: wording('对照备案系统的查询结果核对', 'compare it with what the filing system shows'),
    };
  }
}
