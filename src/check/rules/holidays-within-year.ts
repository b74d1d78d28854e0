import type { HolidayYear } from '../../model/catalog.js';
import type { Finding } from '../../model/diagnostic.js';
import { placeWithin } from '../../model/place.js';
import { repeated } from '../../model/repeated.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/**
 * Each year of holidays.yaml is entered once, its dates lie in it, and no day is both off and worked. The
 * State Council announces the holidays of one calendar year at a time; working days are counted from them.
 */
export const holidaysWithinYear: FrameRule = {
  code: 'holidays-within-year',
  scope: 'frame',
  severity: 'error',
  claim: wording(
    '节假日文件中每个年份只写一次，日期都在该年，同一天不能既放假又上班',
    'A year of holidays is entered once, with dates of that year only, none both off and worked',
  ),
  source: wording(
    '《全国年节及纪念日放假办法》及国务院办公厅每年的部分节假日安排通知',
    'Regulation on public holidays, and the yearly announcement of the General Office of the State Council',
  ),
  needs: ['holidays'],
  *check(catalog) {
    for (const [again, first] of repeated(catalog.holidays, ({ year }) => String(year))) {
      yield {
        message: wording(
          `${again.year}年的节假日写了两次`,
          `the holidays of ${again.year} are entered twice`,
        ),
        place: placeWithin(again.place, 'year'),
        related: [{ place: placeWithin(first.place, 'year'), message: wording('第一次', 'the first time') }],
        hint: wording('合并为一项', 'make them one'),
      };
    }
    for (const entered of catalog.holidays) {
      yield* strangers(entered, 'rest');
      yield* strangers(entered, 'work');
      for (const [index, date] of entered.work.entries()) {
        if (!entered.rest.includes(date)) continue;
        yield {
          message: wording(`${date}既写了放假又写了上班`, `${date} is both a day off and a day worked`),
          place: placeWithin(entered.place, `work/${index}`),
          hint: wording('对照放假通知，留下一处', 'look at the announcement, and keep one'),
        };
      }
    }
  },
};

function* strangers(entered: HolidayYear, field: 'rest' | 'work'): Iterable<Finding> {
  for (const [index, date] of entered[field].entries()) {
    if (date.startsWith(`${entered.year}-`)) continue;
    yield {
      message: wording(`${date}不在${entered.year}年`, `${date} is not in ${entered.year}`),
      place: placeWithin(entered.place, `${field}/${index}`),
      hint: wording('写到它所在的年份下面', 'put it under the year it lies in'),
    };
  }
}
