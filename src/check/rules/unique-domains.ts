import { repeated } from '../../model/repeated.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/** gongkai.yaml names a domain once, so that one agency leads it. Design section 6. */
export const uniqueDomains: FrameRule = {
  code: 'unique-domains',
  scope: 'frame',
  severity: 'error',
  claim: wording('gongkai.yaml 中每个领域只列一次', 'gongkai.yaml lists a domain once'),
  source: wording(
    'gongkai 的约定：每个缺项有一个牵头单位负责',
    'a convention of gongkai: one agency answers for a gap',
  ),
  needs: [],
  *check(catalog) {
    for (const [domain, first] of repeated(catalog.domains, (candidate) => candidate.name)) {
      yield {
        message: wording(`领域“${domain.name}”列了两次`, `the domain “${domain.name}” is listed twice`),
        place: domain.place,
        related: [{ place: first.place, message: wording('先列出的领域', 'the first one') }],
        hint: wording('保留一个', 'keep one of them'),
      };
    }
  },
};
