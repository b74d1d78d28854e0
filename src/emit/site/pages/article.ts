import type { DatedPage, WrittenPage } from '../../../model/page.js';
import { type PageColumn, pageColumnNames } from '../../../model/page-column.js';
import type { LinkTarget } from '../../../model/prose.js';
import { linkFrom, paths } from '../../paths.js';
import type { SiteContext } from '../context.js';
import { type Article, columnCrumb, type Page } from '../frame.js';
import { authorHref, type LinkView, leadsAway } from '../links.js';
import { pagerOf, partTitle } from '../pager.js';
import { partsOf } from '../parts.js';
import { dateView, summaryOf } from './articles.js';
import { columnDescription, columnTypes, pageTwins } from './column.js';
import { attachmentsOf, firstPicture, pathOf } from './files.js';
import { anchorsOf, blockBytes, type ProseLinks, proseView } from './prose.js';

/** The page at `index` of its column, on as many pages as its text takes. */
export function* articlePages(context: SiteContext, column: PageColumn, index: number): Iterable<Page> {
  const all = context.publication.catalog.pages.columns[column];
  const own = all[index];
  if (own === undefined) throw new Error(`The column ${column} has no page ${index}.`);
  const source = own.source ?? context.publisher;
  const picture = firstPicture(own);
  const article: Article = {
    title: own.title,
    source: source ?? '',
    keywords: [...own.keywords, pageColumnNames[column], context.publication.catalog.county.name],
    column: {
      name: pageColumnNames[column],
      description: `${columnDescription(context, column)}。`,
      type: columnTypes[column],
    },
    published: own.date,
    picture: picture === null ? null : pathOf(column, own, picture),
  };
  const frame = { above: [columnCrumb(column)], article, data: pageTwins(context, column, index) };
  const turns = (path: string) => ({
    turnLabel: `${pageColumnNames[column]}的其他文章`,
    previous: neighbour(path, column, all[index - 1]),
    next: neighbour(path, column, all[index + 1]),
  });
  yield* textPages(context, column, own, frame, turns);
}

/** 依申请公开: a page of the site, in no column. */
export function* requestsPages(context: SiteContext): Iterable<Page> {
  const { onRequest } = context.publication.catalog.pages;
  if (onRequest === null) return;
  const turns = () => ({ turnLabel: '', previous: null, next: null });
  yield* textPages(context, null, onRequest, { above: [], data: pageTwins(context, null, 0) }, turns);
}

function* textPages(
  context: SiteContext,
  column: PageColumn | null,
  own: WrittenPage,
  frame: Pick<Page, 'above' | 'data' | 'article'>,
  turns: (path: string) => object,
): Iterable<Page> {
  const pathOfPart = (part: number): string => paths.page(column, own.id, part);
  const parts = partsOf(bodyOf(own), blockBytes);
  const homes = new Map(
    parts.flatMap(({ number, items }) => anchorsOf(items).map((anchor) => [anchor, number] as const)),
  );
  for (const part of parts) {
    const path = pathOfPart(part.number);
    const headingAt = (anchor: string): string => {
      const home = homes.get(anchor);
      const target = pathOfPart(home ?? 1);
      // A heading that is left out because it is the title of the page: the page from its beginning.
      return `${target === path ? '' : linkFrom(path, target)}#${home === undefined ? 'main' : anchor}`;
    };
    const pager = pagerOf(parts, part, pathOfPart);
    yield {
      ...frame,
      path,
      template: 'article',
      title: partTitle(own.title, part),
      description: summaryOf(own),
      wide: false,
      isText: true,
      view: {
        heading: own.title,
        date: own.date === null ? null : dateView(own.date),
        source: own.source ?? context.publisher,
        number: own.number,
        // Parts of a text are counted in no unit a reader knows.
        pager: pager && { ...pager, pages: pager.pages.map((each) => ({ ...each, range: '' })) },
        blocks: proseView(part.items, linksOf(context, path, column, own, headingAt)),
        attachments: attachmentsOf(path, column, own),
        ...turns(path),
      },
    };
  }
}

/** Many an author begins with the title, which stands above the text already. */
function bodyOf({ body, title }: WrittenPage): WrittenPage['body'] {
  const [first] = body;
  const [only, ...more] = first?.kind === 'heading' ? first.inlines : [];
  return only?.kind === 'text' && more.length === 0 && only.text === title ? body.slice(1) : body;
}

function linksOf(
  context: SiteContext,
  path: string,
  column: PageColumn | null,
  own: WrittenPage,
  headingAt: (anchor: string) => string,
): ProseLinks {
  const inside = (href: string) => ({ href, external: false });
  return {
    link(target: LinkTarget) {
      switch (target.kind) {
        case 'address': {
          // The loader let only such addresses through; what is shown to the public is looked at again.
          const href = authorHref(path, target.address);
          return href === null ? null : { href, external: leadsAway(context, href) };
        }
        case 'page':
          return inside(linkFrom(path, paths.page(target.column, target.id)));
        case 'file':
          return inside(linkFrom(path, pathOf(column, own, target.file)));
        case 'heading':
          return inside(headingAt(target.anchor));
        default:
          return target satisfies never;
      }
    },
    picture: (file) => linkFrom(path, pathOf(column, own, file)),
  };
}

function neighbour(path: string, column: PageColumn, page: DatedPage | undefined): LinkView | null {
  return page === undefined ? null : { name: page.title, href: linkFrom(path, paths.page(column, page.id)) };
}
