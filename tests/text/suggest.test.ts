import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/text/suggest.js';

const far = 100;
const word = fc.string({ unit: fc.constantFrom('县', '教', '育', '局', 'a', 'b'), maxLength: 8 });

describe('editDistance', () => {
  it('is 0 for a text and itself only: a right name would be called misspelt', () => {
    fc.assert(fc.property(word, word, (a, b) => (editDistance(a, b, far) === 0) === (a === b)));
  });

  it('is the same both ways: a suggestion would depend on who misspelt whom', () => {
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, far) === editDistance(b, a, far)));
  });

  it('is at least the difference in length and at most the longer length', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b, far);
        return distance >= Math.abs(a.length - b.length) && distance <= Math.max(a.length, b.length);
      }),
    );
  });

  it('is not changed by what both texts begin with: a long common name would hide a mistake', () => {
    fc.assert(
      fc.property(word, word, word, (prefix, a, b) => {
        return editDistance(prefix + a, prefix + b, far) <= editDistance(a, b, far);
      }),
    );
  });

  it('with a limit is exact up to it and one more beyond: near names would be missed, or far ones suggested', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, limit) => {
        const exact = editDistance(a, b, far);
        return editDistance(a, b, limit) === Math.min(exact, limit + 1);
      }),
    );
  });

  it('counts each kind of slip once', () => {
    const slips = [
      ['时限', '时现'],
      ['时限', '时'],
      ['时限', '时间限'],
      ['format', 'foramt'],
    ] as const;
    expect(slips.map(([a, b]) => editDistance(a, b, far))).toEqual([1, 1, 1, 1]);
  });
});

describe('nearest', () => {
  const agencies = ['示例县教育和体育局', '示例县教育局', '示例县民政局'];

  it('suggests the name that was meant', () => {
    expect(nearest('示例县教玉局', agencies)).toBe('示例县教育局');
    expect(nearest('县民政局', agencies)).toBe('示例县民政局');
    expect(nearest('foramt', ['format', 'date'])).toBe('format');
  });

  it('suggests nothing where nothing is near: a wrong suggestion is worse than none', () => {
    expect(nearest('县水利局', agencies)).toBeNull();
    expect(nearest('', agencies)).toBeNull();
    expect(nearest('甲', ['乙', '丙'])).toBeNull();
    expect(nearest('定稿', ['正式', '草稿'])).toBeNull();
    expect(nearest('县教育局', [])).toBeNull();
  });

  it('of words of two characters suggests those that begin alike or are swapped', () => {
    expect(nearest('乡镇', ['县级', '乡级', '村级'])).toBe('乡级');
    expect(nearest('式正', ['草稿', '正式'])).toBe('正式');
  });

  it('forgives width, case and spaces: input methods add them unseen', () => {
    expect(nearest('ＡＰＰ', ['电视', 'app'])).toBe('app');
    expect(nearest('政府 网站', ['政府网站'])).toBe('政府网站');
  });

  it('finds every candidate by its own name, and the earlier of two equally near', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word.filter(Boolean), { minLength: 1 }), fc.nat(), (words, pick) => {
        const wanted = words[pick % words.length] ?? '';
        // A word of one character is near nothing, itself included only because no edit is needed.
        expect(nearest(wanted, words)).toBe(wanted);
      }),
    );
    expect(nearest('县教局', ['县教委局', '县教育局'])).toBe('县教委局');
  });
});
