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

it.skipIf(process.platform === 'win32')(
  'the page a new clerk begins with says commands that work, one after the other, in an empty folder',
  () => {
    const page = readFileSync('docs/zh/五分钟上手.md', 'utf8');
    const blocks = Array.from(page.matchAll(/^```sh\n([\s\S]*?)^```$/gmu), (match) => match[1] ?? '');
    expect(blocks.length).toBeGreaterThanOrEqual(7);
    const home = join(folder, 'empty');
    mkdirSync(home);
    const output = execFileSync('sh', ['-e', '-x', '-c', blocks.join('')], {
      cwd: home,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
    });
    expect(output).toContain('已为清河县建立工作区');
    expect(output).toContain('entries/义务教育.yaml:');
    expect(output).toContain('已发布到');
    expect(existsSync(join(home, '清河县/dist/site/index.html'))).toBe(true);
    expect(existsSync(join(home, '清河县/清河县教育和体育局事项编辑表.xlsx'))).toBe(true);
  },
  60_000,
);
