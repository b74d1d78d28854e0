import type { Claim } from '../model/diagnostic.js';
import type { HouseRule } from '../model/settings.js';
import { fieldNames } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';

/** What the rules of the office itself are held to: one that tests nothing would look as if it held. */
export const houseRuleClaims = {
  sound: {
    code: 'sound-house-rules',
    severity: 'error',
    claim: wording(
      '本县自己的规则不重名，所写的领域、单位和取值都存在',
      'House rules have names of their own, and name domains, agencies and values that exist',
    ),
    source: wording(
      'gongkai 的约定：对不上的引用是错误',
      'a convention of gongkai: an unmatched reference is an error',
    ),
  },
} as const satisfies Readonly<Record<string, Claim>>;

/** The claims of the office's own rules. All are warnings by nature: no figure rests on them. */
export function houseClaims(rules: readonly HouseRule[]): Claim[] {
  return rules.map(({ code, field, message }) => ({
    code,
    severity: 'warning',
    house: true,
    claim:
      message === null
        ? wording(`“${fieldNames[field] ?? field}”符合本县的要求`, `“${field}” is as the office wants it`)
        : wording(message, message),
    source: wording('gongkai.yaml 的“检查”', 'gongkai.yaml, “check”'),
  }));
}
