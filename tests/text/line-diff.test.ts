import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { styleOf } from '../../src/print/style.js';
import { unifiedDiff } from '../../src/print/unified-diff.js';
import { lineDiff } from '../../src/text/line-diff.js';

const lines = fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '', '  戊'), { maxLength: 30 });

describe('the difference of two texts', () => {
  it('holds both of them: who reads it would see a change that is none, or miss one', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = lineDiff(before, after);
        expect(diff.flatMap(({ sign, text }) => (sign === '+' ? [] : [text]))).toEqual(before);
        expect(diff.flatMap(({ sign, text }) => (sign === '-' ? [] : [text]))).toEqual(after);
      }),
      { numRuns: 500, seed: 20260630 },
    );
  });

  it('shows a moved line as moved, and nothing else as changed', () => {
    const diff = lineDiff(['甲', '乙', '丙', '丁', '戊'], ['乙', '丙', '丁', '甲', '戊']);
    expect(diff.map(({ sign, text }) => sign + text)).toEqual(['-甲', ' 乙', ' 丙', ' 丁', '+甲', ' 戊']);
  });

  it('takes time that grows with the lines: a file of 40,000 would never be shown', () => {
    const before = Array.from({ length: 40_000 }, (_, index) =>
      index % 3 === 0 ? '同一行' : `第${index}行`,
    );
    const after = before.flatMap((line, index) => (index % 7 === 0 ? [line, '新的一行'] : [`  ${line}`]));
    const started = performance.now();
    lineDiff(before, after);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('counts its lines as patch does, and lets no control character act on the terminal', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
    const after = 'a\nb\nc\nd\ne\nf\nG\u001b[31m\u202e\nh\n';
    expect(unifiedDiff('甲.yaml', before, after, styleOf(false))).toBe(
      '--- 甲.yaml\n+++ 甲.yaml\n@@ -4,5 +4,5 @@\n d\n e\n f\n-g\n+G·[31m·\n h\n',
    );
    expect(unifiedDiff('乙', '', 'a\n', styleOf(false))).toContain('@@ -0,0 +1 @@\n+a\n');
  });
});
