import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';
import { blocksOf } from '../docs/blocks.js';

/** What docs/zh/持续集成.md tells an office to write into its settings, written. */
const folder = temporaryFolder('integration');

beforeAll(() => {
  requireBuild();
  cpSync('tests/cases/_base/tea', folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('has settings that mean something: an office that copies them would be refused', async () => {
  const settings = blocksOf('docs/zh/持续集成.md').filter(({ language }) => language === 'yaml');
  expect(settings.length).toBeGreaterThanOrEqual(2);
  const own = readFileSync(join(folder, 'gongkai.yaml'), 'utf8');
  for (const { text } of settings) {
    writeFileSync(join(folder, 'gongkai.yaml'), `${own}${text}`);
    const { stdout } = await run(['check', '--format', 'json'], folder);
    expect(JSON.parse(stdout).errors).toBe(0);
  }
  const { stdout } = await run(['check', '--format', 'json'], folder);
  expect(stdout).toContain('local/beizhu-dianhua');
});
