import {
  type CST,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { CannotEdit } from './edit-change.js';
import type { Draft } from './edit-draft.js';

/** A field of a record or an element of a list that is written in lines (block style). */
export interface BlockEntry {
  /** Where its key or dash begins. */
  readonly start: number;
  /** Where its colon or dash ends. */
  readonly after: number;
  /** Column of its key or dash. */
  readonly column: number;
  /** Null where nothing is written behind the colon or dash. */
  readonly node: Node | null;
  /** Where what is written of it ends: before its trailing comment, spaces and line end. */
  readonly end: number;
}

/** A value that is there; the parser makes an empty one up where nothing is written. */
export function written(value: unknown): Node | null {
  if (!isNode(value) || !value.range) return null;
  return value.range[0] === value.range[1] && !isCollection(value) ? null : value;
}

export function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Where what is written of a value ends; of a block, where its last line ends that says something. */
export function endOf(node: Node, draft: Draft): number {
  if (isBlockText(node)) {
    const { keep, end, wholeEnd } = blockTextParts(node, draft);
    return keep ? wholeEnd : end;
  }
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1);
    if (last !== undefined) return pairEnd(last, draft);
  }
  if (isSeq(node) && node.flow !== true) {
    const last = node.items.length - 1;
    if (last >= 0) return listEntry(node, last, draft, '').end;
  }
  return node.range?.[1] ?? 0;
}

export function pairEnd(pair: Pair, draft: Draft): number {
  const value = written(pair.value);
  if (value !== null) return endOf(value, draft);
  const sign = lastSign(pair.srcToken?.sep);
  return sign ?? (isNode(pair.key) ? (pair.key.range?.[1] ?? 0) : 0);
}

/** Where the last token ends that is neither space nor comment. */
function lastSign(tokens: readonly CST.SourceToken[] | undefined): number | null {
  const last = tokens?.findLast(({ type }) => type !== 'space' && type !== 'newline' && type !== 'comment');
  return last === undefined ? null : last.offset + last.source.length;
}

function recordEntry(map: YAMLMap, index: number, draft: Draft, pointer: string): BlockEntry {
  const pair = map.items[index];
  const colon = pair?.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  if (pair === undefined || colon === undefined || !isNode(pair.key) || !pair.key.range) {
    throw new CannotEdit('question-mark-key', pointer);
  }
  const start = pair.key.range[0];
  return {
    start,
    after: colon.offset + 1,
    column: draft.column(start),
    node: written(pair.value),
    end: pairEnd(pair, draft),
  };
}

function listEntry(list: YAMLSeq, index: number, draft: Draft, pointer: string): BlockEntry {
  const token = (list.srcToken as CST.BlockSequence | undefined)?.items[index];
  const dash = token?.start.find(({ type }) => type === 'seq-item-ind');
  if (token === undefined || dash === undefined) throw new CannotEdit('question-mark-key', pointer);
  const node = written(list.items[index]);
  return {
    start: dash.offset,
    after: dash.offset + 1,
    column: draft.column(dash.offset),
    node,
    end: node === null ? (lastSign(token.start) ?? dash.offset + 1) : endOf(node, draft),
  };
}

export function isBlockCollection(node: Node | null): node is YAMLMap | YAMLSeq {
  return isCollection(node) && node.flow !== true && node.items.length > 0;
}

