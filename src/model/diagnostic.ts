import type { NodePlace, Place, SpanPlace } from './place.js';
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
  /** An error that no figure and no identity rests on: an office may make it lighter. All others stay errors. */
  readonly lowerable?: true;
  /** A rule of the office's own, known to its workspace only. */
  readonly house?: true;
  /** What must be true. */
  readonly claim: Wording;
  /** The law, standard or design decision the claim comes from. */
  readonly source: Wording;
  /** What `gongkai fix` mends of it; absent where every finding needs someone's judgement. */
  readonly fix?: Wording;
}

/** A repair that changes nothing of what is meant, so that it can be made without asking. */
export type Fix =
  /** The value at the place is to be written otherwise. */
  | { readonly kind: 'value'; readonly place: NodePlace; readonly value: string | readonly string[] }
  /** The value at the place is to stay as it is written, in quotes. */
  | { readonly kind: 'quotes'; readonly place: NodePlace }
  /** Other characters are to stand there. */
  | { readonly kind: 'characters'; readonly place: SpanPlace; readonly text: string };

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
  /** Absent where only the author can know. */
  readonly fix?: Fix | null;
  /** Absent where it stands in no file of entries. */
  readonly about?: About;
}

/** The entries a finding is about: worked out while they are at hand. */
export interface About {
  /** Id of the item in its file; null where it is about none. */
  readonly item: string | null;
  /** Ids of the agencies that are subjects of its entries. */
  readonly subjects: readonly string[];
  /** The domain of the item, or of the file; null where there is none. */
  readonly domain: string | null;
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
  readonly fix?: Fix | null;
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
    ...(finding.fix && { fix: finding.fix }),
  };
}

/** That a value be written otherwise; null where the place is not one of a value. */
export function valueFix(place: Place, value: string | readonly string[]): Fix | null {
  return place.kind === 'node' ? { kind: 'value', place, value } : null;
}

/** That the elements of a list be others: the list that the element at the place stands in. */
export function listFix(element: Place, value: readonly string[]): Fix | null {
  if (element.kind !== 'node') return null;
  const pointer = /^(.*)\/\d+$/u.exec(element.pointer)?.[1];
  return pointer === undefined ? null : { kind: 'value', place: { ...element, pointer }, value };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
