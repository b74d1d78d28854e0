import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';

const folder = temporaryFolder('guide');
const workspace = join(folder, 'county');
const official = resolve('tests/cases/guide-import-yaml/省标准.yaml');
const written = join(workspace, 'guides/agricultural-subsidies.yaml');

beforeAll(() => {
  requireBuild();
  cpSync('tests/cases/_base/tiny', workspace, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('an imported guide loads, replaces the shipped one in the figures, and imports again to the same bytes', async () => {
  const command = ['guide', 'import', official, workspace, '--domain', '涉农补贴', '--write'];
  expect(await run(command, folder)).toMatchObject({ code: 0, stderr: '' });
  const bytes = readFileSync(written, 'utf8');
  expect(bytes).toContain('取代: 内置');

  const checked = await run(['check', workspace], folder);
  expect(checked).toMatchObject({ code: 0, stderr: '' });

  const covered = await run(['coverage', workspace, '--format', 'json'], folder);
  const { total, ownGuides } = JSON.parse(covered.stdout) as {
    total: { attested: { required: number } };
    ownGuides: unknown;
  };
  expect(total.attested.required).toBe(3);
  expect(ownGuides).toEqual([
    {
      domain: '涉农补贴',
      file: 'guides/agricultural-subsidies.yaml',
      attested: 3,
      replaces: { file: 'gongkai:guides/agricultural-subsidies.yaml', attested: 5 },
      inherits: null,
    },
  ]);

  expect((await run([...command, '--overwrite'], folder)).code).toBe(0);
  expect(readFileSync(written, 'utf8')).toBe(bytes);

  const difference = await run(['guide', 'diff', '内置:涉农补贴', '涉农补贴', workspace], folder);
  expect(difference.stdout).toContain('新增 1，删去 3，改名 1，要素不同 1，相同 0。');
});

it('guides can be read where there is no workspace: an office looks before it begins', async () => {
  const { code, stdout } = await run(['guide', 'show', 'LY'], folder);
  expect(code).toBe(0);
  expect(stdout).toContain('LY-0101');
});
