import type { Place } from './place.js';
import type { Wording } from './wording.js';

/**
 * `error`: the catalog cannot be published. `warning`: it can, but someone should look.
 * `advice`: an improvement that is nobody's fault.
 */
export type Severity = 'error' | 'warning' | 'advice';

/** A claim that must hold, and where it is written. Every diagnostic says which claim was broken. */
export interface Claim {
  /** The claim in kebab-case: `unique-entry-ids`. */
  readonly code: string;
  readonly severity: Severity;
  /** What must be true. */
  readonly claim: Wording;
  /** The law, standard or design decision the claim comes from. */
  readonly source: Wording;
}

/** One finding, as data. Positions and languages are resolved when it is printed. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Wording;
  readonly place: Place;
  /** Every other place involved, the most telling first. */
  readonly related: readonly Related[];
  /** What to write instead. */
  readonly hint: Wording | null;
}

export interface Related {
  readonly place: Place;
  readonly message: Wording;
}

/** A finding before its claim is attached. */
export interface Finding {
  readonly message: Wording;
  readonly place: Place;
  readonly related?: readonly Related[];
  readonly hint?: Wording | null;
  /** Only where a claim is softer for some items (drafts). */
  readonly severity?: Severity;
}

export function diagnosticOf(claim: Claim, finding: Finding): Diagnostic {
  return {
    code: claim.code,
    severity: finding.severity ?? claim.severity,
    message: finding.message,
    place: finding.place,
    related: finding.related ?? [],
    hint: finding.hint ?? null,
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
