import { describe, expect, it } from 'vitest';
import { decode, recover } from '../../src/source/decode.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, mark: boolean, bigEndian: boolean): Uint8Array => {
  const codes = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return Uint8Array.from(
    (mark ? [0xfeff, ...codes] : codes).flatMap((code) =>
      bigEndian ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8],
    ),
  );
};

describe('decode', () => {
  it('reads UTF-8 with and without a byte order mark as the same text', () => {
    expect(decode(utf8('领域: 旅游\n'))).toEqual({ kind: 'text', text: '领域: 旅游\n' });
    expect(decode(utf8('\ufeff领域: 旅游\n'))).toEqual({ kind: 'text', text: '领域: 旅游\n' });
    expect(decode(new Uint8Array())).toEqual({ kind: 'text', text: '' });
    expect(decode(utf8('a'))).toEqual({ kind: 'text', text: 'a' });
  });

  it('tells GBK: 领域 saved by Notepad would be shown as 棰嗗煙', () => {
    expect(decode(Uint8Array.of(0xc1, 0xec, 0xd3, 0xf2, 0x3a, 0x20, 0x31))).toEqual({
      kind: 'problem',
      encoding: 'gbk',
    });
  });

  it('tells UTF-16 of both orders, marked or not', () => {
    for (const bigEndian of [false, true]) {
      for (const mark of [false, true]) {
        expect(decode(utf16('domain: 旅游', mark, bigEndian))).toEqual({
          kind: 'problem',
          encoding: 'utf-16',
        });
      }
    }
  });

  it('tells bytes that are no text', () => {
    expect(decode(Uint8Array.of(0x50, 0x4b, 3, 4, 0xff, 0xff, 0xff))).toEqual({
      kind: 'problem',
      encoding: 'unknown',
    });
    expect(decode(utf8('领域: \0'))).toEqual({ kind: 'problem', encoding: 'unknown' });
  });
});

describe('recover', () => {
  const gbk = Uint8Array.of(0xc1, 0xec, 0xd3, 0xf2, 0x3a, 0x20, 0xc2, 0xc3, 0xd3, 0xce, 0x0a);

  it('reads what Notepad saves: a clerk would have to save every file again', () => {
    expect(recover(gbk)).toEqual({ text: '领域: 旅游\n', encoding: 'gbk' });
    for (const bigEndian of [false, true]) {
      for (const mark of [false, true]) {
        const text = recover(utf16('domain: 旅游\n', mark, bigEndian))?.text ?? null;
        expect(text?.replace(/^\ufeff/u, '') ?? null, `${bigEndian} ${mark}`).toBe('domain: 旅游\n');
      }
    }
  });

  it('gives up what it might read wrongly: a damaged file would be saved as nonsense', () => {
    // UTF-8 that was cut in the middle of a character.
    expect(recover(utf8('领域: 义务教育和旅游\n事项: []\n').slice(0, -14))).toBeNull();
    // GBK without any name of a field, and bytes that are no text.
    expect(recover(gbk.slice(6))).toBeNull();
    expect(recover(Uint8Array.of(0x50, 0x4b, 3, 4, 0xff, 0xff, 0xff))).toBeNull();
    expect(recover(utf8('领域: 旅游\n'))).toBeNull();
  });
});
