import type { Audience } from './catalog.js';
import type { Level, Method, Stage } from './vocabulary.js';
import type { Wording } from './wording.js';

/** A catalog table as an office published it: the rows that could be read, and what could not. */
export interface PublishedTable {
  /** Name of the sheet, or of the file where there are no sheets. */
  readonly sheet: string;
  /** The words above the headings; null when there are none. Of tables stacked on one sheet, each has its own. */
  readonly title: string | null;
  readonly rows: readonly TableRow[];
  /** Headings of columns that are no part of the national layout: their cells are the `extras` of the rows. */
  readonly unread: readonly string[];
  /** In the order of the sheet. */
  readonly remarks: readonly TableRemark[];
  /** In the order of the sheet: row by row, and from the left. */
  readonly repairs: readonly TableRepair[];
}

/** One item of a published table. Null: the table has no such column, or its words and ticks do not tell. */
export interface TableRow {
  /** Number of the sheet row that names it, from 1. */
  readonly row: number;
  /** What a column 领域 says. */
  readonly domain: string | null;
  readonly category: readonly string[];
  readonly name: string;
  readonly content: readonly string[] | null;
  readonly basis: readonly string[] | null;
  readonly timeLimit: string | null;
  readonly subject: string | null;
  /** Who does the work, where the table tells it apart from the subject. */
  readonly responsible: string | null;
  /** The checked ones, as printed without their box. */
  readonly channels: readonly string[] | null;
  /** The group is empty where the box 特定群体 is ticked and nobody is named. */
  readonly audience: Audience | null;
  readonly method: Method | null;
  readonly levels: readonly Level[] | null;
  readonly stage: Stage | null;
  /** The website column, in the words of the table. */
  readonly column: string | null;
  readonly remarks: string | null;
  /** What stands behind 不予公开 at the beginning of the remarks. */
  readonly withheldReason: string | null;
  /**
   * The words as printed, by field, before any repair: joined cells, rows that go on and 同上 filled in,
   * nothing else. Where a column is ticked they are its heading, or `heading:text` where it holds a text.
   * Several columns of one field, and rows that go on, stand on lines of their own.
   */
  readonly printed: Readonly<Partial<Record<PrintedField, string>>>;
  /** What stands in the columns that are no part of the national layout, by heading. */
  readonly extras: Readonly<Record<string, string>>;
}

export type PrintedField =
  | 'number'
  | 'domain'
  | 'category'
  | 'name'
  | 'content'
  | 'basis'
  | 'timeLimit'
  | 'subject'
  | 'responsible'
  | 'channels'
  | 'audience'
  | 'method'
  | 'levels'
  | 'stage'
  | 'column'
  | 'remarks';

/** Something of a table that was not read, or not understood: left empty and said, never guessed. */
export interface TableRemark {
  readonly row: number;
  readonly message: Wording;
  /** All the words that were not read, where the message may show their beginning only. */
  readonly text?: string;
}

/** What was read otherwise than printed: every such place is listed, so that a clerk can look at it. */
export interface TableRepair {
  /** Number of the row on the sheet, from 1. */
  readonly row: number;
  /** `C5`. */
  readonly cell: string;
  readonly kind: RepairKind;
  readonly read: string;
  readonly became: string;
  readonly sureness: Sureness;
}

/** `certain`: no other reading is possible; `likely`: what nearly every such table means; `unsure`: look at it. */
export type Sureness = 'certain' | 'likely' | 'unsure';

export type RepairKind =
  /** An empty cell below a filled one of the same group: as above. */
  | 'filled-down'
  /** 同上 and its kin. */
  | 'same-as-above'
  /** Several sheet rows of one matter put together. */
  | 'rows-joined'
  /** A word torn by a space or a line end. */
  | 'word-joined'
  /** Names or limits on lines of their own, put in one line with `、` or `；` between them. */
  | 'lines-joined'
  /** Full-width letters, digits, signs; invisible characters; `_x000b_`. */
  | 'characters-cleaned'
  /** Traditional characters of a mirror site. */
  | 'simplified'
  /** A box typed as the character 口 and the like. */
  | 'box-recognised'
  /** A note (`注：…`) glued to another cell, read as remarks. */
  | 'note-parted'
  /** A line over the table that groups the rows below it, read as their category. */
  | 'group-line'
  /** A column known by its contents against its heading. */
  | 'heading-corrected';
