import { beforeAll, describe, expect, it } from 'vitest';
import { figureNames } from '../src/model/coverage.js';
import { type Example, openExample } from './mutation/example.js';
import { actualListing, differences, expectedListing } from './mutation/expected.js';
import { type Kind, kindsOf, type Mutation } from './mutation/kinds.js';

/**
 * Removes or weakens one thing in the files of the example county at a time, two hundred times, over all
 * kinds in turn; which thing is drawn by a seed. The file is read again as an author would have left it, and
 * the whole coverage, every figure of every row, must become what the kind foretells.
 * `tests/mutation/result.txt` is what came of it.
 */
const seed = 20260630;
const count = 200;

let example: Example;
let drawn: readonly (readonly [Kind, Mutation])[];

beforeAll(async () => {
  example = await openExample();
  drawn = draw(kindsOf(example), count);
});

describe('a change of the example', () => {
  it('starts from figures that are the sums of their cells', () => {
    const unchanged = expectedListing(example.coverage, { changed: () => null, localEntries: 0 });
    expect(differences(unchanged, actualListing(example.coverage))).toEqual([]);
  });

  it('changes the figures it must and no other: a gap could be made without the report showing it', {
    timeout: 1_800_000,
  }, async () => {
    const before = actualListing(example.coverage);
    const results = new Map<string, { times: number; moved: Set<string> }>();
    for (const [{ name }, { target, file, change, expectation }] of drawn) {
      const after = actualListing(example.after(file, change));
      const foretold = expectedListing(example.coverage, expectation);
      expect(differences(foretold, after), `${name}: ${target} (${file})`).toEqual([]);
      const changes = differences(before, after);
      expect(changes, `${name}: ${target} (${file})`).not.toEqual([]);
      const result = results.get(name) ?? { times: 0, moved: new Set() };
      results.set(name, result);
      result.times += 1;
      const moved = changes.flatMap(movement);
      expect(moved, `${name}: ${target} (${file})`).not.toEqual([]);
      for (const line of moved) result.moved.add(line);
    }
    const lines = [...results].map(
      ([name, { times, moved }]) => `${name}  ${times}次  ${[...moved].sort().join('，')}`,
    );
    await expect(
      [`种子 ${seed}，共${drawn.length}次，每次的数字都与预期一致`, ...lines, ''].join('\n'),
    ).toMatchFileSnapshot('mutation/result.txt');
    expect(drawn).toHaveLength(count);
  });

  it('is what the program reports of one of each kind: the quick way of the other test could be another', {
    timeout: 1_800_000,
  }, async () => {
    const kinds = new Map([...drawn].reverse().map(([{ name }, mutation]) => [name, mutation]));
    const refused: string[] = [];
    for (const [name, { target, file, change }] of kinds) {
      const { publication, diagnostics } = await example.compiledAfter(file, change);
      if (publication === null) {
        const errors = diagnostics.filter(({ severity }) => severity === 'error');
        refused.push(`${name}: ${[...new Set(errors.map(({ code }) => code))].join(' ')}`);
      } else {
        const quick = actualListing(example.after(file, change));
        expect(differences(quick, actualListing(publication.coverage)), `${name}: ${target}`).toEqual([]);
      }
    }
    // An exemption past its day is an error, and then there is no figure at all.
    expect(refused).toEqual(['豁免过期: exemptions-in-force']);
    expect(kinds.size).toBeGreaterThanOrEqual(14);
  });
});

/** One of each kind in turn, each drawn at random from what the example allows, never the same twice. */
function draw(kinds: readonly Kind[], wanted: number): (readonly [Kind, Mutation])[] {
  const random = mulberry32(seed);
  const left = kinds.map((kind) => ({ kind, mutations: [...kind.mutations] }));
  const chosen: (readonly [Kind, Mutation])[] = [];
  while (chosen.length < wanted) {
    const before = chosen.length;
    for (const { kind, mutations } of left) {
      const [mutation] = mutations.splice(Math.floor(random() * mutations.length), 1);
      if (mutation !== undefined && chosen.length < wanted) chosen.push([kind, mutation]);
    }
    if (chosen.length === before) throw new Error(`only ${chosen.length} mutations can be made`);
  }
  return chosen;
}

const words = new Map<string, string>(figureNames.map(([figure, { zh }]) => [figure, zh]));

/** `total attested complete: 750 → 749` as `达标减`; other rows and cells follow from the total. */
function movement(line: string): string[] {
  const match = /^(?:total \w+ (\w+)|(local entries)): (\d+) → (\d+)$/u.exec(line);
  if (match === null) return [];
  const [, figure, , from, to] = match;
  const name = figure === undefined ? '本地事项' : (words.get(figure) ?? figure);
  return [`${name}${Number(to) < Number(from) ? '减' : '增'}`];
}

/** A small seeded generator (Tommy Ettinger's mulberry32, public domain): numbers from 0 up to 1. */
function mulberry32(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
