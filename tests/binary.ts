import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const binary = resolve('bin/gongkai.js');

/** Runs `bin/gongkai.js` as a child process, without colours, whatever the terminal of the tests is. */
export function run(
  command: readonly string[],
  cwd: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((settle) => {
    const options = { cwd, env: environment(extra), maxBuffer: 64e6, timeout: 400_000 };
    execFile(process.execPath, [binary, ...command], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      settle({ code, stdout, stderr });
    });
  });
}

/** Starts it and lets it run; the test ends it. */
export function start(command: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [binary, ...command], { cwd, env: environment({}), stdio: 'ignore' });
}

/** A run that goes on: what it has written so far can be waited for. */
export interface Running {
  /** The text written to stdout or stderr since the last call, once it holds `words`. */
  readonly until: (words: string) => Promise<string>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

/** Starts it in pipes and follows what it writes. */
export function follow(command: readonly string[], cwd: string): Running {
  const child = spawn(process.execPath, [binary, ...command], { cwd, env: environment({}) });
  let written = '';
  let check = (): void => undefined;
  const ended = new Promise<number | null>((settle) => child.once('exit', settle));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      check();
    });
  }
  return {
    until: (words) =>
      new Promise((settle, fail) => {
        const give = (why: string) => () => fail(new Error(`${why} before “${words}”: ${written}`));
        const timer = setTimeout(give('a minute has gone'), 60_000);
        void ended.then(give('it ended'));
        check = () => {
          const at = written.indexOf(words);
          if (at < 0) return;
          const text = written.slice(0, at + words.length);
          written = written.slice(at + words.length);
          clearTimeout(timer);
          settle(text);
        };
        check();
      }),
    signal: (signal) => void child.kill(signal),
    ended,
  };
}

/** Throws when the program was not compiled: all that follows would fail with a message about modules. */
export function requireBuild(): void {
  if (existsSync(resolve('build/bundle/main.js'))) return;
  throw new Error('build/ is missing: run `npm run build` first (npm test does)');
}

/** A new folder for a test, by its real path. */
export function temporaryFolder(name: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), `gongkai-${name}-`)));
}

function environment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { NO_COLOR: _, FORCE_COLOR: __, GONGKAI_DEBUG: ___, NODE_V8_COVERAGE: ____, ...env } = process.env;
  // Tests that want a store of parses name one: no run may depend on what another one left.
  return { ...env, GONGKAI_CACHE: 'off', ...extra };
}
