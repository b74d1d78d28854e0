import type { DatedPage } from '../../../model/page.js';
import type { PageColumn } from '../../../model/page-column.js';
import { proseText } from '../../../model/prose.js';
import { linkFrom, paths } from '../../paths.js';
import { dateText, excerpt } from '../words.js';

/** A page in a list of its column. */
interface ArticleView {
  readonly title: string;
  readonly href: string;
  readonly date: DateView;
  readonly summary: string | null;
}

interface DateView {
  readonly iso: string;
  readonly text: string;
}

export function articleView(page: string, column: PageColumn, own: DatedPage): ArticleView {
  return {
    title: own.title,
    href: linkFrom(page, paths.page(column, own.id)),
    date: dateView(own.date),
    summary: summaryOf(own),
  };
}

export function dateView(date: string): DateView {
  return { iso: date, text: dateText(date) };
}

/** What the author says it is about, else how it begins. */
export function summaryOf({ summary, body, title }: Pick<DatedPage, 'summary' | 'body' | 'title'>): string {
  if (summary !== null) return summary;
  // Headings and cells of tables make no sentence between others.
  const running = body.filter(({ kind }) => kind !== 'heading' && kind !== 'table');
  const text = excerpt(proseText(running).trim(), 100);
  return text === '' ? title : text;
}
