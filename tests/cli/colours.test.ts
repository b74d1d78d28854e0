import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';

const folder = temporaryFolder('colours');
const colour = '\u001b[';
const command = `"${process.execPath}" "${resolve('bin/gongkai.js')}" coverage --min 100`;

beforeAll(() => {
  requireBuild();
  cpSync('tests/cases/_base/tea', folder, { recursive: true });
  cpSync('tests/cases/weaker-levels/entries', join(folder, 'entries'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('has no colours where nobody looks: a file or a mail would be full of escapes', async () => {
  const { stdout, stderr } = await run(['coverage', '--min', '100', '--agency', '东山乡'], folder);
  expect(`${stdout}${stderr}`).not.toContain(colour);
});

// `script` of util-linux gives a program a terminal to write to.
describe.skipIf(!hasTerminal())('on a terminal', () => {
  it('has them, but not in the stream that goes to a file, nor where NO_COLOR is set', () => {
    expect(onTerminal(command)).toContain(colour);
    expect(onTerminal(`${command} 2> gates.txt`)).toContain(colour);
    expect(readFileSync(join(folder, 'gates.txt'), 'utf8')).toBe('达标线 1 条，全部达到。\n');
    expect(onTerminal(`${command} > figures.txt`)).toContain(colour);
    expect(readFileSync(join(folder, 'figures.txt'), 'utf8')).not.toContain(colour);
    expect(onTerminal(`NO_COLOR=1 ${command}`)).not.toContain(colour);
  });
});

function onTerminal(line: string): string {
  return execFileSync('script', ['-qc', line, '/dev/null'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm' },
  });
}

function hasTerminal(): boolean {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux');
  } catch {
    return false;
  }
}
