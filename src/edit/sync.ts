import { type AuthoringField, authoringFields } from '../model/authoring.js';
import type { Catalog, Entry, GuideItem } from '../model/catalog.js';
import type { DraftEntry, DraftRecord, DraftUpdate, EntryReference, Sync } from '../model/drafts.js';
import type { EntryFile } from '../model/entry-file.js';
import { groupedBy } from '../model/grouped.js';
import { nearItem } from '../model/near-item.js';
import { cellOf, cellsOf, plainCell } from './cells.js';
import { draftOf, entryPrint, sharedDraftOf, sharedId } from './draft.js';
import { missingDrafts, sharingGroups } from './missing.js';

export interface SyncRequest {
  readonly catalog: Catalog;
  readonly files: readonly EntryFile[];
  /** Null when there is none: then every draft counts as touched. */
  readonly record: DraftRecord | null;
  /** YYYY-MM-DD: the day exemptions are judged on. */
  readonly date: string;
}

/**
 * What the guides of the adopted domains ask for that the catalog does not have, and what they say otherwise
 * than when its drafts were made. What a clerk has written is never changed: a draft is touched only while it is
 * word for word as it was drafted.
 */
export function planSync({ catalog, files, record, date }: SyncRequest): Sync {
  const known: DraftRecord = record ?? new Map();
  const missing = missingDrafts(catalog, date);
  const written = writtenEntries(catalog, files);
  const byId = new Map(written.map(({ entry }) => [entry.id, entry]));
  const nearOf = nearEntries(
    catalog,
    missing.map(({ item }) => item),
  );
  // A list without any entry was given up, and is begun again.
  const kept = new Set(written.map(({ entry, group }) => listOf(entry.domain, group)));
  const formerIds = new Set(catalog.lineage.map(({ from }) => from));
  const drafted: DraftEntry[] = [];
  const removed: EntryReference[] = [];
  const retired: EntryReference[] = [];
  const near: { item: GuideItem; entry: EntryReference }[] = [];
  const taken: typeof near = [];
  for (const { item, draft } of missing) {
    const holder = byId.get(draft.id);
    const alike = nearOf.get(item.id);
    if (holder !== undefined) taken.push({ item, entry: referenceTo(holder) });
    else if (alike !== undefined) near.push({ item, entry: alike });
    else if (formerIds.has(draft.id)) retired.push(draft);
    else if (known.has(draft.id) && kept.has(listOf(draft.domain, draft.group))) removed.push(draft);
    else drafted.push(draft);
  }
  return { drafted, removed, retired, near, taken, ...standing(catalog, written, known) };
}

interface WrittenEntry {
  readonly entry: Entry;
  /** The group that shares it; null for the county's own. */
  readonly group: string | null;
}

/** Every entry once, as its file has it: of a shared list not each member's. */
function writtenEntries({ entries }: Catalog, files: readonly EntryFile[]): WrittenEntry[] {
  return [
    ...entries.filter((entry) => entry.sharedId === null).map((entry) => ({ entry, group: null })),
    ...files.flatMap(({ shared, group }) => shared.map((entry) => ({ entry, group }))),
  ];
}

function listOf(domain: string, group: string | null): string {
  return `${domain}|${group ?? ''}`;
}

/** Item → the entry that has a near name and answers nothing: it may be the same matter (design section 4). */
function nearEntries(
  { entries }: Catalog,
  missing: readonly GuideItem[],
): ReadonlyMap<string, EntryReference> {
  const found = new Map<string, EntryReference>();
  const byDomain = groupedBy(missing, ({ domain }) => domain);
  for (const entry of entries) {
    if (entry.guide.length > 0 || entry.fulfils.length > 0 || entry.name === '') continue;
    const near = nearItem(entry.name, byDomain.get(entry.domain) ?? []);
    if (near !== null && !found.has(near.id)) found.set(near.id, referenceTo(entry));
  }
  return found;
}

/** The drafts that stand in the catalog, held against the guides of today. */
function standing(
  catalog: Catalog,
  written: readonly WrittenEntry[],
  record: DraftRecord,
): Pick<Sync, 'updated' | 'started' | 'current'> {
  const draftFor = drafter(catalog);
  const updated: DraftUpdate[] = [];
  const started: EntryReference[] = [];
  let current = 0;
  for (const { entry, group } of written) {
    const prints = record.get(entry.id);
    const draft = prints === undefined || entry.status !== 'draft' ? null : draftFor(entry, group);
    if (prints === undefined || draft === null) continue;
    const changed = authoringFields.filter((field) => draft.prints[field] !== prints.guide[field]);
    const { place } = entry;
    if (changed.length === 0) {
      if (entryPrint(entry) === prints.entry) current += 1;
    } else if (entryPrint(entry) !== prints.entry) {
      started.push(referenceTo(entry));
    } else if (place.kind === 'node') {
      const fields = changed.filter((field) => saysOtherwise(entry, draft, field));
      updated.push({
        ...draft,
        file: place.file,
        pointer: place.pointer,
        fields,
        remarksPrint: prints.guide.remarks ?? null,
      });
    }
  }
  return { updated, started, current };
}

/** Makes the function that drafts an entry anew, as its guide item is today; null where it has none. */
function drafter(catalog: Catalog): (entry: Entry, group: string | null) => DraftEntry | null {
  const guides = new Map(catalog.guides.map((guide) => [guide.domain, guide]));
  const items = new Map(catalog.guides.flatMap((guide) => guide.items.map((item) => [item.id, item])));
  const leads = new Map(catalog.domains.map(({ name, lead }) => [name, lead.text]));
  const sharing = new Map(sharingGroups(catalog).map((group) => [group.name, group]));
  return ({ id, domain, guide: named }, group) => {
    const guide = guides.get(domain);
    const lead = leads.get(domain);
    const item = items.get(named[0] ?? id);
    if (guide === undefined || lead === undefined || item === undefined) return null;
    if (group === null) return item.id === id ? draftOf(item, guide, lead) : null;
    const shared = sharing.get(group);
    return shared !== undefined && sharedId(item.id, shared.level) === id
      ? sharedDraftOf(item, guide, shared)
      : null;
  };
}

/** Whether a field of the guide must be written: the defaults of the file may say the same by now. */
function saysOtherwise(entry: Entry, { values }: DraftEntry, field: AuthoringField): boolean {
  const value = values[field];
  return (
    value !== undefined && plainCell(cellsOf(entry, new Map())[field]) !== plainCell(cellOf(field, value))
  );
}

function referenceTo({ id, name, sharedId: shared }: Entry): EntryReference {
  return { id: shared ?? id, name };
}
