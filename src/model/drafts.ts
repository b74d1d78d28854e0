import type { AuthoringField } from './authoring.js';
import type { GuideItem } from './catalog.js';
import type { Addition } from './merge.js';

/** An entry drafted from a guide item: the guide's words, to be made the county's own by a clerk. */
export interface DraftEntry extends Pick<Addition, 'id' | 'name' | 'domain' | 'values'> {
  /** The guide item it is drafted from. */
  readonly item: string;
  /** Whether the item was seen in a published table; otherwise it is recalled. */
  readonly attested: boolean;
  /** The group of townships or villages that share it; null for the county's own. */
  readonly group: string | null;
  /** Lines of the comment above it: how surely the guide item is known, what must be localised. */
  readonly remarks: readonly string[];
  /** Fingerprints of what the guide said, by field. */
  readonly prints: DraftPrints['guide'];
}

/** What was written, so that it can be told later whether a clerk, or the guide, has changed it since. */
export interface DraftPrints {
  /** Fingerprint of the draft as it was written. */
  readonly entry: string;
  /** Fingerprints of what the guide said, by field; `remarks` for the comment above. */
  readonly guide: Readonly<Partial<Record<AuthoringField, string>>>;
}

/** The drafts gongkai has written, by the id of the entry. */
export type DraftRecord = ReadonlyMap<string, DraftPrints>;

/** What is newly missing, and what the guides say otherwise than when they were drafted from. */
export interface Sync {
  /** Guide items of adopted domains that no entry answers. */
  readonly drafted: readonly DraftEntry[];
  /** Drafts nobody has touched, of guide items that say something else now. */
  readonly updated: readonly DraftUpdate[];
  /** Drafts somebody has begun to write, of guide items that say something else now: left alone. */
  readonly started: readonly EntryReference[];
  /** Guide items that were drafted once and taken out since: left out. */
  readonly removed: readonly EntryReference[];
  /** Guide items whose id the lineage retires: left out, for it names what was withdrawn. */
  readonly retired: readonly EntryReference[];
  /** Guide items that an entry of a near name may answer already, and does not say so: left out. */
  readonly near: readonly { readonly item: GuideItem; readonly entry: EntryReference }[];
  /** Guide items whose id an entry has that does not answer them: left out. */
  readonly taken: readonly { readonly item: GuideItem; readonly entry: EntryReference }[];
  /** Drafts nobody has touched that still say what the guide says. */
  readonly current: number;
}

export interface EntryReference {
  readonly id: string;
  readonly name: string;
}

export interface DraftUpdate extends DraftEntry {
  readonly file: string;
  /** JSON Pointer of the item. */
  readonly pointer: string;
  /** The fields the guide says otherwise. */
  readonly fields: readonly AuthoringField[];
  /** Of the comment lines as they were drafted; null where it is not known. */
  readonly remarksPrint: string | null;
}
