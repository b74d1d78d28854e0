import { expect, it } from 'vitest';
import { renamePatiently } from '../../src/cli/rename.js';

function failing(times: number, code: string): { rename: () => void; calls: () => number } {
  let calls = 0;
  return {
    rename: () => {
      calls += 1;
      if (calls <= times) throw Object.assign(new Error(code), { code });
    },
    calls: () => calls,
  };
}

it('waits for a file that a virus scanner holds on Windows: publishing would fail now and then', () => {
  const pauses: number[] = [];
  const { rename, calls } = failing(3, 'EPERM');
  renamePatiently('a', 'b', { rename, platform: 'win32', pause: (ms) => pauses.push(ms) });
  expect(calls()).toBe(4);
  expect(pauses).toEqual([50, 100, 200]);
});

it('gives up in the end, and at once where waiting cannot help', () => {
  const held = failing(99, 'EBUSY');
  const pause = (): void => undefined;
  expect(() => renamePatiently('a', 'b', { rename: held.rename, platform: 'win32', pause })).toThrow('EBUSY');
  expect(held.calls()).toBe(7);
  const missing = failing(99, 'ENOENT');
  expect(() => renamePatiently('a', 'b', { rename: missing.rename, platform: 'win32', pause })).toThrow(
    'ENOENT',
  );
  expect(missing.calls()).toBe(1);
  const linux = failing(99, 'EACCES');
  expect(() => renamePatiently('a', 'b', { rename: linux.rename, platform: 'linux', pause })).toThrow(
    'EACCES',
  );
  expect(linux.calls()).toBe(1);
});
