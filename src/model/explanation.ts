import type { Wording } from './wording.js';

/** What is to be said of a claim beyond the claim itself; `catalog/explanations/` has one for every code. */
export interface Explanation {
  readonly code: string;
  /** What goes wrong in the world when the claim does not hold. */
  readonly why: Wording;
  readonly example: Example | { readonly none: Wording };
}

/** A few lines as an author writes them, wrong and right. */
export interface Example {
  /** Where the lines stand; the wrong ones in `wrongFile` when the file itself is what is wrong. */
  readonly file: string;
  readonly wrongFile: string | null;
  /** `item`: among the fields of an item. `file`: at the left edge of the file. */
  readonly within: 'item' | 'file';
  readonly wrong: string;
  readonly right: string;
  /** What else the workspace must hold for the example to be one. */
  readonly beside: readonly FileBeside[];
}

export interface FileBeside {
  readonly path: string;
  /** Its lines, put in as those of the example are; null where only its being there counts. */
  readonly lines: string | null;
}
