import type { EmblemType } from '../model/look.js';
import type { FileType } from '../model/page.js';
import type { PageColumn } from '../model/page-column.js';
import type { Level, Method, Stage } from '../model/vocabulary.js';

/** The JSON Schemas that are published beside the data: what all of them share, then one for each kind of file. */
export const dataSchemas = [
  'common',
  'catalog',
  'domain',
  'guide',
  'agency',
  'level',
  'participation',
  'pages',
] as const;

export type DataSchemaName = (typeof dataSchemas)[number];

/**
 * Every path of a publication, made of ids only. Paths are relative to the output folder; pages link
 * relatively, so that the site works under any base path and from file://.
 */
export const paths = {
  /** The page or asset in traditional characters that goes with one of the site. */
  traditional: (path: string) => `site/zh-hant/${path.slice('site/'.length)}`,
  /** The page or asset a path in traditional characters goes with; null for other paths. */
  original: (path: string) =>
    path.startsWith('site/zh-hant/') ? `site/${path.slice('site/zh-hant/'.length)}` : null,
  assets: 'site/assets/',
  home: 'site/index.html',
  domains: 'site/domains/index.html',
  agencies: 'site/agencies/index.html',
  levels: 'site/levels/index.html',
  /** Where the lists stand that are neither by domain nor by agency nor by level. */
  views: 'site/views.html',
  audiences: 'site/audiences/index.html',
  channels: 'site/channels/index.html',
  stages: 'site/stages/index.html',
  methods: 'site/methods/index.html',
  participation: (part = 1) => `site/participation${suffix(part)}.html`,
  /** What became of ids that are no longer in use. */
  lineage: (part = 1) => `site/lineage${suffix(part)}.html`,
  downloads: 'site/downloads.html',
  siteMap: 'site/sitemap.html',
  siteMapXml: 'site/sitemap.xml',
  siteMapPart: (part: number) => `site/sitemap.${part}.xml`,
  robots: 'site/robots.txt',
  notFound: 'site/404.html',
  search: 'site/search.html',
  elderScript: 'site/assets/elder.js',
  searchScript: 'site/assets/search.js',
  searchIndexScript: 'site/assets/search-index.js',
  searchFolder: 'site/search/',
  searchFile: (name: string) => `site/search/${name}.js`,
  stylesheet: 'site/assets/site.css',
  icon: 'site/assets/icon.svg',
  emblem: (type: EmblemType) => `site/assets/emblem.${type}`,
  domain: (slug: string, part = 1) => `site/domains/${slug}${suffix(part)}.html`,
  agency: (id: string, part = 1) => `site/agencies/${id}${suffix(part)}.html`,
  level: (level: Level, part = 1) => `site/levels/${level}${suffix(part)}.html`,
  audience: (id: string, part = 1) => `site/audiences/${id}${suffix(part)}.html`,
  channel: (id: string, part = 1) => `site/channels/${id}${suffix(part)}.html`,
  stage: (stage: Stage | null, part = 1) => `site/stages/${stage ?? 'unstated'}${suffix(part)}.html`,
  method: (method: Method, part = 1) => `site/methods/${method}${suffix(part)}.html`,
  /** All items in one list. */
  items: (part = 1) => `site/all${suffix(part)}.html`,
  item: (id: string) => `site/items/${id}.html`,
  pageColumn: (column: PageColumn, part = 1) => `site/${column}/index${suffix(part)}.html`,
  /** The guide to requests stands in no column. */
  page: (column: PageColumn | null, id: string, part = 1) =>
    `site/${column === null ? '' : `${column}/`}${id}${suffix(part)}.html`,
  pageFile: (column: PageColumn | null, id: string, number: number, type: FileType) =>
    `site/${column === null ? '' : `${column}/`}files/${id}-${number}.${type}`,
  atom: (column: PageColumn) => `site/${column}/atom.xml`,
  rss: (column: PageColumn) => `site/${column}/rss.xml`,
  countyList: 'site/lists/county.xlsx',
  domainList: (slug: string) => `site/lists/domain-${slug}.xlsx`,
  agencyList: (id: string) => `site/lists/agency-${id}.xlsx`,
  levelList: (level: Level) => `site/lists/level-${level}.xlsx`,
  catalogData: 'site/data/catalog.json',
  domainData: (slug: string) => `site/data/domain-${slug}.json`,
  domainCsv: (slug: string) => `site/data/domain-${slug}.csv`,
  catalogCsv: 'site/data/catalog.csv',
  guideData: (slug: string) => `site/data/guide-${slug}.json`,
  guideCsv: (slug: string) => `site/data/guide-${slug}.csv`,
  agencyData: (id: string) => `site/data/agency-${id}.json`,
  levelData: (level: Level) => `site/data/level-${level}.json`,
  participationData: 'site/data/participation.json',
  participationCsv: 'site/data/participation.csv',
  pagesData: 'site/data/pages.json',
  /** The DCAT catalog: what data there is, in which files. */
  dataCatalog: 'site/data/catalog.jsonld',
  dataSchema: (name: DataSchemaName) => `site/data/schema/${name}.json`,
  coverageHtml: 'reports/coverage.html',
  coverageXlsx: 'reports/coverage.xlsx',
  coverageJson: 'reports/coverage.json',
} as const;

/**
 * The path of what is made together with the artifact at `path`: the first part of a list on many pages, the folder
 * of the search index, the site map with robots.txt.
 */
export function planPath(path: string): string {
  if (/^site\/(?:zh-hant\/)?search\//u.test(path)) return paths.searchFolder;
  if (path === paths.robots) return paths.siteMapXml;
  return path.replace(/\.\d+(?=\.(?:html|xml)$)/u, '');
}

/** Ids have no dots, so that no further part of one page can have the name of another page. */
function suffix(part: number): string {
  return part === 1 ? '' : `.${part}`;
}

/** The relative link from one page to another path of the publication. */
export function linkFrom(page: string, target: string): string {
  // Called for every link of every page: the common folder is found without taking the paths apart.
  let shared = 0;
  for (let at = 0; at < page.length && page[at] === target[at]; at += 1) {
    if (page[at] === '/') shared = at + 1;
  }
  let link = target.slice(shared);
  for (let at = page.indexOf('/', shared); at >= 0; at = page.indexOf('/', at + 1)) link = `../${link}`;
  return link;
}

/** Where a path will stand on the web; null when the county did not say where it publishes. */
export function addressOf(site: { readonly url: string | null }, path: string): string | null {
  const { url } = site;
  if (url === null || !/^https?:\/\//iu.test(url) || !URL.canParse(url)) return null;
  const base = url.endsWith('/') ? url : `${url}/`;
  return new URL(path.slice('site/'.length), base).href;
}
