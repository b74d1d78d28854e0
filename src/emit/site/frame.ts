import { type PageColumn, pageColumnNames, pageColumns } from '../../model/page-column.js';
import { addressOf, linkFrom, paths } from '../paths.js';
import type { SiteContext } from './context.js';
import type { LinkView, TextLinkView } from './links.js';
import { type LanguageView, languagesOf } from './variant/languages.js';

/** One page before it is rendered: its place, its content and what the layout needs. */
export interface Page {
  readonly path: string;
  readonly template: string;
  readonly title: string;
  readonly description: string;
  /** Pages above this one, from the widest; the last crumb, the page itself, is its title. */
  readonly above: readonly Crumb[];
  readonly wide: boolean;
  /** Set on pages that are a text: paper stands upright for them, and lies for tables. */
  readonly isText?: boolean;
  /** What kind of column the page is (栏目类别); that of the catalog when nothing is said. */
  readonly columnType?: string;
  /** Set where the page is an article of a column, not the column itself. */
  readonly article?: Article;
  /** The files that say the same to machines, the fullest first; the whole catalog when nothing is said. */
  readonly data?: readonly Twin[];
  /** Scripts the page runs, in their order: paths of the publication. */
  readonly scripts?: readonly string[];
  /** Set on the page of an id that is no longer in use: the page that took its place, null where none alone did. */
  readonly retired?: { readonly successor: string | null };
  readonly view: object;
}

export interface Article {
  readonly title: string;
  /** Who answers for what it says. */
  readonly source: string;
  readonly keywords: readonly string[];
  readonly column: { readonly name: string; readonly description: string; readonly type?: string };
  /** YYYY-MM-DD, where it has a day of its own; else the day of the publication. */
  readonly published?: string;
  /** The path of a picture it shows. */
  readonly picture?: string | null;
}

export interface Twin {
  readonly name: 'JSON' | 'CSV' | 'JSON-LD' | 'XML' | 'Atom' | 'RSS';
  readonly path: string;
  /** The part of the file that is meant, as a JSON Pointer. */
  readonly fragment?: string;
}

export interface Crumb {
  readonly name: string;
  readonly path: string;
}

interface FrameView {
  readonly title: string;
  readonly canonical: string | null;
  /** Where the browser goes on to, at once. */
  readonly refresh: string | null;
  readonly icon: { readonly type: string; readonly href: string };
  /** The sign of the county; null when it has none. */
  readonly emblem: string | null;
  readonly stylesheet: string;
  /** Runs before anything is painted. */
  readonly elderScript: string;
  /** Null when the page runs none: then none may run. */
  readonly scripts: readonly string[] | null;
  /** Where the form of the masthead leads; null on the pages that have their own. */
  readonly search: string | null;
  readonly wide: boolean;
  readonly isText: boolean;
  readonly home: LinkView & { readonly current: boolean };
  readonly menu: readonly (LinkView & { readonly current: 'page' | 'true' | null })[];
  readonly crumbs: readonly { readonly name: string; readonly href: string | null }[];
  /** The page in all its writings; empty when there is but one. */
  readonly languages: readonly LanguageView[];
  readonly twins: readonly (LinkView & { readonly type: string; readonly title: string })[];
  readonly footer: readonly ({ readonly name: string } & TextLinkView)[];
  readonly services: readonly TextLinkView[];
}

/** The ways into the catalog, as the menu names them. */
const sections: readonly Crumb[] = [
  { name: '按领域', path: paths.domains },
  { name: '按单位', path: paths.agencies },
  { name: '按层级', path: paths.levels },
  { name: '更多查法', path: paths.views },
  { name: '下载', path: paths.downloads },
];

/** The columns of the site: those of pages where there are any, then the ways into the catalog. */
export function menuOf(context: SiteContext): readonly Crumb[] {
  return [...writtenColumns(context).map(columnCrumb), ...sections];
}

/** Columns that have pages, in the order of the menu. */
export function writtenColumns({ publication }: SiteContext): PageColumn[] {
  return pageColumns.filter((column) => publication.catalog.pages.columns[column].length > 0);
}

export function columnCrumb(column: PageColumn): Crumb {
  return { name: pageColumnNames[column], path: paths.pageColumn(column) };
}

/** The guide to requests, as the foot of every page names it; null where the county has written none. */
export function requestsLink(context: SiteContext, page: string): TextLinkView | null {
  const { onRequest } = context.publication.catalog.pages;
  if (onRequest === null) return null;
  return {
    text: '依申请公开',
    href: hrefOn(context, page, paths.page(null, onRequest.id)),
    external: false,
  };
}

/** What a county calls its catalog, after its own name. */
export const catalogName = '基层政务公开标准目录';

/** The filing system that an ICP number must be linked to (rules of MIIT on non-commercial sites, article 13). */
const filingSystem = 'https://beian.miit.gov.cn/';

/** Where the police show the site behind a filing number. */
const policeSystem = 'https://beian.mps.gov.cn/#/query/webSearch?code=';

/** Where citizens report mistakes of any government website (政府网站找错). */
const correctionService = 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html';

const mediaTypes: Readonly<Record<Twin['name'], string>> = {
  JSON: 'application/json',
  CSV: 'text/csv',
  'JSON-LD': 'application/ld+json',
  XML: 'application/xml',
  Atom: 'application/atom+xml',
  RSS: 'application/rss+xml',
};

