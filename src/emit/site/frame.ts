import { linkFrom, paths } from '../paths.js';
import type { SiteContext } from './context.js';
import { authorHref, type LinkView } from './links.js';

/** One page before it is rendered: its place, its content and what the layout needs. */
export interface Page {
  readonly path: string;
  readonly template: string;
  readonly title: string;
  readonly description: string;
  /** Pages above this one, from the widest; the last crumb, the page itself, is its title. */
  readonly above: readonly Crumb[];
  readonly wide: boolean;
  readonly view: object;
}

export interface Crumb {
  readonly name: string;
  readonly path: string;
}

interface FrameView {
  readonly title: string;
  readonly description: string;
  readonly canonical: string | null;
  readonly icon: string;
  readonly stylesheet: string;
  readonly wide: boolean;
  readonly home: LinkView & { readonly current: boolean };
  readonly menu: readonly (LinkView & { readonly current: 'page' | 'true' | null })[];
  readonly crumbs: readonly { readonly name: string; readonly href: string | null }[];
  readonly footer: readonly {
    readonly name: string;
    readonly text: string;
    readonly href: string | null;
  }[];
}

const sections: readonly Crumb[] = [
  { name: '按领域', path: paths.domains },
  { name: '按单位', path: paths.agencies },
  { name: '按层级', path: paths.levels },
  { name: '下载', path: paths.downloads },
];

/** What a county calls its catalog, after its own name. */
export const catalogName = '基层政务公开标准目录';

/** The filing system that an ICP number must be linked to (rules of MIIT on non-commercial sites, article 13). */
const filingSystem = 'https://beian.miit.gov.cn/';

export function frameOf(context: SiteContext, page: Page): FrameView {
  const { county } = context.publication.catalog;
  const { title } = county.site;
  // A site that bears the name of the catalog would say it twice over on the home page.
  const name = title === null || title === catalogTitle(context) ? `${county.name}政务公开` : title;
  const isHome = page.path === paths.home;
  return {
    title: isHome ? page.title : `${page.title} - ${catalogTitle(context)}`,
    description: page.description,
    canonical: publicAddress(context, page.path),
    icon: linkFrom(page.path, paths.icon),
    stylesheet: linkFrom(page.path, paths.stylesheet),
    wide: page.wide,
    home: { name, href: linkFrom(page.path, paths.home), current: isHome },
    menu: sections.map((section) => ({
      name: section.name,
      href: linkFrom(page.path, section.path),
      current: currentIn(section, page),
    })),
    crumbs: isHome
      ? []
      : [
          { name: '首页', href: linkFrom(page.path, paths.home) },
          ...page.above.map((crumb) => ({ name: crumb.name, href: linkFrom(page.path, crumb.path) })),
          { name: page.title, href: null },
        ],
    footer: footerOf(context, page.path),
  };
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
  const { url } = context.publication.catalog.county.site;
  if (url === null || !/^https?:\/\//iu.test(url) || !URL.canParse(url)) return null;
  const base = url.endsWith('/') ? url : `${url}/`;
  return new URL(path.slice('site/'.length), base).href;
}

function currentIn(section: Crumb, page: Page): 'page' | 'true' | null {
  if (section.path === page.path) return 'page';
  return page.above.some((crumb) => crumb.path === section.path) ? 'true' : null;
}

function footerOf(context: SiteContext, path: string): FrameView['footer'] {
  const { site } = context.publication.catalog.county;
  const lines: readonly (readonly [string, string | null, string | null])[] = [
    ['主办单位', site.organizer, null],
    ['承办单位', site.operator, null],
    ['联系电话', site.phone, null],
    ['网站标识码', site.siteCode, null],
    ['ICP备案号', site.icp, filingSystem],
    ['公安备案号', site.police, null],
    ['目录日期', context.publication.date, null],
  ];
  return lines.flatMap(([name, text, address]) =>
    text === null ? [] : [{ name, text, href: address === null ? null : authorHref(path, address) }],
  );
}
