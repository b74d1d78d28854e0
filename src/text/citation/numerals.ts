const digits = '零一二三四五六七八九';

/**
 * A whole number in Arabic, full-width or Chinese numerals (`26`, `２６`, `二十六`, `一百零五`, `二〇一九`), or
 * null when the text is something else.
 */
export function numeralValue(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[〇○]/gu, '零').replace(/两/gu, '二').trim();
  if (/^\d+$/u.test(plain)) return Number(plain);
  if (new RegExp(`^[${digits}]+$`, 'u').test(plain)) {
    return Number(Array.from(plain, (character) => digits.indexOf(character)).join(''));
  }
  if (!new RegExp(`^[${digits}十百千]+$`, 'u').test(plain)) return null;
  const match = /^(?:(.)千)?零?(?:(.)百)?零?(?:(.?)十)?零?(.)?$/u.exec(plain);
  if (match === null) return null;
  const [thousands, hundreds, tens, ones] = match.slice(1).map(figureOf);
  if ([thousands, hundreds, tens, ones].includes(-1)) return null;
  return (thousands ?? 0) * 1000 + (hundreds ?? 0) * 100 + (tens ?? 0) * 10 + (ones ?? 0);
}

/** The figure of one numeral; 1 for the 十 that nothing precedes; -1 for any other character. */
function figureOf(character: string | undefined): number {
  if (character === undefined) return 0;
  return character === '' ? 1 : digits.indexOf(character);
}
