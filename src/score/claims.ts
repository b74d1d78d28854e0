import type { Claim } from '../model/diagnostic.js';
import { wording } from '../model/wording.js';

/** What scoring schemes are held to: a misspelt name would deduct nothing, silently. */
export const scoreClaims = {
  knownSchemeNames: {
    code: 'known-scheme-names',
    severity: 'error',
    claim: wording(
      '评分方案写的领域、指引事项和规则都存在',
      'Every domain, guide item and rule a scoring scheme names exists',
    ),
    source: wording(
      'gongkai 的约定：对不上的引用是错误',
      'a convention of gongkai: an unmatched reference is an error',
    ),
  },
  soundSchemeAmounts: {
    code: 'sound-scheme-amounts',
    severity: 'error',
    claim: wording(
      '评分方案的分值、扣分和抽查数前后一致',
      'Points, deductions and draws of a scoring scheme agree with each other',
    ),
    source: wording('gongkai 的约定：覆盖数字从严', 'a convention of gongkai: coverage fails closed'),
  },
} as const satisfies Readonly<Record<string, Claim>>;
