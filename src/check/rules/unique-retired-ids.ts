import { retiredIds } from '../../model/lineage.js';
import { placeWithin } from '../../model/place.js';
import { repeated } from '../../model/repeated.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/** Of each id that is no longer in use one record says what became of it: an old address can lead to one answer only. */
export const uniqueRetiredIds: FrameRule = {
  code: 'unique-retired-ids',
  scope: 'frame',
  severity: 'error',
  claim: wording('每个原编码在沿革中只写一次', 'No two records of the lineage are of one id'),
  source: wording(
    'gongkai 的约定：编码终身不变，变动记入沿革',
    'a convention of gongkai: an id is stable, its changes are recorded',
  ),
  needs: ['lineage', 'agencies'],
  *check({ lineage }) {
    const reported = new Set<unknown>();
    for (const [again, first] of repeated(retiredIds({ lineage, entries: [] }), ({ id }) => id)) {
      if (reported.has(again.record)) continue;
      reported.add(again.record);
      yield {
        message: wording(
          `原编码“${again.id}”在沿革中写了两次`,
          `the former id “${again.id}” is recorded twice`,
        ),
        place: placeWithin(again.record.place, 'from'),
        related: [
          { place: placeWithin(first.record.place, 'from'), message: wording('第一次', 'the first time') },
        ],
        hint: wording(
          '合为一条；拆成几个事项的，写“变动: 拆分”，“现编码”写成列表',
          'make them one; if it was split, write “change: split” and list the ids in “to”',
        ),
      };
    }
  },
};
