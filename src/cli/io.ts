/** The streams a command writes to: products on stdout, what is read while waiting on stderr. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether what is written to stdout may have colours; those of stderr are a matter of their own. */
  readonly colours: boolean;
  readonly errColours: boolean;
  /** Whether someone is looking at stderr. */
  readonly interactive: boolean;
  /** The day of the run by the clock of the machine, YYYY-MM-DD. */
  readonly today: string;
}

/** A reason why the command could not run at all: exit 2. */
export class CommandError extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(zh: string, en: string) {
    super(zh);
    this.zh = zh;
    this.en = en;
  }
}
