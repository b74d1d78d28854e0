import { describe, expect, it } from 'vitest';
import { isolated, isolatedTexts } from '../../src/text/bidi.js';

describe('isolated', () => {
  it('leaves ordinary text as it is: every title would carry marks nobody sees', () => {
    for (const text of ['', '招生政策', 'GB/T 2260—2007 (v2) “引号”', '\u200b零宽'])
      expect(isolated(text)).toBe(text);
  });

  it('closes an override that its author left open, or the words after it would be turned', () => {
    expect(isolated('\u202e倒写')).toBe('\u2068\u202e倒写\u2069');
  });

  it.each([
    ['\u2066未闭合', '\u2068\u2066未闭合\u2069\u2069'],
    ['逃出\u2069\u202e倒写', '\u2068\u2068逃出\u2069\u202e倒写\u2069'],
    ['\u2067闭合\u2069', '\u2068\u2067闭合\u2069\u2069'],
  ])('is whole whatever isolates the text opens or closes: %j', (text, whole) => {
    expect(isolated(text)).toBe(whole);
  });

  it('reaches every text of a catalog and copies nothing that has none: ten thousand entries are not cloned', () => {
    const plain = { name: '甲', list: [{ text: '乙' }], none: null, count: 1, set: new Set(['\u202e']) };
    const value = { plain, turned: [{ name: '丙', text: '\u202e丁' }] };
    const made = isolatedTexts(value);
    expect(made).toEqual({ plain, turned: [{ name: '丙', text: '\u2068\u202e丁\u2069' }] });
    expect(made.plain).toBe(plain);
    expect(isolatedTexts(plain)).toBe(plain);
  });

  it('keeps Uyghur and Arabic from turning the brackets around it', () => {
    expect(isolated('قۇمۇل')).toBe('\u2068قۇمۇل\u2069');
  });
});
