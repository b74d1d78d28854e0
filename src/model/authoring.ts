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
] as const;

export type AuthoringField = (typeof authoringFields)[number];

/** Between the categories of one item, in one cell. */
export const categorySeparator = ' / ';
/** Between a guide's element and the item's own that stands for it. */
export const equivalentSeparator = ' → ';
