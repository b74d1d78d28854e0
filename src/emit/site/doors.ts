import type { Agency } from '../../model/catalog.js';
import { type Level, levelNames, levels } from '../../model/vocabulary.js';
import { linkFrom, paths } from '../paths.js';
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

export function agencyHref(page: string, agency: Agency): string {
  return linkFrom(page, paths.agency(agency.id));
}

/** `12 项`, or that there is nothing. */
export function countText(count: number): string {
  return count === 0 ? '暂无事项' : `${count} 项`;
}

function door(name: string, href: string, count: number): DoorView {
  return { name, href, count: countText(count) };
}
