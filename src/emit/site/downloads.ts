import { placedPages } from '../data/pages.js';
import { dataSchemas, paths } from '../paths.js';
import { type DomainGroup, listed } from '../selection.js';
import type { SiteContext } from './context.js';
import { domainFiles } from './domain.js';
import type { Page } from './frame.js';
import { fileLinks, type LinkView, textLink } from './links.js';

export function downloadsPage(context: SiteContext): Page {
  const path = paths.downloads;
  const { selection } = context;
  const summary =
    '表格按国家标准目录的版式编排，可以直接打印；CSV 和 JSON 数据供统计和再利用，内容与网页一致。';
  const { name: county, site } = context.publication.catalog.county;
  return {
    path,
    template: 'downloads',
    title: '下载',
    description: summary,
    above: [],
    wide: false,
    data: [
      { name: 'JSON-LD', path: paths.dataCatalog },
      { name: 'JSON', path: paths.catalogData },
      { name: 'CSV', path: paths.catalogCsv },
    ],
    view: {
      heading: '下载',
      summary,
      license: site.license === null ? null : textLink(context, path, site.license.name, site.license.url),
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
            files: [...domainFiles(path, group), ...guideFiles(path, group)],
          })),
        },
        {
          anchor: 'agencies',
          name: '各单位',
          rows: listed(selection.byAgency).map((group) => ({
            name: group.name,
            files: fileLinks(path, [
              ['Excel 表格', paths.agencyList(group.agency.id)],
              ['JSON 索引', paths.agencyData(group.agency.id)],
            ]),
          })),
        },
        {
          anchor: 'levels',
          name: '各层级',
          rows: listed(selection.byLevel).map((group) => ({
            name: group.name,
            files: fileLinks(path, [
              ['Excel 表格', paths.levelList(group.level)],
              ['JSON 索引', paths.levelData(group.level)],
            ]),
          })),
        },
        {
          anchor: 'participation',
          name: '公众参与',
          rows:
            context.publication.catalog.participation.length === 0
              ? []
              : [
                  {
                    name: '公众参与事项',
                    files: fileLinks(path, [
                      ['CSV 数据', paths.participationCsv],
                      ['JSON 数据', paths.participationData],
                    ]),
                  },
                ],
        },
        {
          anchor: 'pages',
          name: '栏目文章',
          rows:
            placedPages(context.publication.catalog.pages).length === 0
              ? []
              : [{ name: '全部文章', files: fileLinks(path, [['JSON 数据', paths.pagesData]]) }],
        },
        {
          anchor: 'about-data',
          name: '数据说明',
          rows: [
            { name: '数据目录（DCAT 3）', files: fileLinks(path, [['JSON-LD', paths.dataCatalog]]) },
            {
              name: 'JSON 数据的格式（JSON Schema）',
              files: fileLinks(
                path,
                dataSchemas.map((name) => [`${name}.json`, paths.dataSchema(name)] as const),
              ),
            },
          ],
        },
      ].filter((table) => table.rows.length > 0),
    },
  };
}

function guideFiles(page: string, { guide, slug }: DomainGroup): LinkView[] {
  if (guide === null) return [];
  return fileLinks(page, [
    ['指引事项 CSV', paths.guideCsv(slug)],
    ['指引事项 JSON', paths.guideData(slug)],
  ]);
}
