import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/** A change is recorded when it has happened: its day is not after that of the edition. */
export const lineageDatesPast: FrameRule = {
  code: 'lineage-dates-past',
  scope: 'frame',
  severity: 'error',
  claim: wording('沿革的日期不晚于本版目录的日期', 'No change of the lineage is dated after the edition'),
  source: wording(
    'gongkai 的约定：编码终身不变，变动记入沿革',
    'a convention of gongkai: an id is stable, its changes are recorded',
  ),
  needs: ['lineage', 'county'],
  *check(catalog) {
    const edition = catalog.county.date;
    if (edition === null) return;
    for (const { date, place } of catalog.lineage) {
      // Dates of the form YYYY-MM-DD are in order as texts.
      if (date <= edition) continue;
      yield {
        message: wording(
          `沿革的日期 ${date} 晚于本版目录的日期 ${edition}`,
          `the change of ${date} is later than the edition of ${edition}`,
        ),
        place: placeWithin(place, 'date'),
        hint: wording(
          '写变动的实际日期；本版已经更新的，改 gongkai.yaml 的“日期”',
          'write the day of the change, or bring the date in gongkai.yaml up to date',
        ),
      };
    }
  },
};
