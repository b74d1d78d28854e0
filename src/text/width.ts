/**
 * The columns a text takes in a fixed-width setting: wide and full-width characters (UAX #11) count 2,
 * combining and format characters 0, all others 1. Characters of ambiguous width (“”, —, √, ■, ①) count
 * `ambiguous`: 1 in terminals, 2 where a Chinese font sets them, as in sheets. Line ends count 0.
 */
export function displayWidth(text: string, ambiguous: 1 | 2 = 1): number {
  let width = 0;
  for (const character of text) width += characterWidth(character, ambiguous);
  return width;
}

/** The columns one character (code point) takes; see `displayWidth`. */
export function characterWidth(character: string, ambiguous: 1 | 2 = 1): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x7f) return code < 0x20 && code !== 0x09 ? 0 : 1;
  if (within(code, wide)) return combining.test(character) ? 0 : 2;
  if (weightless.test(character)) return 0;
  if (ambiguous === 2 && within(code, ambiguousRanges)) return 2;
  return 1;
}

// Emoji with text presentation by default (☀, ✔) are left at 1, as terminals and Chinese fonts do.
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x2614, 0x2615],
  [0x26a1, 0x26a1],
  [0x2705, 0x2705],
  [0x274c, 0x274c],
  [0x2753, 0x2757],
  [0x2b1b, 0x2b1c],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

// The ambiguous characters that the Chinese national character set contains, and so Chinese fonts set wide.
const ambiguousRanges: readonly (readonly [number, number])[] = [
  [0xa7, 0xa8],
  [0xb0, 0xb1],
  [0xb7, 0xb7],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x391, 0x3c9],
  [0x401, 0x451],
  [0x2010, 0x2026],
  [0x2030, 0x203b],
  [0x2103, 0x2103],
  [0x2116, 0x2116],
  [0x2121, 0x2121],
  [0x2160, 0x217f],
  [0x2190, 0x2199],
  [0x2208, 0x22bf],
  [0x2312, 0x2312],
  [0x2460, 0x24ff],
  [0x2500, 0x266f],
];

// Tone and voicing marks stand among the wide characters they are set upon.
const combining = /^[\u302A-\u302D\u3099\u309A]$/u;

const weightless = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Zl}\p{Zp}]$/u;

function within(code: number, ranges: readonly (readonly [number, number])[]): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, -1];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}
