/** A file as it lies on disk, not yet understood. */
export interface RawFile {
  /** Path relative to its root, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file that is published as it is: it may be large, so that it is read only when it is written. */
export interface HeldFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Throws where the file is no longer what it was. */
  readonly read: () => Uint8Array;
}
