import { isolated } from '../../text/bidi.js';
import { linkFrom } from '../paths.js';
import type { Part } from './parts.js';

/** Links between the parts of a list that stands on several pages. */
export interface PagerView {
  readonly label: string;
  readonly pages: readonly {
    readonly name: string;
    readonly range: string;
    readonly href: string;
    readonly current: boolean;
  }[];
}

/** Null for a list that stands on one page. `pathOf` gives the path of a part. */
export function pagerOf<T>(
  parts: readonly Part<T>[],
  current: Part<T>,
  pathOf: (part: number) => string,
): PagerView | null {
  if (parts.length === 1) return null;
  const page = pathOf(current.number);
  return {
    label: '分页',
    pages: parts.map(({ number, first, items }) => ({
      name: `第 ${number} 页`,
      range: `${first + 1}—${first + items.length} 项`,
      href: linkFrom(page, pathOf(number)),
      current: number === current.number,
    })),
  };
}

/** `义务教育`, and `义务教育（第2页）` for what does not begin the list. */
export function partTitle(title: string, part: Part<unknown>): string {
  return part.number === 1 ? title : `${isolated(title)}（第${part.number}页）`;
}

/** ` 分 3 页列出，本页为第 1—40 项。`; nothing for a list that stands on one page. */
export function partSummary<T>(parts: readonly Part<T>[], { first, items }: Part<T>): string {
  return parts.length === 1
    ? ''
    : `分 ${parts.length} 页列出，本页为第 ${first + 1}—${first + items.length} 项。`;
}
