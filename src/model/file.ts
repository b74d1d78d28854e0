/** A file as it lies on disk, not yet understood. */
export interface RawFile {
  /** Path relative to its root, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
