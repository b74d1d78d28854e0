import type { HeldFile } from './file.js';
import type { PageColumn } from './page-column.js';
import type { Place } from './place.js';
import type { Block } from './prose.js';

/** What the folder `pages/` holds: the columns beside the catalog itself, and the guide to requests. */
export interface Pages {
  /** By column, the newest first. */
  readonly columns: Readonly<Record<PageColumn, readonly DatedPage[]>>;
  /** 依申请公开. */
  readonly onRequest: WrittenPage | null;
}

/** A page someone wrote in Markdown. */
export interface WrittenPage {
  /** Part of its address; stable as long as its file and its date stay what they are. */
  readonly id: string;
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly date: string | null;
  /** Who wrote it, where it is not the office in charge. */
  readonly source: string | null;
  /** The 文号 of the document the page shows. */
  readonly number: string | null;
  readonly summary: string | null;
  readonly keywords: readonly string[];
  /** The attachments in their order, then what the text itself leads to or shows. */
  readonly files: readonly PageFile[];
  readonly body: readonly Block[];
  /** Its file. */
  readonly place: Place;
}

export interface DatedPage extends WrittenPage {
  readonly date: string;
}

/** A file that is published with a page. */
export interface PageFile {
  /** What readers are shown. */
  readonly name: string;
  readonly type: FileType;
  /** Whether the page names it as its attachment, or only in its text. */
  readonly attached: boolean;
  readonly held: HeldFile;
}

/** Endings of files that may be published: what offices exchange, and nothing a browser would run. */
export const fileTypes = [
  ...(['pdf', 'ofd', 'doc', 'docx', 'wps', 'xls', 'xlsx', 'et'] as const),
  ...(['csv', 'txt', 'zip', 'jpg', 'jpeg', 'png'] as const),
] as const;

export type FileType = (typeof fileTypes)[number];

/** Those a text may show. */
export const pictureTypes: readonly FileType[] = ['jpg', 'jpeg', 'png'];
