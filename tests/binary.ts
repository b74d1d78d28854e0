import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the real binary, `bin/gongkai.js`, in a process of its own. */
export function gongkai(args: readonly string[], cwd = process.cwd()): Promise<Ran> {
  if (!existsSync('build/cli/main.js')) throw new Error('build/ is missing: run “npm run build” first');
  return new Promise((done) => {
    execFile(
      process.execPath,
      [resolve('bin/gongkai.js'), ...args],
      { cwd, maxBuffer: 1e9, encoding: 'utf8' },
      (error, stdout, stderr) => {
        done({ code: error === null ? 0 : Number(error.code ?? 99), stdout, stderr });
      },
    );
  });
}
