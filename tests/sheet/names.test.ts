import { describe, expect, it } from 'vitest';
import { sheetNames } from '../../src/sheet/names.js';

describe('sheetNames', () => {
  it('makes names Excel accepts: an illegal one makes the whole workbook unreadable', () => {
    expect(sheetNames(["市场/监管:药品[食品]*?\\'!", '', 'History'])).toEqual([
      '市场／监管：药品［食品］＊？＼’！',
      '_',
      '_History',
    ]);
  });

  it('keeps names apart that differ only in case or beyond the 31st character', () => {
    const long = '领域'.repeat(20);
    const names = sheetNames([long, long, 'A', 'a']);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(4);
    expect(Math.max(...names.map((name) => name.length))).toBe(31);
  });
});
