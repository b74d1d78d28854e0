import { repeated } from '../../model/repeated.js';
import { wording } from '../../model/wording.js';
import type { AcrossRule } from '../rule.js';

/**
 * No two entries share an id: pages, lists and later editions tell entries apart by it.
 * Design section 4, “Identity”.
 */
export const uniqueEntryIds: AcrossRule = {
  code: 'unique-entry-ids',
  scope: 'across',
  severity: 'error',
  claim: wording('每个公开事项的编码只用一次', 'No two entries share an id'),
  source: wording('gongkai 的约定：编码终身不变', 'a convention of gongkai: an id is stable for life'),
  needs: [],
  *check(catalog) {
    for (const [entry, first] of repeated(catalog.entries, (candidate) => candidate.id)) {
      yield {
        message: wording(
          `编码“${entry.id}”（${entry.name}）已被“${first.name}”使用`,
          `the id “${entry.id}” (${entry.name}) is taken by “${first.name}”`,
        ),
        place: entry.places.id ?? entry.place,
        related: [
          {
            place: first.places.id ?? first.place,
            message: wording('先用这个编码的事项', 'the entry that has the id'),
          },
        ],
        hint: wording('给其中一个换一个没有用过的编码', 'give one of them an id that was never used'),
      };
    }
  },
};
