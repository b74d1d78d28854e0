import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireBuild, run, start, temporaryFolder } from '../binary.js';
import { wholePublication } from './publication.js';
import { writeWorkspace } from './workspace.js';

const folder = temporaryFolder('kill');
const kills = 20;
const seed = 20190515;

beforeAll(requireBuild);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * What is promised, and what is not: publishing ends in two renames, of the old publication to
 * `.<name>.previous` and of the new one to its place. Killed between the two, the output folder is not there at
 * all; both publications lie whole beside it, and the next build puts things right (publish.test.ts). At every
 * other moment the output folder is one of the two publications, whole.
 */
it('killed at any moment, a build leaves a whole publication: a website would be half of one edition and half of another', {
  timeout: 1_800_000,
}, async () => {
  const county = join(folder, 'county');
  const before = join(folder, 'before');
  writeWorkspace(county, 150, 0);
  expect((await run(['build', county, '--out', before], folder)).code).toBe(0);
  const old = wholePublication(before);

  writeWorkspace(county, 150, 1);
  const measured = join(folder, 'measured');
  cpSync(before, measured, { recursive: true });
  const begun = performance.now();
  expect((await run(['build', county, '--out', measured], folder)).code).toBe(0);
  const duration = performance.now() - begun;
  const edition = wholePublication(measured);
  expect(edition).not.toBe(old);

  const random = mulberry32(seed);
  const found = { old: 0, new: 0, between: 0, halfWritten: 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    const place = join(folder, `kill-${kill}`);
    const out = join(place, 'out');
    mkdirSync(place);
    cpSync(before, out, { recursive: true });
    await killed(['build', county, '--out', out], ((kill + random()) / kills) * duration);
    if (isHalfWritten(join(place, '.out.next'))) found.halfWritten += 1;
    if (existsSync(out)) {
      const there = wholePublication(out);
      expect([old, edition]).toContain(there);
      found[there === old ? 'old' : 'new'] += 1;
    } else {
      expect(wholePublication(join(place, '.out.previous'))).toBe(old);
      expect(wholePublication(join(place, '.out.next'))).toBe(edition);
      found.between += 1;
    }
    if (kill % 10 === 9) {
      expect((await run(['build', county, '--out', out], folder)).code, 'the next build').toBe(0);
      expect(wholePublication(out)).toBe(edition);
      expect(readdirSync(place)).toEqual(['out']);
    }
    rmSync(place, { recursive: true });
  }
  expect(found.old + found.new + found.between).toBe(kills);
  expect(found.halfWritten, 'some builds were killed while they were writing').toBeGreaterThan(0);
});

function killed(command: readonly string[], after: number): Promise<void> {
  return new Promise((settle) => {
    const child = start(command, folder);
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.on('exit', () => {
      clearTimeout(timer);
      settle();
    });
  });
}

function isHalfWritten(stage: string): boolean {
  if (!existsSync(stage)) return false;
  try {
    wholePublication(stage);
    return false;
  } catch {
    return true;
  }
}

/** Random figures from 0 to 1 that are the same in every run (Tommy Ettinger’s mulberry32). */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
