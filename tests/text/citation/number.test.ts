import { describe, expect, it } from 'vitest';
import { type DocumentNumber, parseNumber, sameNumber } from '../../../src/text/citation/number.js';
import { numeralValue } from '../../../src/text/citation/numerals.js';

function read(text: string): DocumentNumber {
  const written = parseNumber(text);
  if (written === null) throw new Error(`no number: ${text}`);
  return written.number;
}

describe('sameNumber', () => {
  it.each([
    ['国务院令第711号', '中华人民共和国国务院令第711号'],
    ['国务院令第711号', '国务院第七百一十一号令'],
    ['国务院令第711号', '第711号令'],
    ['广电总局令第60号', '国家广播电影电视总局令第60号'],
    ['国家发展改革委2017年第10号令', '国家发展改革委令第10号'],
    ['国家民委、公安部令第2号', '国家民委 公安部令第2号'],
    ['国办发〔2017〕94号', '国办发[2017]94号'],
    ['国办发〔2017〕94号', '国办发 〔2017〕 第94号'],
    ['主席令第十六号', '中华人民共和国主席令第16号'],
  ])('takes %s and %s for one: spelling must not hide that an instrument is cited', (a, b) => {
    expect(sameNumber(read(a), read(b))).toBe(true);
  });

  it.each([
    ['国务院令第711号', '国务院令第712号'],
    ['国务院令第711号', '建设部令第711号'],
    ['国办发〔2017〕94号', '国办发〔2018〕94号'],
    ['国办发〔2017〕94号', '国办函〔2017〕94号'],
    ['国家税务总局令第54号', '国家税务总局公告第54号'],
    ['国家税务总局公告2018年第54号', '国家税务总局公告2019年第54号'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(sameNumber(read(a), read(b))).toBe(false);
  });
});

describe('numeralValue', () => {
  it.each([
    ['7', 7],
    ['２６', 26],
    ['十', 10],
    ['十六', 16],
    ['二十六', 26],
    ['一百零五', 105],
    ['一百一十', 110],
    ['七百一十一', 711],
    ['一千二百', 1200],
    ['二〇一九', 2019],
  ])('reads %s', (text, value) => {
    expect(numeralValue(text)).toBe(value);
  });

  it('reads nothing into other words', () => {
    for (const text of ['法', '第十', '十法', '']) expect(numeralValue(text)).toBeNull();
  });
});
