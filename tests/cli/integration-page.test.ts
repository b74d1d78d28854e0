import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';

/** What docs/zh/持续集成.md tells an office to type, typed. */
const page = readFileSync('docs/zh/持续集成.md', 'utf8');
const commands = blocks('sh').flatMap((block) =>
  block.split('\n').filter((line) => line.startsWith('gongkai ')),
);
const folder = temporaryFolder('integration');

beforeAll(requireBuild);
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  cpSync('tests/cases/_base/tea', folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function blocks(kind: string): string[] {
  return Array.from(page.matchAll(/^```(\w+)\n(.*?)^```$/gmsu))
    .filter(([, language]) => language === kind)
    .map(([, , text]) => text ?? '');
}

function git(...command: readonly string[]): void {
  execFileSync('git', [...command], { cwd: folder, stdio: 'ignore' });
}

it('has commands that run as they stand: a pipeline copied from it would fail in the county', async () => {
  git('init', '-q', '-b', 'main');
  git('config', 'user.email', 'clerk@example.gov.cn');
  git('config', 'user.name', 'clerk');
  git('add', '-A');
  git('commit', '-q', '-m', 'x');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  expect(commands.length).toBeGreaterThanOrEqual(10);
  for (const command of commands) {
    const { code, stderr } = await run(command.split(' ').slice(1), folder);
    expect([command, code, stderr]).toEqual([command, 0, '']);
    for (const [, file = ''] of command.matchAll(/=(\S+)/gu))
      expect(existsSync(join(folder, file))).toBe(true);
  }
});

it('has settings that mean something: an office that copies them would be refused', async () => {
  const settings = blocks('yaml');
  expect(settings.length).toBeGreaterThanOrEqual(2);
  const own = readFileSync(join(folder, 'gongkai.yaml'), 'utf8');
  for (const setting of settings) {
    writeFileSync(join(folder, 'gongkai.yaml'), `${own}${setting}`);
    const { stdout } = await run(['check', '--format', 'json'], folder);
    expect(JSON.parse(stdout).errors).toBe(0);
  }
  const { stdout } = await run(['check', '--format', 'json'], folder);
  expect(stdout).toContain('local/beizhu-dianhua');
});
