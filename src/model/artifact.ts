/** One product in memory: what is published is a sequence of these. */
export interface Artifact {
  /** Path below the output folder, with forward slashes, made of ids only. */
  readonly path: string;
  readonly content: string | Uint8Array;
}
