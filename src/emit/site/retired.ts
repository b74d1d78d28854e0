import { changeNames } from '../../model/vocabulary.js';
import { linkFrom, paths } from '../paths.js';
import type { Retired } from '../retired.js';
import type { SiteContext } from './context.js';
import { type Page, sectionCrumb } from './frame.js';
import { dateText, entryTitle, excerpt } from './words.js';

/** The page at an old address: what became of the item, and the way to what took its place. */
export function retiredPage(context: SiteContext, retired: Retired): Page {
  const { id, record, successors } = retired;
  const path = paths.item(id);
  const [only] = successors;
  const summary = summaryOf(retired);
  const names = successors.map((entry) => `${entry.id} ${entryTitle(context, entry)}`);
  return {
    path,
    template: 'retired',
    title: `${id}（已${changeNames[record.change]}）`,
    description: excerpt(`${summary}${names.join('、')}`, 120),
    above: [sectionCrumb(paths.views), lineageCrumb],
    wide: false,
    retired: {
      successor:
        record.change !== 'split' && only !== undefined && successors.length === 1
          ? paths.item(only.id)
          : null,
    },
    view: {
      heading: `${record.formerName ?? id}（已${changeNames[record.change]}）`,
      summary,
      successors: successors.map((entry, index) => ({
        name: names[index] ?? entry.id,
        href: linkFrom(path, paths.item(entry.id)),
      })),
      reason: record.reason,
      search: linkFrom(path, paths.search),
      all: linkFrom(path, paths.items()),
    },
  };
}

const lineageCrumb = { name: '编码沿革', path: paths.lineage() } as const;

function summaryOf({ id, record, successors }: Retired): string {
  const name = record.formerName === null ? '' : `“${record.formerName}”`;
  const item = `编码为 ${id} 的公开事项${name}`;
  const date = dateText(record.date);
  if (record.change === 'withdrawn') return `${item}已于${date}取消，不再列入目录。`;
  if (successors.length === 0) return `${item}已于${date}${changeNames[record.change]}，接续的事项尚未公布。`;
  switch (record.change) {
    case 'renamed':
      return `${item}已于${date}更换编码，现在的事项是：`;
    case 'merged':
      return `${item}已于${date}并入下面的事项：`;
    case 'split':
      return `${item}已于${date}拆分为下面的事项：`;
    default:
      return record.change satisfies never;
  }
}
