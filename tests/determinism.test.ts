import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile, emit, readWorkspace } from '../src/compile.js';
import type { ReadFolder } from '../src/load/read.js';
import { requireBuild, run, temporaryFolder } from './binary.js';

const work = temporaryFolder('determinism');
beforeAll(requireBuild);
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe('a build', () => {
  it('gives the same bytes twice: otherwise an office could not tell what changed between editions', async () => {
    const manifests = [];
    for (const name of ['first', 'second']) {
      const built = await run(['build', 'catalog/example', '--quiet', '--out', join(work, name)], '.');
      expect(built.code).toBe(0);
      manifests.push(readFileSync(join(work, name, 'manifest.json'), 'utf8'));
    }
    expect(manifests[1]).toBe(manifests[0]);
    expect(manifests[0]?.length).toBeGreaterThan(10_000);
  });

  it('gives the same bytes with the files listed in reverse: the order of a disk is no input', async () => {
    const workspace = await readWorkspace('catalog/example');
    const forward = await hashes(workspace);
    const backward = await hashes({ ...workspace, files: [...workspace.files].reverse() });
    expect(backward).toEqual(forward);
    expect(forward.size).toBeGreaterThan(1000);
  });
});

async function hashes(workspace: ReadFolder): Promise<Map<string, string>> {
  const { publication } = await compile({
    workspace,
    date: null,
    today: '2000-01-01',
    progress: () => undefined,
  });
  if (publication === null) throw new Error('the example has errors');
  const found = new Map<string, string>();
  for await (const { path, content } of emit(publication)) {
    found.set(path, createHash('sha256').update(content).digest('hex'));
  }
  return found;
}
