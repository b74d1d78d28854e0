import type { Claim } from '../model/diagnostic.js';
import { wording } from '../model/wording.js';

const weaker = wording(
  'gongkai 的约定：要素不得弱于标准指引',
  'a convention of gongkai: no element is weaker than the guide',
);
const deadExemption = wording(
  'gongkai 的约定：过期的豁免是错误',
  'a convention of gongkai: a dead exemption is an error',
);
const waiverSource = wording(
  'gongkai 的约定：对不上的引用是错误',
  'a convention of gongkai: an unmatched reference is an error',
);

/**
 * What entries are held to by the guide items they answer, element by element (a warning; advice where the
 * guide item or its element was not seen in a published table), and what exemptions are held to (errors: a
 * dead exemption hides a gap). Design section 6.
 */
export const coverClaims = {
  content: {
    code: 'content-within-guide',
    severity: 'warning',
    claim: wording('内容包含标准指引的每个要素', 'Content has every element of the guide'),
    source: weaker,
  },
  timeLimit: {
    code: 'time-limit-within-guide',
    severity: 'warning',
    claim: wording('时限不长于标准指引', 'The time limit is no longer than the guide’s'),
    source: weaker,
  },
  comparable: {
    code: 'time-limit-comparable',
    severity: 'warning',
    claim: wording('时限能与标准指引比出宽严', 'One can tell whether the time limit is within the guide’s'),
    source: weaker,
  },
  channels: {
    code: 'channels-within-guide',
    severity: 'warning',
    claim: wording(
      '渠道满足标准指引的要求（全部或至少其一）',
      'Channels are those the guide asks for (all, or one of them)',
    ),
    source: weaker,
  },
  audience: {
    code: 'audience-within-guide',
    severity: 'warning',
    claim: wording('公开对象不窄于标准指引', 'The audience is no narrower than the guide’s'),
    source: weaker,
  },
  method: {
    code: 'method-within-guide',
    severity: 'warning',
    claim: wording(
      '标准指引要求主动公开的，事项主动公开',
      'What the guide discloses proactively is disclosed proactively',
    ),
    source: weaker,
  },
  levels: {
    code: 'levels-within-guide',
    severity: 'warning',
    claim: wording(
      '公开主体所在的、标准指引要求的层级都已列出',
      'The levels that the guide asks for and the subjects stand at are ticked',
    ),
    source: weaker,
  },
  exemptionsInForce: {
    code: 'exemptions-in-force',
    severity: 'error',
    claim: wording('豁免都在有效期内', 'Every exemption is in force on the date of the edition'),
    source: deadExemption,
  },
  exemptionsNeeded: {
    code: 'exemptions-needed',
    severity: 'error',
    claim: wording(
      '豁免的事项确实没有公开，豁免的规则确实有提示',
      'Every exemption is of something that is not disclosed, or of a rule that finds something',
    ),
    source: wording(
      'gongkai 的约定：不再需要的豁免是错误',
      'a convention of gongkai: a dead exemption is an error',
    ),
  },
  knownWaivedRules: {
    code: 'known-waived-rules',
    severity: 'error',
    claim: wording('豁免的规则存在，而且不是错误', 'Every waived rule exists, and is no error'),
    source: waiverSource,
  },
  knownWaivedEntries: {
    code: 'known-waived-entries',
    severity: 'error',
    claim: wording('豁免规则的事项都在目录中', 'Every entry a rule is waived for is in the catalog'),
    source: waiverSource,
  },
} as const satisfies Readonly<Record<string, Claim>>;
