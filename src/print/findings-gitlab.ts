import type { Severity } from '../model/diagnostic.js';
import { findingLine } from './finding-text.js';
import type { Findings } from './findings.js';
import { fingerprint } from './findings-sarif.js';
import { inReadingOrder } from './order.js';

/** Findings as a GitLab Code Quality report. A finding of a whole file is shown at its first line. */
export function findingsGitlab({ diagnostics, locate, language, prefix, identify }: Findings): string {
  const issues = inReadingOrder(diagnostics, locate).map(({ diagnostic, at: { file, range } }) => ({
    description: findingLine(diagnostic, language),
    check_name: diagnostic.code,
    fingerprint: fingerprint(identify(diagnostic)),
    severity: severities[diagnostic.severity],
    location: {
      path: `${prefix}${file}`,
      lines: { begin: range?.start.line ?? 1, end: range?.end.line ?? 1 },
    },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}

const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'minor',
  advice: 'info',
};
