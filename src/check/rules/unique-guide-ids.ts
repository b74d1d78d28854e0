import { placeWithin } from '../../model/place.js';
import { repeated } from '../../model/repeated.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/**
 * A domain has one guide, and no two guide items share an id: otherwise one would silently stand for the
 * other in every figure. Design section 6, “Coverage that fails closed”.
 */
export const uniqueGuideIds: FrameRule = {
  code: 'unique-guide-ids',
  scope: 'frame',
  severity: 'error',
  claim: wording(
    '每个领域只有一份标准指引，指引事项的编码不重复',
    'A domain has one guide, and no two guide items share an id',
  ),
  source: wording('gongkai 的约定：覆盖数字从严', 'a convention of gongkai: coverage fails closed'),
  needs: [],
  *check(catalog) {
    for (const [guide, first] of repeated(catalog.guides, (candidate) => candidate.domain)) {
      yield {
        message: wording(
          `领域“${guide.domain}”有两份标准指引`,
          `there are two guides of the domain “${guide.domain}”`,
        ),
        place: guide.place,
        related: [{ place: first.place, message: wording('另一份', 'the other one') }],
        hint: wording(
          '只留一份；要用本县持有的正式目录取代内置的，在它的文件里写“取代: 内置”',
          'keep one of them; a guide that is to replace the shipped one says “replaces: shipped”',
        ),
      };
    }
    const items = catalog.guides.flatMap((guide) => guide.items);
    for (const [item, first] of repeated(items, (candidate) => candidate.id)) {
      yield {
        message: wording(
          `指引事项编码“${item.id}”重复（${item.name}；${first.name}）`,
          `the guide item id “${item.id}” is used twice (${item.name}; ${first.name})`,
        ),
        place: placeWithin(item.place, 'id'),
        related: [{ place: placeWithin(first.place, 'id'), message: wording('另一处', 'the other one') }],
        hint: wording('给其中一个换一个编码', 'change one of the ids'),
      };
    }
  },
};
