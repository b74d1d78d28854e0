import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/** Who wants to take part can reach somebody: a list without a way in invites nobody. */
export const participationReachable: FrameRule = {
  code: 'participation-reachable',
  scope: 'frame',
  severity: 'warning',
  claim: wording(
    '公众参与事项写明联系方式',
    'A matter in which citizens may take part says how to reach those who organise it',
  ),
  source: wording(
    '《重大行政决策程序暂行条例》（国务院令第713号）第十四条至第十八条',
    'Provisional regulation on major administrative decisions (State Council No. 713), articles 14 to 18',
  ),
  needs: ['participation', 'agencies'],
  *check(catalog) {
    const phones = new Set(catalog.agencies.flatMap(({ id, phone }) => (phone === null ? [] : [id])));
    for (const { name, phone, address, url, responsible, place } of catalog.participation) {
      if (phone !== null || address !== null || url !== null) continue;
      if (responsible.some(({ agencies }) => agencies.some((id) => phones.has(id)))) continue;
      yield {
        message: wording(`“${name}”没有写联系方式`, `“${name}” says nowhere how to take part`),
        place: placeWithin(place, 'name'),
        hint: wording(
          '补上“电话”“地址”或“网址”，或者在单位登记册里写责任单位的电话',
          'add phone, address or url, or the telephone number of the agency to the register',
        ),
      };
    }
  },
};
