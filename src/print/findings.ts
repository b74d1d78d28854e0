import type { Acting } from '../model/acting.js';
import type { Claim, Diagnostic } from '../model/diagnostic.js';
import type { Locate } from '../model/place.js';
import type { Language } from '../model/wording.js';

/** The findings of one run, with all that a printer may say of them. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: Locate;
  readonly language: Language;
  /** Every claim the catalog was held to, in the order of the documentation. */
  readonly claims: readonly Claim[];
  /** What each finding is called from run to run, however lines move: item (or file), rule, field, number. */
  readonly identify: (diagnostic: Diagnostic) => string;
  /** Who must act on which of them. */
  readonly acting: readonly Acting[];
  /** From the root of the repository to the workspace, with forward slashes: empty, or ending in one. */
  readonly prefix: string;
  /** So many are shown to people, the rest is counted; null: all. Formats for programs have them all. */
  readonly most: number | null;
  /** Whether warnings fail the run as errors do. */
  readonly strict: boolean;
  /** Version of the program. */
  readonly version: string;
}

/** Whether a file is one of the package, such as a shipped guide. */
export function isShipped(file: string): boolean {
  return file.startsWith('gongkai:');
}
