import { linkFrom, paths } from '../../paths.js';
import type { SiteContext } from '../context.js';
import { domainDoors, levelDoors } from '../doors.js';
import type { Page } from '../frame.js';
import type { SearchIndex } from './files.js';

/** The search page; without scripts it leads to the plain lists, which hold the same. */
export function searchPage(context: SiteContext, index: SearchIndex): Page {
  const path = paths.search;
  const count = context.publication.entries.length;
  return {
    path,
    template: 'search',
    title: '搜索',
    description: `在${context.publication.catalog.county.name}的 ${count} 项公开事项中检索名称、内容、依据、时限、单位、渠道等全部要素。`,
    above: [],
    wide: false,
    scripts: [paths.searchIndexScript, paths.searchScript],
    view: {
      heading: '搜索公开事项',
      action: linkFrom(path, path),
      version: index.version(),
      // Names of files are added to both in the browser.
      index: linkFrom(path, paths.searchFolder),
      items: linkFrom(path, paths.item('')).replace(/\.html$/u, ''),
      domains: domainDoors(context, path),
      levels: levelDoors(context, path),
      agencies: linkFrom(path, paths.agencies),
      downloads: linkFrom(path, paths.downloads),
    },
  };
}
