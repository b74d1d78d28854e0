import type { Diagnostic, Severity } from '../model/diagnostic.js';
import { type Wording, wording } from '../model/wording.js';
import { countsOf, summaryOf } from './summary.js';

/** The findings to be shown, and what is said of the others. */
export interface Selection {
  readonly shown: readonly Diagnostic[];
  /** Null when all are shown. */
  readonly rest: Wording | null;
}

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, advice: 2 };

/** At most so many findings, the gravest first: a page of advice must not push the one error out of sight. */
export function selected(diagnostics: readonly Diagnostic[], most: number | null): Selection {
  if (most === null || diagnostics.length <= most) return { shown: diagnostics, rest: null };
  const byGravity = [...diagnostics].sort((a, b) => order[a.severity] - order[b.severity]);
  const left = byGravity.slice(most);
  const { zh, en } = summaryOf(countsOf(left));
  return {
    shown: byGravity.slice(0, most),
    rest: wording(
      `另有 ${left.length} 个问题没有列出（${zh}）；加 --all 列出全部。`,
      `${left.length} more are not shown (${en}); --all shows them.`,
    ),
  };
}
