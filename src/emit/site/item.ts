import type { AgencyReference, PublishedEntry } from '../../model/catalog.js';
import { levelNames, levels, methodNames, stageNames } from '../../model/vocabulary.js';
import { linkFrom, paths } from '../paths.js';
import type { DomainGroup } from '../selection.js';
import { type ComparisonView, comparisonOf } from './comparison.js';
import type { SiteContext } from './context.js';
import { domainDescription } from './domain.js';
import { agencyHref } from './doors.js';
import { type Page, publicAddress, requestsLink, sectionCrumb } from './frame.js';
import { historyOf } from './lineage.js';
import { type LinkView, plainText, type TextLinkView, textLink } from './links.js';
import { partAt } from './parts.js';
import {
  audienceText,
  categoryText,
  channelText,
  entryTitle,
  excerpt,
  levelsText,
  referencesText,
} from './words.js';

interface ElementView {
  readonly name: string;
  readonly many: boolean;
  readonly items: readonly TextLinkView[];
}

/** The page of the entry at `index` of its domain. */
export function itemPage(
  context: SiteContext,
  group: DomainGroup,
  index: number,
  entry: PublishedEntry,
): Page {
  const path = paths.item(entry.id);
  const domainPath = paths.domain(group.slug, partAt(context.domainParts(group), index).number);
  const guides = entry.fulfils.flatMap((id): ComparisonView[] => {
    const row = context.guideItems.get(id);
    return row === undefined ? [] : [comparisonOf(context, path, entry, row)];
  });
  return {
    path,
    template: 'item',
    title: entryTitle(context, entry),
    description: excerpt(`${group.name}领域公开事项：${entry.name}。${entry.content.join('；')}`, 120),
    above: [sectionCrumb(paths.domains), { name: group.name, path: paths.domain(group.slug) }],
    wide: false,
    article: {
      title: entryTitle(context, entry),
      source: referencesText(context, entry.subject),
      keywords: [entry.name, group.name, ...entry.category],
      column: { name: group.name, description: domainDescription(context, group) },
    },
    data: [{ name: 'JSON', path: paths.domainData(group.slug), fragment: `/entries/${index}` }],
    view: {
      id: entry.id,
      heading: entry.name,
      category: [group.name, ...entry.category].join(' / '),
      tags: tagsOf(context, path, entry),
      elements: elementsOf(context, path, entry),
      guides,
      local: '现有的标准指引资料中没有与本事项对应的条目，本事项由本县列入目录。',
      permalink: {
        href: linkFrom(path, path),
        text: publicAddress(context, path) ?? path.slice('site/'.length),
      },
      place: {
        href: `${linkFrom(path, domainPath)}#${entry.id}`,
        text: `${group.name}领域目录表第 ${index + 1} 行`,
      },
      history: historyOf(context, entry.id),
      previous: neighbour(context, path, group.entries[index - 1]),
      next: neighbour(context, path, group.entries[index + 1]),
    },
  };
}

/** What the item is, each with a link to all that is alike. */
function tagsOf(context: SiteContext, path: string, entry: PublishedEntry): TextLinkView[] {
  const tag = (text: string, target: string): TextLinkView => ({
    text,
    href: linkFrom(path, target),
    external: false,
  });
  return [
    tag(methodNames[entry.method], paths.method(entry.method)),
    ...levels
      .filter((level) => entry.levels.includes(level))
      .map((level) => tag(levelNames[level], paths.level(level))),
    ...(entry.method === 'withheld'
      ? []
      : [tag(audienceText(entry.audience), paths.audience(context.audienceId(entry.audience)))]),
    ...(entry.stage === null ? [] : [tag(`${stageNames[entry.stage]}公开`, paths.stage(entry.stage))]),
    ...(entry.sharedId === null ? [] : [plainText(referencesText(context, entry.subject))]),
  ];
}

function elementsOf(context: SiteContext, path: string, entry: PublishedEntry): ElementView[] {
  const elements: (ElementView | null)[] = [
    texts('公开事项', [`${categoryText(entry.category)} / ${entry.name}`]),
    texts('公开内容（要素）', entry.content),
    texts('公开依据', entry.basis),
    entry.timeLimit === null ? null : texts('公开时限', [entry.timeLimit]),
    agencies(context, path, '公开主体', entry.subject),
    agencies(context, path, '责任单位', entry.responsible),
    channels(context, path, entry),
    column(context, path, entry.column),
    texts('公开对象', [audienceText(entry.audience)]),
    method(context, path, entry),
    entry.withheldReason === null ? null : texts('不予公开理由', [entry.withheldReason]),
    texts('公开层级', [levelsText(entry.levels)]),
    entry.stage === null ? null : texts('五公开', [`${stageNames[entry.stage]}公开`]),
    entry.remarks === null ? null : texts('备注', [entry.remarks]),
  ];
  return elements.flatMap((element) => (element === null || element.items.length === 0 ? [] : [element]));
}

function texts(name: string, own: readonly string[]): ElementView {
  return { name, many: own.length > 1, items: own.map(plainText) };
}

/** Agencies by their full names, with links; words that name none (a section of an agency) stay as written. */
function agencies(
  context: SiteContext,
  path: string,
  name: string,
  references: readonly AgencyReference[],
): ElementView {
  const items = new Map<string, TextLinkView>();
  for (const reference of references) {
    const known = reference.agencies.flatMap((id) => context.agencies.get(id) ?? []);
    if (known.length === 0) items.set(reference.text, plainText(reference.text));
    for (const agency of known) {
      items.set(agency.id, { text: agency.name, href: agencyHref(path, agency), external: false });
    }
  }
  return { name, many: items.size > 1, items: [...items.values()] };
}

function channels(context: SiteContext, path: string, entry: PublishedEntry): ElementView {
  const items = entry.channels.map((use): TextLinkView => {
    const text = channelText(context, use);
    const listed = use.channel !== null && entry.method !== 'withheld';
    const href = listed ? linkFrom(path, paths.channel(use.channel)) : null;
    return { text, href, external: false };
  });
  return { name: '公开渠道和载体', many: items.length > 1, items };
}

/** How to ask for what is disclosed on request, where the county says it. */
function method(context: SiteContext, path: string, entry: PublishedEntry): ElementView {
  const requests = entry.method === 'on-request' ? requestsLink(context, path) : null;
  const name = '公开方式';
  return requests === null
    ? texts(name, [methodNames[entry.method]])
    : { name, many: false, items: [{ ...requests, text: methodNames[entry.method] }] };
}

function column(context: SiteContext, path: string, written: string | null): ElementView | null {
  if (written === null) return null;
  const known = context.columns.get(written);
  return {
    name: '网站栏目',
    many: false,
    items: [known === undefined ? plainText(written) : textLink(context, path, known.name, known.url)],
  };
}

function neighbour(context: SiteContext, path: string, entry: PublishedEntry | undefined): LinkView | null {
  return entry === undefined
    ? null
    : { name: entryTitle(context, entry), href: linkFrom(path, paths.item(entry.id)) };
}
