import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';
import { writeWorkspace } from './workspace.js';

const folder = temporaryFolder('loads');
const workspace = join(folder, 'county');
const modules = resolve('node_modules') + (process.platform === 'win32' ? '\\' : '/');

beforeAll(() => {
  requireBuild();
  writeWorkspace(workspace, 3, 0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what a command loads', () => {
  it('--version and --help load no parser and no validator: every call would cost a quarter second', async () => {
    for (const flag of ['--version', '--help']) {
      expect(await packagesOf([flag]), flag).toEqual(['commander']);
    }
  });

  it('check loads what it needs and neither workbooks nor templates: a clerk checks after every line', async () => {
    const packages = await packagesOf(['check', workspace]);
    expect(packages).toEqual(expect.arrayContaining(['commander', 'yaml', 'ajv', 'fast-glob']));
    expect(packages).not.toContain('exceljs');
    expect(packages).not.toContain('handlebars');
    // The county has no pages.
    expect(packages).not.toContain('markdown-it');
  });

  it('coverage loads neither workbooks nor templates', async () => {
    const packages = await packagesOf(['coverage', workspace]);
    expect(packages).toContain('yaml');
    expect(packages).not.toContain('exceljs');
    expect(packages).not.toContain('handlebars');
  });

  it('build loads both: else this test would see nothing, and pass whatever was loaded', async () => {
    const packages = await packagesOf(['build', workspace, '--out', join(folder, 'out')]);
    expect(packages).toEqual(expect.arrayContaining(['exceljs', 'handlebars', 'yaml', 'ajv', 'commander']));
  });
});

/** The packages of which any script ran, sorted: Node writes them down when asked for coverage. */
async function packagesOf(command: readonly string[]): Promise<string[]> {
  const seen = join(folder, 'seen');
  rmSync(seen, { recursive: true, force: true });
  mkdirSync(seen);
  const { code } = await run(command, folder, { NODE_V8_COVERAGE: seen });
  expect(code).toBe(0);
  const names = readdirSync(seen).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(seen, file), 'utf8')) as { result: { url: string }[] };
    return result
      .filter(({ url }) => url.startsWith('file:'))
      .map(({ url }) => fileURLToPath(url))
      .filter((path) => path.startsWith(modules))
      .map((path) => path.slice(modules.length).split(/[\\/]/u)[0] ?? '');
  });
  return [...new Set(names)].sort();
}
