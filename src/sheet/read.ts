import type { PublishedTable } from '../model/table.js';
import { formatOf } from './file-format.js';
import { readCsv } from './read-csv.js';
import { readHtml } from './read-html.js';
import { type PageGrid, type Simplify, tablesIn } from './read-tables.js';
import { textOf } from './read-text.js';
import { readWorkbook } from './read-workbook.js';
import { UnreadableWorkbook } from './unreadable-workbook.js';

export type { Simplify } from './read-tables.js';
export { UnreadableWorkbook } from './unreadable-workbook.js';

export interface TableFile {
  /** Its name is a hint only: what kind of file it is, its bytes tell. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadOptions {
  /** Simplifies the words of tables in traditional characters; by default they stay. */
  readonly simplify?: Simplify;
}

/**
 * A published file → its tables in the national layout, in their order; what is no such table is left out.
 * Workbooks (.xlsx), separated values (.csv, also GBK) and pages (.html, also named .xls) are read alike.
 *
 * @throws UnreadableWorkbook for whatever is none of these, is locked, damaged or larger than any catalog.
 */
export async function readTables(
  { name, bytes }: TableFile,
  { simplify = (text) => text }: ReadOptions = {},
): Promise<PublishedTable[]> {
  const { grids, kind } = await gridsOf(bytes, name.replace(/^.*[\\/]/u, ''));
  const tables = grids.flatMap((grid) => tablesIn(grid, simplify));
  // Any text can be taken for separated values: without a table in it, the name counts.
  if (tables.length === 0 && kind === 'values' && /\.(?:xls\w?|et)$/iu.test(name)) {
    throw new UnreadableWorkbook({ reason: 'other-format', format: 'text' });
  }
  return tables;
}

type Kind = 'workbook' | 'page' | 'values';

async function gridsOf(bytes: Uint8Array, name: string): Promise<{ grids: readonly PageGrid[]; kind: Kind }> {
  const format = formatOf(bytes);
  // Whatever is no text is for the reader of workbooks, which says what it is instead.
  if (format !== 'html' && format !== 'text') return { grids: await readWorkbook(bytes), kind: 'workbook' };
  const text = textOf(bytes);
  if (text === null) throw new UnreadableWorkbook({ reason: 'other-format', format: 'unknown' });
  return isPage(text, name)
    ? { grids: await readHtml(text, name), kind: 'page' }
    : { grids: [await readCsv(text, name)], kind: 'values' };
}

function isPage(text: string, name: string): boolean {
  return /^\s*</u.test(text.slice(0, 1000)) || /\.html?$/iu.test(name) ? /<table[\s>]/iu.test(text) : false;
}
