import type { Entry } from '../../model/catalog.js';
import type { Finding } from '../../model/diagnostic.js';
import { methodNames } from '../../model/vocabulary.js';
import { wording } from '../../model/wording.js';
import { namesGround } from '../../text/withheld.js';
import type { SectionRule } from '../rule.js';

/**
 * Who withholds information says why, by which provision: the regulation allows nothing else to be withheld
 * than articles 14 to 16 name, and citizens must be able to contest it. A reason on what is disclosed would say
 * the opposite of its method.
 */
export const withheldEntriesGiveReason: SectionRule = {
  code: 'withheld-entries-give-reason',
  scope: 'section',
  severity: 'error',
  claim: wording(
    '不予公开的事项写明理由和依据，公开的事项不写',
    'An entry that is withheld says why, by which provision; no other entry does',
  ),
  source: wording(
    '《中华人民共和国政府信息公开条例》（国务院令第711号）第十三条至第十六条、第三十六条',
    'Regulation on Open Government Information (State Council No. 711), articles 13 to 16 and 36',
  ),
  needs: [],
  *check(catalog) {
    for (const entry of catalog.entries) {
      if (entry.method === 'withheld') yield* withheld(entry);
      else if (entry.withheldReason !== null && entry.method !== null) {
        yield {
          message: wording(
            `事项“${entry.name}”（${entry.id}）是${methodNames[entry.method]}，却写了“不予公开理由”`,
            `the entry “${entry.name}” (${entry.id}) is disclosed (${entry.method}), yet says why it is withheld`,
          ),
          place: entry.places.withheldReason ?? entry.place,
          hint: wording(
            '确实不公开的，改为“方式: 不予公开”；公开的，删去“不予公开理由”',
            'write “method: withheld” if it is withheld; otherwise remove “withheldReason”',
          ),
        };
      }
    }
  },
};

function* withheld(entry: Entry): Iterable<Finding> {
  const { name, id, status, withheldReason } = entry;
  if (withheldReason === null) {
    yield {
      severity: status === 'draft' ? 'warning' : 'error',
      message: wording(
        `事项“${name}”（${id}）不予公开，没有写明理由`,
        `the entry “${name}” (${id}) is withheld without a reason`,
      ),
      place: entry.places.method ?? entry.place,
      hint: wording(
        '补上“不予公开理由: …”，写明属于哪一种、依据哪一条：国家秘密、法律行政法规禁止公开、危及国家安全等（第十四条），商业秘密、个人隐私（第十五条），内部事务信息、过程性信息、行政执法案卷（第十六条）',
        'add “withheldReason: …” with the ground and its article: state secrets, what law forbids, danger to security (14); business secrets, privacy (15); internal affairs, deliberation, case files (16)',
      ),
    };
  } else if (!namesGround(withheldReason)) {
    yield {
      severity: 'warning',
      message: wording(
        `“${name}”（${id}）的不予公开理由没有写明依据`,
        `why “${name}” (${id}) is withheld rests on no provision`,
      ),
      place: entry.places.withheldReason ?? entry.place,
      hint: wording(
        '写明依据的条款，如“涉及个人隐私，公开会损害第三方合法权益（《政府信息公开条例》第十五条）”',
        'name the provision, such as “涉及个人隐私，公开会损害第三方合法权益（《政府信息公开条例》第十五条）”',
      ),
    };
  }
}
