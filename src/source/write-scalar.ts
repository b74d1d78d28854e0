import { isField } from './pointer.js';

export type Quote = 'plain' | 'single' | 'double';

/** Where a text is to stand: what is safe differs. */
export interface TextPlace {
  /** Between brackets, where commas and brackets mean something. */
  readonly flow: boolean;
  /** First on its line, as the element of a list: there a field with a full-width colon looks like a mistake. */
  readonly lineStart: boolean;
}

/**
 * A text on one line: in the quotes that are wished where they can hold it, else with the least that does.
 * Quoted is what YAML would not read as this very text, and what a person would take for something else:
 * invisible spaces around it, a dash or question mark in front.
 */
export function writeText(text: string, wished: Quote, other: 'single' | 'double', place: TextPlace): string {
  if (wished === 'plain' && isPlain(text, place)) return text;
  if (needsEscapes.test(text)) return doubleQuoted(text);
  const quote = wished === 'plain' ? fewestEscapes(text, other) : wished;
  return quote === 'single' ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text);
}

/** Whether a text may stand without quotes. */
export function isPlain(text: string, { flow, lineStart }: TextPlace): boolean {
  if (text === '' || text !== text.trim() || needsEscapes.test(text)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]|^\.\.\.|^<<$|:$|:\s|\s#/u.test(text)) return false;
  if (flow && /[,[\]{}]/u.test(text)) return false;
  if (lineStart && /^[^：]+：/u.test(text) && isField(text.slice(0, text.indexOf('：')))) return false;
  return !isOtherType.test(text);
}

export interface BlockText {
  /** `|-`, `>2`, … */
  readonly header: string;
  readonly lines: readonly string[];
}

/**
 * A text as a block (`|`, `>`), or null where a block would not hold it or not show it: white space alone on
 * a line, control characters, line ends at the end that are more than one (`keep` allows them).
 */
export function blockText(
  text: string,
  {
    folded,
    keep,
    indent,
    parent,
  }: {
    readonly folded: boolean;
    readonly keep: boolean;
    /** Columns before the lines of the text. */
    readonly indent: number;
    /** Columns before what the text belongs to. */
    readonly parent: number;
  },
): BlockText | null {
  const body = text.replace(/\n+$/u, '');
  const ends = text.length - body.length;
  if (body === '' || needsEscapes.test(body.replaceAll('\n', '')) || /^[ \t]+$|^\t/mu.test(body)) return null;
  if (ends > 1 && !keep) return null;
  const indented = /^ /mu.test(body);
  const fold = folded && !indented;
  const digit = /^\n* /u.test(body) ? indent - parent : null;
  if (digit !== null && (digit < 1 || digit > 9)) return null;
  const lines = fold ? body.replace(/(?<=[^\n])\n+(?=[^\n])/gu, '$&\n') : body;
  return {
    header: `${fold ? '>' : '|'}${digit ?? ''}${ends === 0 ? '-' : ends === 1 ? '' : '+'}`,
    lines: [
      ...lines.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line)),
      ...Array<string>(Math.max(0, ends - 1)).fill(''),
    ],
  };
}

/** Line ends, tabs and other controls, what looks like a line end to some readers, and half characters. */
const needsEscapes = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

/** What YAML 1.2 reads as null, a truth value or a number. */
const isOtherType =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN|[-+]?(?:\.\d+|\d+\.?\d*)(?:[eE][-+]?\d+)?)$/u;

function fewestEscapes(text: string, other: 'single' | 'double'): 'single' | 'double' {
  const inSingle = text.includes("'");
  const inDouble = /["\\]/u.test(text);
  if (inSingle === inDouble) return other;
  return inSingle ? 'double' : 'single';
}

/** JSON is YAML, but for what JSON leaves as it is and editors do not show. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
