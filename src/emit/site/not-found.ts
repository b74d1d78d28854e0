import { paths } from '../paths.js';
import type { SiteContext } from './context.js';
import { hrefOn, menuOf, type Page } from './frame.js';
import type { LinkView } from './links.js';

/** What a server shows in place of a page that is not there. */
export function notFoundPage(context: SiteContext): Page {
  const path = paths.notFound;
  const { phone } = context.publication.catalog.county.site;
  const link = (name: string, target: string): LinkView => ({ name, href: hrefOn(context, path, target) });
  return {
    path,
    template: 'not-found',
    title: '没有找到网页',
    description: '网址可能写错了，或者网页已经移走。',
    above: [],
    wide: false,
    data: [],
    view: {
      heading: '没有找到网页',
      summary: '网址可能写错了，或者网页已经移走。可以从下面的入口重新查找：',
      links: [
        link('首页', paths.home),
        ...menuOf(context).map((section) => link(section.name, section.path)),
        link('站点地图', paths.siteMap),
      ],
      contact: phone === null ? null : `仍然找不到的，请电话联系：${phone}`,
    },
  };
}
