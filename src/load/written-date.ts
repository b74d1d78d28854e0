import { type Wording, wording } from '../model/wording.js';
import { narrow } from '../text/normalise.js';

/** The one day that words such as 2026年3月31日, 2026.3.31 or 20260331 name; null when they name none. */
export function dateIn(text: string): string | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const { year, month, day } = parts;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Why a date written like one is none: its form is right, and showing the form again would help nobody. */
export function noSuchDay(text: string): Wording | null {
  const parts = partsOf(text);
  if (parts === null || dateIn(text) !== null) return null;
  const { year, month, day } = parts;
  if (month < 1 || month > 12) {
    return wording(`没有${month}月；月份写 01 到 12`, `there is no month ${month}; write 01 to 12`);
  }
  const days = daysIn(year, month);
  return wording(
    `${year}年${month}月没有${day}日，只有${days}天`,
    `month ${month} of ${year} has ${days} days, not ${day}`,
  );
}

function partsOf(
  text: string,
): { readonly year: number; readonly month: number; readonly day: number } | null {
  const words = narrow(text).replace(/\s/gu, '');
  const match =
    /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/u.exec(words) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(words);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return { year, month, day };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
