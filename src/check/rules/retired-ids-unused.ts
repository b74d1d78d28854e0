import type { EntryHead } from '../../model/entry-head.js';
import { retiredIds } from '../../model/lineage.js';
import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import type { AcrossRule } from '../rule.js';

/** An id the lineage retires names no entry any more: one address would be two pages. */
export const retiredIdsUnused: AcrossRule = {
  code: 'retired-ids-unused',
  scope: 'across',
  severity: 'error',
  claim: wording('沿革中的原编码不再用于任何事项', 'No entry has an id that the lineage retires'),
  source: wording(
    'gongkai 的约定：编码终身不变，变动记入沿革',
    'a convention of gongkai: an id is stable, its changes are recorded',
  ),
  needs: ['lineage', 'entries', 'agencies'],
  *check(catalog) {
    const users = new Map<string, EntryHead>();
    for (const entry of catalog.entries) {
      for (const id of [entry.id, entry.sharedId]) if (id !== null && !users.has(id)) users.set(id, entry);
    }
    const reported = new Set<unknown>();
    for (const { id, record } of retiredIds(catalog)) {
      const user = users.get(record.from) ?? users.get(id);
      if (user === undefined || reported.has(record)) continue;
      reported.add(record);
      yield {
        message: wording(
          `原编码“${record.from}”还在用，是事项“${user.name}”的编码`,
          `the former id “${record.from}” is in use: “${user.name}” has it`,
        ),
        place: placeWithin(record.place, 'from'),
        related: [
          {
            place: user.places.id ?? user.place,
            message: wording('用着这个编码的事项', 'the entry that has it'),
          },
        ],
        hint: wording(
          '事项没有变动的，删去这一条；是另一个事项的，给它换一个没有用过的编码',
          'remove the record if nothing changed; give the entry another id that was never used if it is another matter',
        ),
      };
    }
  },
};
