import { levelNames } from '../../model/vocabulary.js';
import { paths } from '../paths.js';
import type { AgencyGroup } from '../selection.js';
import type { SiteContext } from './context.js';
import { entryGroups } from './entry-groups.js';
import { type Page, sectionCrumb } from './frame.js';
import { fileLinks, plainText, textLink } from './links.js';

export function agencyPage(context: SiteContext, group: AgencyGroup): Page {
  const { agency } = group;
  const path = paths.agency(agency.id);
  const groups = entryGroups(context, path, group.entries, false);
  const summary =
    group.entries.length === 0
      ? '目录中暂无由本单位公开的事项。'
      : `由本单位公开的事项共 ${group.entries.length} 项，涉及 ${groups.length} 个领域。`;
  return {
    path,
    template: 'agency',
    title: agency.name,
    description: `${agency.name}的联系方式和政务公开事项。${summary}`,
    above: [sectionCrumb(paths.agencies)],
    wide: false,
    view: {
      heading: agency.name,
      summary,
      contact: [
        { name: '层级', ...plainText(levelNames[agency.level]) },
        ...(agency.code === null ? [] : [{ name: '统一社会信用代码', ...plainText(agency.code) }]),
        ...(agency.phone === null ? [] : [{ name: '联系电话', ...plainText(agency.phone) }]),
        ...(agency.address === null ? [] : [{ name: '办公地址', ...plainText(agency.address) }]),
        ...(agency.url === null ? [] : [{ name: '网站', ...textLink(path, agency.url, agency.url) }]),
      ],
      files: group.entries.length === 0 ? [] : fileLinks(path, [['Excel 表格', paths.agencyList(agency.id)]]),
      groups,
      toc: groups.length > 1,
    },
  };
}
