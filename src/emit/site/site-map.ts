import { linkFrom, paths } from '../paths.js';
import type { SiteContext } from './context.js';
import {
  agencyDoors,
  channelDoors,
  domainDoors,
  levelDoors,
  methodDoors,
  stageDoors,
  viewDoors,
} from './doors.js';
import { menuOf, type Page, publicAddress, requestsLink } from './frame.js';
import type { LinkView } from './links.js';

/** 站点地图: every column and every list of the site; the items stand in the lists of their domains. */
export function siteMapPage(context: SiteContext): Page {
  const path = paths.siteMap;
  const summary = '本站全部栏目和目录的入口；各公开事项列在所属领域的目录中。';
  const link = (name: string, target: string): LinkView => ({ name, href: linkFrom(path, target) });
  const plain = (doors: readonly LinkView[]): LinkView[] => doors.map(({ name, href }) => ({ name, href }));
  const requests = requestsLink(context, path);
  const hasAddress = publicAddress(context, path) !== null;
  return {
    path,
    template: 'site-map',
    title: '站点地图',
    description: summary,
    above: [],
    wide: false,
    ...(hasAddress ? { data: [{ name: 'XML', path: paths.siteMapXml }] } : {}),
    view: {
      heading: '站点地图',
      summary,
      groups: [
        {
          anchor: 'columns',
          name: '栏目',
          links: [
            link('首页', paths.home),
            ...menuOf(context).map((section) => link(section.name, section.path)),
            ...(requests === null ? [] : [{ name: requests.text, href: requests.href ?? '' }]),
          ],
        },
        { anchor: 'domains', name: '各领域目录', links: plain(domainDoors(context, path)) },
        { anchor: 'levels', name: '各层级目录', links: plain(levelDoors(context, path)) },
        { anchor: 'views', name: '更多查法', links: plain(viewDoors(context, path)) },
        { anchor: 'channels', name: '各渠道事项', links: plain(channelDoors(context, path)) },
        { anchor: 'stages', name: '五公开各环节事项', links: plain(stageDoors(context, path)) },
        { anchor: 'methods', name: '各公开方式事项', links: plain(methodDoors(context, path)) },
        ...agencyDoors(context, path).map(({ level, name, doors }) => ({
          anchor: level,
          name: `${name}目录`,
          links: plain(doors),
        })),
      ],
    },
  };
}
