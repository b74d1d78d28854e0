import type { Wording } from './wording.js';

/**
 * The authoring workbook: the catalog as sheets a clerk edits and hands back. Plain texts only: what a text
 * means is known to `edit/`, how a sheet looks to `sheet/`.
 */
export interface AuthoringBook {
  /** Which part of the catalog it is: `示例县 义务教育领域`. */
  readonly title: string;
  /** The day of the catalog, YYYY-MM-DD: the workbook's only date. */
  readonly date: string;
  readonly creator: string;
  /** One sheet per domain, in the order of gongkai.yaml. */
  readonly sheets: readonly AuthoringSheet[];
  /** What may be chosen, by field; for fields of several values, what one of them may be. */
  readonly choices: Readonly<Partial<Record<AuthoringField, readonly string[]>>>;
}

export interface AuthoringSheet {
  readonly domain: string;
  readonly rows: readonly AuthoringRow[];
}

export interface AuthoringRow {
  /** Number of the row on the sheet, from 1; 0 before it is written. */
  readonly row: number;
  /** Empty for an item the clerk has added. */
  readonly id: string;
  /** Text by field; several values stand on lines of their own. A field without a column is absent. */
  readonly cells: Readonly<Partial<Record<AuthoringField, string>>>;
  /** Fingerprints of the cells as they were exported, by field; null when the workbook has lost them. */
  readonly prints: Readonly<Partial<Record<AuthoringField, string>>> | null;
}

/** An authoring workbook as it came back from a clerk. */
export interface ReadAuthoringBook {
  /** Null when the workbook has lost its hidden sheet. */
  readonly exported: AuthoringExport | null;
  readonly sheets: readonly ReadAuthoringSheet[];
  /** What could not be read, or was read otherwise than it stands: said, never guessed. */
  readonly remarks: readonly AuthoringRemark[];
}

/** What the export recorded of itself. */
export interface AuthoringExport {
  readonly title: string;
  readonly date: string;
  /** Exported items that stand on no sheet any more; those of a sheet that could not be read whole are not among them. */
  readonly removed: readonly ExportedItem[];
}

export interface ExportedItem {
  readonly domain: string;
  readonly id: string;
  readonly prints: Readonly<Partial<Record<AuthoringField, string>>>;
}

/**
 * A sheet as read: texts to the last space, as the clerk saw them, line ends as line feeds. A cell is absent
 * when its column is gone, or when what it says could not be told (there is a remark then); it says nothing
 * about the field.
 */
export interface ReadAuthoringSheet extends AuthoringSheet {
  /** As the sheet is called, which is not always its domain. */
  readonly name: string;
  /** Letters of the column of each field that has one: `D` and a row's number name a cell. */
  readonly columns: Readonly<Partial<Record<AuthoringField, string>>>;
}

export interface AuthoringRemark {
  readonly sheet: string;
  /** `D5`, `D5:D7` or `D`; null for the sheet as a whole. */
  readonly cell: string | null;
  readonly message: Wording;
}

/** The fields with a column, in the order of the columns: the national table's first. */
export const authoringFields = [
  'category',
  'name',
  'content',
  'basis',
  'timeLimit',
  'subject',
  'responsible',
  'channels',
  'audience',
  'method',
  'levels',
  'stage',
  'column',
  'guide',
  'equivalents',
  'status',
  'review',
  'remarks',
  'withheldReason',
] as const;

export type AuthoringField = (typeof authoringFields)[number];

/** Between the categories of one item, in one cell: tables have a single column for them. */
export const categorySeparator = ' / ';
/** Between a guide's element and the item's own that stands for it. */
export const equivalentSeparator = ' → ';
