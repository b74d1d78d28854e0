/** What may stand at a place of the command line. */
export type Values =
  /** Anything: a shell has nothing to offer. */
  | { readonly kind: 'any' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'folder' }
  | { readonly kind: 'file' };

/** A command as a shell needs to know it. */
export interface Completed {
  /** The words behind `gongkai`, each with a space before it: ` guide list`; empty for the program. */
  readonly trail: string;
  readonly commands: readonly Described[];
  readonly options: readonly CompletedOption[];
  /** What its arguments may be. */
  readonly operand: Values;
}

export interface Described {
  readonly name: string;
  readonly description: string;
}

export interface CompletedOption {
  /** `-o`, `--out`. */
  readonly names: readonly string[];
  readonly description: string;
  /** Null for one without a value. */
  readonly values: Values | null;
}
