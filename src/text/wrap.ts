import { displayWidth } from './width.js';

/**
 * A text in lines of at most so many columns: words break at spaces, Chinese anywhere but before closing
 * marks. The lines after the first begin with `indent` spaces, which count.
 */
export function wrapped(text: string, columns: number, indent = 0): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of text.match(pieces) ?? []) {
    const width = displayWidth(piece.trimEnd());
    if (used > 0 && used + width > columns) {
      lines.push(line.trimEnd());
      line = ' '.repeat(indent);
      used = indent;
    }
    line += piece;
    used += displayWidth(piece);
  }
  return [...lines, line.trimEnd()];
}

const closing = '”’)）》〉】」』\\]，。、；：？！,.;:?!%';
// What stays together: a word or one wide character, with the opening marks before and the closing marks behind it.
const pieces = new RegExp(`[“‘(（《〈【「『\\[]*(?:[!-~]+|[^\\s])[${closing}]*\\s*|\\s+`, 'gu');
