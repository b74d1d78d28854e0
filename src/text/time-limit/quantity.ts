import { compiled } from './compiled.js';
import type { Span, Unit } from './phase.js';

const digits = '一二三四五六七八九';
const belowHundred = `[${digits}两]?十[${digits}]?`;
const number = `(?:\\d+|[${digits}两]百(?:零[${digits}]|${belowHundred})?|${belowHundred}|[${digits}两])`;
const unit = '(?:个?工作日|个?工作天|个?自然日|日历日|日|天|个?小时|周|个?星期|个?月|个?季度|年)';

/** The source of a regular expression for a length of time: `20个工作日`, `十五日`, `半年`. Has no groups. */
export const quantity = `(?:${number}${unit}|半年|半个?月)`;

/** The source for a period by its name, without 每 or 按: `季度`, `半年`. Has no groups. */
export const period = '(?:个?季度?|个?月|周|星期|年度?|半年|日|天|个?学期)';

const wholeQuantity = compiled(`^(${number})(${unit})$`);

/** A length of time in words, normalised to half-width, as a span; null when it is none. */
export function spanOf(text: string): Span | null {
  if (text === '半年') return { n: 6, unit: 'month' };
  if (text === '半月' || text === '半个月') return { n: 15, unit: 'day' };
  const match = wholeQuantity().exec(text);
  const n = numberOf(match?.[1] ?? '');
  const known = units[(match?.[2] ?? '').replace(/^个/u, '')];
  return known === undefined || n === null ? null : { n: n * known[0], unit: known[1] };
}

/** `20` and `二十` are 20; null when it is no whole number below 1000 in Chinese or any in digits. */
export function numberOf(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text);
  const [, hundreds, rest = ''] = /^(.)百零?(.*)$/u.exec(text) ?? [];
  if (hundreds !== undefined) return digit(hundreds) * 100 + (rest === '' ? 0 : (numberOf(rest) ?? 0));
  const match = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text);
  if (match === null || text === '') return null;
  const [, tens, ten, ones] = match;
  if (ten === undefined) return ones === undefined ? digit(tens) : null;
  return (tens === undefined ? 1 : digit(tens)) * 10 + (ones === undefined ? 0 : digit(ones));
}

/** What comes after 每 or 按, as the time between two publications: `季度` is 3 months. */
export function periodOf(words: string): Span | null {
  const text = words.replace(/^个/u, '');
  if (/^学期$/u.test(text)) return { n: 1, unit: 'semester' };
  if (/^季度?$/u.test(text)) return { n: 3, unit: 'month' };
  if (/^年度?$/u.test(text)) return { n: 1, unit: 'year' };
  return spanOf(words) ?? spanOf(`1${text}`);
}

/** The last day of a month; of every month where none is named. */
export function lastDay(month: number | null): number {
  if (month === 2) return 29;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A span as it is best written: `20个工作日`. */
export function spanWords({ n, unit: of }: Span): string {
  return `${n}${unitWords[of]}`;
}

const units: Readonly<Record<string, readonly [number, Unit]>> = {
  工作日: [1, 'working-day'],
  工作天: [1, 'working-day'],
  自然日: [1, 'day'],
  日历日: [1, 'day'],
  日: [1, 'day'],
  天: [1, 'day'],
  小时: [1, 'hour'],
  周: [7, 'day'],
  星期: [7, 'day'],
  月: [1, 'month'],
  季度: [3, 'month'],
  年: [1, 'year'],
};

const unitWords: Readonly<Record<Unit, string>> = {
  hour: '小时',
  day: '日',
  'working-day': '个工作日',
  month: '个月',
  year: '年',
  semester: '个学期',
};

function digit(character: string | undefined): number {
  const index = digits.indexOf(character === '两' ? '二' : (character ?? ''));
  return index + 1;
}
