import { levelNames } from '../../model/vocabulary.js';
import { paths } from '../paths.js';
import type { AgencyGroup } from '../selection.js';
import type { SiteContext } from './context.js';
import { entryList } from './entry-groups.js';
import { type Page, sectionCrumb } from './frame.js';
import { fileLinks, plainText, type TextLinkView, textLink } from './links.js';
import { pagerOf, partSummary, partTitle } from './pager.js';

/** What an agency discloses, on as many pages as it takes. */
export function* agencyPages(context: SiteContext, group: AgencyGroup): Iterable<Page> {
  const { agency } = group;
  const pathOf = (part: number): string => paths.agency(agency.id, part);
  const list = entryList(context, group.entries, () => []);
  for (const part of list.parts) {
    const path = pathOf(part.number);
    const summary =
      group.entries.length === 0
        ? '目录中暂无由本单位公开的事项。'
        : `由本单位公开的事项共 ${group.entries.length} 项，涉及 ${list.domains} 个领域。${partSummary(list.parts, part)}`;
    yield {
      path,
      template: 'agency',
      title: partTitle(agency.name, part),
      description: `${agency.name}的联系方式和政务公开事项。${summary}`,
      above: [sectionCrumb(paths.agencies)],
      wide: false,
      data: [{ name: 'JSON', path: paths.agencyData(agency.id) }],
      view: {
        heading: agency.name,
        summary,
        contact: contactOf(context, path, group),
        files:
          group.entries.length === 0 ? [] : fileLinks(path, [['Excel 表格', paths.agencyList(agency.id)]]),
        pager: pagerOf(list.parts, part, pathOf),
        groups: list.groups(part, path),
        toc: list.toc(path, pathOf),
      },
    };
  }
}

function contactOf(
  context: SiteContext,
  path: string,
  { agency }: AgencyGroup,
): ({ readonly name: string } & TextLinkView)[] {
  return [
    { name: '层级', ...plainText(levelNames[agency.level]) },
    ...(agency.code === null ? [] : [{ name: '统一社会信用代码', ...plainText(agency.code) }]),
    ...(agency.phone === null ? [] : [{ name: '联系电话', ...plainText(agency.phone) }]),
    ...(agency.address === null ? [] : [{ name: '办公地址', ...plainText(agency.address) }]),
    ...(agency.url === null ? [] : [{ name: '网站', ...textLink(context, path, agency.url, agency.url) }]),
  ];
}
