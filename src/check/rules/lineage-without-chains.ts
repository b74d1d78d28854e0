import type { LineageRecord } from '../../model/catalog.js';
import { placeWithin } from '../../model/place.js';
import { type Wording, wording } from '../../model/wording.js';
import { circlesOf } from '../circles.js';
import type { AcrossRule } from '../rule.js';

/** A record leads to what is in use today, not to an id that was retired in its turn. */
export const lineageWithoutChains: AcrossRule = {
  code: 'lineage-without-chains',
  scope: 'across',
  severity: 'error',
  claim: wording(
    '沿革一步指到现在的编码，不经过也已不用的编码',
    'A record of the lineage leads to today’s id, not to one that was retired in its turn',
  ),
  source: wording(
    'gongkai 的约定：编码终身不变，变动记入沿革',
    'a convention of gongkai: an id is stable, its changes are recorded',
  ),
  needs: ['lineage', 'entries'],
  *check(catalog) {
    const records = new Map(catalog.lineage.map((record) => [record.from, record]));
    const used = new Set(catalog.entries.flatMap((entry) => [entry.id, entry.sharedId]));
    const circular = new Set(circlesOf(catalog.lineage).flat());
    for (const record of catalog.lineage) {
      if (circular.has(record)) continue;
      for (const [index, id] of record.to.entries()) {
        const next = records.get(id);
        // An id in use is no link of a chain, whatever a record says of it; that is the mistake, and has its rule.
        if (next === undefined || circular.has(next) || used.has(id)) continue;
        yield {
          message: wording(
            `现编码“${id}”也已不用（${next.date}）`,
            `“${id}” was retired in its turn (${next.date})`,
          ),
          place: placeWithin(record.place, `to/${index}`),
          related: [
            { place: placeWithin(next.place, 'from'), message: wording('它的沿革', 'its own record') },
          ],
          hint: hintFor(record, next, records),
        };
      }
    }
  },
};

function hintFor(
  record: LineageRecord,
  next: LineageRecord,
  records: ReadonlyMap<string, LineageRecord>,
): Wording {
  const last = lastOf(next, records);
  const others = record.to.filter((id) => id !== next.from);
  const ids = [...new Set([...others, ...last])];
  if (ids.length === 0) {
    return wording(
      '那个事项已经取消：这一条也改为“变动: 取消”，删去“现编码”，写明“理由”',
      'that item was withdrawn: write “change: withdrawn” here too, without “to”, and say why',
    );
  }
  const written = ids.length === 1 ? ids[0] : `[${ids.join(', ')}]`;
  const change = ids.length > 1 && record.change !== 'split';
  return wording(
    `改写为“现编码: ${written}”${change ? '，“变动”改为“拆分”' : ''}`,
    `write “to: ${written}”${change ? ' and “change: split”' : ''}`,
  );
}

/** The ids at the ends of a chain. */
function lastOf(first: LineageRecord, records: ReadonlyMap<string, LineageRecord>): string[] {
  const last: string[] = [];
  const seen = new Set([first]);
  for (const record of seen) {
    for (const id of record.to) {
      const next = records.get(id);
      if (next === undefined) last.push(id);
      else seen.add(next);
    }
  }
  return last;
}
