import { type PageColumn, pageColumnNames } from '../../../model/page-column.js';
import { placeOf } from '../../data/pages.js';
import { paths } from '../../paths.js';
import type { SiteContext } from '../context.js';
import { columnCrumb, type Page, publicAddress, type Twin } from '../frame.js';
import { pagerOf, partSummary, partTitle } from '../pager.js';
import { lineBytes, partsOf } from '../parts.js';
import { articleView, summaryOf } from './articles.js';

/** The list of a column's pages, on as many pages as it takes. */
export function* columnPages(context: SiteContext, column: PageColumn): Iterable<Page> {
  const own = context.publication.catalog.pages.columns[column];
  const pathOf = (part: number): string => paths.pageColumn(column, part);
  const parts = partsOf(own, (page) => lineBytes([page.title, page.id, summaryOf(page)]) + itemMarkup);
  for (const part of parts) {
    const path = pathOf(part.number);
    const summary = `${columnDescription(context, column)}，共 ${own.length} 篇。${partSummary(parts, part)}`;
    yield {
      path,
      template: 'column',
      title: partTitle(pageColumnNames[column], part),
      description: summary,
      columnType: columnTypes[column],
      above: part.number === 1 ? [] : [columnCrumb(column)],
      wide: false,
      data: pageTwins(context, column, null),
      view: {
        heading: pageColumnNames[column],
        summary,
        pager: pagerOf(parts, part, pathOf),
        articles: part.items.map((page) => articleView(path, column, page)),
      },
    };
  }
}

/** What stands in a column, without a mark at its end. */
export function columnDescription(context: SiteContext, column: PageColumn): string {
  const { name } = context.publication.catalog.county;
  return column === 'progress'
    ? `${name}推进基层政务公开标准化规范化工作的部署、进展和成效`
    : `国家和上级关于基层政务公开标准化规范化的政策文件和指导意见`;
}

/**
 * What says the same to machines: the data of all pages, or in them the one at this place of its column, and
 * the feeds of the column. Feeds name complete addresses: there are none where the county did not say where it publishes.
 */
export function pageTwins(context: SiteContext, column: PageColumn | null, index: number | null): Twin[] {
  const { pages } = context.publication.catalog;
  const data: Twin = { name: 'JSON', path: paths.pagesData };
  const own = index === null ? data : { ...data, fragment: `/pages/${placeOf(pages, column, index)}` };
  if (column === null || publicAddress(context, paths.home) === null) return [own];
  return [own, { name: 'Atom', path: paths.atom(column) }, { name: 'RSS', path: paths.rss(column) }];
}

/** The kinds of columns the guideline on government websites knows. */
export const columnTypes: Readonly<Record<PageColumn, string>> = {
  progress: '工作动态',
  guidance: '政策文件',
};

const itemMarkup = 160;
