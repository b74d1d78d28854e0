import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireBuild, run, temporaryFolder } from '../binary.js';
import { writeWorkspace } from './workspace.js';

const folder = temporaryFolder('loads');
const workspace = join(folder, 'county');
const written = join(folder, 'seen');

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

  it('check loads what it needs and nothing else, a compiler of schemas neither: a clerk checks after every line', async () => {
    // What a validator takes from its makers are three small files of theirs.
    const small = ['ajv', 'ajv-formats', 'fast-deep-equal'];
    const packages = await packagesOf(['check', workspace]);
    expect(packages.filter((name) => !small.includes(name))).toEqual(['commander', 'fast-glob', 'yaml']);
    expect(seen().filter((path) => /ajv.*(?:compile|core|2020)/u.test(path))).toEqual([]);
  });

  it('coverage loads neither workbooks nor templates', async () => {
    const packages = await packagesOf(['coverage', workspace]);
    expect(packages).toContain('yaml');
    expect(packages).not.toContain('exceljs');
    expect(packages).not.toContain('handlebars');
  });

  it('build loads both: else this test would see nothing, and pass whatever was loaded', async () => {
    const packages = await packagesOf(['build', workspace, '--out', join(folder, 'out')]);
    expect(packages).toEqual(expect.arrayContaining(['exceljs', 'handlebars', 'yaml', 'commander']));
  });
});

/** The packages of which any script ran, sorted: Node writes them down when asked for coverage. */
async function packagesOf(command: readonly string[]): Promise<string[]> {
  rmSync(written, { recursive: true, force: true });
  mkdirSync(written);
  const { code } = await run(command, folder, { NODE_V8_COVERAGE: written });
  expect(code).toBe(0);
  return [...new Set(seen().flatMap((path) => packageAt(path) ?? []))].sort();
}

/** The scripts of the last command, relative to the package. */
function seen(): string[] {
  return readdirSync(written).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(written, file), 'utf8')) as { result: { url: string }[] };
    return result
      .filter(({ url }) => url.startsWith('file:'))
      .map(({ url }) => relative('.', fileURLToPath(url)).split(sep).join('/'));
  });
}

/** Of a package, or of one that is bundled into a file named after it. */
function packageAt(path: string): string | null {
  const inlined = /^(commander|fast-glob|yaml)-[\w-]{8}\.js$/u.exec(basename(path))?.[1];
  return /^node_modules\/([^/]+)/u.exec(path)?.[1] ?? inlined ?? null;
}
