import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CommandError } from './io.js';

export interface Lock {
  readonly release: () => void;
}

/** Takes a lock file that holds our process number; one left by a process that is gone is taken over. */
export function takeLock(path: string): Lock {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (isAlive(holder(path))) {
        throw new CommandError(
          `另一个 gongkai build 正在写同一个文件夹。等它结束后再试；确定没有时删去“${path}”`,
          `another gongkai build is writing the same folder; wait for it, or remove “${path}” if there is none`,
        );
      }
      rmSync(path, { force: true });
    }
  }
  throw new CommandError(`无法取得“${path}”`, `cannot take “${path}”`);
}

function holder(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
