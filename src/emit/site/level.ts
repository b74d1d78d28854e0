import { paths } from '../paths.js';
import type { LevelGroup } from '../selection.js';
import type { SiteContext } from './context.js';
import { entryList } from './entry-groups.js';
import { type Page, sectionCrumb } from './frame.js';
import { fileLinks } from './links.js';
import { pagerOf, partSummary, partTitle } from './pager.js';
import { referencesText } from './words.js';

/** What is disclosed at a level of government, on as many pages as it takes. */
export function* levelPages(context: SiteContext, group: LevelGroup): Iterable<Page> {
  const pathOf = (part: number): string => paths.level(group.level, part);
  const list = entryList(context, group.entries, (entry) => [referencesText(context, entry.subject)]);
  for (const part of list.parts) {
    const path = pathOf(part.number);
    const summary =
      group.entries.length === 0
        ? `目录中暂无${group.name}公开的事项。`
        : `${group.name}公开的事项共 ${group.entries.length} 项，涉及 ${list.domains} 个领域。${partSummary(list.parts, part)}`;
    yield {
      path,
      template: 'level',
      title: partTitle(`${group.name}公开事项`, part),
      description: summary,
      above: [sectionCrumb(paths.levels)],
      wide: false,
      data: [{ name: 'JSON', path: paths.levelData(group.level) }],
      view: {
        heading: `${group.name}公开事项`,
        summary,
        files:
          group.entries.length === 0 ? [] : fileLinks(path, [['Excel 表格', paths.levelList(group.level)]]),
        pager: pagerOf(list.parts, part, pathOf),
        groups: list.groups(part, path),
        toc: list.toc(path, pathOf),
      },
    };
  }
}
