import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/source/parse.js';
import { cpuTime } from '../cpu-time.js';

/** Every problem as `kind line:column-column word`. */
function problems(text: string): string[] {
  return parseYaml(text).problems.map(({ kind, start, end, word }) => {
    const line = text.slice(0, start).split('\n');
    const column = (line.at(-1)?.length ?? 0) + 1;
    return `${kind} ${line.length}:${column}-${column + end - start} ${word}`.trim();
  });
}

describe('parseYaml', () => {
  it('returns plain data: dates stay text, or days would shift with the time zone', () => {
    expect(parseYaml('日期: 2026-06-30\n编码: 0101\n事项: [甲, 乙]\n')).toEqual({
      value: { 日期: '2026-06-30', 编码: 101, 事项: ['甲', '乙'] },
      problems: [],
    });
  });

  it('names a full-width colon behind a field, wherever the field stands', () => {
    expect(problems('领域：旅游\n事项: []\n')).toEqual(['full-width-colon 1:3-4 领域']);
    expect(problems('事项:\n  - 编码：A-1\n    名称: 甲\n')).toEqual(['full-width-colon 2:7-8 编码']);
    expect(problems('事项:\n  - 编码: A-1\n    名称：甲\n    时限：乙\n')).toEqual([
      'full-width-colon 3:7-8 名称',
      'full-width-colon 4:7-8 时限',
    ]);
    expect(problems('name：甲\nid: A-1\n')).toEqual(['full-width-colon 1:5-6 name']);
  });

  it('lets full-width colons stand where they are text', () => {
    const text = '内容:\n  - 时限：另行公告\n备注: "名称：甲"\n说明: |\n  依据：无\n条款: 第一条：总则\n';
    expect(problems(text)).toEqual([]);
  });

  it('names full-width spaces and tabs that indent', () => {
    expect(problems('事项:\n  - 编码: A-1\n\u3000\u3000名称: 甲\n')).toEqual(['full-width-space 3:1-3 名称']);
    expect(problems('默认:\n\t渠道: 政府网站\n')).toEqual(['tab 2:1-2']);
  });

  it('keeps the data of a file with a key written twice, and names the second', () => {
    expect(problems('名称: 甲\n时限: 乙\n名称: 丙\n')).toEqual(['duplicate-key 3:1-3 名称']);
    expect(parseYaml('名称: 甲\n名称: 丙\n').value).not.toBeNull();
  });

  it('points at the line that is indented wrong, not at its neighbour', () => {
    expect(problems('事项:\n  - 编码: A-1\n     名称: 甲\n')).toEqual(['indentation 3:6-11']);
    expect(problems('事项:\n  - 编码: A-1\n\n     名称: 甲\n')).toEqual(['indentation 4:6-11']);
    expect(problems('事项:\n  - 编码: A-1\n    名称: 甲\n   时限: 乙\n')).toEqual([
      'indentation 4:4-9 时限: 乙',
    ]);
  });

  it('points at the tab, not at the field above it, which is as it should be', () => {
    expect(problems('事项:\n  - 编码: A-1\n    内容:\n\t\t- 甲\n    名称: 乙\n')).toEqual(['tab 4:1-3']);
    expect(
      problems('名称: "甲\n编码: 乙\n时限: 丙\n事项:\n\t- 丁\n').map((text) => text.split(' ')[0]),
    ).not.toEqual(['tab']);
  });

  it('points at the quote or bracket that was never closed, not at the end of the file', () => {
    expect(problems('名称: "甲\n时限: 乙\n')).toEqual(['unclosed-quote 1:5-7 "甲']);
    expect(problems("名称: '甲\n时限: 乙\n")).toEqual(["unclosed-quote 1:5-7 '甲"]);
    expect(
      problems('渠道: [政府网站, 政府公报\n时限: 乙\n').map((text) => text.split(' ').slice(0, 2)),
    ).toEqual([['unclosed-bracket', '1:5-16']]);
  });

  it('tells a colon without its space from a line without a colon', () => {
    expect(problems('名称:甲\n时限: 乙\n')).toEqual(['missing-space 1:1-4 名称']);
    expect(problems('名称 甲\n时限: 乙\n')).toEqual(['missing-colon 1:1-5 名称 甲']);
  });

  it('names colons in texts, texts behind quotes, reserved characters', () => {
    expect(problems('备注: 说明: 甲\n')).toEqual(['colon-in-text 1:5-10 说明: 甲']);
    expect(problems('备注: "甲"乙\n')).toEqual(['text-after-quote 1:8-9 乙']);
    expect(problems('备注: @甲\n')).toEqual(['reserved-character 1:5-6 @']);
    expect(problems('备注: `甲`\n')).toEqual(['reserved-character 1:5-6 `']);
  });

  it('names merge marks and divided files', () => {
    expect(problems('<<<<<<< HEAD\n名称: 甲\n=======\n名称: 乙\n>>>>>>> b\n')).toEqual([
      'merge-conflict 1:1-13 <<<<<<< HEAD',
    ]);
    expect(problems('名称: 甲\n---\n名称: 乙\n')).toEqual(['several-documents 2:1-4 ---']);
  });

  it('refuses aliases that name nothing, and those that multiply', () => {
    expect(problems('备注: *甲\n')).toEqual(['unknown-alias 1:5-7 甲']);
    const levels = Array.from({ length: 9 }, (_, index) => {
      const below = index === 0 ? 'x' : `*a${index - 1}`;
      return `k${index}: &a${index} [${Array(9).fill(below).join(', ')}]\n`;
    });
    const started = cpuTime();
    expect(problems(levels.join('')).map((text) => text.split(' ')[0])).toEqual(['too-many-aliases']);
    expect(cpuTime() - started).toBeLessThan(2000);
  });

  it('gives no data of a text whose form cannot be trusted: half a file would be published', () => {
    for (const text of ['名称: "甲\n', '名称：甲\n', '名称: 甲\n---\n名称: 乙\n', '备注: *甲\n']) {
      expect(parseYaml(text).value).toBeNull();
    }
  });
});
