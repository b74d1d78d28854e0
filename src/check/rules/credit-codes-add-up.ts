import { valueFix } from '../../model/diagnostic.js';
import { placeWithin } from '../../model/place.js';
import { type Wording, wording } from '../../model/wording.js';
import { type CreditCodeFault, creditCodeFault } from '../../text/identity/credit-code.js';
import { narrow } from '../../text/normalise.js';
import type { FrameRule } from '../rule.js';

/** The unified social credit codes of agencies have 18 characters whose check characters are right. */
export const creditCodesAddUp: FrameRule = {
  code: 'credit-codes-add-up',
  scope: 'frame',
  severity: 'error',
  lowerable: true,
  claim: wording(
    '统一社会信用代码是18位，校验码正确',
    'Unified social credit codes have 18 characters, and their check characters are right',
  ),
  source: wording(
    'GB 32100—2015 法人和其他组织统一社会信用代码编码规则；GB 11714 组织机构代码',
    'GB 32100—2015, unified social credit codes; GB 11714, organization codes',
  ),
  fix: wording('全角、小写和空格改正后校验码就对的', 'where half-width capitals without spaces add up'),
  needs: ['agencies'],
  *check(catalog) {
    for (const { code, place } of catalog.agencies) {
      const fault = code === null ? null : creditCodeFault(code);
      if (code === null || fault === null) continue;
      const meant = narrow(code).replace(/\s/gu, '').toUpperCase();
      yield {
        message: messageOf(fault, code),
        place: placeWithin(place, 'code'),
        fix:
          meant === code || creditCodeFault(meant) !== null
            ? null
            : valueFix(placeWithin(place, 'code'), meant),
        hint: wording(
          '对照《统一社会信用代码证书》逐位核对',
          'compare it with the certificate, character by character',
        ),
      };
    }
  },
};

function messageOf(fault: CreditCodeFault, code: string): Wording {
  switch (fault.kind) {
    case 'length':
      return wording(
        `统一社会信用代码“${code}”有${fault.length}位，应为18位`,
        `the credit code “${code}” has ${fault.length} characters, not 18`,
      );
    case 'character':
      return wording(
        `统一社会信用代码“${code}”第${fault.position}位不能是“${fault.character}”（${allowed(fault.position).zh}）`,
        `character ${fault.position} of the credit code “${code}” cannot be “${fault.character}” (${allowed(fault.position).en})`,
      );
    case 'division':
      return wording(
        `统一社会信用代码“${code}”第3至8位“${fault.digits}”不是行政区划代码`,
        `characters 3 to 8 of the credit code “${code}”, ${fault.digits}, are no division code`,
      );
    case 'check':
      return wording(
        `统一社会信用代码“${code}”对不上：按前面各位推算，第${fault.position}位应为“${fault.expected}”`,
        `the credit code “${code}” does not add up: character ${fault.position} would be “${fault.expected}”`,
      );
    default:
      return fault satisfies never;
  }
}

function allowed(position: number): Wording {
  return position >= 3 && position <= 8
    ? wording('第3至8位都是数字', '3 to 8 are digits')
    : wording('只用数字和大写字母，不用 I、O、S、V、Z', 'digits and capitals without I, O, S, V and Z');
}
