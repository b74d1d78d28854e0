import { claimGroups, explanationOf } from '../explain.js';
import type { Language } from '../model/wording.js';
import { claimList, explanationText } from '../print/explanation-text.js';
import { styleOf } from '../print/style.js';
import type { Io } from './io.js';
import { isHouseCode, wantedClaim } from './wanted-claim.js';

export interface ExplainOptions {
  readonly lang: Language;
}

/** `gongkai explain`: all codes, or one of them explained. It reads no workspace, but for rules of the office's own. */
export async function runExplain(
  io: Io,
  code: string | undefined,
  { lang }: ExplainOptions,
): Promise<number> {
  const style = styleOf(io.colours);
  if (code === undefined) {
    io.out(claimList(claimGroups(), lang, style));
    io.out(
      lang === 'zh'
        ? '\n✓ 的可由 gongkai fix 改正一部分。看一条的说明：gongkai explain 规则代号\n'
        : '\n✓ gongkai fix mends some of it. To see one explained: gongkai explain <code>\n',
    );
    return 0;
  }
  if (isHouseCode(code)) {
    const { houseClaim } = await import('./house-claim.js');
    io.out(explanationText(await houseClaim(io, code), null, lang, style));
    return 0;
  }
  const claim = wantedClaim(code);
  io.out(explanationText(claim, explanationOf(claim.code), lang, style));
  return 0;
}
