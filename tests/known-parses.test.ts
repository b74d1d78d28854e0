import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingsOf } from '../src/cli/findings.js';
import { openParseStore } from '../src/cli/parse-store.js';
import {
  type Compiled,
  compile,
  type KnownParses,
  Memory,
  readWorkspace,
  shippedParses,
} from '../src/compile.js';
import type { RawFile } from '../src/model/file.js';
import { findingsJson } from '../src/print/findings-json.js';
import { requireBuild, temporaryFolder } from './binary.js';
import { mulberry32 } from './random.js';

/**
 * One line of one file of the example at a time is lost, doubled, moved in or misspelt; fifty times. With what is
 * known of the unchanged files and sections, on disk or in memory, everything must be found that is found without.
 */
it('finds the same with known parses as without: a mistake would be passed over', {
  timeout: 1_800_000,
}, async () => {
  requireBuild();
  const cache = temporaryFolder('known');
  const { files, held, diagnostics } = await readWorkspace('catalog/example');
  const after = (changed: readonly RawFile[], known: KnownParses, memory?: Memory): Promise<Compiled> =>
    compile({
      ...(memory && { memory }),
      workspace: { files: changed, held, diagnostics },
      date: null,
      today: '2026-06-30',
      progress: () => undefined,
      known,
    });
  const said = (compiled: Compiled): string => {
    const findings = findingsOf({
      compiled,
      changed: null,
      folder: 'catalog/example',
      language: 'zh',
      most: Number.POSITIVE_INFINITY,
      gate: 'lax',
      repair: () => null,
    });
    return JSON.stringify([findingsJson(findings), compiled.publication?.coverage ?? null, compiled.entries]);
  };
  const draw = mulberry32(20260630);
  const random = (below: number): number => Math.floor(draw() * below);
  const results = new Set<string>();
  let broken = 0;
  const memory = new Memory();
  for (let round = 0; round <= 50; round += 1) {
    const changed = round === 0 ? files : mutated(files, random);
    const store = openParseStore(cache);
    const compiled = await after(changed, store);
    store.flush();
    const result = said(compiled);
    expect(result, `round ${round}`).toBe(said(await after(changed, shippedParses())));
    // What a program that goes on holds of the round before, and what one that starts anew finds on disk.
    expect(said(await after(changed, shippedParses(), memory)), `in memory, round ${round}`).toBe(result);
    expect(said(await after(changed, openParseStore(cache))), `again, round ${round}`).toBe(result);
    results.add(result);
    if (compiled.catalog.broken.size > 0) broken += 1;
  }
  // Most changes make a difference; some break a file, some do not.
  expect(results.size).toBeGreaterThan(25);
  expect(broken).toBeGreaterThan(5);
  expect(broken).toBeLessThan(45);
  rmSync(cache, { recursive: true });
});

const changes: readonly ((line: string) => string)[] = [
  () => '',
  (line) => `${line}\n${line}`,
  (line) => `  ${line}`,
  (line) => line.replace(/:/u, '：'),
  (line) => line.replace(/\p{Script=Han}/u, '错'),
  (line) => line.replace(/\p{Script=Han}(?=\P{Script=Han}*$)/u, '误'),
];

function mutated(files: readonly RawFile[], random: (below: number) => number): RawFile[] {
  const chosen = random(files.length);
  return files.map((file, index) => {
    if (index !== chosen) return file;
    const lines = new TextDecoder().decode(file.bytes).split('\n');
    const at = random(lines.length - 1);
    const change = changes[random(changes.length)];
    lines[at] = change?.(lines[at] ?? '') ?? '';
    return { ...file, bytes: new TextEncoder().encode(lines.join('\n')) };
  });
}

it('knows tomorrow what was found today, where the catalog has a date: each day would begin with a slow check', async () => {
  const workspace = await readWorkspace('catalog/example');
  const values = new Map<string, unknown>();
  const kept: string[] = [];
  const known: KnownParses = {
    get: (key) => values.get(key),
    keep: (key, value) => {
      kept.push(key);
      values.set(key, value);
    },
  };
  const on = (today: string, date: string | null = null): Promise<Compiled> =>
    compile({ workspace, date, today, progress: () => undefined, known });
  await on('2026-06-30');
  expect(kept.length).toBeGreaterThan(30);
  kept.length = 0;
  await on('2026-07-01');
  expect(kept).toEqual([]);
  // Judged on another day, exemptions may have run out.
  await on('2026-07-01', '2026-07-01');
  expect(kept.length).toBeGreaterThan(0);
});
