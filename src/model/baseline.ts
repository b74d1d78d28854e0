import type { Place } from './place.js';

/** The findings an office knows of and leaves for now, as baseline.yaml has them. */
export interface Baseline {
  /** Path of the file; null when there is none. */
  readonly path: string | null;
  readonly known: readonly KnownFinding[];
}

/** Findings of one key: so many of one rule in one field of one item. */
export interface KnownFinding {
  /** Id of an item; null where a file is named. */
  readonly item: string | null;
  readonly file: string | null;
  readonly rule: string;
  /** In any spelling; null: the item or file as a whole. */
  readonly field: string | null;
  readonly count: number;
  readonly reason: string | null;
  readonly place: Place;
}
