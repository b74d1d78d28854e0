import type { PublishedEntry } from '../../model/catalog.js';
import { linkFrom, paths } from '../paths.js';
import type { SiteContext } from './context.js';
import { type Page, sectionCrumb } from './frame.js';
import { pagerOf, partSummary, partTitle } from './pager.js';
import { lineBytes, partsOf } from './parts.js';
import { viewCrumb } from './views.js';
import { categoryText, referencesText } from './words.js';

interface RowView {
  readonly name: string;
  readonly href: string;
  readonly domain: string;
  readonly subject: string;
  readonly reason: string;
}

/** 不予公开事项: what is not disclosed, each with the reason, on as many pages as it takes. */
export function* withheldPages(context: SiteContext, entries: readonly PublishedEntry[]): Iterable<Page> {
  const parts = partsOf(entries, (entry) => {
    const { id, name, domain, subject, reason } = textsOf(context, entry);
    return lineBytes([id, name, domain, subject, reason]) + cellMarkup;
  });
  const pathOf = (part: number): string => paths.method('withheld', part);
  for (const part of parts) {
    const path = pathOf(part.number);
    const summary = `依法不予公开的事项共 ${entries.length} 项，逐项说明理由和依据。${partSummary(parts, part)}`;
    yield {
      path,
      template: 'withheld',
      title: partTitle('不予公开事项', part),
      description: summary,
      above: [sectionCrumb(paths.views), viewCrumb('methods')],
      wide: false,
      view: {
        heading: '不予公开事项',
        summary,
        note: '对不予公开有异议的，可以依法申请行政复议或者提起行政诉讼；信息中可以区分处理的部分，仍可依法申请公开。',
        caption: `${context.publication.catalog.county.name}不予公开事项`,
        pager: pagerOf(parts, part, pathOf),
        rows: part.items.map((entry): RowView => {
          const { id, ...texts } = textsOf(context, entry);
          return { ...texts, href: linkFrom(path, paths.item(id)) };
        }),
      },
    };
  }
}

function textsOf(
  context: SiteContext,
  entry: PublishedEntry,
): Omit<RowView, 'href'> & { readonly id: string } {
  return {
    id: entry.id,
    name: entry.name,
    domain: `${entry.domain} / ${categoryText(entry.category)}`,
    subject: referencesText(context, entry.subject),
    // The rules let nothing pass without one.
    reason: entry.withheldReason ?? '—',
  };
}

/** Tags of one row besides those of a line. */
const cellMarkup = 200;
