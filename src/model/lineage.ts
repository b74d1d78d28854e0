import type { LineageRecord } from './catalog.js';
import type { EntryHead } from './entry-head.js';

/** An id that named a page and names none any more. */
export interface RetiredId<E> {
  /** `编码`, or `编码@单位` for an agency's instance of a shared item. */
  readonly id: string;
  readonly record: LineageRecord;
  /** The entries in its place, drafts too, in the order written; empty when it was withdrawn. */
  readonly successors: readonly E[];
}

/**
 * Every id the records retire, in their order: that of a shared item is one for every agency that shared it. An
 * instance is followed by the same agency's instance of the new item, where that is shared as well.
 */
export function retiredIds<E extends EntryHead>({
  lineage,
  entries,
}: {
  readonly lineage: readonly LineageRecord[];
  readonly entries: readonly E[];
}): RetiredId<E>[] {
  if (lineage.length === 0) return [];
  const own = new Map(entries.map((entry) => [entry.id, entry]));
  const shared = new Map<string, Map<string, E>>();
  for (const entry of entries) {
    if (entry.sharedId === null) continue;
    const instances = shared.get(entry.sharedId) ?? new Map<string, E>();
    shared.set(entry.sharedId, instances.set(agencyIn(entry.id) ?? '', entry));
  }
  return lineage.flatMap((record): RetiredId<E>[] => {
    const { from, to, members } = record;
    const successorsFor = (agency: string | null): E[] =>
      to.flatMap((id) => {
        const instances = shared.get(id);
        if (instances === undefined) return own.get(id) ?? [];
        return agency === null ? [...instances.values()] : (instances.get(agency) ?? []);
      });
    if (members === null || members.length === 0) {
      return [{ id: from, record, successors: successorsFor(agencyIn(from)) }];
    }
    return members.map((member) => ({
      id: `${from}@${member}`,
      record,
      successors: successorsFor(member),
    }));
  });
}

/** The agency whose instance an id names; null for ids that are nobody's instance. */
function agencyIn(id: string): string | null {
  const at = id.indexOf('@');
  return at < 0 ? null : id.slice(at + 1);
}
