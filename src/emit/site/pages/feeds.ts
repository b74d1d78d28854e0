import type { DatedPage } from '../../../model/page.js';
import { type PageColumn, pageColumnNames } from '../../../model/page-column.js';
import { xmlCharacters } from '../../../text/xml.js';
import { type Plan, planOf } from '../../emitter.js';
import { paths } from '../../paths.js';
import type { Templates } from '../../templates.js';
import type { SiteContext } from '../context.js';
import { catalogTitle, publicAddress, writtenColumns } from '../frame.js';
import { summaryOf } from './articles.js';
import { columnDescription } from './column.js';

/**
 * What is new in each column, as Atom (RFC 4287) and RSS 2.0, the newest first. Their addresses must be
 * complete: nothing where the county did not say where it publishes.
 */
export function* feedPlans(context: SiteContext, templates: Templates): Iterable<Plan> {
  for (const column of writtenColumns(context)) {
    const view = feedView(context, column);
    if (view === null) continue;
    yield planOf(paths.atom(column), () => templates.render('atom-xml', view));
    yield planOf(paths.rss(column), () => templates.render('rss-xml', view));
  }
}

function feedView(context: SiteContext, column: PageColumn): object | null {
  const [address, atom, rss] = [paths.pageColumn(column), paths.atom(column), paths.rss(column)].map((path) =>
    publicAddress(context, path),
  );
  const pages = context.publication.catalog.pages.columns[column].slice(0, mostEntries);
  const [newest] = pages;
  if (address == null || newest === undefined) return null;
  return {
    title: xmlCharacters(`${catalogTitle(context)}：${pageColumnNames[column]}`),
    description: xmlCharacters(`${columnDescription(context, column)}。`),
    author: xmlCharacters(context.publisher ?? context.publication.catalog.county.name),
    address,
    atom,
    rss,
    updated: instant(newest.date),
    built: mailDate(newest.date),
    entries: pages.map((page) => entryView(context, column, page)),
  };
}

function entryView(context: SiteContext, column: PageColumn, page: DatedPage): object {
  return {
    title: xmlCharacters(page.title),
    address: publicAddress(context, paths.page(column, page.id)),
    summary: xmlCharacters(summaryOf(page)),
    author: xmlCharacters(page.source ?? context.publisher ?? context.publication.catalog.county.name),
    published: instant(page.date),
    mailed: mailDate(page.date),
  };
}

/** What a reader that looks once a month has not seen yet. */
const mostEntries = 30;

/** A day of China, at its beginning: pages have no hour. */
function instant(date: string): string {
  return `${date}T00:00:00+08:00`;
}

/** `Wed, 20 May 2026 00:00:00 +0800` (RFC 822, with the year in full). */
function mailDate(date: string): string {
  const [weekday, day, month, year] = new Date(`${date}T00:00:00Z`).toUTCString().replace(',', '').split(' ');
  return `${weekday}, ${day} ${month} ${year} 00:00:00 +0800`;
}
