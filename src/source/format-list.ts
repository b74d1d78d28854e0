import { isScalar, type YAMLSeq } from 'yaml';
import { displayWidth } from '../text/width.js';
import type { Draft } from './edit-draft.js';
import { isBlockText, startOf, written } from './edit-node.js';
import { type Gap, gapOf, isQuiet, type QuietLine } from './format-gap.js';
import { spansOf } from './format-span.js';
import { scalarText } from './format-words.js';
import { fieldOf } from './pointer.js';

/** A line of brackets takes this many columns at most. */
const longestLine = 120;

/** What a list belongs to. */
export interface ListPlace {
  readonly field: string;
  /** Column, in the text as it was, of what it belongs to. */
  readonly column: number;
  /** What follows it. */
  readonly gap: Gap;
  /** What will stand before it on its line. */
  readonly before: string;
}

/** A list of short texts between brackets; null where it is none, does not fit on a line or has comments inside. */
export function bracketed(list: YAMLSeq, place: ListPlace, draft: Draft): string | null {
  if (isInLines(place.field)) return null;
  const texts: string[] = [];
  for (const item of list.items) {
    const node = written(item);
    if (!isScalar(node) || isBlockText(node) || node.anchor !== undefined) return null;
    if (typeof node.value === 'string' && node.value.includes('\n')) return null;
    texts.push(scalarText(node, { flow: true, lineStart: false }));
  }
  const line = `[${texts.join(', ')}]`;
  if (displayWidth(place.before + line) > longestLine || hasComments(list, place, draft)) return null;
  return line;
}

/** Lists with an element on each line, however short: what is disclosed, and on what it rests. */
function isInLines(field: string): boolean {
  return ['content', 'basis'].some((name) => fieldOf(name) === fieldOf(field));
}

function hasComments(list: YAMLSeq, { column, gap }: ListPlace, draft: Draft): boolean {
  const spans = spansOf(list, draft);
  const [first] = spans;
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return false;
  const between = spans.slice(1).map((span, index) => gapOf(draft, spans[index]?.end ?? 0, span.start));
  if (!between.every(isQuiet)) return true;
  if (list.flow !== true) {
    const inside = spans.some(
      ({ after, node }) => node !== null && !isQuiet(gapOf(draft, after, startOf(node))),
    );
    return inside || gap.behind !== null || ownLines(gap.lines, draft.column(first.start), column) > 0;
  }
  const open = gapOf(draft, startOf(list) + 1, first.start);
  return !isQuiet(open) || !isQuiet(gapOf(draft, last.end, (list.range?.[1] ?? 1) - 1));
}

/**
 * How many of the lines below a collection are its own: those with comments that are indented as its parts are, or
 * deeper. What stands below the dashes of a list that are not indented belongs to what follows.
 */
export function ownLines(lines: readonly QuietLine[], column: number, parent: number): number {
  let own = 0;
  for (const [index, line] of lines.entries()) {
    if (line.text === '') continue;
    if (line.column < column || line.column <= parent) break;
    own = index + 1;
  }
  return own;
}
