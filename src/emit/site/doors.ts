import type { Agency } from '../../model/catalog.js';
import { type Level, levelNames, levels } from '../../model/vocabulary.js';
import { linkFrom, paths } from '../paths.js';
import { listed } from '../selection.js';
import type { SiteContext } from './context.js';
import type { LinkView } from './links.js';

/** A link to a page of entries, with what waits behind it. */
export interface DoorView extends LinkView {
  readonly count: string;
}

export interface AgencyDoors {
  readonly level: Level;
  readonly name: string;
  readonly doors: readonly DoorView[];
}

export function domainDoors(context: SiteContext, page: string): DoorView[] {
  return [...context.selection.byDomain.values()].map((group) =>
    door(group.name, linkFrom(page, paths.domain(group.slug)), group.entries.length),
  );
}

export function levelDoors(context: SiteContext, page: string): DoorView[] {
  return [...context.selection.byLevel.values()].map((group) =>
    door(group.name, linkFrom(page, paths.level(group.level)), group.entries.length),
  );
}

/** The agencies of the register by their level; levels without agencies are left out. */
export function agencyDoors(context: SiteContext, page: string): AgencyDoors[] {
  const doors = new Map<Level, DoorView[]>(levels.map((level) => [level, []]));
  for (const { agency, name, entries } of context.selection.byAgency.values()) {
    doors.get(agency.level)?.push(door(name, agencyHref(page, agency), entries.length));
  }
  return [...doors]
    .filter(([, own]) => own.length > 0)
    .map(([level, own]) => ({ level, name: `${levelNames[level]}单位`, doors: own }));
}

export function audienceDoors(context: SiteContext, page: string): DoorView[] {
  return listed(context.selection.byAudience).map(({ id, name, entries }) =>
    door(name, linkFrom(page, paths.audience(id)), entries.length),
  );
}

export function channelDoors(context: SiteContext, page: string): DoorView[] {
  return listed(context.selection.byChannel).map(({ channel, name, entries }) =>
    door(name, linkFrom(page, paths.channel(channel.id)), entries.length),
  );
}

export function stageDoors(context: SiteContext, page: string): DoorView[] {
  return listed(context.selection.byStage).map(({ stage, name, entries }) =>
    door(name, linkFrom(page, paths.stage(stage)), entries.length),
  );
}

export function methodDoors(context: SiteContext, page: string): DoorView[] {
  return listed(context.selection.byMethod).map(({ method, name, entries }) =>
    door(name, linkFrom(page, paths.method(method)), entries.length),
  );
}

/** What else the site lists its items by, and the registers the workspace keeps. */
export function viewDoors(context: SiteContext, page: string): DoorView[] {
  const { byAudience, byChannel, byStage, byMethod } = context.selection;
  const view = (name: string, target: string, count: string): DoorView => ({
    name,
    href: linkFrom(page, target),
    count,
  });
  const registers: readonly (readonly [string, string, number, string])[] = [
    ['不予公开事项', paths.method('withheld'), byMethod.get('withheld')?.entries.length ?? 0, '项'],
    ['公众参与事项', paths.participation(), context.publication.catalog.participation.length, '项'],
    ['编码沿革', paths.lineage(), context.retired.length, '个'],
  ];
  return [
    view('全部事项', paths.items(), countText(context.publication.entries.length)),
    view('按公开对象', paths.audiences, `${listed(byAudience).length} 类`),
    view('按公开渠道', paths.channels, `${listed(byChannel).length} 种`),
    view('按五公开', paths.stages, `${listed(byStage).filter(({ stage }) => stage !== null).length} 个环节`),
    view('按公开方式', paths.methods, `${listed(byMethod).length} 种`),
    ...registers.flatMap(([name, target, count, measure]) =>
      count === 0 ? [] : [view(name, target, `${count} ${measure}`)],
    ),
  ];
}

export function agencyHref(page: string, agency: Agency): string {
  return linkFrom(page, paths.agency(agency.id));
}

/** `12 项`, or that there is nothing. */
function countText(count: number): string {
  return count === 0 ? '暂无事项' : `${count} 项`;
}

function door(name: string, href: string, count: number): DoorView {
  return { name, href, count: countText(count) };
}
