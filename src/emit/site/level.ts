import { paths } from '../paths.js';
import type { LevelGroup } from '../selection.js';
import type { SiteContext } from './context.js';
import { entryGroups } from './entry-groups.js';
import { type Page, sectionCrumb } from './frame.js';
import { fileLinks } from './links.js';

export function levelPage(context: SiteContext, group: LevelGroup): Page {
  const path = paths.level(group.level);
  const groups = entryGroups(context, path, group.entries, true);
  const summary =
    group.entries.length === 0
      ? `目录中暂无${group.name}公开的事项。`
      : `${group.name}公开的事项共 ${group.entries.length} 项，涉及 ${groups.length} 个领域。`;
  return {
    path,
    template: 'level',
    title: `${group.name}公开事项`,
    description: summary,
    above: [sectionCrumb(paths.levels)],
    wide: false,
    view: {
      heading: `${group.name}公开事项`,
      summary,
      files:
        group.entries.length === 0 ? [] : fileLinks(path, [['Excel 表格', paths.levelList(group.level)]]),
      groups,
      toc: groups.length > 1,
    },
  };
}
