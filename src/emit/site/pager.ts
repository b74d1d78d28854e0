import { linkFrom } from '../paths.js';
import type { Part } from './parts.js';

/** Links between the parts of a list that stands on several pages. */
interface PagerView {
  readonly label: string;
  readonly pages: readonly PagerLink[];
}

interface PagerLink {
  readonly name: string;
  readonly range: string;
  readonly href: string;
  readonly current: boolean;
  /** Whether parts are left out before this one. */
  readonly gap: boolean;
}

/**
 * Null for a list that stands on one page. `pathOf` gives the path of a part. Of very many parts only the
 * first, the last and the neighbours are linked: the links of hundreds would outweigh the list.
 */
export function pagerOf<T>(
  parts: readonly Part<T>[],
  current: Part<T>,
  pathOf: (part: number) => string,
): PagerView | null {
  if (parts.length === 1) return null;
  const page = pathOf(current.number);
  const shown = parts.filter(
    ({ number }) =>
      parts.length <= fewParts ||
      number === 1 ||
      number === parts.length ||
      Math.abs(number - current.number) <= neighbours,
  );
  return {
    label: '分页',
    pages: shown.map(({ number, first, items }, index) => ({
      name: `第 ${number} 页`,
      range: `${first + 1}—${first + items.length} 项`,
      href: linkFrom(page, pathOf(number)),
      current: number === current.number,
      gap: index > 0 && shown[index - 1]?.number !== number - 1,
    })),
  };
}

const fewParts = 10;
const neighbours = 3;

/** `义务教育`, and `义务教育（第2页）` for what does not begin the list. */
export function partTitle(title: string, part: Part<unknown>): string {
  return part.number === 1 ? title : `${title}（第${part.number}页）`;
}

/** ` 分 3 页列出，本页为第 1—40 项。`; nothing for a list that stands on one page. */
export function partSummary<T>(parts: readonly Part<T>[], { first, items }: Part<T>): string {
  return parts.length === 1
    ? ''
    : `分 ${parts.length} 页列出，本页为第 ${first + 1}—${first + items.length} 项。`;
}
