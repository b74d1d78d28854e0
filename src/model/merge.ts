import type { AuthoringField } from './authoring.js';
import type { TableRemark, TableRepair } from './table.js';
import type { Level } from './vocabulary.js';
import type { Wording } from './wording.js';

/** What a table would change in a catalog: shown first, written only when asked. */
export interface Merge {
  readonly changes: readonly ItemChange[];
  readonly additions: readonly Addition[];
  /** Items of the catalog the table no longer has: proposals, never carried out. */
  readonly removals: readonly Removal[];
  readonly conflicts: readonly ItemConflict[];
  /** What must be mended in the table before anything of it is written. */
  readonly problems: readonly Remark[];
  /** What was decided on the way, and what a person should look at. */
  readonly remarks: readonly Remark[];
  readonly proposals: Proposals;
  /** Items of the table that say what the catalog says. */
  readonly unchanged: number;
}

/** A row of a sheet that was read. */
export interface Origin {
  /** Name of the file. */
  readonly file: string;
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
}

export interface Remark {
  readonly origin: Origin;
  /** As printed above the column; null where the whole row is meant. */
  readonly field: AuthoringField | null;
  readonly message: Wording;
  /** What to write instead. */
  readonly hint: Wording | null;
}

/** What one cell says, as it is written into a file: field by field plain data, keys and words as authors write them. */
export type CellValue = string | readonly string[] | Readonly<Record<string, string>>;

export interface FieldChange {
  readonly field: AuthoringField;
  /** As a cell says it; empty for nothing. */
  readonly before: string;
  readonly after: string;
  /** Null: the item no longer says it itself. */
  readonly value: CellValue | null;
}

export interface ItemChange {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly origin: Origin;
  readonly fields: readonly FieldChange[];
  readonly target: Target;
}

/** Where a change of an item is written. */
export type Target =
  | { readonly kind: 'item'; readonly file: string; readonly pointer: string }
  /** A member of a shared list says something otherwise for the first time: `sharedId` in a file of `agency`. */
  | { readonly kind: 'override'; readonly agency: string; readonly sharedId: string };

export interface Addition {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly origin: Origin;
  /** By field, in the order of the national table. */
  readonly values: Readonly<Partial<Record<AuthoringField, CellValue>>>;
  /** As cells say them. */
  readonly cells: Readonly<Partial<Record<AuthoringField, string>>>;
  /** The mandatory elements it lacks: then it is a draft. */
  readonly lacking: readonly AuthoringField[];
  readonly guide: GuideMatch | null;
}

/** The guide item an added item answers, or seems to answer. */
export interface GuideMatch {
  readonly id: string;
  readonly name: string;
  /** `certain`: by category and name, or by an id; `likely`: by name alone, the only one in the domain; `unsure`: a near name. */
  readonly sureness: 'certain' | 'likely' | 'unsure';
}

export interface Removal {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** The file of the catalog the item stands in. */
  readonly file: string;
}

/** An item changed in the catalog since the table was exported, and in the table too. */
export interface ItemConflict {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly origin: Origin;
  /** What the table changed: `before` is what the catalog says today. */
  readonly fields: readonly FieldChange[];
  /** Fields the catalog changed; null where the item is gone from the catalog. */
  readonly changedHere: readonly AuthoringField[] | null;
  /** Where the table's words would be written; null where the item is gone. */
  readonly target: Target | null;
}

/** What the registers would need. */
export interface Proposals {
  readonly agencies: readonly ProposedAgency[];
  readonly domains: readonly ProposedDomain[];
}

export interface ProposedAgency {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  /** A name in the register it may be. */
  readonly near: string | null;
  readonly origin: Origin;
}

export interface ProposedDomain {
  readonly name: string;
  readonly lead: string | null;
  readonly origin: Origin;
}

/** What was read of one file, for the report. */
export interface ReadSource {
  readonly file: string;
  /** An authoring workbook says what it was exported from; a published table what it is. */
  readonly kind: 'authoring' | 'published';
  readonly tables: readonly ReadTable[];
}

export interface ReadTable {
  readonly sheet: string;
  readonly title: string | null;
  /** Null where nothing tells. */
  readonly domain: string | null;
  readonly rows: number;
  readonly unread: readonly string[];
  readonly remarks: readonly TableRemark[];
  readonly repairs: readonly TableRepair[];
}

/** A file of the workspace with its new text. */
export interface FileChange {
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  /** Null for a file that is new. */
  readonly before: string | null;
  readonly after: string;
}
