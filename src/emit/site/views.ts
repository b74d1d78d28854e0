import { paths } from '../paths.js';
import type { SiteContext } from './context.js';
import { audienceDoors, channelDoors, type DoorView, methodDoors, stageDoors, viewDoors } from './doors.js';
import { type Crumb, type Page, sectionCrumb } from './frame.js';
import { pagerOf, partSummary, partTitle } from './pager.js';
import { lineBytes, partsOf } from './parts.js';

/** The ways to find items besides domain, agency and level. */
export type View = 'audiences' | 'channels' | 'stages' | 'methods';

const views: Readonly<Record<View, Crumb>> = {
  audiences: { name: '按公开对象', path: paths.audiences },
  channels: { name: '按公开渠道', path: paths.channels },
  stages: { name: '按五公开', path: paths.stages },
  methods: { name: '按公开方式', path: paths.methods },
};

export function viewCrumb(view: View): Crumb {
  return views[view];
}

/** Where the menu leads for all lists it has no room to name. */
export function viewsPage(context: SiteContext): Page {
  const summary = '除领域、单位和层级外，公开事项还可以按下面的方式查找。';
  return {
    path: paths.views,
    template: 'index',
    title: '更多查法',
    description: summary,
    above: [],
    wide: false,
    view: {
      heading: '更多查法',
      summary,
      pager: null,
      groups: [{ name: null, anchor: null, doors: viewDoors(context, paths.views) }],
    },
  };
}

/** An office may name hundreds of groups: their index takes as many pages as it needs. */
export function* audienceIndex(context: SiteContext): Iterable<Page> {
  const doors = audienceDoors(context, paths.audiences);
  const parts = partsOf(doors, ({ name, href, count }) => lineBytes([name, href, count]));
  const pathOf = (part: number): string => paths.audience('index', part);
  for (const part of parts) {
    const summary = `事项按公开对象分列：面向全社会，或者只向特定的群体公开，共 ${doors.length} 类。${withheldNote(context)}${partSummary(parts, part)}`;
    const page = indexPage('audiences', summary, part.items);
    yield {
      ...page,
      path: pathOf(part.number),
      title: partTitle(page.title, part),
      above: part.number === 1 ? page.above : [...page.above, views.audiences],
      view: { ...page.view, pager: pagerOf(parts, part, pathOf) },
    };
  }
}

export function channelIndex(context: SiteContext): Page {
  return indexPage(
    'channels',
    `事项按公开渠道和载体分列；同一事项可以通过几个渠道公开。${withheldNote(context)}`,
    channelDoors(context, paths.channels),
  );
}

/** Offices need not name a stage: what names none is listed and counted apart, so that nothing is missed. */
export function stageIndex(context: SiteContext): Page {
  const unstated = context.selection.byStage.get(null)?.entries.length ?? 0;
  const stated = context.publication.entries.length - unstated;
  const rest = unstated === 0 ? '' : `；其余 ${unstated} 项没有注明环节，另列一处`;
  return indexPage(
    'stages',
    `决策、执行、管理、服务、结果公开合称“五公开”。注明环节的事项共 ${stated} 项${rest}。`,
    stageDoors(context, paths.stages),
  );
}

export function methodIndex(context: SiteContext): Page {
  return indexPage(
    'methods',
    '事项按公开方式分列：主动公开的可以直接查阅，依申请公开的须提出申请，不予公开的说明理由。',
    methodDoors(context, paths.methods),
  );
}

/** What is withheld stands in no list of audiences or channels; it is said, so that nobody misses it. */
function withheldNote(context: SiteContext): string {
  const count = context.selection.byMethod.get('withheld')?.entries.length ?? 0;
  return count === 0 ? '' : `不予公开的 ${count} 项不在其列，另见“不予公开事项”。`;
}

function indexPage(view: View, summary: string, doors: readonly DoorView[]): Page {
  const { name, path } = views[view];
  return {
    path,
    template: 'index',
    title: name,
    description: summary,
    above: [sectionCrumb(paths.views)],
    wide: false,
    view: { heading: name, summary, pager: null, groups: [{ name: null, anchor: null, doors }] },
  };
}
