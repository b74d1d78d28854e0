import type { LineageRecord } from '../../model/catalog.js';
import type { Finding } from '../../model/diagnostic.js';
import { placeWithin } from '../../model/place.js';
import { changeNames } from '../../model/vocabulary.js';
import { type Wording, wording } from '../../model/wording.js';
import type { AcrossRule } from '../rule.js';

/** A record names as many ids as its change has: one for a new id or a merger, several for a split, none and a reason for a withdrawal. */
export const successorsFitChange: AcrossRule = {
  code: 'successors-fit-change',
  scope: 'across',
  severity: 'error',
  claim: wording(
    '更名、合并写一个现编码，拆分写两个以上，取消不写现编码而写理由',
    'A renamed or merged item names one id, a split one several, a withdrawn one none but a reason',
  ),
  source: wording(
    'gongkai 的约定：编码终身不变，变动记入沿革',
    'a convention of gongkai: an id is stable, its changes are recorded',
  ),
  needs: ['lineage', 'entries', 'agencies'],
  *check(catalog) {
    const shared = new Set(catalog.entries.flatMap(({ sharedId }) => sharedId ?? []));
    for (const record of catalog.lineage) {
      const fault = faultOf(record, shared);
      if (fault !== null) yield fault;
    }
  },
};

function faultOf(record: LineageRecord, shared: ReadonlySet<string>): Finding | null {
  const { change, from, to, members, reason, place } = record;
  const name = changeNames[change];
  const at = to.length > 0 ? placeWithin(place, 'to') : place;
  const said = (zh: string, en: string, hint: Wording): Finding => ({
    message: wording(zh, en),
    place: at,
    hint,
  });
  switch (change) {
    case 'renamed':
    case 'merged': {
      const [only, ...more] = to;
      if (only === undefined) {
        return said(
          `“${from}”${name}，没有写现编码`,
          `“${from}” was ${change}, but “to” is missing`,
          wording('补上“现编码: …”；不再公开的写“变动: 取消”', 'add “to: …”, or write “change: withdrawn”'),
        );
      }
      if (more.length > 0) {
        return said(
          `“${from}”${name}只能写一个现编码，这里写了${to.length}个`,
          `“${from}” was ${change} and leads to one id, not to ${to.length}`,
          wording(
            '分成几个事项的，写“变动: 拆分”；否则只留一个',
            'write “change: split”, or keep one of them',
          ),
        );
      }
      if (change === 'renamed' && members === null && shared.has(only) && !from.includes('@')) {
        return said(
          `“${only}”是几个单位共用的事项，没有写原编码由谁共用`,
          `“${only}” is shared by several agencies; who shared the former id is not said`,
          wording(
            '补上“适用: …”，写共用它的分组，如“适用: 乡镇”',
            'add “appliesTo: …” with the group that shared it',
          ),
        );
      }
      return null;
    }
    case 'split':
      return to.length > 1
        ? null
        : said(
            `“${from}”拆分，要写两个以上的现编码`,
            `“${from}” was split, so “to” names at least two ids`,
            wording(
              '“现编码”写成列表，如 [YWJY-0502, YWJY-0506]；只有一个的，写“变动: 更名”',
              'list them, or write “change: renamed”',
            ),
          );
    case 'withdrawn':
      if (to.length > 0) {
        return said(
          `“${from}”取消，却写了现编码`,
          `“${from}” was withdrawn, yet leads to another id`,
          wording('删去“现编码”；并入别的事项的，写“变动: 合并”', 'remove “to”, or write “change: merged”'),
        );
      }
      return reason !== null
        ? null
        : said(
            `“${from}”取消，没有写理由`,
            `“${from}” was withdrawn without a reason`,
            wording(
              '补上“理由: …”，如“依据的办法已于2025年废止，不再产生这类信息”',
              'add “reason: …”: readers of the old address are told why',
            ),
          );
    default:
      return change satisfies never;
  }
}
