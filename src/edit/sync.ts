import { type AuthoringField, authoringFields } from '../model/authoring.js';
import type { Catalog, Entry, Exemption, Guide, GuideItem } from '../model/catalog.js';
import type { DraftEntry, DraftRecord, DraftUpdate, EntryReference, Sync } from '../model/drafts.js';
import { nearItem } from '../model/near-item.js';
import { cellOf, cellsOf, plainCell } from './cells.js';
import { draftOf, entryPrint } from './draft.js';

export interface SyncRequest {
  readonly catalog: Catalog;
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
export function planSync({ catalog, record, date }: SyncRequest): Sync {
  const known = record ?? new Map();
  const guides = new Map(catalog.guides.map((guide) => [guide.domain, guide]));
  const missing = missingItems(catalog, guides, date);
  const byId = new Map(catalog.entries.map((entry) => [entry.sharedId ?? entry.id, entry]));
  const nearOf = nearEntries(
    catalog,
    missing.map(({ item }) => item),
  );
  // A domain without any entry was given up, and is begun again.
  const kept = new Set(catalog.entries.map(({ domain }) => domain));
  const drafted: DraftEntry[] = [];
  const removed: GuideItem[] = [];
  const near: { item: GuideItem; entry: EntryReference }[] = [];
  const taken: typeof near = [];
  for (const { item, guide, lead } of missing) {
    const holder = byId.get(item.id);
    const alike = nearOf.get(item.id);
    if (holder !== undefined) taken.push({ item, entry: referenceTo(holder) });
    else if (alike !== undefined) near.push({ item, entry: alike });
    else if (known.has(item.id) && kept.has(item.domain)) removed.push(item);
    else drafted.push(draftOf(item, guide, lead));
  }
  return { drafted, removed, near, taken, ...standing(catalog, guides, known) };
}

interface Missing {
  readonly item: GuideItem;
  readonly guide: Guide;
  readonly lead: string;
}

/** Items no entry answers at all; one that is exempt everywhere is not missing. */
function missingItems(
  { domains, entries, exemptions }: Catalog,
  guides: ReadonlyMap<string, Guide>,
  date: string,
): Missing[] {
  const answered = new Set(entries.flatMap(({ fulfils }) => fulfils));
  const exempt = new Set(exemptions.filter((each) => isWhole(each, date)).flatMap(({ guide }) => guide));
  return domains.flatMap(({ name, lead }) => {
    const guide = guides.get(name);
    if (guide === undefined) return [];
    return guide.items
      .filter(({ id }) => !answered.has(id) && !exempt.has(id))
      .map((item) => ({ item, guide, lead: lead.text }));
  });
}

function isWhole({ levels, agencies, approved, expires }: Exemption, date: string): boolean {
  return levels.length === 0 && agencies.length === 0 && approved <= date && date <= expires;
}

/** Item → the entry that has a near name and answers nothing: it may be the same matter (design section 4). */
function nearEntries(
  { entries }: Catalog,
  missing: readonly GuideItem[],
): ReadonlyMap<string, EntryReference> {
  const found = new Map<string, EntryReference>();
  const byDomain = new Map<string, GuideItem[]>();
  for (const item of missing) byDomain.set(item.domain, [...(byDomain.get(item.domain) ?? []), item]);
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
  guides: ReadonlyMap<string, Guide>,
  record: DraftRecord,
): Pick<Sync, 'updated' | 'started' | 'current'> {
  const leads = new Map(catalog.domains.map(({ name, lead }) => [name, lead.text]));
  const updated: DraftUpdate[] = [];
  const started: EntryReference[] = [];
  let current = 0;
  for (const entry of catalog.entries) {
    const prints = record.get(entry.id);
    const guide = guides.get(entry.domain);
    const lead = leads.get(entry.domain);
    const item = guide?.items.find(({ id }) => id === entry.id);
    if (prints === undefined || entry.status !== 'draft') continue;
    if (guide === undefined || lead === undefined || item === undefined) continue;
    const draft = draftOf(item, guide, lead);
    const changed = authoringFields.filter((field) => draft.prints[field] !== prints.guide[field]);
    const { place } = entry;
    if (changed.length === 0) {
      if (entryPrint(entry) === prints.entry) current += 1;
    } else if (entryPrint(entry) !== prints.entry) {
      started.push(referenceTo(entry));
    } else if (place.kind === 'node') {
      const fields = changed.filter((field) => saysOtherwise(entry, draft, field));
      updated.push({ ...draft, file: place.file, pointer: place.pointer, fields });
    }
  }
  return { updated, started, current };
}

/** Whether a field of the guide must be written: the defaults of the file may say the same by now. */
function saysOtherwise(entry: Entry, { values }: DraftEntry, field: AuthoringField): boolean {
  const value = values[field];
  return (
    value !== undefined && plainCell(cellsOf(entry, new Map())[field]) !== plainCell(cellOf(field, value))
  );
}

function referenceTo({ id, name, sharedId }: Entry): EntryReference {
  return { id: sharedId ?? id, name };
}
