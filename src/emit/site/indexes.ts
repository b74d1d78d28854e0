import { paths } from '../paths.js';
import type { SiteContext } from './context.js';
import { agencyDoors, domainDoors, levelDoors } from './doors.js';
import type { Page } from './frame.js';

export function domainIndex(context: SiteContext): Page {
  const doors = domainDoors(context, paths.domains);
  return indexPage(paths.domains, '按领域', `本县公开的领域共 ${doors.length} 个，点击领域查看标准目录表。`, [
    { name: null, anchor: null, doors },
  ]);
}

export function agencyIndex(context: SiteContext): Page {
  const groups = agencyDoors(context, paths.agencies);
  const count = groups.reduce((sum, group) => sum + group.doors.length, 0);
  return indexPage(
    paths.agencies,
    '按单位',
    `单位登记册共有 ${count} 个单位，点击单位查看联系方式和由它公开的事项。`,
    groups.map(({ level, name, doors }) => ({ name, anchor: level, doors })),
  );
}

export function levelIndex(context: SiteContext): Page {
  return indexPage(paths.levels, '按层级', '事项按公开层级分列；同一事项可以由多个层级公开。', [
    { name: null, anchor: null, doors: levelDoors(context, paths.levels) },
  ]);
}

function indexPage(path: string, title: string, summary: string, groups: readonly object[]): Page {
  return {
    path,
    template: 'index',
    title,
    description: summary,
    above: [],
    wide: false,
    view: { heading: title, summary, pager: null, groups },
  };
}
