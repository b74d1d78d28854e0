import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { Locate } from '../model/place.js';
import type { Language } from '../model/wording.js';
import { positionOf, severityNames } from './diagnostics-text.js';
import { inReadingOrder } from './order.js';
import { countsOf } from './summary.js';

/** What a page in the browser shows of the findings, as plain texts. */
export interface LiveFindings {
  readonly language: Language;
  readonly counts: Readonly<Record<'errors' | 'warnings', number>>;
  readonly findings: readonly LiveFinding[];
  /** Findings beyond those listed. */
  readonly more: number;
}

interface LiveFinding {
  readonly severity: Severity;
  readonly severityName: string;
  readonly code: string;
  /** `entries/义务教育.yaml:18:11`. */
  readonly position: string;
  /** The line of the file, where there is one. */
  readonly source: string | null;
  readonly message: string;
  /** What to write instead. */
  readonly hint: string | null;
}

/** Errors first, each kind in reading order, at most `most` of them. */
export function liveFindings(
  diagnostics: readonly Diagnostic[],
  locate: Locate,
  language: Language,
  most: number,
): LiveFindings {
  const { errors, warnings } = countsOf(diagnostics);
  const of = (wanted: Severity): Diagnostic[] => diagnostics.filter(({ severity }) => severity === wanted);
  const errorsFirst = [...of('error'), ...of('warning')].slice(0, most);
  const ordered = (['error', 'warning'] as const).flatMap((wanted) =>
    inReadingOrder(
      errorsFirst.filter(({ severity }) => severity === wanted),
      locate,
    ),
  );
  return {
    language,
    counts: { errors, warnings },
    findings: ordered.map(({ diagnostic, at }) => ({
      severity: diagnostic.severity,
      severityName: severityNames[diagnostic.severity][language],
      code: diagnostic.code,
      position: positionOf(at),
      source: at.range === null ? null : (at.lines[at.range.start.line - 1]?.trim() ?? null),
      message: diagnostic.message[language],
      hint: diagnostic.hint?.[language] ?? null,
    })),
    more: errors + warnings - ordered.length,
  };
}
