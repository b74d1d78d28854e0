import type { Claim } from '../model/diagnostic.js';
import { wording } from '../model/wording.js';

/** What the settings of an office are held to, so that no setting can make a figure wrong or a finding vanish unseen. */
export const judgeClaims = {
  knownRules: {
    code: 'known-rule-settings',
    severity: 'error',
    claim: wording('“检查”里写明级别的规则都存在', 'Every rule that is given a severity exists'),
    source: wording('设计第6节：对不上的引用是错误', 'design section 6: an unmatched reference is an error'),
  },
  guardedRules: {
    code: 'guarded-rules-kept',
    severity: 'error',
    claim: wording(
      '数字所依据的错误没有被调低或关闭',
      'No error that figures rest on is lowered or switched off',
    ),
    source: wording('设计第6节：覆盖数字从严', 'design section 6: coverage fails closed'),
  },
} as const satisfies Readonly<Record<string, Claim>>;
