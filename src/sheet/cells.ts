import { xmlCharacters } from '../text/xml.js';

/** Excel holds at most 32,767 characters and 253 line ends in one cell. */
export const cellLimits = { characters: 32_767, lineEnds: 253 } as const;

/**
 * A text as sheets can hold it: every kind of line end becomes a line feed, and what a cell cannot show
 * becomes U+FFFD, as what XML cannot carry.
 */
export function sheetText(text: string): string {
  return xmlCharacters(text.replace(lineEnds, '\n')).replace(controls, '\uFFFD');
}

/** The text in parts that each fit one cell; nothing is left out. Cuts come at line ends where there are any. */
export function cellParts(text: string): string[] {
  if (text.length <= cellLimits.characters && lineEndsIn(text) <= cellLimits.lineEnds) return [text];
  const parts: string[] = [];
  let part: string[] = [];
  let length = 0;
  for (const line of text.split('\n').flatMap(piecesOf)) {
    if (
      part.length > 0 &&
      (length + line.length > cellLimits.characters || part.length > cellLimits.lineEnds)
    ) {
      parts.push(part.join('\n'));
      part = [];
      length = 0;
    }
    part.push(line);
    length += line.length + 1;
  }
  return [...parts, part.join('\n')];
}

/** Whether one cell holds the text and gives it back unchanged but for line ends, which become line feeds. */
export function fitsCell(text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n');
  return sheetText(plain) === plain && cellParts(plain).length === 1;
}

/**
 * Whether a spreadsheet would take the text for a formula if someone typed it. Such a cell is a plain
 * string already; it also gets the text format, so that it stays one when it is edited and confirmed.
 */
export function looksLikeFormula(text: string): boolean {
  return /^[\s]*[=+\-@＝＋－＠]/.test(text);
}

/** `_x0041_` in a file means “A”: the underscore is written in its own escaped form where a text says so. */
export function escapedForFile(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Those that XML lets pass. */
const controls = /[\u007F-\u009F]/gu;

function lineEndsIn(text: string): number {
  return text.split('\n').length - 1;
}

function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > cellLimits.characters) {
    const end = isHighSurrogate(rest, cellLimits.characters - 1)
      ? cellLimits.characters - 1
      : cellLimits.characters;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff;
}
