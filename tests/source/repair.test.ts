import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/source/parse.js';
import { repairForm, repairOf } from '../../src/source/repair.js';

describe('repairForm', () => {
  it.each([
    ['behind a dash', '事项:\n  -\t编码: A-1\n    名称: 甲\n'],
    ['before and behind a dash', '事项:\n\t-\t编码: A-1\n\t\t名称: 甲\n'],
    ['before a dash', '事项:\n\t- 编码: A-1\n\t\t名称: 甲\n'],
    ['behind a dash, twice', '事项:\n  -\t\t编码: A-1\n    名称: 甲\n'],
    ['behind a dash and a space', '事项:\n  - \t编码: A-1\n    名称: 甲\n'],
    ['behind a dash, before a full-width colon', '事项:\n  -\t编码：A-1\n    名称: 甲\n'],
  ])('puts spaces for tabs %s: a clerk would have to find each by hand', (_where, text) => {
    const { text: mended, problems } = repairForm(text);
    expect({ mended, problems }).toEqual({
      mended: '事项:\n  - 编码: A-1\n    名称: 甲\n',
      problems: [],
    });
  });

  it('mends the tabs of any number of items, and leaves those alone that are the text of a block', () => {
    const item = (dash: string): string =>
      `  -${dash}编码: A-1\n    名称: 甲\n    备注: |\n      甲\n      -\t乙：丙\n`;
    const { text, mended, problems } = repairForm(`事项:\n${item('\t').repeat(300)}`);
    expect(problems).toEqual([]);
    expect(text).toBe(`事项:\n${item(' ').repeat(300)}`);
    expect(mended).toEqual(Array(300).fill('tab'));
  });

  it('mends nothing where no other characters would help: fix would say 60 times what it does not do', () => {
    const text = '事项:\n  ?\t编码: A-1\n';
    const { problems } = parseYaml(text);
    expect(problems.map((problem) => [problem.kind, repairOf(problem, text)])).toEqual([['tab', null]]);
    expect(repairForm(text)).toEqual({ text, mended: [], problems });
  });
});
