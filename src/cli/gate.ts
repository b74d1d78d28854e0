import type { Examined } from '../compile.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { judgedGates } from '../model/gate.js';
import { type Wording, wording } from '../model/wording.js';
import type { Verdict } from '../print/findings.js';
import { countsOf } from '../print/summary.js';

/**
 * How much must be right. `lax`, for branches and every day: no errors; warnings and drafts pass. `strict`, for what
 * is to be published: no warnings either, and every coverage gate of gongkai.yaml (达标线) passed.
 */
export type GateName = Verdict['gate'];

/** The findings that count, and the coverage, held against a gate. */
export function verdictOf(
  gate: GateName,
  diagnostics: readonly Diagnostic[],
  { frame, sums }: Pick<Examined, 'frame' | 'sums'>,
): Verdict {
  const { errors, warnings } = countsOf(diagnostics);
  const failed =
    gate === 'lax' || sums === null ? [] : judgedGates(frame, sums, null).filter(({ passed }) => !passed);
  const blocked = gate === 'strict' && warnings + failed.length > 0;
  return {
    gate,
    passed: errors === 0 && !blocked,
    reason: blocked ? reasonOf(warnings, failed.length) : null,
    failed,
  };
}

function reasonOf(warnings: number, failed: number): Wording {
  const zh = [warnings > 0 ? `还有 ${warnings} 个警告` : '', failed > 0 ? `${failed} 条达标线没有达到` : ''];
  const en = [
    warnings > 0 ? `${warnings} warning(s)` : '',
    failed > 0 ? `${failed} coverage gate(s) failed` : '',
  ];
  return wording(
    `没有通过严格关口（--gate strict）：${zh.filter(Boolean).join('，')}。`,
    `The strict gate (--gate strict) is not passed: ${en.filter(Boolean).join(', ')}.`,
  );
}
