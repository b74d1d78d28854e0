import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aligned } from '../../src/source/edit-list.js';

/** For each element after: the number of the one before, `+` for a new one, `~` before one that moved. */
function shown(before: string, after: string): string {
  return aligned(before.split(' '), after.split(' '))
    .map((origin) => (origin === null ? '+' : `${origin.moved ? '~' : ''}${origin.index}`))
    .join(' ');
}

describe('aligned', () => {
  it('lets equal elements be themselves: a comment would come to stand behind another element', () => {
    expect(shown('甲 乙 丙', '甲 乙 丙')).toBe('0 1 2');
    expect(shown('甲 乙 丙', '甲 丙')).toBe('0 2');
    expect(shown('甲 丙', '甲 乙 丙')).toBe('0 + 1');
    expect(shown('甲 甲 乙', '甲 乙 甲')).toBe('0 2 ~1');
  });

  it('knows elements that moved', () => {
    expect(shown('甲 乙 丙', '丙 甲 乙')).toBe('~2 0 1');
    expect(shown('甲 乙', '乙 甲')).toBe('1 ~0');
    expect(shown('甲 中 乙', '乙 中 甲')).toBe('2 ~1 ~0');
  });

  it('takes as many others between equal ones for the same ones changed', () => {
    expect(shown('甲 乙 丙', '甲 丁 丙')).toBe('0 1 2');
    expect(shown('甲 乙 丙 丁', '子 丑 丙 寅')).toBe('0 1 2 3');
  });

  it('takes those that are alike for the same, where more came than went', () => {
    expect(shown('办学性质 办学地点 办学规模', '办学性质 新的一项 办学地点（含校区） 办学规模')).toBe(
      '0 + 1 2',
    );
    expect(shown('招生计划和范围', '甲 招生计划和招生范围 乙')).toBe('+ 0 +');
    expect(shown('甲乙丙丁', '子丑 寅卯')).toBe('+ +');
  });

  it('names every element before at most once, and those that stayed in order', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'abcd', 'abce', 'bcde'), { maxLength: 8 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const origins = aligned(before, after).filter((origin) => origin !== null);
        const indices = origins.map(({ index }) => index);
        expect(new Set(indices).size).toBe(indices.length);
        const stayed = origins.filter(({ moved }) => !moved).map(({ index }) => index);
        expect(stayed).toEqual(stayed.toSorted((a, b) => a - b));
        for (const [position, origin] of aligned(before, after).entries()) {
          if (origin?.moved === true) expect(before[origin.index]).toBe(after[position]);
          if (origin === null) expect(indices).toHaveLength(origins.length);
        }
        // What is in both lists is never taken for new.
        for (const value of new Set(after)) {
          const was = before.filter((other) => other === value).length;
          const is = after.filter((other) => other === value).length;
          const kept = after.filter((other, position) => {
            const origin = aligned(before, after)[position];
            return (
              other === value && origin !== null && origin !== undefined && before[origin.index] === value
            );
          });
          expect(kept).toHaveLength(Math.min(was, is));
        }
      }),
      { seed: 20260630, numRuns: 500 },
    );
  });

  it('comes to an end with lists too long to compare', () => {
    const before = Array.from({ length: 3000 }, (_, index) => `甲${index}`);
    const after = Array.from({ length: 2999 }, (_, index) => `乙${index}`);
    expect(aligned(before, after)).toHaveLength(2999);
  });
});
