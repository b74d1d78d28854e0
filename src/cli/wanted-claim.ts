import { claimOf } from '../claims.js';
import type { Claim } from '../model/diagnostic.js';
import { CommandError } from './io.js';

/** The claim of a code that was given on the command line; CommandError for one nobody knows. */
export function wantedClaim(code: string): Claim {
  const found = claimOf(code);
  if (found.claim !== null) return found.claim;
  const { near } = found;
  throw new CommandError(
    `没有“${code}”这条规则${near === null ? '。全部规则：gongkai explain' : `；是不是“${near}”？`}`,
    `There is no rule “${code}”${near === null ? '. All rules: gongkai explain' : `; did you mean “${near}”?`}`,
  );
}

/** Whether a code is one of a rule of some office's own: `local/` and its name. */
export function isHouseCode(code: string): boolean {
  return code.startsWith('local/');
}
