import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireBuild, temporaryFolder } from '../binary.js';

const folder = temporaryFolder('start');
const bin = join(folder, 'bin');

beforeAll(() => {
  requireBuild();
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'gongkai'),
    `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/gongkai.js')}" "$@"\n`,
  );
  chmodSync(join(bin, 'gongkai'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the commands of a page print, run one after the other in one new folder. */
function outputOf(page: string, name: string): string {
  const blocks = Array.from(
    readFileSync(page, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gmu),
    ([, block]) => block,
  );
  expect(blocks.length).toBeGreaterThan(0);
  const home = join(folder, name);
  mkdirSync(home);
  return execFileSync('sh', ['-e', '-c', blocks.join('')], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  });
}

const shell = process.platform === 'win32' ? it.skip : it;

shell(
  'the page a new clerk begins with says commands that work, one after the other, in an empty folder',
  () => {
    const output = outputOf('docs/zh/五分钟上手.md', 'empty');
    expect(output).toContain('已为清河县建立工作区');
    expect(output).toContain('entries/义务教育.yaml:');
    expect(output).toContain('已发布到');
    expect(existsSync(join(folder, 'empty/清河县/dist/site/index.html'))).toBe(true);
    expect(existsSync(join(folder, 'empty/清河县/清河县教育和体育局事项编辑表.xlsx'))).toBe(true);
  },
);

shell('the page on installing says commands that work where there is no workspace', () => {
  const output = outputOf('docs/zh/安装.md', 'installed');
  expect(output).toContain('安装没有问题');
});

shell('the cookbook of daily tasks says commands that work, one after the other, in a new workspace', () => {
  const output = outputOf('docs/zh/日常二十件事.md', 'daily');
  expect(output).toContain('entries/义务教育.yaml:');
  expect(output).toContain('已发布到');
  expect(existsSync(join(folder, 'daily/清河县/.gongkai/schemas/entries.json'))).toBe(true);
  expect(readFileSync(join(folder, 'daily/清河县/问题.md'), 'utf8')).toContain('no-placeholders');
});
