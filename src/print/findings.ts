import type { Acting } from '../model/acting.js';
import type { Claim, Diagnostic } from '../model/diagnostic.js';
import type { JudgedGate } from '../model/gate.js';
import type { Repair } from '../model/mend.js';
import type { Omitted } from '../model/omitted.js';
import type { Locate } from '../model/place.js';
import type { Language, Wording } from '../model/wording.js';

/** The findings of one run, with all that a printer may say of them. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: Locate;
  readonly language: Language;
  /** Every claim the catalog was held to, in the order of the documentation. */
  readonly claims: readonly Claim[];
  /** What each finding is called from run to run, however lines move: item (or file), rule, field, number. */
  readonly identify: (diagnostic: Diagnostic) => string;
  /** What `gongkai fix` writes for a finding, where that is safe by itself; null where people must decide. */
  readonly repair: (diagnostic: Diagnostic) => Repair | null;
  /** Who must act on which of them. */
  readonly acting: readonly Acting[];
  /** From the root of the repository to the workspace, with forward slashes: empty, or ending in one. */
  readonly prefix: string;
  /** So many are shown to people, the rest is counted; null: all. Formats for programs have them all. */
  readonly most: number | null;
  /** How many entries were checked. */
  readonly entries: { readonly published: number; readonly drafts: number };
  /** What was found and is not among the findings. */
  readonly omitted: Omitted;
  /** What else is to be said of the choice of findings. */
  readonly notes: readonly Wording[];
  readonly verdict: Verdict;
  /** Version of the program. */
  readonly version: string;
}

/** What the run was held to, and whether it passed. With `strict`, warnings fail it as errors do. */
export interface Verdict {
  readonly gate: 'lax' | 'strict';
  readonly passed: boolean;
  /** Why it failed besides errors; null when it did not. */
  readonly reason: Wording | null;
  /** The coverage gates that failed. */
  readonly failed: readonly JudgedGate[];
}

/** Whether a file is one of the package, such as a shipped guide. */
export function isShipped(file: string): boolean {
  return file.startsWith('gongkai:');
}
