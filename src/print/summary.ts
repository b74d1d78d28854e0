import type { Diagnostic } from '../model/diagnostic.js';
import { type Wording, wording } from '../model/wording.js';

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly advice: number;
}

export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const of = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), advice: of('advice') };
}

/** `2 个错误，1 个警告`, or that nothing was found. */
export function summaryOf({ errors, warnings, advice }: Counts): Wording {
  if (errors + warnings + advice === 0) return wording('没有发现问题', 'no problems found');
  const zh = [
    errors > 0 ? `${errors} 个错误` : '',
    warnings > 0 ? `${warnings} 个警告` : '',
    advice > 0 ? `${advice} 条建议` : '',
  ];
  const en = [
    errors > 0 ? `${errors} error(s)` : '',
    warnings > 0 ? `${warnings} warning(s)` : '',
    advice > 0 ? `${advice} suggestion(s)` : '',
  ];
  return wording(zh.filter(Boolean).join('，'), en.filter(Boolean).join(', '));
}
