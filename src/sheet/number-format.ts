import { type TimePiece, timeFormat } from './time-format.js';

/**
 * A number format → what a sheet shows for a number: `45432` under `yyyy"年"m"月"d"日"` is 2024年5月20日, `0.05`
 * under `0%` is 5%. Whoever filled in the sheet saw and meant these words. Null for what is beyond dates,
 * digits, percent and words of the format's own (fractions, powers): `plainNumber` loses nothing.
 *
 * @param code As in the file: `yyyy/m/d`, `0.00`, `0"个工作日"`.
 * @param date1904 Whether the workbook counts its days from 1904.
 */
export function numberFormat(code: string, date1904: boolean): (value: number) => string | null {
  if (code === '') return plainNumber;
  const sections = code.length > longestCode ? [] : sectionsOf(code, date1904);
  return (value) => sectionFor(value, sections)?.show(value) ?? null;
}

/** A number without a format: whole, or with ten digits that count. */
export function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(10)));
}

/** The code of a built-in format, as a Chinese Excel or WPS shows it; null where there is none. */
export function builtInFormat(id: number): string | null {
  return builtIn[id] ?? null;
}

interface Section {
  /** `[=1]"√"`; null without one. */
  readonly condition: ((value: number) => boolean) | null;
  /** Null for a number it cannot show. */
  readonly show: (value: number) => string | null;
}

type Piece =
  | TimePiece
  | { readonly kind: 'digits'; readonly text: string }
  | { readonly kind: 'percent' | 'general' | 'beyond' };

/** Excel keeps no longer ones. */
const longestCode = 255;
/** No format has more; every cell would take the time. */
const mostPieces = 30;

const piecePattern =
  /"([^"]*)"?|\\(.)|[_*].|\[([^\]]*)\]|;|general|g\/通用格式|am\/pm|a\/p|上午\/下午|e[+-]0+|y+|e+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|%|[0#?.,]+|./giu;

function sectionsOf(code: string, date1904: boolean): Section[] {
  const parts: { condition: Section['condition']; pieces: Piece[] }[] = [{ condition: null, pieces: [] }];
  for (const [text, quoted, escaped, bracket] of (systemCode(code) ?? code).matchAll(piecePattern)) {
    const part = parts.at(-1);
    if (part === undefined) break;
    if (text === ';') parts.push({ condition: null, pieces: [] });
    else if (bracket !== undefined) {
      part.condition ??= conditionOf(bracket);
      part.pieces.push(...bracketPieces(bracket));
    } else part.pieces.push(pieceOf(text, quoted ?? escaped));
  }
  const conditional = parts.some(({ condition }) => condition !== null);
  return parts.map(({ condition, pieces }, index) => {
    const show = showing(pieces, date1904);
    // A section for negative numbers writes their sign itself.
    return { condition, show: !conditional && index === 1 ? (value) => show(Math.abs(value)) : show };
  });
}

/** The long date and the time of the system stand behind a sample of another country. */
function systemCode(code: string): string | null {
  if (/\[\$-F800\]/iu.test(code)) return 'yyyy"年"m"月"d"日"';
  return /\[\$-F400\]/iu.test(code) ? 'h:mm:ss' : null;
}

