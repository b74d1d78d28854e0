import { nodePlace, type Place } from '../../model/place.js';
import { repeated } from '../../model/repeated.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/**
 * No two guides share the English name that pages, lists and data of their domains are named by: one domain
 * would be written over the other. Design section 8.
 */
export const uniqueGuideSlugs: FrameRule = {
  code: 'unique-guide-slugs',
  scope: 'frame',
  severity: 'error',
  claim: wording(
    '各份标准指引的英文名不重复，各领域的网页和表格不会互相覆盖',
    'No two guides share an English name, which the pages and lists of their domains are named by',
  ),
  source: wording('gongkai 的约定：文件名由编码而来', 'a convention of gongkai: files are named by ids'),
  needs: [],
  *check(catalog) {
    for (const [later, first] of repeated(catalog.guides, (candidate) => candidate.slug)) {
      // Two guides of one domain are reported as such.
      if (later.domain === first.domain) continue;
      const [guide, other] = later.place.file.startsWith('gongkai:') ? [first, later] : [later, first];
      yield {
        message: wording(
          `“${guide.domain}”和“${other.domain}”两份标准指引的英文名都是“${guide.slug}”，网页会互相覆盖`,
          `the guides of “${guide.domain}” and “${other.domain}” are both called “${guide.slug}”; their pages would overwrite each other`,
        ),
        place: slugOf(guide.place),
        related: [{ place: slugOf(other.place), message: wording('另一份', 'the other one') }],
        hint: wording('给本县自己的那一份换一个英文名', 'give your own guide another English name'),
      };
    }
  },
};

/** The place of a guide is that of its domain. */
function slugOf(place: Place): Place {
  return place.kind === 'node' ? nodePlace(place.file, '/slug') : place;
}
