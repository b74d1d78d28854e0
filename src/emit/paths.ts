import type { Level } from '../model/vocabulary.js';

/**
 * Every path of a publication, made of ids only. Paths are relative to the output folder; pages link
 * relatively, so that the site works under any base path and from file://.
 */
export const paths = {
  home: 'site/index.html',
  domains: 'site/domains/index.html',
  agencies: 'site/agencies/index.html',
  levels: 'site/levels/index.html',
  downloads: 'site/downloads.html',
  stylesheet: 'site/assets/site.css',
  icon: 'site/assets/icon.svg',
  domain: (slug: string) => `site/domains/${slug}.html`,
  agency: (id: string) => `site/agencies/${id}.html`,
  level: (level: Level) => `site/levels/${level}.html`,
  item: (id: string) => `site/items/${id}.html`,
  countyList: 'site/lists/county.xlsx',
  domainList: (slug: string) => `site/lists/domain-${slug}.xlsx`,
  agencyList: (id: string) => `site/lists/agency-${id}.xlsx`,
  levelList: (level: Level) => `site/lists/level-${level}.xlsx`,
  catalogData: 'site/data/catalog.json',
  domainData: (slug: string) => `site/data/domain-${slug}.json`,
  domainCsv: (slug: string) => `site/data/domain-${slug}.csv`,
  catalogCsv: 'site/data/catalog.csv',
  coverageHtml: 'reports/coverage.html',
  coverageXlsx: 'reports/coverage.xlsx',
  coverageJson: 'reports/coverage.json',
} as const;

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
