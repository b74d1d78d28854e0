import { pageColumns } from '../../model/page-column.js';
import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/**
 * Pages are dated in this century, and not more than a year after the edition of the catalog. Columns go on
 * between two editions, so that a later date is right; a year nobody has seen yet is a slip, and such a page
 * would stand above all others for good.
 */
export const pageDatesPlausible: FrameRule = {
  code: 'page-dates-plausible',
  scope: 'frame',
  severity: 'warning',
  claim: wording(
    '网页的日期在2000年以后，且不晚于本版目录日期一年以上',
    'Pages are dated after 2000, and at most a year after the edition of the catalog',
  ),
  source: wording('gongkai 的约定：栏目按日期排列', 'a convention of gongkai: columns are ordered by date'),
  needs: ['pages', 'county'],
  *check({ pages, county }) {
    const latest = county.date === null ? null : aYearAfter(county.date);
    for (const { date, place } of pageColumns.flatMap((column) => pages.columns[column])) {
      const early = date < '2000-01-01';
      if (!early && (latest === null || date <= latest)) continue;
      yield {
        message: early
          ? wording(`日期“${date}”早于2000年`, `the date “${date}” lies before 2000`)
          : wording(
              `日期“${date}”比本版目录日期晚一年以上`,
              `the date “${date}” is more than a year after this edition`,
            ),
        place: placeWithin(place, 'date'),
        hint: wording('核对年份', 'look at the year'),
      };
    }
  },
};

function aYearAfter(date: string): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
}
