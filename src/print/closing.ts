import { wording } from '../model/wording.js';
import type { Findings } from './findings.js';
import { omittedOf } from './omitted.js';
import { countsOf, summaryOf } from './summary.js';

/** How many entries there are, what was found in them, and what is not among it. */
export function closingLines({
  diagnostics,
  entries: { published, drafts },
  omitted,
  notes,
  verdict,
  language,
}: Findings): string[] {
  const found = summaryOf(countsOf(diagnostics));
  const lines = [
    wording(
      `${published} 个正式事项，${drafts} 个草稿或待补事项；${found.zh}。`,
      `${published} entries, ${drafts} drafts or incomplete; ${found.en}.`,
    ),
    ...[omittedOf(omitted), ...notes, verdict.reason].flatMap((line) => line ?? []),
  ];
  return lines.map((line) => line[language]);
}