function pieceOf(text: string, literal: string | undefined): Piece {
  if (literal !== undefined) return { kind: 'words', text: literal };
  const lower = text.toLowerCase();
  if (/^(?:general|g\/通用格式|@)$/u.test(lower)) return { kind: 'general' };
  if (/^e[+-]/u.test(lower)) return { kind: 'beyond' };
  if (/^(?:[yemdhs]|aaa|am\/pm|a\/p|上午)/u.test(lower)) return { kind: 'time', text: lower };
  if (lower === '%') return { kind: 'percent' };
  // Room for a sign, and a sign to fill the cell with.
  if (/^[_*]./u.test(lower)) return { kind: 'words', text: '' };
  return /^[0#?.,]/u.test(lower) ? { kind: 'digits', text } : { kind: 'words', text };
}

/** `[h]` counts on beyond a day; `[$¥-804]` is a sign and a language; colours show nothing. */
function bracketPieces(bracket: string): Piece[] {
  if (/^(?:h+|m+|s+)$/iu.test(bracket)) return [{ kind: 'time', text: `[${bracket.toLowerCase()}]` }];
  const [, sign = ''] = /^\$([^-]*)/u.exec(bracket) ?? [];
  return sign === '' ? [] : [{ kind: 'words', text: sign }];
}

function conditionOf(bracket: string): Section['condition'] {
  const [, operator = '', figure = ''] = /^(<=|>=|<>|[<>=])(-?[\d.]+)$/u.exec(bracket) ?? [];
  const limit = Number(figure);
  const conditions: Readonly<Record<string, (value: number) => boolean>> = {
    '<': (value) => value < limit,
    '<=': (value) => value <= limit,
    '>': (value) => value > limit,
    '>=': (value) => value >= limit,
    '=': (value) => value === limit,
    '<>': (value) => value !== limit,
  };
  return conditions[operator] ?? null;
}

/** Without conditions, sections are for positive, negative and zero numbers. */
function sectionFor(value: number, sections: readonly Section[]): Section | undefined {
  if (sections.some(({ condition }) => condition !== null)) {
    return sections.find(({ condition }) => condition === null || condition(value));
  }
  const [positive, negative, zero] = sections;
  if (value < 0 && negative !== undefined) return negative;
  return value === 0 ? (zero ?? positive) : positive;
}

function showing(pieces: readonly Piece[], date1904: boolean): Section['show'] {
  const digits = pieces.filter(({ kind }) => kind === 'digits').length;
  if (pieces.length > mostPieces || pieces.some(({ kind }) => kind === 'beyond')) return () => null;
  if (pieces.some(({ kind }) => kind === 'time')) return timeFormat(pieces.flatMap(timePiece), date1904);
  return digits > 1 ? () => null : digitsFormat(pieces);
}

/** Dots and commas are mere words between days and months. */
function timePiece(piece: Piece): TimePiece[] {
  if (piece.kind === 'time' || piece.kind === 'words') return [piece];
  return piece.kind === 'digits' ? [{ kind: 'words', text: piece.text }] : [];
}

function digitsFormat(pieces: readonly Piece[]): (value: number) => string {
  const percents = pieces.filter(({ kind }) => kind === 'percent').length;
  const writers = pieces.map((piece): ((value: number) => string) => {
    switch (piece.kind) {
      case 'digits':
        return digitsWriter(piece.text);
      case 'general':
        return plainNumber;
      case 'percent':
        return () => '%';
      default:
        return () => ('text' in piece ? piece.text : '');
    }
  });
  return (value) => {
    const scaled = percents === 0 ? value : Number((value * 100 ** percents).toPrecision(15));
    const words = writers.map((write) => write(Math.abs(scaled))).join('');
    return scaled < 0 && /[1-9]/u.test(words) ? `-${words}` : words;
  };
}

/** `#,##0.0#` → 1,234.5 */
function digitsWriter(code: string): (value: number) => string {
  const [whole = '', fraction] = code.split('.');
  const scale = 1_000 ** (/,*$/u.exec(whole)?.[0].length ?? 0);
  const grouped = /[0#?],+[0#?]/u.test(whole);
  const least = whole.replace(/[^0]/gu, '').length;
  const decimals = fraction?.replace(/[^0#?]/gu, '') ?? '';
  const kept = decimals.lastIndexOf('0') + 1;
  return (value) => {
    const [integer = '', after = ''] = rounded(value / scale, decimals.length).split('.');
    const padded = (integer === '0' ? '' : integer).padStart(least, '0');
    const shown = grouped ? padded.replace(/\B(?=(?:\d{3})+$)/gu, ',') : padded;
    let end = after.length;
    while (end > kept && after[end - 1] === '0') end -= 1;
    return end > 0 || fraction === '' ? `${shown}.${after.slice(0, end)}` : shown;
  };
}

/** Halves upwards in decimal, as people round: 1.005 is 1.01. */
function rounded(value: number, decimals: number): string {
  const places = Math.min(decimals, 30);
  const plain = String(value);
  if (plain.includes('e')) return value.toFixed(places);
  return Number(`${Math.round(Number(`${plain}e${places}`))}e-${places}`).toFixed(places);
}

const yearMonth = 'yyyy"年"m"月"';
const monthDay = 'm"月"d"日"';
const clock = '上午/下午h"时"mm"分"';
const seconds = `${clock}ss"秒"`;

const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: yearMonth,
  28: monthDay,
  29: monthDay,
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: clock,
  35: seconds,
  36: yearMonth,
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  50: yearMonth,
  51: monthDay,
  52: yearMonth,
  53: monthDay,
  54: monthDay,
  55: clock,
  56: seconds,
  57: yearMonth,
  58: monthDay,
};
