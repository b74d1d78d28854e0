import { describe, expect, it } from 'vitest';
import { builtInFormat, numberFormat, plainNumber } from '../../src/sheet/number-format.js';

const shown = (code: string, ...values: readonly number[]): (string | null)[] =>
  values.map(numberFormat(code, false));

describe('a number is read as its sheet shows it', () => {
  it('as a day: a deadline would come out as a count of days', () => {
    expect(shown('yyyy"年"m"月"d"日"', 45_432)).toEqual(['2024年5月20日']);
    expect(shown('yyyy"年"', 45_432)).toEqual(['2024年']);
    expect(shown('m\\月d\\日', 45_432)).toEqual(['5月20日']);
    expect(shown('[$-804]yyyy\\-mm\\-dd', 45_432.75)).toEqual(['2024-05-20']);
    expect(shown('yyyy.m.d', 45_432)).toEqual(['2024.5.20']);
    expect(shown('[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 45_432)).toEqual(['2024年5月20日']);
    expect(shown('d-mmm-yy', 45_432)).toEqual(['20-May-24']);
    expect(shown('aaaa', 45_432)).toEqual(['星期一']);
    expect([14, 31, 57].map((id) => shown(builtInFormat(id) ?? '', 45_432)[0])).toEqual([
      '2024/5/20',
      '2024年5月20日',
      '2024年5月',
    ]);
  });

  it('as an hour, where m means minutes', () => {
    expect(shown('h:mm', 0.354_166_666_666_666_7)).toEqual(['8:30']);
    expect(shown('上午/下午h"时"mm"分"', 0.604_166_666_666_666_6)).toEqual(['下午2时30分']);
    expect(shown('yyyy/m/d h:mm', 45_432.5)).toEqual(['2024/5/20 12:00']);
    expect(shown('[h]:mm', 1.5)).toEqual(['36:00']);
    expect(shown('mm:ss', 0.000_706_018_518_518_5)).toEqual(['01:01']);
  });

  it('with the year Excel begins with, leap day that never was included, and the one Macs begin with', () => {
    expect(shown('yyyy/m/d', 1, 59, 61)).toEqual(['1900/1/1', '1900/2/28', '1900/3/1']);
    expect(numberFormat('yyyy/m/d', true)(43_970)).toBe('2024/5/20');
  });

  it('as a part of a hundred: 5% would become 0.05', () => {
    expect(shown('0%', 0.05, 0.125, 0, -0.5)).toEqual(['5%', '13%', '0%', '-50%']);
    expect(shown('0.00%', 0.07)).toEqual(['7.00%']);
  });

  it('with the words of the format: 20个工作日 would become 20', () => {
    expect(shown('0"个工作日"', 20)).toEqual(['20个工作日']);
    expect(shown('"第"0"号"', 7)).toEqual(['第7号']);
    expect(shown('General"元"', 12.5)).toEqual(['12.5元']);
    expect(shown('[=1]"√";[=2]"×";0', 1, 2, 3)).toEqual(['√', '×', '3']);
    expect(shown('0;-0;"零"', 5, -5, 0)).toEqual(['5', '-5', '零']);
  });

  it('with its digits: 001 would become 1', () => {
    expect(shown('000', 1)).toEqual(['001']);
    expect(shown('0.00', 3.5, 1.005)).toEqual(['3.50', '1.01']);
    expect(shown('#,##0.0#', 1_234_567.5, 0.25)).toEqual(['1,234,567.5', '0.25']);
    expect(shown('#,##0.00_);[Red](#,##0.00)', 1_234.5, -1_234.5)).toEqual(['1,234.50', '(1,234.50)']);
    expect(shown('[$¥-804]#,##0', 1_200)).toEqual(['¥1,200']);
    expect(shown('General', 13_912_345_678, 0.1 + 0.2)).toEqual(['13912345678', '0.3']);
  });

  it('and not at all where the format is beyond us: plain digits lose nothing', () => {
    expect(shown('# ?/?', 0.5)).toEqual([null]);
    expect(shown('0.00E+00', 1_234)).toEqual([null]);
    expect(shown('yyyy/m/d', -1, 1e9)).toEqual([null, null]);
    expect(shown(`0${'"公"'.repeat(200)}`, 1.5)).toEqual([null]);
    expect(shown('"没有写完', 1)).toEqual(['没有写完']);
    expect(shown('', 1.5)).toEqual(['1.5']);
    expect([1.5, 13_912_345_678, 1 / 3].map(plainNumber)).toEqual(['1.5', '13912345678', '0.3333333333']);
  });
});
