import type { SpanPlace } from './place.js';
import type { Wording } from './wording.js';

/** A file that gets a new text, and why. */
export interface MendedFile {
  /** Relative to the workspace. */
  readonly path: string;
  /** As it lies on disk: what is overwritten must still be this. */
  readonly before: Uint8Array;
  /** The text of these bytes, in whatever encoding they are. */
  readonly text: string;
  readonly after: string;
  /** Rules by code, and how many places of each were mended; empty where only the form changed. */
  readonly repairs: ReadonlyMap<string, number>;
}

/** What is to stand at a place instead; where nothing stands there yet, before what follows. */
export interface Repair {
  readonly place: SpanPlace;
  readonly text: string;
}

/** A file, or a place in one, that was left as it is, and why. */
export interface LeftAlone {
  /** Relative to the workspace; a place with its line and column behind. */
  readonly path: string;
  readonly message: Wording;
}

/** What mending a workspace comes to: shown first, written only when asked. */
export interface Mending {
  readonly files: readonly MendedFile[];
  readonly left: readonly LeftAlone[];
  /** How many files were looked at. */
  readonly looked: number;
}
