import { type Wording, wording } from '../model/wording.js';

/** What a cell shows, and what is to be said of it; null as text when that cannot be told. */
export interface Displayed {
  readonly text: string | null;
  readonly remark: Wording | null;
}

/**
 * The value of a cell as its reader saw it: numbers and dates in the format of their cell, formulas as their
 * last result, links and coloured words as their words. Texts are kept to the last space.
 *
 * @param value As the spreadsheet library gives it.
 * @param format The number format of the cell, where it has one that is known.
 */
export function displayed(value: unknown, format: string | undefined): Displayed {
  if (value === null || value === undefined) return plain('');
  if (typeof value === 'string') return plain(value);
  if (typeof value === 'boolean') return plain(value ? 'TRUE' : 'FALSE');
  if (typeof value === 'number') return numberText(value, format);
  if (value instanceof Date) return dateText(value, format ?? '');
  if (typeof value !== 'object') return plain(String(value));
  if ('richText' in value && Array.isArray(value.richText)) {
    return plain(value.richText.map((run: unknown) => wordsOf(run)).join(''));
  }
  if ('formula' in value || 'sharedFormula' in value) return resultText(value, format);
  if ('error' in value) return errorText(value.error);
  return 'text' in value ? displayed(value.text, format) : plain('');
}

function wordsOf(run: unknown): string {
  const text: unknown = typeof run === 'object' && run !== null ? Reflect.get(run, 'text') : '';
  return typeof text === 'string' ? text : '';
}

function plain(text: string): Displayed {
  return { text: text.replace(/\r\n?/gu, '\n'), remark: null };
}

function resultText(value: object, format: string | undefined): Displayed {
  const result: unknown = Reflect.get(value, 'result');
  if (result === null || result === undefined) {
    return {
      text: null,
      remark: wording(
        '这一格是公式，没有结果，没有读入；请改写成文字',
        'a formula without a result was not read',
      ),
    };
  }
  const shown = displayed(result, format);
  if (shown.text === null) return shown;
  // Results of formulas are no shared texts: their escapes have not been undone.
  const text = shown.text.replace(/_x000[dD]_\n?/gu, '\n');
  const words = text.length > 30 ? `${text.slice(0, 30)}…` : text;
  return {
    text,
    remark: wording(
      `这一格是公式，按显示的“${words}”读入；请改写成文字`,
      `a formula was read as what it shows, “${words}”`,
    ),
  };
}

function errorText(error: unknown): Displayed {
  return {
    text: null,
    remark: wording(
      `这一格显示为错误“${String(error)}”，没有读入；请改写成文字`,
      `a cell that shows the error ${String(error)} was not read`,
    ),
  };
}

function numberText(value: number, format: string | undefined): Displayed {
  const text = String(Number(value.toPrecision(15)));
  if (Math.abs(value) >= 1e15) return { text, remark: lostDigits(text) };
  const formatted = value < 0 ? null : formattedNumber(value, format ?? '');
  if (formatted !== null) return plain(formatted);
  if (format === undefined && Number.isInteger(value) && value >= firstDay && value <= lastDay) {
    return { text, remark: perhapsDate(text) };
  }
  const general = format === undefined || format === 'General' || format === '@';
  return { text, remark: general ? null : unknownFormat(text, format) };
}

/** By formats such as `0`, `000`, `#,##0.00`, `0.0%`, `0"个工作日"`; null for all others. */
function formattedNumber(value: number, format: string): string | null {
  const [positive = ''] = format.split(';');
  const bare = positive.replace(/\[[^\]]*\]|_.|\*./gu, '').replace(/"([^"]*)"|\\(.)/gu, '$1$2');
  const [, before, whole = '', places = '', percent, after] =
    /^([^0#,]*)([#,0]*0)(?:\.(0+))?(%?)([^0#%.]*)$/u.exec(bare) ?? [];
  if (before === undefined) return null;
  const [integer = '', fraction] = (percent === '' ? value : value * 100).toFixed(places.length).split('.');
  const filled = integer.padStart(whole.replace(/[^0]/gu, '').length, '0');
  const grouped = whole.includes(',') ? filled.replace(/\B(?=(?:\d{3})+$)/gu, ',') : filled;
  return `${before}${grouped}${fraction === undefined ? '' : `.${fraction}`}${percent}${after}`;
}

/** Days of 1954 to 2099: of a number in one of the Chinese standard date formats, the library knows no format. */
const [firstDay, lastDay] = [20_000, 73_050];

function lostDigits(text: string): Wording {
  return wording(
    `这一格是超过15位的数字，表格已经丢失末几位，按“${text}”读入；请以文本重新填写`,
    `a number of more than 15 digits has lost its last ones and was read as ${text}`,
  );
}

function perhapsDate(text: string): Wording {
  return wording(
    `这一格是数字，按“${text}”读入；如果显示的是日期，请改写成文字`,
    `a number was read as ${text}; if it is shown as a date, write it as text`,
  );
}

function unknownFormat(text: string, format: string): Wording {
  return wording(
    `这一格的格式“${format}”认不出，按“${text}”读入；请改写成文字`,
    `a value of the unknown format ${format} was read as ${text}`,
  );
}

/** A date by the format of its cell: what that leaves out is not shown, and so not read. */
function dateText(date: Date, format: string): Displayed {
  if (Number.isNaN(date.getTime())) return errorText('#NUM!');
  const [own = ''] = format.split(';');
  const bare = own.replace(/\[\$[^\]]*\]|_.|\*.|@/gu, '').trim();
  // The standard short date is shown as the language of the machine has it.
  const pattern = /^(?:mm-dd-yy|m\/d\/yy)$/u.test(bare) ? 'yyyy/m/d' : bare;
  const half = /AM\/PM|上午/iu.test(pattern);
  let afterHours = false;
  let known = true;
  const text = pattern.replace(datePieces, (piece, quoted?: string, escaped?: string) => {
    if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped ?? '';
    const kind = piece.toLowerCase();
    if (/^(?:am\/pm|上午\/下午)$/u.test(kind)) return date.getUTCHours() < 12 ? '上午' : '下午';
    const part = datePart(date, afterHours && kind.startsWith('m') ? kind.replaceAll('m', 'n') : kind, half);
    afterHours = kind.startsWith('h');
    known &&= part !== null;
    return part ?? '';
  });
  if (known) return plain(text);
  const iso = date.toISOString().slice(0, 10);
  return { text: iso, remark: unknownFormat(iso, format) };
}

const datePieces = /"([^"]*)"|\\(.)|AM\/PM|上午\/下午|([a-z])\3*/giu;

/** One part of a date; minutes are asked for by `n`. */
function datePart(date: Date, piece: string, half: boolean): string | null {
  const hours = half ? date.getUTCHours() % 12 || 12 : date.getUTCHours();
  const parts: Readonly<Record<string, number>> = {
    y: date.getUTCFullYear(),
    m: date.getUTCMonth() + 1,
    d: date.getUTCDate(),
    h: hours,
    n: date.getUTCMinutes(),
    s: date.getUTCSeconds(),
  };
  const part = parts[piece.charAt(0)];
  if (part === undefined) return null;
  if (piece.startsWith('y')) return piece.length > 2 ? String(part) : String(part).slice(-2);
  // Longer pieces are names of months and days in the language of the machine.
  return piece.length > 2 ? null : String(part).padStart(piece.length, '0');
}
