import { hostOf } from '../../text/identity/host.js';
import { paths } from '../paths.js';
import type { SiteContext } from './context.js';
import { catalogName, catalogTitle, type Page, publicAddress } from './frame.js';

interface MetaView {
  readonly name: string;
  readonly content: string;
}

/**
 * The tags the guideline on government websites asks for (国办发〔2017〕47号, 网页设计规范): of the site on every
 * page, of its column on every page but the first, of the article on the pages of items and of columns. What the
 * county has not said is left out.
 */
export function metaOf(context: SiteContext, page: Page): MetaView[] {
  return [...siteTags(context), ...pageTags(context, page)].flatMap(([name, content]) =>
    content === null || content === '' ? [] : [{ name, content }],
  );
}

type Tag = readonly [name: string, content: string | null];

const noIndex: Tag = ['robots', 'noindex'];

function siteTags(context: SiteContext): Tag[] {
  const { site } = context.publication.catalog.county;
  return [
    ['SiteName', site.title ?? catalogTitle(context)],
    ['SiteDomain', site.url === null ? null : hostOf(site.url)],
    ['SiteIDCode', site.siteCode],
  ];
}

function pageTags(context: SiteContext, page: Page): Tag[] {
  const { article } = page;
  if (article === undefined) {
    const description: Tag = ['description', page.description];
    if (page.path === paths.home) return [description];
    if (page.path === paths.notFound) return [description, noIndex];
    return [
      description,
      ...(page.retired === undefined ? [] : [noIndex]),
      ...columnTags(context, page.title, page.description, page.columnType),
    ];
  }
  return [
    ...columnTags(context, article.column.name, article.column.description, article.column.type),
    ['ArticleTitle', article.title],
    // Pages and editions have a day and no hour; the form asks for one.
    ['PubDate', `${article.published ?? context.publication.date} 00:00`],
    ['ContentSource', article.source],
    ['Keywords', [...new Set(article.keywords)].join(',')],
    ['Author', context.publisher],
    // Names of tags do not tell capitals from small letters: this one is the description of the page, too.
    ['Description', page.description],
    ['Image', article.picture == null ? null : publicAddress(context, article.picture)],
    ['Url', publicAddress(context, page.path)],
  ];
}

function columnTags(
  context: SiteContext,
  name: string,
  description: string,
  type: string = catalogName,
): Tag[] {
  const { county } = context.publication.catalog;
  return [
    ['ColumnName', name],
    ['ColumnDescription', description],
    ['ColumnKeywords', [name, county.name, '政务公开', '标准目录'].join(',')],
    ['ColumnType', type],
  ];
}