export function isBlockText(node: Node | null): node is Scalar & { type: 'BLOCK_LITERAL' | 'BLOCK_FOLDED' } {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

export interface BlockTextParts {
  readonly folded: boolean;
  /** Whether line ends at its end count (`|+`). */
  readonly keep: boolean;
  /** Where `|-` ends. */
  readonly headerEnd: number;
  /** Columns before what it belongs to. */
  readonly parent: number;
  /** Columns before its lines; null when it has none. */
  readonly indent: number | null;
  /** Where its last line ends that is not empty. */
  readonly end: number;
  /** Where its last line ends. */
  readonly wholeEnd: number;
}

export function blockTextParts(node: Node, draft: Draft): BlockTextParts {
  const token = node.srcToken as CST.BlockScalar;
  const header = /^[|>][-+\d]*/u.exec(draft.text.slice(startOf(node), startOf(node) + 4))?.[0] ?? '';
  const headerEnd = startOf(node) + header.length;
  const first = draft.nextLine(headerEnd);
  const lines = draft.lines(first, node.range?.[1] ?? first);
  const digit = /\d/u.exec(header)?.[0];
  const spaces = (text: string): number => text.length - text.replace(/^ +/u, '').length;
  const content = lines.find(({ text }) => /[^ ]/u.test(text));
  const indent =
    digit !== undefined
      ? Math.max(0, token.indent) + Number(digit)
      : content === undefined
        ? null
        : spaces(content.text);
  // Of lines of spaces, those that reach beyond the text's own column are text.
  const last = lines.findLast(({ text }) => /[^ ]/u.test(text) || (indent !== null && text.length > indent));
  const whole = lines.at(-1);
  return {
    folded: header.startsWith('>'),
    keep: header.includes('+'),
    headerEnd,
    parent: Math.max(0, token.indent),
    indent,
    end: last === undefined ? draft.lineEnd(headerEnd) : draft.lineEnd(last.start),
    wholeEnd: whole === undefined ? draft.lineEnd(headerEnd) : draft.lineEnd(whole.start),
  };
}

/** Whether a value ends with a text whose line ends at its end count: a line more would become its. */
export function endsInKept(node: Node | null, draft: Draft): boolean {
  const last = lastText(node);
  return last !== null && blockTextParts(last, draft).keep;
}

/** Whether a value ends with a text in a block: a comment that is indented deeper would become its. */
export function endsInBlockText(node: Node | null): boolean {
  return lastText(node) !== null;
}

/** The text in a block that ends a value. */
function lastText(node: Node | null): Scalar | null {
  if (isBlockText(node)) return node;
  if (!isBlockCollection(node)) return null;
  const last: unknown = node.items.at(-1);
  return lastText(written(isPair(last) ? last.value : last));
}

/** Where the line below a part begins, and below the comments there that are indented deeper than the part. */
export function below({ end, column }: BlockEntry, draft: Draft): number {
  const line = draft.nextLine(end);
  return draft.deeperComments(line, column).at(-1)?.end ?? line;
}

/** The fields or elements of a record or list that is written in lines. */
export function entriesOf(node: YAMLMap | YAMLSeq, draft: Draft, pointer: string): readonly BlockEntry[] {
  return node.items.map((_, index) =>
    isMap(node) ? recordEntry(node, index, draft, pointer) : listEntry(node, index, draft, pointer),
  );
}

/** Where the line below a part begins that goes: with a record or list, the comments that are its go. */
export function endOfLines(entry: BlockEntry, draft: Draft): number {
  return isBlockCollection(entry.node) ? below(entry, draft) : draft.nextLine(entry.end);
}

/** What stands between the parts of a collection in brackets: before the first, between two, behind the last. */
export function gapsOf(collection: YAMLMap | YAMLSeq, draft: Draft): readonly string[] {
  const spans = collection.items.map((item: unknown): readonly [number, number] => {
    if (isNode(item)) return [startOf(item), endOf(item, draft)];
    if (!isPair(item)) return [0, 0];
    return [isNode(item.key) ? startOf(item.key) : 0, pairEnd(item, draft)];
  });
  const ends = [startOf(collection) + 1, ...spans.map(([, end]) => end)];
  const starts = [...spans.map(([start]) => start), (collection.range?.[1] ?? 1) - 1];
  return ends.map((end, index) => draft.text.slice(end, starts[index]));
}

/** The comments on lines of their own between the parts of a collection in brackets. */
export function commentsBetween(collection: YAMLMap | YAMLSeq, draft: Draft): readonly string[] {
  return gapsOf(collection, draft)
    .flatMap((gap) => gap.split(/\r?\n/u).slice(1))
    .filter((line) => line.trim().startsWith('#'));
}

/** Refuses what reaches elsewhere: its change would change other places too, or not what it seems to. */
export function guard(node: Node, pointer: string): void {
  if (isAlias(node)) throw new CannotEdit('shared', pointer);
  if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined)
    throw new CannotEdit('shared', pointer);
  if ((isScalar(node) || isCollection(node)) && node.tag !== undefined) throw new CannotEdit('tag', pointer);
  if (!isMap(node)) return;
  for (const { key, srcToken } of node.items) {
    if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN')
      throw new CannotEdit('merge-key', pointer);
    if (isExplicit(srcToken) || !isScalar(key)) throw new CannotEdit('question-mark-key', pointer);
    guard(key, pointer);
  }
}

/** `? key`, on a line of its own. */
function isExplicit(token: CST.CollectionItem | undefined): boolean {
  return token?.start.some(({ type }) => type === 'explicit-key-ind') === true;
}

/** Refuses to write another value behind an anchor or a tag, or for one that others refer to. */
export function guardReplaced(node: Node, pointer: string): void {
  if (isAlias(node)) return;
  guard(node, pointer);
  guardGone(node, pointer);
}

/** Refuses to let go of what other places may refer to. */
export function guardGone(node: Node, pointer: string): void {
  visit(node, (_key, part) => {
    if ((isScalar(part) || isCollection(part)) && part.anchor !== undefined) {
      throw new CannotEdit('shared', pointer);
    }
  });
}
