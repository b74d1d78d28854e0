import type { Diagnostic } from '../model/diagnostic.js';
import type { Locate, Located } from '../model/place.js';

export interface LocatedDiagnostic {
  readonly diagnostic: Diagnostic;
  readonly at: Located;
}

/** Diagnostics with their positions, by file, line, column and code: the order they are read in. */
export function inReadingOrder(diagnostics: readonly Diagnostic[], locate: Locate): LocatedDiagnostic[] {
  return diagnostics
    .map((diagnostic) => ({ diagnostic, at: locate(diagnostic.place) }))
    .sort(
      (a, b) =>
        compare(a.at.file, b.at.file) ||
        (a.at.range?.start.line ?? 0) - (b.at.range?.start.line ?? 0) ||
        (a.at.range?.start.column ?? 0) - (b.at.range?.start.column ?? 0) ||
        compare(a.diagnostic.code, b.diagnostic.code),
    );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
