import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { nearest } from '../../text/suggest.js';
import type { AcrossRule } from '../rule.js';

/** What the lineage leads to is in the catalog: an old address must not lead to a page that is not there. */
export const successorsExist: AcrossRule = {
  code: 'successors-exist',
  scope: 'across',
  severity: 'error',
  claim: wording('沿革中的现编码都是目录里的事项', 'Every id the lineage leads to is in the catalog'),
  source: wording(
    'gongkai 的约定：编码终身不变，变动记入沿革',
    'a convention of gongkai: an id is stable, its changes are recorded',
  ),
  needs: ['lineage', 'entries', 'agencies'],
  *check(catalog) {
    const finals = new Map<string, boolean>();
    for (const { id, sharedId, status } of catalog.entries) {
      for (const own of [id, sharedId])
        if (own !== null) finals.set(own, (finals.get(own) ?? false) || status === 'final');
    }
    const retired = new Set(catalog.lineage.map(({ from }) => from));
    for (const { to, place } of catalog.lineage) {
      for (const [index, id] of to.entries()) {
        const final = finals.get(id);
        // One that was retired in its turn makes a chain, which is said by its own rule.
        if (final === true || (final === undefined && retired.has(id))) continue;
        if (final === false) {
          yield {
            severity: 'warning',
            message: wording(
              `现编码“${id}”还是草稿，不公开，旧网址暂时没有去处`,
              `“${id}” is a draft and not published: the old address leads nowhere yet`,
            ),
            place: placeWithin(place, `to/${index}`),
            hint: wording('定稿后删去它的“状态: 草稿”', 'remove its “status: draft” when it is settled'),
          };
          continue;
        }
        const near = nearest(id, finals.keys());
        yield {
          message: wording(`目录里没有编码为“${id}”的事项`, `no entry of the catalog has the id “${id}”`),
          place: placeWithin(place, `to/${index}`),
          hint:
            near === null
              ? wording(
                  '写现在的事项编码；事项已不再公开的，写“变动: 取消”',
                  'write the id of an entry, or “change: withdrawn”',
                )
              : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
        };
      }
    }
  },
};
