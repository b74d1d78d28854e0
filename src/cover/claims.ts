import type { Claim } from '../model/diagnostic.js';
import { wording } from '../model/wording.js';

/** What exemptions are held to. A dead exemption hides a gap, so it is an error. Design section 6. */
export const coverClaims = {
  exemptionsInForce: {
    code: 'exemptions-in-force',
    severity: 'error',
    claim: wording('豁免都在有效期内', 'Every exemption is in force on the date of the edition'),
    source: wording('设计第6节：过期的豁免是错误', 'design section 6: a dead exemption is an error'),
  },
  exemptionsNeeded: {
    code: 'exemptions-needed',
    severity: 'error',
    claim: wording('豁免的事项确实没有公开', 'Every exemption is of something that is not disclosed'),
    source: wording('设计第6节：不再需要的豁免是错误', 'design section 6: a dead exemption is an error'),
  },
} as const satisfies Readonly<Record<string, Claim>>;
