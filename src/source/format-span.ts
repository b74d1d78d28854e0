import { isNode, isScalar, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { CannotEdit } from './edit-change.js';
import type { Draft } from './edit-draft.js';
import { endOf, entriesOf, pairEnd, startOf, written } from './edit-node.js';

/** Where a field or an element stands in the text. */
export interface Span {
  /** Where its key, its dash or, between brackets, its value begins. */
  readonly start: number;
  /** Where what stands before its value ends. */
  readonly after: number;
  readonly end: number;
  /** Null where nothing is written. */
  readonly node: Node | null;
}

/** The fields or elements of a record or list, in lines or between brackets. */
export function spansOf(node: YAMLMap | YAMLSeq, draft: Draft): readonly Span[] {
  if (node.flow !== true) return entriesOf(node, draft, '');
  return node.items.map((item: unknown): Span => {
    if (isNode(item)) {
      const start = startOf(item);
      return { start, after: start, end: endOf(item, draft), node: written(item) };
    }
    const pair = item as YAMLMap['items'][number];
    const explicit = pair.srcToken?.start.some(({ type }) => type === 'explicit-key-ind') === true;
    if (explicit || !isScalar(pair.key) || !pair.key.range) throw new CannotEdit('question-mark-key', '');
    const [start, after] = pair.key.range;
    return { start, after, end: pairEnd(pair, draft), node: written(pair.value) };
  });
}
