import { describe, expect, it } from 'vitest';
import { isolated } from '../../src/text/bidi.js';

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

  it('keeps Uyghur and Arabic from turning the brackets around it', () => {
    expect(isolated('قۇمۇل')).toBe('\u2068قۇمۇل\u2069');
  });
});
