import { paths } from '../paths.js';
import { listed } from '../selection.js';
import type { SiteContext } from './context.js';
import { domainFiles } from './domain.js';
import type { Page } from './frame.js';
import { fileLinks } from './links.js';

export function downloadsPage(context: SiteContext): Page {
  const path = paths.downloads;
  const { selection } = context;
  const summary =
    '表格按国家标准目录的版式编排，可以直接打印；CSV 和 JSON 数据供统计和再利用，内容与网页一致。';
  const county = context.publication.catalog.county.name;
  return {
    path,
    template: 'downloads',
    title: '下载',
    description: summary,
    above: [],
    wide: false,
    view: {
      heading: '下载',
      summary,
      tables: [
        {
          anchor: 'county',
          name: '全县',
          rows: [
            {
              name: county,
              files: fileLinks(path, [
                ['Excel 表格', paths.countyList],
                ['CSV 数据', paths.catalogCsv],
                ['JSON 数据', paths.catalogData],
              ]),
            },
          ],
        },
        {
          anchor: 'domains',
          name: '各领域',
          rows: listed(selection.byDomain).map((group) => ({
            name: group.name,
            files: domainFiles(path, group),
          })),
        },
        {
          anchor: 'agencies',
          name: '各单位',
          rows: listed(selection.byAgency).map((group) => ({
            name: group.name,
            files: fileLinks(path, [['Excel 表格', paths.agencyList(group.agency.id)]]),
          })),
        },
        {
          anchor: 'levels',
          name: '各层级',
          rows: listed(selection.byLevel).map((group) => ({
            name: group.name,
            files: fileLinks(path, [['Excel 表格', paths.levelList(group.level)]]),
          })),
        },
      ].filter((table) => table.rows.length > 0),
    },
  };
}
