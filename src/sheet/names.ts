/**
 * Legal and unique sheet names for a workbook: at most 31 characters, none of `[]:*?/\`, no quote marks
 * (they would need escapes in every reference), unique regardless of case.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const base = legal(name);
    let candidate = shortened(base, longest);
    for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) {
      const suffix = `(${number})`;
      candidate = `${shortened(base, longest - suffix.length)}${suffix}`;
    }
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

const longest = 31;

const fullWidth: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  ':': '：',
  '*': '＊',
  '?': '？',
  '/': '／',
  '\\': '＼',
  "'": '’',
  '!': '！',
};

function legal(name: string): string {
  const replaced = name
    .replace(/[[\]:*?/\\'!]/g, (character) => fullWidth[character] ?? '_')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
    .trim();
  // Excel keeps the name History for itself.
  return replaced === '' || replaced.toLowerCase() === 'history' ? `_${replaced}` : replaced;
}

/** At most `length` UTF-16 units, without cutting a character in two. */
function shortened(name: string, length: number): string {
  let short = '';
  for (const character of name) {
    if (short.length + character.length > length) break;
    short += character;
  }
  return short;
}

/** `B3` for the third row and second column; both count from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** The letters of a column, from 0: A, B, … Z, AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}
