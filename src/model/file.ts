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
  /** Throws `HeldFileChanged` where the file is no longer what was looked at. */
  readonly read: () => Uint8Array;
}

/** A held file that was changed or removed before it could be published: nobody's mistake in writing. */
export class HeldFileChanged extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`“${path}” was changed or removed while it was being published`);
    this.path = path;
  }
}

/** Decoded texts by file; nothing for a file that is not at hand or is no text. */
export interface Texts {
  readonly get: (file: string) => string | undefined;
}
