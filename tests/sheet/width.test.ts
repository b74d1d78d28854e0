import { describe, expect, it } from 'vitest';
import { textCapacity, wrappedLines } from '../../src/sheet/measure.js';
import { displayWidth } from '../../src/text/width.js';

describe('displayWidth', () => {
  it('counts as terminals do: carets under Chinese text would stand in the wrong place', () => {
    expect(displayWidth('时限: 20个工作日')).toBe(4 + 2 + 2 + 8);
    expect(displayWidth('（试行）')).toBe(8);
    expect(displayWidth('e\u0301\u200b')).toBe(1);
    expect(displayWidth('𠮷😀')).toBe(4);
  });

  it('counts quotation marks and boxes wide only where a Chinese font sets them', () => {
    expect(displayWidth('“■√”')).toBe(4);
    expect(displayWidth('“■√”', 2)).toBe(8);
  });
});

describe('wrappedLines', () => {
  it('counts the lines a cell needs: one too few and the last line is cut on paper', () => {
    expect(wrappedLines('', 10)).toBe(1);
    expect(wrappedLines('公开内容公开', 10)).toBe(2);
    expect(wrappedLines('公开内容。', 8)).toBe(2);
    expect(wrappedLines('甲\n乙\n', 10)).toBe(3);
    expect(wrappedLines('abcdefghij klmno', 10)).toBe(2);
    expect(wrappedLines('a'.repeat(35), 10)).toBe(4);
  });

  it('counts what LibreOffice keeps on one line, and the space it leaves beside numbers', () => {
    expect(wrappedLines('甲乙丙（12315、12345，各所地址', 20)).toBe(3);
    expect(wrappedLines('生产35037《依内》', 12)).toBe(3);
    expect(wrappedLines('共35037', 7)).toBe(2);
    expect(wrappedLines('共三五零三', 10)).toBe(1);
  });

  it('has room for five Chinese characters in a column of eleven', () => {
    expect(textCapacity(11)).toBe(10);
  });
});
