import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { circlesOf } from '../circles.js';
import type { FrameRule } from '../rule.js';

/** No ids lead to each other in a circle: a reader who follows them would never arrive. */
export const lineageWithoutCycles: FrameRule = {
  code: 'lineage-without-cycles',
  scope: 'frame',
  severity: 'error',
  claim: wording(
    '沿革中的编码不互相指来指去',
    'The ids of the lineage do not lead to each other in a circle',
  ),
  source: wording(
    'gongkai 的约定：编码终身不变，变动记入沿革',
    'a convention of gongkai: an id is stable, its changes are recorded',
  ),
  needs: ['lineage'],
  *check(catalog) {
    for (const circle of circlesOf(catalog.lineage)) {
      const [first, ...others] = circle;
      if (first === undefined) continue;
      const way = [...circle, first].map(({ from }) => from).join(' → ');
      yield {
        message:
          others.length === 0
            ? wording(`现编码与原编码相同：“${first.from}”`, `“${first.from}” leads to itself`)
            : wording(`沿革转了一圈：${way}`, `the lineage goes round in a circle: ${way}`),
        place: placeWithin(first.place, 'to'),
        related: others.map(({ place }) => ({
          place: placeWithin(place, 'to'),
          message: wording('同在圈内', 'part of it'),
        })),
        hint: wording(
          '每一条的“现编码”都写今天还在用的编码；还在用的编码不要写成“原编码”',
          'let every “to” name an id that is in use today; an id in use is no “from”',
        ),
      };
    }
  },
};
