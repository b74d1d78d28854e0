import { type Compiled, compile, readWorkspace } from '../compile.js';
import type { Progress } from '../model/progress.js';
import { openParseStore, parseFolder } from './parse-store.js';

/** A workspace that is compiled again and again: what did not change stays in memory. */
export interface Session {
  /** Reads the workspace as it is now. */
  readonly compile: (progress: Progress) => Promise<Compiled>;
}

export interface SessionOptions {
  /** YYYY-MM-DD, as for `compile`. */
  readonly date: string | null;
  readonly today: string;
  /** Whether parses are kept on disk, too. */
  readonly cache: boolean;
}

export function openSession(folder: string, { date, today, cache }: SessionOptions): Session {
  const store = openParseStore(parseFolder(cache));
  return {
    async compile(progress) {
      const workspace = await readWorkspace(folder);
      const compiled = await compile({ workspace, date, today, progress, known: store });
      store.flush();
      return compiled;
    },
  };
}
