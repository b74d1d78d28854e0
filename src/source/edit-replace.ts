import { isMap, isScalar, isSeq } from 'yaml';
import type { YamlValue } from './edit-change.js';
import type { Draft } from './edit-draft.js';
import {
  type BlockEntry,
  blockTextParts,
  commentsBetween,
  endOfLines,
  entriesOf,
  guardReplaced,
  isBlockCollection,
  isBlockText,
  startOf,
} from './edit-node.js';
import type { Slot } from './edit-plan.js';
import { type FileStyle, quoteOf } from './edit-style.js';
import { blockText, writeText } from './write-scalar.js';
import { type Written, writeElement, writeValue } from './write-value.js';

/** What an edit works on. */
export interface Editing {
  readonly draft: Draft;
  readonly style: FileStyle;
}

/**
 * Writes a value where another one stands, or none. A text takes the place of a text, in its quotes or in its
 * block (`|`, `>`) if these can hold it. Otherwise the comments of the old value stay: the one on the line of
 * the key or behind the value on the line of the key, those on lines of their own below it.
 */
export function replaceValue(slot: Slot, entry: BlockEntry, value: YamlValue, editing: Editing): void {
  const { node, pointer } = slot;
  const { draft, style } = editing;
  if (node !== null) guardReplaced(node, pointer);
  if (isScalar(node) && !isBlockText(node) && typeof value === 'string') {
    const quote = quoteOf(node.type) ?? 'plain';
    const escapes = quote === 'double' && String(node.value).includes('\n');
    if (escapes || !value.includes('\n')) {
      const lineStart = slot.field === '' && draft.lineEnd(entry.after) >= startOf(node);
      const text = writeText(value, quote, style.neededQuote(), { flow: false, lineStart });
      draft.replace(startOf(node), entry.end, text);
      return;
    }
  }
  put(writtenAt(slot, entry, value, editing), entry, draft, style);
}

function writtenAt(slot: Slot, entry: BlockEntry, value: YamlValue, { draft, style }: Editing): Written {
  const { node, field, like, keys } = slot;
  const { column } = entry;
  if (isBlockText(node) && typeof value === 'string') {
    const { folded, keep, parent, indent } = blockTextParts(node, draft);
    const block = blockText(value, { folded, keep, parent, indent: indent ?? column + style.step() });
    if (block !== null) return { head: block.header, body: block.lines };
  }
  if (field !== '') return writeValue(value, { field, column, keys, asList: isSeq(node) }, style);
  const gap = spaceBefore(entry, draft);
  const [first = '', ...body] = writeElement(value, { field: like, column, keys }, gap, style);
  return { head: first.slice(column + 1 + gap.length), body };
}

/** Puts what was written behind a key or dash, in the place of all that is there but the comments. */
function put({ head, body }: Written, entry: BlockEntry, draft: Draft, style: FileStyle): void {
  const { after, node, column, end } = entry;
  const isText = /^[|>]/u.test(head);
  let comments = commentLines(entry, draft, column + style.step());
  const keeps = isText && head.endsWith('+');
  let until = isBlockText(node) && !keeps ? blockTextParts(node, draft).end : draft.lineEnd(end);
  // Comments below that are indented deeper: above the elements of a first list, never inside a text.
  if (isText || (node === null && body.length > 0)) {
    const deeper = draft.deeperComments(draft.nextLine(end), column);
    comments = [...comments, ...deeper.map((line) => line.text)];
    until = Math.max(until, draft.lineEnd(deeper.at(-1)?.start ?? 0));
  }
  const lines = isText
    ? [...body, ...comments.map((line) => ' '.repeat(column) + line.trimStart())]
    : [...comments, ...body];
  const eol = draft.eol(after);
  const line = (head === '' ? '' : spaceBefore(entry, draft) + head) + restOfLine(entry, draft);
  draft.replace(after, until, line + lines.map((below) => eol + below).join(''));
}

/** The spaces between the key or dash and its value on the same line. */
function spaceBefore({ after, node }: BlockEntry, draft: Draft): string {
  const space = node === null ? '' : draft.text.slice(after, startOf(node));
  return /^ +$/u.test(space) ? space : ' ';
}

/** What stays on the line of the key: the comment there, or the one behind a value that ends on it. */
function restOfLine({ after, node, end }: BlockEntry, draft: Draft): string {
  const { text } = draft;
  const lineEnd = draft.lineEnd(after);
  if (node === null || lineEnd < startOf(node)) return text.slice(after, lineEnd);
  if (isBlockText(node)) return text.slice(blockTextParts(node, draft).headerEnd, lineEnd);
  return isBlockCollection(node) ? '' : text.slice(end, draft.lineEnd(end));
}

/**
 * The comments of a value that stay when it goes, as lines: those on lines of their own above it and between its
 * parts, and the one behind a text that began below its key.
 */
function commentLines({ after, node, end }: BlockEntry, draft: Draft, column: number): readonly string[] {
  if (node === null) return [];
  const { text } = draft;
  const start = startOf(node);
  const comments = (from: number, to: number): readonly string[] =>
    draft.lines(from, to).flatMap((line) => (line.kind === 'comment' ? [line.text] : []));
  const above = comments(draft.nextLine(after), draft.lineStart(start));
  if (isBlockCollection(node)) {
    const entries = entriesOf(node, draft, '');
    const between = entries.flatMap((entry, index) => {
      const next = entries[index + 1];
      return next === undefined ? [] : comments(endOfLines(entry, draft), draft.lineStart(next.start));
    });
    return [...above, ...between];
  }
  if (isMap(node) || isSeq(node)) return [...above, ...commentsBetween(node, draft)];
  const behind = text.slice(end, draft.lineEnd(end)).trim();
  if (draft.lineEnd(after) >= start || isBlockText(node) || behind === '') return above;
  return [...above, ' '.repeat(column) + behind];
}
