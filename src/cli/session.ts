import { type Compiled, check, compile, type Examined, Memory, readWorkspace } from '../compile.js';
import type { Progress } from '../model/progress.js';
import { openParseStore, parseFolder } from './parse-store.js';

/** A workspace that is looked at again and again: what did not change stays in memory. */
export interface Session {
  /** Reads the workspace as it is now, and says what is found in it. */
  readonly check: (progress: Progress) => Promise<Examined>;
  /** The same, with all its entries and what can be published. */
  readonly compile: (progress: Progress) => Promise<Compiled>;
  /** Puts on disk what need not be worked out again: when nobody waits for anything else. */
  readonly settle: () => void;
}

export interface SessionOptions {
  /** YYYY-MM-DD, as for `compile`. */
  readonly date: string | null;
  readonly today: string;
  /** Whether parses are kept on disk, too. */
  readonly cache: boolean;
}

export function openSession(folder: string, { date, today, cache }: SessionOptions): Session {
  const known = openParseStore(parseFolder(cache));
  const memory = new Memory();
  const request = async (progress: Progress) => ({
    workspace: await readWorkspace(folder),
    date,
    today,
    progress,
    known,
    memory,
  });
  return {
    check: async (progress) => check(await request(progress)),
    compile: async (progress) => compile(await request(progress)),
    settle: () => known.flush(),
  };
}
