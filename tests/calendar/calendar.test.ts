import { describe, expect, it } from 'vitest';
import {
  calendarSpans,
  openCalendar,
  spansWith,
  workingDaysAfter,
  workingDaysBefore,
} from '../../src/calendar/calendar.js';
import type { HolidayYear } from '../../src/model/catalog.js';
import { filePlace } from '../../src/model/place.js';
import { knownSpans } from '../../src/text/time-limit/spans.js';

const shipped = openCalendar([]);
const own: HolidayYear = {
  year: 2027,
  rest: ['2027-01-01', '2027-02-08', '2027-02-09'],
  work: ['2027-01-03'],
  place: filePlace('holidays.yaml'),
};

describe('working days', () => {
  it.each([
    // The day itself is not counted; a holiday and its make-up days are.
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-10-08', 2, '2026-10-10'],
    ['2025-01-25', 1, '2025-01-26'],
    ['2025-01-27', 1, '2025-02-05'],
    ['2026-03-02', 20, '2026-03-30'],
    ['2026-03-07', 0, '2026-03-07'],
    ['2020-01-23', 1, '2020-02-03'],
  ])('%s and %i working days end on %s: a ledger would call timely what is late', (date, n, end) => {
    expect(workingDaysAfter(date, n, shipped)).toEqual({ kind: 'date', date: end });
  });

  it('count backwards too: a notice 7 working days before a hearing would come too late', () => {
    expect(workingDaysBefore('2026-10-12', 7, shipped)).toEqual({ kind: 'date', date: '2026-09-24' });
  });

  it('are not guessed in years nobody has entered', () => {
    expect(workingDaysAfter('2026-12-30', 5, shipped)).toEqual({ kind: 'unknown-year', year: 2027 });
    expect(workingDaysAfter('2027-03-01', 1, shipped)).toEqual({ kind: 'unknown-year', year: 2027 });
    expect(workingDaysBefore('2004-01-02', 3, shipped)).toEqual({ kind: 'unknown-year', year: 2003 });
    expect([shipped.years[0], shipped.years.at(-1)]).toEqual([2004, 2026]);
  });

  it('follow the workspace where it has entered a year', () => {
    const calendar = openCalendar([own]);
    expect(workingDaysAfter('2026-12-30', 3, calendar)).toEqual({ kind: 'date', date: '2027-01-04' });
    expect(workingDaysAfter('2027-02-07', 1, calendar)).toEqual({ kind: 'date', date: '2027-02-10' });
  });

  it('are the same in every time zone: an office abroad, or a server set to UTC, would count other days', () => {
    const zone = process.env.TZ;
    try {
      const seen = ['Asia/Shanghai', 'America/Los_Angeles'].map((other) => {
        process.env.TZ = other;
        const calendar = openCalendar([]);
        const days = ['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10', '2026-10-11'];
        return { offset: new Date(2026, 0, 1).getTimezoneOffset(), worked: days.map(calendar.isWorkingDay) };
      });
      expect(seen.map(({ offset }) => offset)).toEqual([-480, 480]);
      for (const { worked } of seen) expect(worked).toEqual([true, false, false, true, true, false]);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe('what working days take', () => {
  it('is counted over all known years: a limit would be called weaker, or not, by a wrong table', () => {
    expect(calendarSpans(shipped, knownSpans.workingDays.length - 1)).toEqual(knownSpans);
  });

  it('only widens with the years of a workspace', () => {
    expect(spansWith([])).toBe(knownSpans);
    const wide = spansWith([{ ...own, rest: daysOf(2027, 3) }]);
    for (const [n, [least, most]] of knownSpans.workingDays.entries()) {
      expect(wide.workingDays[n]?.[0]).toBeLessThanOrEqual(least);
      expect(wide.workingDays[n]?.[1]).toBeGreaterThanOrEqual(most);
    }
    expect(wide.workingDays[1]?.[1]).toBeGreaterThan(30);
  });

  it('is not counted over a year nobody has entered: 5 working days would take 14 months', () => {
    const later = { ...own, year: 2028, rest: ['2028-01-01'], work: [] };
    expect(spansWith([later]).workingDays).toEqual(knownSpans.workingDays);
  });
});

/** All days of a month. */
function daysOf(year: number, month: number): string[] {
  return Array.from({ length: 31 }, (_, day) => `${year}-0${month}-${String(day + 1).padStart(2, '0')}`);
}
