import type { Progress } from '../model/progress.js';
import type { Language } from '../model/wording.js';
import type { Io } from './io.js';

/** Shown only when someone is looking and the work has gone on for a while. */
const patienceMs = 600;
const intervalMs = 100;

export interface ProgressLine {
  readonly report: Progress;
  /** Wipes the line, before anything else is written. */
  readonly clear: () => void;
}

/** One line on the terminal that says what is being done, and how much of it. Nothing in pipes. */
export function progressLine(io: Io, language: Language, quiet: boolean): ProgressLine {
  if (!io.interactive || quiet) return { report: () => undefined, clear: () => undefined };
  const started = performance.now();
  let last = 0;
  let shown = false;
  return {
    report(step, done, total) {
      const now = performance.now();
      if (now - started < patienceMs || now - last < intervalMs) return;
      last = now;
      shown = true;
      const seconds = ((now - started) / 1000).toFixed(0);
      io.err(`\r\u001b[2K${step[language]} ${done}${total === null ? '' : `/${total}`}  ${seconds}s`);
    },
    clear() {
      if (shown) io.err('\r\u001b[2K');
      shown = false;
    },
  };
}
