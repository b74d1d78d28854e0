import { type PageColumn, pageColumnNames } from '../../model/page-column.js';
import { linkFrom, paths } from '../paths.js';
import { listed } from '../selection.js';
import type { SiteContext } from './context.js';
import { type AgencyDoors, agencyDoors, domainDoors, levelDoors, viewDoors } from './doors.js';
import { catalogName, catalogTitle, type Page, requestsLink, writtenColumns } from './frame.js';
import { fileLinks } from './links.js';
import { articleView } from './pages/articles.js';
import { dateText } from './words.js';

export function homePage(context: SiteContext): Page {
  const { catalog, date, entries } = context.publication;
  const { county } = catalog;
  const path = paths.home;
  const summary = `${county.name}各公开主体应当公开的政府信息事项：公开什么、由谁公开、何时公开、在哪里公开。`;
  return {
    path,
    template: 'home',
    title: catalogTitle(context),
    description: summary,
    above: [],
    wide: false,
    view: {
      heading: { county: county.name, name: catalogName },
      summary,
      search: linkFrom(path, paths.search),
      date: { iso: date, text: dateText(date) },
      counts: {
        entries: entries.length,
        domains: listed(context.selection.byDomain).length,
        agencies: listed(context.selection.byAgency).length,
      },
      columns: writtenColumns(context).map((column) => newsOf(context, column)),
      domains: domainDoors(context, path),
      agencies: agencyDoors(context, path).map((group) => withoutVillages(path, group)),
      levels: levelDoors(context, path),
      views: viewDoors(context, path),
      downloads: linkFrom(path, paths.downloads),
      files: fileLinks(path, [
        ['Excel 表格', paths.countyList],
        ['CSV 数据', paths.catalogCsv],
        ['JSON 数据', paths.catalogData],
      ]),
      statement: statementOf(context),
      requests: requestsLink(context, path),
    },
  };
}

/** The newest pages of a column, and the way to all of them. */
function newsOf(context: SiteContext, column: PageColumn): object {
  const pages = context.publication.catalog.pages.columns[column];
  return {
    name: pageColumnNames[column],
    anchor: column,
    articles: pages.slice(0, mostNews).map((page) => ({
      ...articleView(paths.home, column, page),
      // Titles alone: the page is long, and leads on.
      summary: null,
    })),
    all: { href: linkFrom(paths.home, paths.pageColumn(column)), text: `查看全部 ${pages.length} 篇` },
  };
}

const mostNews = 3;

/** A county may have hundreds of villages: the home page leads to their index instead of naming them all. */
function withoutVillages(path: string, group: AgencyDoors): AgencyDoors {
  if (group.level !== 'village') return group;
  return {
    ...group,
    doors: [
      {
        name: '查看全部村（社区）',
        href: `${linkFrom(path, paths.agencies)}#${group.level}`,
        count: `${group.doors.length} 个单位`,
      },
    ],
  };
}

function statementOf(context: SiteContext): string[] {
  const { catalog, date } = context.publication;
  const { office, site } = catalog.county;
  const contact = office ?? site.organizer ?? '本县政务公开主管部门';
  const phone = site.phone === null ? '' : `（电话 ${site.phone}）`;
  return [
    `本目录载明应当公开的事项和要求，截至${dateText(date)}；政府信息本身请按各事项所列的渠道和网站栏目查阅。没有列入目录的政府信息，可以依法申请公开。`,
    '各事项页附有与标准指引的对照。注明“未见原文”的对照内容尚未与原件核对，仅供参考，以制定机关正式印发的文件为准。',
    `如发现缺漏或者错误，请向${contact}${phone}反映。`,
  ];
}
