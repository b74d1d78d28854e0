import { createRequire } from 'node:module';
import type { HolidayYear } from '../model/catalog.js';
import { type CalendarSpans, knownSpans } from '../text/time-limit/spans.js';

/** Which days are worked, for the years that are known; dates are YYYY-MM-DD throughout. */
export interface WorkCalendar {
  readonly isWorkingDay: (date: string) => boolean;
  readonly knows: (year: number) => boolean;
  /** The known years, in order. */
  readonly years: readonly number[];
}

export type Counted =
  | { readonly kind: 'date'; readonly date: string }
  /** The count needs a year whose holidays nobody has entered. */
  | { readonly kind: 'unknown-year'; readonly year: number };

/**
 * The national holidays as the package knows them, with the workspace's own years (holidays.yaml), which
 * come first where both know a year.
 */
export function openCalendar(own: readonly HolidayYear[]): WorkCalendar {
  const { holidays, workdays } = shippedDays();
  const mine = new Map(own.map((entered) => [entered.year, entered]));
  const rest = new Set(own.flatMap((entered) => entered.rest));
  const work = new Set(own.flatMap((entered) => entered.work));
  const years = new Set([...Object.keys(holidays).map(yearOf), ...mine.keys()]);
  return {
    isWorkingDay: (date) => {
      const known = mine.has(yearOf(date));
      if (known ? work.has(date) : date in workdays) return true;
      return !(known ? rest.has(date) : date in holidays) && !weekend(date);
    },
    knows: (year) => years.has(year),
    years: [...years].sort((a, b) => a - b),
  };
}

/**
 * The last day of a limit of `n` working days that begins on `date`: the day itself is not counted (civil
 * code, article 201). For `n` = 0 the day itself.
 */
export function workingDaysAfter(date: string, n: number, calendar: WorkCalendar): Counted {
  return counted(date, n, 1, calendar);
}

/** The last day on which something due `n` working days before `date` is in time. */
export function workingDaysBefore(date: string, n: number, calendar: WorkCalendar): Counted {
  return counted(date, n, -1, calendar);
}

/** What working days take with the workspace's own years; the shipped years were counted beforehand. */
export function spansWith(own: readonly HolidayYear[]): CalendarSpans {
  if (own.length === 0) return knownSpans;
  const most = knownSpans.workingDays.length - 1;
  return { workingDays: workingDaySpans(openCalendar(own), most), months: knownSpans.months };
}

/** The fewest and most calendar days that 0 to `most` working days, and months, took in all known years. */
export function calendarSpans(calendar: WorkCalendar, most: number): CalendarSpans {
  return { workingDays: workingDaySpans(calendar, most), months: monthSpans(24) };
}

function counted(date: string, n: number, step: 1 | -1, calendar: WorkCalendar): Counted {
  let day = dayOf(date);
  let left = n;
  if (!calendar.knows(yearOf(date))) return { kind: 'unknown-year', year: yearOf(date) };
  while (left > 0) {
    day += step;
    const at = dateOf(day);
    if (!calendar.knows(yearOf(at))) return { kind: 'unknown-year', year: yearOf(at) };
    if (calendar.isWorkingDay(at)) left -= 1;
  }
  return { kind: 'date', date: dateOf(day) };
}

function workingDaySpans(calendar: WorkCalendar, most: number): (readonly [number, number])[] {
  const spans = Array.from({ length: most + 1 }, (_, n): [number, number] => [
    n === 0 ? 0 : Number.POSITIVE_INFINITY,
    0,
  ]);
  for (const { first, worked } of workedRuns(calendar)) {
    for (let n = 1; n <= most; n += 1) {
      const span = spans[n] ?? [0, 0];
      for (let last = n - 1; last < worked.length; last += 1) {
        // Counted forwards: the longest from the working day before them, the shortest from the day before the first.
        const from = worked[last - n + 1] ?? 0;
        const before = worked[last - n] ?? first;
        const end = worked[last] ?? 0;
        span[0] = Math.min(span[0], end - from + 1);
        if (before < from) span[1] = Math.max(span[1], end - before);
        // Counted backwards: to the working day after them, or to the day after the last.
        const after = worked[last + 1];
        if (after !== undefined) span[1] = Math.max(span[1], after - from);
      }
    }
  }
  return spans;
}

/** The working days of known years on end: what is counted over a year nobody has entered, nobody knows. */
function workedRuns(calendar: WorkCalendar): { readonly first: number; readonly worked: number[] }[] {
  const runs: { first: number; worked: number[] }[] = [];
  for (const year of calendar.years) {
    const first = dayOf(`${year}-01-01`);
    if (!calendar.knows(year - 1)) runs.push({ first, worked: [] });
    const worked = runs.at(-1)?.worked ?? [];
    for (let day = first; day < dayOf(`${year + 1}-01-01`); day += 1) {
      if (calendar.isWorkingDay(dateOf(day))) worked.push(day);
    }
  }
  return runs;
}

/** Months follow the calendar alone: four hundred years hold every sequence of month lengths. */
function monthSpans(most: number): (readonly [number, number])[] {
  const firsts = Array.from({ length: 4800 + most + 1 }, (_, month) => Date.UTC(2000, month, 1) / dayLength);
  return Array.from({ length: most + 1 }, (_, n) => {
    let [fewest, longest] = [Number.POSITIVE_INFINITY, 0];
    for (let month = 0; month < 4800; month += 1) {
      const days = (firsts[month + n] ?? 0) - (firsts[month] ?? 0);
      fewest = Math.min(fewest, days);
      longest = Math.max(longest, days);
    }
    return [fewest, longest];
  });
}

interface ShippedDays {
  /** Days off, weekends among them. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Weekend days that are worked. */
  readonly workdays: Readonly<Record<string, string>>;
}

/**
 * The data of the package, read when first asked for. Its functions are not used: west of Greenwich they
 * take one day for another (docs/decisions/006-working-days.md).
 */
function shippedDays(): ShippedDays {
  const require = createRequire(import.meta.url);
  return require('chinese-days/dist/chinese-days.json') as ShippedDays;
}

const dayLength = 86_400_000;

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

function dateOf(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function weekend(date: string): boolean {
  // 1970-01-01 was a Thursday.
  return [2, 3].includes(((dayOf(date) % 7) + 7) % 7);
}
