import { basename } from 'node:path';
import type { Examined } from '../compile.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { type Wording, wording } from '../model/wording.js';
import { diagnosticsText } from '../print/diagnostics-text.js';
import { since } from '../print/since.js';
import { styleOf } from '../print/style.js';
import { countsOf, summaryOf } from '../print/summary.js';
import { interrupted } from './interrupted.js';
import { CommandError, type Io } from './io.js';
import { progressLine } from './progress.js';
import type { CommonOptions } from './run.js';
import { openSession, type Session } from './session.js';
import { watchWorkspace } from './watcher.js';
import { workspaceFolder } from './workspace.js';

export interface WatchOptions extends CommonOptions {
  readonly poll?: boolean;
}

/**
 * `gongkai watch`: checks a workspace now and after every change, until it is told to stop: exit 0. Throws when
 * changes cannot be seen any more. On a terminal the screen shows what stands now; elsewhere each check adds what is new and what is solved.
 */
export async function runWatch(
  io: Io,
  workspace: string | undefined,
  options: WatchOptions,
): Promise<number> {
  const folder = workspaceFolder(workspace);
  const session = openSession(folder, {
    date: options.date ?? null,
    today: io.today,
    cache: options.cache !== false,
  });
  const rounds = new Rounds(io, folder, session, options);
  const stopped = interrupted();
  const watcher = await watchWorkspace(folder, {
    poll: options.poll === true,
    changed: (paths) => rounds.run(paths),
    complain: (problem) => io.err(`${problem[options.lang]}\n`),
  });
  rounds.run([]);
  const failure = await Promise.race([stopped, watcher.failed]);
  await watcher.close();
  if (failure instanceof CommandError) throw failure;
  return 0;
}

/** One check after another; what changes during one is seen by the next. */
class Rounds {
  readonly #io: Io;
  readonly #folder: string;
  readonly #session: Session;
  readonly #options: WatchOptions;
  #before: readonly Diagnostic[] | null = null;
  #busy = false;
  #waiting: Set<string> | null = null;

  constructor(io: Io, folder: string, session: Session, options: WatchOptions) {
    this.#io = io;
    this.#folder = folder;
    this.#session = session;
    this.#options = options;
  }

  run(paths: readonly string[]): void {
    if (this.#busy) {
      this.#waiting = new Set([...(this.#waiting ?? []), ...paths]);
      return;
    }
    this.#busy = true;
    void this.#round(paths).finally(() => {
      this.#busy = false;
      const next = this.#waiting;
      this.#waiting = null;
      if (next !== null) this.run([...next]);
    });
  }

  async #round(paths: readonly string[]): Promise<void> {
    const { lang, quiet } = this.#options;
    const started = performance.now();
    const progress = progressLine(this.#io, lang, quiet === true);
    try {
      // Without gongkai.yaml there is nothing to check: it may be being replaced.
      workspaceFolder(this.#folder);
      const examined = await this.#session.check(progress.report);
      progress.clear();
      this.#show(examined, paths, performance.now() - started);
      this.#session.settle();
    } catch (error) {
      progress.clear();
      this.#before = null;
      this.#io.err(`${reasonOf(error)[lang]}\n${waiting[lang]}\n`);
    }
  }

  #show({ diagnostics, locate }: Examined, paths: readonly string[], ms: number): void {
    const { lang, quiet } = this.#options;
    const all = quiet === true ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
    const style = styleOf(this.#io.colours);
    const { fresh, solved, standing } = since(this.#before ?? [], all);
    const first = this.#before === null;
    this.#before = all;
    const part = (title: Wording, some: readonly Diagnostic[]): string =>
      some.length === 0
        ? ''
        : `${style.strong(title[lang])}\n${diagnosticsText(some, locate, lang, style)}\n`;
    const lines = solved.map(({ place, message }) =>
      style.good(`✓ ${wording('已解决', 'solved')[lang]}  ${place.file}  ${message[lang]}`),
    );
    this.#io.out(
      [
        this.#io.colours ? clearScreen : '',
        paths.length === 0 ? '' : `${style.faint(changedLine(paths)[lang])}\n`,
        // On a terminal the new ones stand last, just above the line that sums up.
        first || this.#io.colours ? part(first ? found : stillThere, first ? fresh : standing) : '',
        first ? '' : part(newOnes, fresh),
        lines.length === 0 ? '' : `${lines.join('\n')}\n`,
        `${clock()}  ${summaryOf(countsOf(all))[lang]}${wording('，用时', ', ')[lang]} ${(ms / 1000).toFixed(2)} ${wording('秒', 's')[lang]}\n`,
        `${style.faint(waiting[lang])}\n`,
      ].join(''),
    );
  }
}

/** The screen and what was scrolled out of it, then to the upper left. */
const clearScreen = '\u001b[2J\u001b[3J\u001b[H';
const found = wording('发现的问题：', 'Found:');
const stillThere = wording('还没有解决的问题：', 'Still there:');
const newOnes = wording('新出现的问题：', 'New:');
const waiting = wording(
  '正在等待修改，保存文件后自动检查；按 Ctrl+C 结束。',
  'Waiting for changes; press Ctrl+C to stop.',
);

function changedLine(paths: readonly string[]): Wording {
  const [first = ''] = paths;
  return paths.length === 1
    ? wording(`${first} 有改动`, `${first} changed`)
    : wording(
        `${basename(first)} 等 ${paths.length} 个文件有改动`,
        `${basename(first)} and ${paths.length - 1} more changed`,
      );
}

function reasonOf(error: unknown): Wording {
  if (error instanceof CommandError) return wording(error.zh, error.en);
  const detail = error instanceof Error ? error.message : String(error);
  return wording(`这一次没有查成：${detail}`, `this check failed: ${detail}`);
}

function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}
