import type { Guide, PublishedEntry } from '../../model/catalog.js';
import { methodNames } from '../../model/vocabulary.js';
import { linkFrom, paths } from '../paths.js';
import type { DomainGroup } from '../selection.js';
import type { SiteContext } from './context.js';
import { type Page, sectionCrumb, type Twin } from './frame.js';
import { fileLinks } from './links.js';
import { pagerOf, partSummary, partTitle } from './pager.js';
import type { Part } from './parts.js';
import {
  audienceText,
  categoryText,
  channelText,
  levelsText,
  referencesText,
  type TextsView,
  textsView,
  titleText,
} from './words.js';

interface RowView {
  readonly id: string;
  readonly order: number;
  /** Whether the row opens its group and carries the merged cell of the category. */
  readonly first: boolean;
  readonly href: string;
  readonly name: string;
  readonly content: TextsView;
  readonly basis: TextsView;
  readonly timeLimit: string;
  readonly subject: string;
  readonly channels: TextsView;
  readonly audience: string;
  readonly method: string;
  readonly levels: string;
}

/** Neighbouring entries of one category: the merged cell of the national table. */
interface GroupView {
  readonly name: string;
  readonly size: number;
  readonly rows: readonly RowView[];
}

/** The table of a domain, on as many pages as it takes. */
export function* domainPages(context: SiteContext, group: DomainGroup): Iterable<Page> {
  const parts = context.domainParts(group);
  for (const part of parts) {
    const path = paths.domain(group.slug, part.number);
    const summary =
      group.entries.length === 0
        ? '本领域已列入公开范围，尚无公布的事项。'
        : `本领域共 ${group.entries.length} 项公开事项，点击事项名称查看全部要素。${partSummary(parts, part)}`;
    yield {
      path,
      template: 'domain',
      title: partTitle(group.name, part),
      description: `${domainDescription(context, group)}${summary}`,
      above: [sectionCrumb(paths.domains)],
      wide: true,
      data: domainTwins(group),
      view: {
        heading: `${group.name}领域`,
        summary,
        guide: group.guide === null ? null : guideText(group.guide),
        caption: `${context.publication.catalog.county.name}${group.name}领域基层政务公开标准目录`,
        files: domainFiles(path, group),
        pager: pagerOf(parts, part, (number) => paths.domain(group.slug, number)),
        groups: groupsOf(context, path, part),
      },
    };
  }
}

export function domainDescription(context: SiteContext, group: DomainGroup): string {
  return `${context.publication.catalog.county.name}${group.name}领域基层政务公开标准目录。`;
}

function domainTwins(group: DomainGroup): Twin[] {
  return [
    { name: 'JSON', path: paths.domainData(group.slug) },
    { name: 'CSV', path: paths.domainCsv(group.slug) },
  ];
}

/** The lists of a domain; empty when it has no entries, for then there are none. */
export function domainFiles(page: string, group: DomainGroup): ReturnType<typeof fileLinks> {
  if (group.entries.length === 0) return [];
  return fileLinks(page, [
    ['Excel 表格', paths.domainList(group.slug)],
    ['CSV 数据', paths.domainCsv(group.slug)],
    ['JSON 数据', paths.domainData(group.slug)],
  ]);
}

function guideText({ document, issuer }: Guide): string {
  const number = document.number === null ? '' : `（${document.number}）`;
  const doubt = document.attested ? '' : '文件名称未与原件核对，仅供参考。';
  return `对应标准指引：${titleText(document.title)}${number}，${issuer}制定。${doubt}`;
}

function groupsOf(context: SiteContext, path: string, { first, items }: Part<PublishedEntry>): GroupView[] {
  const groups: { name: string; rows: RowView[] }[] = [];
  for (const [index, entry] of items.entries()) {
    const name = categoryText(entry.category);
    const last = groups.at(-1);
    const opens = last === undefined || last.name !== name;
    const row = rowOf(context, path, entry, first + index + 1, opens);
    if (opens) groups.push({ name, rows: [row] });
    else last.rows.push(row);
  }
  return groups.map(({ name, rows }) => ({ name, size: rows.length, rows }));
}

function rowOf(
  context: SiteContext,
  path: string,
  entry: PublishedEntry,
  order: number,
  first: boolean,
): RowView {
  return {
    id: entry.id,
    order,
    first,
    href: linkFrom(path, paths.item(entry.id)),
    name: entry.name,
    content: textsView(entry.content),
    basis: textsView(entry.basis),
    timeLimit: entry.timeLimit ?? '—',
    subject: referencesText(context, entry.subject),
    channels: textsView(entry.channels.map((use) => channelText(context, use))),
    audience: audienceText(entry.audience),
    method: methodNames[entry.method],
    levels: levelsText(entry.levels),
  };
}
