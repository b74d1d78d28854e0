import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { colourful } from '../../src/cli/colours.js';
import { requireBuild, run, temporaryFolder } from '../binary.js';

const folder = temporaryFolder('colours');
// Progress clears its line with an escape of its own, on a slow machine.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what is looked for
const colour = /\u001b\[\d+m/u;
const command = `"${process.execPath}" "${resolve('bin/gongkai.js')}" coverage --min 100`;

beforeAll(() => {
  requireBuild();
  cpSync('tests/cases/_base/tea', folder, { recursive: true });
  cpSync('tests/cases/weaker-levels/entries', join(folder, 'entries'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('has no colours where nobody looks: a file or a mail would be full of escapes', async () => {
  const { stdout, stderr } = await run(['coverage', '--min', '100', '--agency', '东山乡'], folder);
  expect(`${stdout}${stderr}`).not.toMatch(colour);
});

describe('colours', () => {
  const of = (isTTY: boolean, environment: NodeJS.ProcessEnv): boolean => colourful({ isTTY }, environment);

  it('are a matter of the terminal when nothing is said', () => {
    expect(of(true, {})).toBe(true);
    expect(of(false, {})).toBe(false);
    expect(of(true, { TERM: 'dumb' })).toBe(false);
  });

  it('follow NO_COLOR and FORCE_COLOR: logs of build servers show colours, but are no terminals', () => {
    expect(of(true, { NO_COLOR: '1' })).toBe(false);
    expect(of(true, { NO_COLOR: '' })).toBe(true);
    expect(of(false, { FORCE_COLOR: '1' })).toBe(true);
    expect(of(true, { FORCE_COLOR: '0' })).toBe(false);
    expect(of(false, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(true);
  });
});

// `script` of util-linux gives a program a terminal to write to.
describe.skipIf(!hasTerminal())('on a terminal', () => {
  it('has them, but not in the stream that goes to a file, nor where NO_COLOR is set', () => {
    expect(onTerminal(command)).toMatch(colour);
    expect(onTerminal(`${command} 2> gates.txt`)).toMatch(colour);
    expect(readFileSync(join(folder, 'gates.txt'), 'utf8')).toBe('达标线 1 条，全部达到。\n');
    expect(onTerminal(`${command} > figures.txt`)).toMatch(colour);
    expect(readFileSync(join(folder, 'figures.txt'), 'utf8')).not.toMatch(colour);
    expect(onTerminal(`NO_COLOR=1 ${command}`)).not.toMatch(colour);
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
