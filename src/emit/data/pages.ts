import type { DatedPage, Pages, WrittenPage } from '../../model/page.js';
import { type PageColumn, pageColumns } from '../../model/page-column.js';
import { proseText } from '../../model/prose.js';
import { linkFrom, paths } from '../paths.js';

/** A page with the column it stands in; the guide to requests stands in none. */
interface PlacedPage {
  readonly column: PageColumn | null;
  readonly page: WrittenPage | DatedPage;
}

/** All pages in the order of the data: column by column, the newest first, then the guide to requests. */
export function placedPages({ columns, onRequest }: Pages): PlacedPage[] {
  return [
    ...pageColumns.flatMap((column) => columns[column].map((page) => ({ column, page }))),
    ...(onRequest === null ? [] : [{ column: null, page: onRequest }]),
  ];
}

/** Where a page stands in that order; the guide to requests is the first of no column. */
export function placeOf({ columns }: Pages, column: PageColumn | null, index: number): number {
  const before = column === null ? pageColumns : pageColumns.slice(0, pageColumns.indexOf(column));
  return before.reduce((sum, each) => sum + columns[each].length, index);
}

/** What open data says of a page: its fields, its words without their form, where it and its files stand. */
export function pageRecord({ column, page }: PlacedPage, publisher: string | null): object {
  const { id, title, date, source, number, summary, keywords, files, body } = page;
  const here = (path: string): string => linkFrom(paths.pagesData, path);
  return {
    ...{ id, column, title, date, source: source ?? publisher, number, summary, keywords },
    page: here(paths.page(column, id)),
    text: proseText(body),
    files: files.map(({ name, type, held }, index) => ({
      name,
      type,
      bytes: held.size,
      file: here(paths.pageFile(column, id, index + 1, type)),
    })),
  };
}
