import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { sheetText } from '../../src/sheet/cells.js';
import { xmlAttributes, xmlCharacters, xmlText } from '../../src/text/xml.js';

describe('characters of XML', () => {
  it('are all a parser takes and no others: one wrong character makes a feed or a workbook unreadable', () => {
    for (const code of [
      ...range(0, 0xa0),
      ...range(0xd7f0, 0xe010),
      0xfdd0,
      0xfffd,
      0xfffe,
      0xffff,
      0x10ffff,
    ]) {
      const character = code < 0x10000 ? String.fromCharCode(code) : String.fromCodePoint(code);
      const kept = xmlCharacters(character);
      const escapes = /[&<>\r\n]/u.test(character);
      expect(kept === character, `U+${code.toString(16)}`).toBe(escapes || parses(character));
      for (const text of [xmlText(character), xmlText(sheetText(character))]) {
        expect(parses(text), `U+${code.toString(16)}`).toBe(true);
      }
      expect(parses('', xmlAttributes({ a: character })), `U+${code.toString(16)}`).toBe(true);
    }
  });

  it('keep what stands outside the common plane, and show half of it as damaged', () => {
    expect(xmlCharacters('𠮷\ud842野\u0001')).toBe('𠮷\uFFFD野\uFFFD');
  });
});

function* range(from: number, to: number): Iterable<number> {
  for (let code = from; code < to; code += 1) yield code;
}

function parses(text: string, attributes = ''): boolean {
  let sound = true;
  const parser = new SaxesParser();
  parser.on('error', () => {
    sound = false;
  });
  parser.write(`<x${attributes}>${text}</x>`).close();
  return sound;
}
