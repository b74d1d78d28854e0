import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';
import { afterAll, expect, it, vi } from 'vitest';
import { type Watcher, watchWorkspace } from '../../src/cli/watcher.js';
import { temporaryFolder } from '../binary.js';

/** The watcher of the system, which only these tests make fail. */
class SystemWatcher extends EventEmitter {
  close(): Promise<void> {
    this.removeAllListeners();
    return Promise.resolve();
  }
}

let system = new SystemWatcher();
vi.mock('chokidar', () => ({ watch: () => system }));

const folder = temporaryFolder('watcher');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function watching(): Promise<{ watcher: Promise<Watcher>; complaints: string[] }> {
  system = new SystemWatcher();
  const complaints: string[] = [];
  const watcher = watchWorkspace(folder, {
    poll: false,
    changed: () => undefined,
    complain: ({ zh }) => complaints.push(zh),
  });
  await vi.waitFor(() => expect(system.listenerCount('ready')).toBe(1));
  return { watcher, complaints };
}

function refused(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code, path: '/县/entries' });
}

it.each(['ENOSPC', 'EMFILE'])(
  'ends on %s, also at the beginning: a save of some file would not be seen',
  async (code) => {
    const { watcher, complaints } = await watching();
    system.emit('error', refused(code));
    const { failed, close } = await watcher;
    expect((await failed).zh).toContain('请加 --poll 运行');
    expect(complaints).toEqual([]);
    await close();
  },
);

it('tells of a folder that may not be watched, and goes on with the others', async () => {
  const { watcher, complaints } = await watching();
  system.emit('ready');
  const { failed, close } = await watcher;
  system.emit('error', refused('EACCES'));
  expect(complaints).toEqual([expect.stringContaining('“/县/entries”不能监视，里面的修改看不到：没有权限')]);
  expect(await Promise.race([failed, 'goes on'])).toBe('goes on');
  await close();
});
