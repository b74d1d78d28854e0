import type { Audience } from './catalog.js';
import type { Level, Method } from './vocabulary.js';
import type { Wording } from './wording.js';

/** A catalog table as an office published it: the rows that could be read, and what could not. */
export interface PublishedTable {
  /** Name of the sheet, or of the file where there are no sheets. */
  readonly sheet: string;
  /** The words above the headings; null when there are none. */
  readonly title: string | null;
  readonly rows: readonly TableRow[];
  /** Headings of columns that are no part of the national layout. */
  readonly unread: readonly string[];
  readonly remarks: readonly TableRemark[];
}

/** One item of a published table. Null: the table has no such column, or its words and ticks do not tell. */
export interface TableRow {
  /** Number of its first row on the sheet, from 1. */
  readonly row: number;
  readonly category: readonly string[];
  readonly name: string;
  readonly content: readonly string[] | null;
  readonly basis: readonly string[] | null;
  readonly timeLimit: string | null;
  readonly subject: string | null;
  /** The checked ones, as printed without their box. */
  readonly channels: readonly string[] | null;
  /** The group is empty where the box 特定群体 is ticked and nobody is named. */
  readonly audience: Audience | null;
  readonly method: Method | null;
  readonly levels: readonly Level[] | null;
  readonly remarks: string | null;
}

/** Something of a table that was not read, or not understood: left empty and said, never guessed. */
export interface TableRemark {
  readonly row: number;
  readonly message: Wording;
}
