import { houseRuleClaims } from './check/house-claims.js';
import { rules } from './check/rules.js';
import { coverClaims } from './cover/claims.js';
import { templateClaims } from './emit/claims.js';
import { judgeClaims } from './judge/claims.js';
import { loadClaims } from './load/claims.js';
import type { Claim } from './model/diagnostic.js';
import { type Wording, wording } from './model/wording.js';
import { scoreClaims } from './score/claims.js';
import { nearest } from './text/suggest.js';

/** Claims of one stage, as they are listed. */
export interface ClaimGroup {
  readonly title: Wording;
  readonly claims: readonly Claim[];
}

/** Every claim a finding may be of, in the order they are checked. */
export function claimGroups(): readonly ClaimGroup[] {
  return [
    { title: wording('读取文件', 'Reading files'), claims: Object.values(loadClaims) },
    { title: wording('事项的含义', 'Meaning'), claims: rules },
    { title: wording('覆盖与豁免', 'Coverage and exemptions'), claims: Object.values(coverClaims) },
    { title: wording('评分方案', 'Scoring schemes'), claims: Object.values(scoreClaims) },
    { title: wording('网站模板', 'Templates of the site'), claims: Object.values(templateClaims) },
    {
      title: wording('检查设置', 'Settings of checking'),
      claims: [...Object.values(judgeClaims), ...Object.values(houseRuleClaims)],
    },
  ];
}

export function allClaims(): readonly Claim[] {
  return claimGroups().flatMap(({ claims }) => claims);
}

/** The claim of a code; for one nobody knows, the code that is nearest to it, or null. */
export type FoundClaim = { readonly claim: Claim } | { readonly claim: null; readonly near: string | null };

export function claimOf(code: string): FoundClaim {
  const claims = allClaims();
  const claim = claims.find((candidate) => candidate.code === code);
  if (claim !== undefined) return { claim };
  const codes = claims.map((candidate) => candidate.code);
  return { claim: null, near: nearest(code, codes) };
}