const catalogTwins: readonly Twin[] = [
  { name: 'JSON', path: paths.catalogData },
  { name: 'CSV', path: paths.catalogCsv },
  { name: 'JSON-LD', path: paths.dataCatalog },
];

export function frameOf(context: SiteContext, page: Page): FrameView {
  const { county, look } = context.publication.catalog;
  const { emblem } = look;
  const href = (target: string): string => hrefOn(context, page.path, target);
  const { title } = county.site;
  // A site that bears the name of the catalog would say it twice over on the home page.
  const name = title === null || title === catalogTitle(context) ? `${county.name}政务公开` : title;
  const isHome = page.path === paths.home;
  const successor = page.retired?.successor ?? null;
  return {
    title: isHome ? page.title : `${page.title} - ${catalogTitle(context)}`,
    canonical: page.path === paths.notFound ? null : publicAddress(context, successor ?? page.path),
    refresh: successor === null ? null : `0; url=${href(successor)}`,
    icon: iconOf(context, page),
    emblem: emblem === null ? null : href(paths.emblem(emblem.type)),
    stylesheet: href(paths.stylesheet),
    elderScript: href(paths.elderScript),
    scripts: page.scripts?.map(href) ?? null,
    search: isHome || page.path === paths.search ? null : href(paths.search),
    wide: page.wide,
    isText: page.isText ?? false,
    home: { name, href: href(paths.home), current: isHome },
    menu: menuOf(context).map((section) => ({
      name: section.name,
      href: href(section.path),
      current: currentIn(section, page),
    })),
    crumbs: isHome
      ? []
      : [
          { name: '首页', href: href(paths.home) },
          ...page.above.map((crumb) => ({ name: crumb.name, href: href(crumb.path) })),
          { name: page.title, href: null },
        ],
    languages: languagesOf(context, page.path),
    twins: (page.data ?? catalogTwins).map((twin) => ({
      name: twin.name,
      href: `${href(twin.path)}${twin.fragment === undefined ? '' : `#${twin.fragment}`}`,
      type: mediaTypes[twin.name],
      title: twinTitle(twin),
    })),
    footer: footerOf(context),
    services: servicesOf(context, page),
  };
}

/**
 * A link on the page at `page`. A server shows the page for what it does not find under any address, so that
 * relative links would lead anywhere: there they count from the root, where the county said where it publishes.
 */
export function hrefOn(context: SiteContext, page: string, target: string): string {
  if (page !== paths.notFound) return linkFrom(page, target);
  const home = publicAddress(context, 'site/');
  return home === null ? linkFrom(page, target) : `${new URL(home).pathname}${target.slice('site/'.length)}`;
}

export function sectionCrumb(path: string): Crumb {
  const section = sections.find((each) => each.path === path);
  if (section === undefined) throw new Error(`No section of the site begins at ${path}.`);
  return section;
}

export function catalogTitle(context: SiteContext): string {
  return `${context.publication.catalog.county.name}${catalogName}`;
}

/** Where the page will stand on the web; null when the county did not say where it publishes. */
export function publicAddress(context: SiteContext, path: string): string | null {
  return addressOf(context.publication.catalog.county.site, path);
}

/** The sign of the county where browsers take it for an icon. */
function iconOf(context: SiteContext, page: Page): FrameView['icon'] {
  const { emblem } = context.publication.catalog.look;
  return emblem === null || emblem.type === 'jpg'
    ? { type: 'image/svg+xml', href: hrefOn(context, page.path, paths.icon) }
    : {
        type: emblem.type === 'svg' ? 'image/svg+xml' : 'image/png',
        href: hrefOn(context, page.path, paths.emblem(emblem.type)),
      };
}

function twinTitle({ name }: Twin): string {
  return name === 'Atom' || name === 'RSS' ? `本栏目的 ${name} 订阅` : `本页内容的 ${name} 数据`;
}

function currentIn(section: Crumb, page: Page): 'page' | 'true' | null {
  if (section.path === page.path) return 'page';
  return page.above.some((crumb) => crumb.path === section.path) ? 'true' : null;
}

/** What the guideline asks for at the foot of a page, as far as the county has said it. */
function footerOf(context: SiteContext): FrameView['footer'] {
  const { site } = context.publication.catalog.county;
  const police = site.police?.replace(/\D/gu, '') ?? '';
  const lines: readonly (readonly [string, string | null, string | null])[] = [
    ['主办单位', site.organizer, null],
    ['承办单位', site.operator, null],
    ['联系电话', site.phone, null],
    ['网站标识码', site.siteCode, null],
    ['ICP备案号', site.icp, filingSystem],
    ['公安备案号', site.police, police === '' ? null : `${policeSystem}${police}`],
    ['目录日期', context.publication.date, null],
  ];
  return lines.flatMap(([name, text, href]) =>
    text === null ? [] : [{ name, text, href, external: href !== null }],
  );
}

function servicesOf(context: SiteContext, page: Page): TextLinkView[] {
  const { siteCode } = context.publication.catalog.county.site;
  const address = publicAddress(context, page.path === paths.notFound ? paths.home : page.path);
  const siteMap = { text: '站点地图', href: hrefOn(context, page.path, paths.siteMap), external: false };
  const requests = requestsLink(context, page.path);
  const own = requests === null ? [siteMap] : [requests, siteMap];
  if (siteCode === null || address === null) return own;
  const query = new URLSearchParams({ site_code: siteCode, url: address });
  return [...own, { text: '政府网站找错', href: `${correctionService}?${query}`, external: true }];
}
