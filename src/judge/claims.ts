import type { Claim } from '../model/diagnostic.js';
import { wording } from '../model/wording.js';

/** What the settings of an office are held to, so that no setting can make a figure wrong or a finding vanish unseen. */
export const judgeClaims = {
  knownRules: {
    code: 'known-rule-settings',
    severity: 'error',
    claim: wording('“检查”里写明级别的规则都存在', 'Every rule that is given a severity exists'),
    source: wording(
      'gongkai 的约定：对不上的引用是错误',
      'a convention of gongkai: an unmatched reference is an error',
    ),
  },
  guardedRules: {
    code: 'guarded-rules-kept',
    severity: 'error',
    claim: wording(
      '数字所依据的错误没有被调低或关闭',
      'No error that figures rest on is lowered or switched off',
    ),
    source: wording('gongkai 的约定：覆盖数字从严', 'a convention of gongkai: coverage fails closed'),
  },
  baselineRules: {
    code: 'known-baseline-rules',
    severity: 'error',
    claim: wording(
      '基线里的规则存在，而且可以暂不改',
      'Every rule of the baseline exists, and may be left unmended',
    ),
    source: wording('gongkai 的约定：覆盖数字从严', 'a convention of gongkai: coverage fails closed'),
  },
  baselineNeeded: {
    code: 'baseline-needed',
    severity: 'error',
    claim: wording('基线里的问题都还在，没有多记', 'Every finding of the baseline is still there'),
    source: wording(
      'gongkai 的约定：不再需要的豁免是错误',
      'a convention of gongkai: a dead exemption is an error',
    ),
  },
} as const satisfies Readonly<Record<string, Claim>>;
