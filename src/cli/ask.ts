import { createInterface } from 'node:readline';
import type { Language, Wording } from '../model/wording.js';
import { CommandError, type Io } from './io.js';

/** What an answer means, or in words what is wrong with it. */
export type Understood<T> = { readonly value: T } | { readonly wrong: Wording };

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

/** How a question with its preset answer is put. */
const put: Readonly<Record<Language, (question: string, preset: string | null) => string>> = {
  zh: (question, preset) => `${question}${preset === null ? '' : `（回车：${preset}）`}：`,
  en: (question, preset) => `${question}${preset === null ? '' : ` (Enter: ${preset})`}: `,
};

/** Questions go to stderr: they are no product. Throws CommandError when the answering ends (Ctrl-C, Ctrl-D). */
export function openAsker(io: Io, language: Language): Asker {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Answers may be pasted together: lines that come before their question wait for it.
  const come: string[] = [];
  let waiting: (() => void) | null = null;
  let ended = false;
  const wake = (): void => waiting?.();
  lines.on('line', (line) => {
    come.push(line);
    wake();
  });
  lines.once('close', () => {
    ended = true;
    wake();
  });
  lines.on('SIGINT', () => lines.close());

  async function nextLine(question: string): Promise<string> {
    if (!ended) {
      lines.setPrompt(question);
      lines.prompt();
    }
    while (come.length === 0 && !ended) {
      await new Promise<void>((wakened) => {
        waiting = wakened;
      });
    }
    const line = come.shift();
    if (line !== undefined) return line.trim();
    throw new CommandError('没有答完，什么也没有写。', 'Not answered; nothing was written.');
  }

  return {
    async ask(question, preset, understand) {
      for (;;) {
        const answer = await nextLine(put[language](question, preset));
        const understood = understand(answer === '' && preset !== null ? preset : answer);
        if ('value' in understood) return understood.value;
        io.err(`  ${understood.wrong[language]}\n`);
      }
    },
    close: () => lines.close(),
  };
}
