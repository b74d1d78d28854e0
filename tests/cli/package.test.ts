import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, temporaryFolder } from '../binary.js';

const folder = temporaryFolder('package');
const home = join(folder, 'home');
const installed = join(folder, 'lib/node_modules/gongkai');

beforeAll(() => {
  requireBuild();
  // Scripts would build anew under the feet of other tests; the registry leads nowhere, and the cache is empty.
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], process.cwd());
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  npm(
    [
      'install',
      '--global',
      '--prefix',
      folder,
      '--offline',
      '--registry',
      'http://127.0.0.1:9/',
      join(folder, tarball),
    ],
    folder,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function npm(words: readonly string[], cwd: string): void {
  execFileSync(
    'npm',
    [...words, '--cache', join(folder, 'cache'), '--loglevel=error', '--no-audit', '--no-fund'],
    {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}

function gongkai(words: readonly string[], cwd: string): { code: number; stdout: string } {
  try {
    const stdout = execFileSync(join(folder, 'bin/gongkai'), [...words], { cwd, encoding: 'utf8' });
    return { code: 0, stdout };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, stdout };
  }
}

describe.skipIf(process.platform === 'win32')('the packed package', () => {
  it('installs without a network into an empty folder and makes, checks and publishes a catalog', () => {
    const flags = ['--name', '清河县', '--code', '999901', '--domains', '旅游,涉农补贴', '--ci', 'gitlab'];
    expect(gongkai(['init', 'home', ...flags], folder).code).toBe(0);
    expect(gongkai(['check', '--quiet'], home).code).toBe(0);
    expect(gongkai(['build', '--quiet'], home).code).toBe(0);
    expect(existsSync(join(home, 'dist/site/index.html'))).toBe(true);
    // Every dependency that is loaded late must be there as well.
    expect(gongkai(['sheet', 'export', '--quiet', '-o', '表.xlsx'], home).code).toBe(0);
    expect(gongkai(['import', '表.xlsx'], home).code).toBe(0);
  });

  it('says its version, and installs into a folder of one’s own where administrator’s rights are lacking', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(gongkai(['--version'], folder).stdout.trim()).toBe(version);
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    expect(tarball).toBe(`gongkai-${version}.tgz`);
    npm(['install', '--offline', '--registry', 'http://127.0.0.1:9/', '--prefix', '工具', tarball], folder);
    const own = join(folder, '工具/node_modules/.bin/gongkai');
    expect(execFileSync(own, ['check'], { cwd: home, encoding: 'utf8' })).toContain('草稿');
  });

  it('carries the pages its messages name, and its doctor says where', () => {
    expect(existsSync(join(installed, 'docs/zh/时限写法.md'))).toBe(true);
    expect(gongkai(['doctor'], home).stdout).toContain(join(installed, 'docs/zh'));
  });

  it('carries the licences it speaks of', () => {
    expect(existsSync(join(installed, 'THIRD-PARTY.md'))).toBe(true);
    expect(existsSync(join(installed, 'node_modules/ajv/LICENSE'))).toBe(true);
  });

  it('is in order to its doctor, and not once a file is damaged or a dependency gone', () => {
    const { code, stdout } = gongkai(['doctor'], home);
    expect(stdout).toContain('安装没有问题');
    expect(code).toBe(0);
    appendFileSync(join(installed, 'catalog/guides/tourism.yaml'), '# 改动\n');
    rmSync(join(installed, 'templates/site.css'));
    for (const name of ['exceljs', 'yaml'])
      rmSync(join(installed, 'node_modules', name), { recursive: true });
    const ill = gongkai(['doctor'], home);
    expect(ill.code).toBe(1);
    expect(ill.stdout).toContain('✗ 程序文件被改动或损坏：catalog/guides/tourism.yaml；请重新安装 gongkai');
    expect(ill.stdout).toContain('✗ 缺少程序文件：templates/site.css');
    expect(ill.stdout).toContain('✗ 依赖的软件包缺少或版本不对：exceljs、yaml');
    const found = JSON.parse(gongkai(['doctor', '--format', 'json'], home).stdout) as { good: boolean };
    expect(found.good).toBe(false);
  });
});
