import { createInterface } from 'node:readline/promises';
import { CommandError, type Io } from './io.js';

/** What an answer means, or in words what is wrong with it. */
export type Understood<T> = { readonly value: T } | { readonly wrong: string };

/** Puts questions on the terminal. */
export interface Asker {
  /** Asks until the answer will do; an empty answer is `preset`, where there is one. */
  readonly ask: <T>(
    question: string,
    preset: string | null,
    understand: (answer: string) => Understood<T>,
  ) => Promise<T>;
  readonly close: () => void;
}

/** Whether somebody is there to answer. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true;
}

/** Questions go to stderr: they are no product. Throws CommandError when the answering ends (Ctrl-C, Ctrl-D). */
export function openAsker(io: Io): Asker {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new AbortController();
  lines.once('close', () => ended.abort());
  lines.on('SIGINT', () => lines.close());
  return {
    async ask(question, preset, understand) {
      for (;;) {
        const answer = await lines
          .question(`${question}${preset === null ? '' : `（${preset}）`}：`, { signal: ended.signal })
          .catch(() => {
            throw new CommandError('没有答完，什么也没有写。', 'Not answered; nothing was written.');
          });
        const understood = understand(answer.trim() === '' && preset !== null ? preset : answer.trim());
        if ('value' in understood) return understood.value;
        io.err(`  ${understood.wrong}\n`);
      }
    },
    close: () => lines.close(),
  };
}
