import { changeNames } from '../../model/vocabulary.js';
import { linkFrom, paths } from '../paths.js';
import type { Retired } from '../retired.js';
import type { SiteContext } from './context.js';
import { type Page, sectionCrumb } from './frame.js';
import type { LinkView } from './links.js';
import { pagerOf, partSummary, partTitle } from './pager.js';
import { lineBytes, partsOf } from './parts.js';
import { dateText, entryTitle } from './words.js';

/** 编码沿革: every id that is no longer in use, the latest change first; no page where there is none. */
export function* lineagePages(context: SiteContext): Iterable<Page> {
  if (context.retired.length === 0) return;
  const latestFirst = [...context.retired].sort((a, b) => inTime(b, a));
  const parts = partsOf(
    latestFirst,
    ({ id, record, successors }) =>
      rowMarkup +
      lineBytes([id, id, record.formerName ?? '', record.reason ?? '']) +
      successors.reduce((sum, entry) => sum + lineBytes([entry.id, entry.id, entryTitle(context, entry)]), 0),
  );
  for (const part of parts) {
    const path = paths.lineage(part.number);
    const summary = `已不再使用的事项编码共 ${latestFirst.length} 个，旧网址会指向现在的事项。${partSummary(parts, part)}`;
    yield {
      path,
      template: 'lineage',
      title: partTitle('编码沿革', part),
      description: summary,
      above: [sectionCrumb(paths.views)],
      wide: false,
      view: {
        heading: '编码沿革',
        summary,
        caption: `${context.publication.catalog.county.name}公开事项编码的变动`,
        pager: pagerOf(parts, part, paths.lineage),
        rows: part.items.map((retired) => rowOf(context, path, retired)),
      },
    };
  }
}

/** How an item came to be what it is, the earliest change first. */
export function historyOf(context: SiteContext, id: string): string[] {
  const changes = [...(context.histories.get(id) ?? [])].sort(inTime);
  return changes.map(({ id: former, record }) => {
    const item = record.formerName === null ? `${former} ` : `${former}“${record.formerName}”`;
    const reason = record.reason === null ? '' : `：${record.reason}`;
    return `${dateText(record.date)}，${wordsOf(record.change, item)}${reason}`;
  });
}

/** Dates of the form YYYY-MM-DD are in order as texts. */
function inTime({ record: a }: Retired, { record: b }: Retired): number {
  if (a.date === b.date) return 0;
  return a.date < b.date ? -1 : 1;
}

function wordsOf(change: Retired['record']['change'], former: string): string {
  switch (change) {
    case 'renamed':
      return `原编码 ${former}改为现在的编码`;
    case 'merged':
      return `原编码 ${former}并入本事项`;
    case 'split':
      return `由原编码 ${former}拆分而来`;
    case 'withdrawn':
      return `原编码 ${former}取消`;
    default:
      return change satisfies never;
  }
}

function rowOf(context: SiteContext, path: string, { id, record, successors }: Retired): object {
  const href = (target: string): string => linkFrom(path, paths.item(target));
  return {
    id,
    href: href(id),
    name: record.formerName,
    change: changeNames[record.change],
    date: { iso: record.date, text: dateText(record.date) },
    successors: successors.map(
      (entry): LinkView => ({
        name: `${entry.id} ${entryTitle(context, entry)}`,
        href: href(entry.id),
      }),
    ),
    none: record.change === 'withdrawn' ? '不再列入目录' : '尚未公布',
    reason: record.reason,
  };
}

/** Tags of one row besides those of its texts. */
const rowMarkup = 300;
