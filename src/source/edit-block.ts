import { isMap, type YAMLMap, type YAMLSeq } from 'yaml';
import { CannotEdit, type Change, isRecord, type YamlValue } from './edit-change.js';
import type { Draft } from './edit-draft.js';
import { changedFlow } from './edit-flow.js';
import {
  type BlockEntry,
  below,
  endOfLines,
  endsInKept,
  entriesOf,
  guardGone,
  startOf,
} from './edit-node.js';
import {
  keysOf,
  type ListPlan,
  type Newcomer,
  type Part,
  planOf,
  type RecordPlan,
  type Slot,
} from './edit-plan.js';
import { removeEntries } from './edit-remove.js';
import { type Editing, replaceValue } from './edit-replace.js';
import { isFree } from './pointer.js';
import { isApart, writeElement, writeField, writeFlow, writeRecord } from './write-value.js';

/**
 * Changes in a value that is written in lines. All lines stay as they are but those of the parts that change:
 *
 * - A part that goes takes its lines, the comment behind it and the comments inside it along. Comments on lines
 *   of their own above it stay, and stand then above what follows. Where it was parted from its neighbours by
 *   blank lines, one of the two goes.
 * - A new part stands below the part it follows and the comments there that are indented deeper than that;
 *   comments above the next part stay above it. The first field of an element, on the line of its dash, stays
 *   the first.
 * - A part that moves takes along what a part that goes does.
 * - Where nothing is left, `[]` or `{}` is.
 */
function changeValue(slot: Slot, entry: BlockEntry, change: Change, editing: Editing): void {
  const plan = planOf(slot, change);
  switch (plan.kind) {
    case 'keep':
      return;
    case 'replace':
      replaceValue(slot, entry, plan.value, editing);
      return;
    case 'record':
      if (plan.map.items.length === 0) replaceValue(slot, entry, Object.fromEntries(plan.added), editing);
      else if (plan.map.flow === true) changeFlow(slot, plan.map, change, editing);
      else changeRecord(slot, entry, plan.map, plan, editing);
      return;
    case 'list':
      if (plan.list.items.length === 0) replaceValue(slot, entry, valuesOf(plan.inserted), editing);
      else if (plan.list.flow === true) changeFlow(slot, plan.list, change, editing);
      else changeList(slot, entry, plan.list, plan, editing);
      return;
    default:
      plan satisfies never;
  }
}

/** The same for what a file holds as a whole. */
export function changeRoot(slot: Slot, change: Change, editing: Editing): void {
  const { draft, style } = editing;
  const plan = planOf(slot, change);
  switch (plan.kind) {
    case 'keep':
      return;
    case 'replace': {
      if (!isRecord(plan.value)) throw new CannotEdit('wrong-shape', slot.pointer);
      // Nothing but comments: what is new comes after them, and before the mark that ends a document.
      const end = /^\.\.\.(?=\s)/mu.exec(draft.text)?.index ?? draft.text.length;
      draft.insertLines(end, writeRecord(plan.value, 0, { field: '', keys: [] }, style));
      return;
    }
    case 'record':
      if (plan.map.flow === true) changeFlow(slot, plan.map, change, editing);
      else changeRecord(slot, null, plan.map, plan, editing);
      return;
    case 'list':
      if (plan.list.flow === true) changeFlow(slot, plan.list, change, editing);
      else changeList(slot, null, plan.list, plan, editing);
      return;
    default:
      plan satisfies never;
  }
}

function changeFlow(
  slot: Slot,
  collection: YAMLMap | YAMLSeq,
  change: Change,
  { draft, style }: Editing,
): void {
  const [start, end] = collection.range ?? [0, 0];
  draft.replace(start, end, changedFlow(slot, change, draft, style));
}

function changeRecord(
  slot: Slot,
  entry: BlockEntry | null,
  map: YAMLMap,
  { changes, added }: RecordPlan,
  editing: Editing,
): void {
  const entries = entriesOf(map, editing.draft, slot.pointer);
  const gone = goneOf(changes);
  if (gone.size === entries.length) {
    if (entry === null) throw new CannotEdit('wrong-shape', slot.pointer);
    replaceValue(slot, entry, Object.fromEntries(added), editing);
    return;
  }
  changeParts(entries, changes, editing);
  removeEntries(entries, gone, editing.draft);
  addFields(slot, entry, map, entries, { gone, added }, editing);
}

function changeList(
  slot: Slot,
  entry: BlockEntry | null,
  list: YAMLSeq,
  { changes, inserted }: ListPlan,
  editing: Editing,
): void {
  const { draft } = editing;
  const entries = entriesOf(list, draft, slot.pointer);
  const gone = goneOf(changes);
  const compact = !draft.startsLine(entries[0]?.start ?? 0);
  if (gone.size === entries.length && (inserted.size === 0 || compact)) {
    if (entry === null) throw new CannotEdit('wrong-shape', slot.pointer);
    replaceValue(slot, entry, valuesOf(inserted), editing);
    return;
  }
  changeParts(entries, changes, editing);
  removeEntries(entries, gone, draft);
  const lines = elementWriter(slot, list, entries, editing);
  for (const [index, newcomers] of inserted) {
    const before = entries.findLast((_, other) => other < index && !gone.has(other));
    const parted = isParted(entries, newcomers, draft);
    const elements = newcomers.flatMap((newcomer, index) => [
      ...(parted && index > 0 ? [''] : []),
      ...lines(newcomer),
    ]);
    if (before !== undefined) insertBehind(before, elements, parted, draft);
    else insertFirst(entries[0], elements, parted && gone.size < entries.length, draft);
  }
}

function valuesOf(inserted: ListPlan['inserted']): readonly YamlValue[] {
  return [...inserted.values()].flat().map(({ value }) => value);
}

function goneOf(changes: ReadonlyMap<number, Part>): ReadonlySet<number> {
  return new Set([...changes].filter(([, { change }]) => change.kind === 'remove').map(([index]) => index));
}

function changeParts(
  entries: readonly BlockEntry[],
  changes: ReadonlyMap<number, Part>,
  editing: Editing,
): void {
  for (const [index, { slot, change }] of changes) {
    const entry = entries[index];
    if (entry === undefined) continue;
    if (change.kind !== 'remove') changeValue(slot, entry, change, editing);
    else if (entry.node !== null) guardGone(entry.node, slot.pointer);
  }
}

/** New fields, each where the author or the schemas would have it. */
function addFields(
  slot: Slot,
  entry: BlockEntry | null,
  map: YAMLMap,
  entries: readonly BlockEntry[],
  { gone, added }: { readonly gone: ReadonlySet<number>; readonly added: RecordPlan['added'] },
  { draft, style }: Editing,
): void {
  if (added.length === 0) return;
  const keys = keysOf(map);
  const free = isFree(slot.field);
  const column = entries[0]?.column ?? 0;
  const fields: FieldLines[] = entries.flatMap((old, index) =>
    gone.has(index) ? [] : [{ key: keys[index] ?? '', entry: old, lines: [], parted: false }],
  );
  const dashed = slot.field === '' && entry !== null;
  for (const [field, value] of added) {
    const names = fields.map(({ key }) => key);
    const position = free ? names.length : style.position(field, names);
    const key = free ? field : style.key(field, keys);
    const lines = writeField(key, value, { field, column, keys }, style);
    const parted = slot.pointer === '' && Array.isArray(value) && value.some(isApart);
    fields.splice(dashed ? Math.max(1, position) : position, 0, { key, entry: null, lines, parted });
  }
  let before: BlockEntry | null = null;
  for (const { entry: old, lines, parted } of fields) {
    if (old !== null) before = old;
    else if (before !== null) insertBehind(before, lines, parted, draft);
    else draft.insertLines(topOf(entries[0], draft, slot.pointer !== ''), lines);
  }
}

interface FieldLines {
  readonly key: string;
  /** Null for a new field. */
  readonly entry: BlockEntry | null;
  readonly lines: readonly string[];
  /** Whether a blank line stands before it. */
  readonly parted: boolean;
}

/** How an element is written: one that moved as it is, a new one as the last one. */
function elementWriter(
  slot: Slot,
  list: YAMLSeq,
  entries: readonly BlockEntry[],
  { draft, style }: Editing,
): (newcomer: Newcomer) => readonly string[] {
  const last = entries.at(-1);
  const column = last?.column ?? 0;
  const between = last?.node ? draft.text.slice(last.after, startOf(last.node)) : ' ';
  const gap = /^ +$/u.test(between) ? between : ' ';
  const item = list.items.at(-1);
  const flow = isMap(item) && item.flow === true && item.items.length > 0;
  const keys = isMap(item) ? keysOf(item) : slot.keys;
  return ({ value, from, comment }) => {
    const above = comment.map((line) => `${' '.repeat(column)}# ${line}`);
    const moved = from === null ? undefined : entries[from];
    if (moved !== undefined) return linesOf(moved, draft);
    if (flow && typeof value === 'object') {
      return [...above, `${' '.repeat(column)}-${gap}${writeFlow(value, { field: slot.like, keys }, style)}`];
    }
    return [...above, ...writeElement(value, { field: slot.like, column, keys }, gap, style)];
  };
}

/** The lines of an element with its comments, as if its dash began its line. */
function linesOf(entry: BlockEntry, draft: Draft): readonly string[] {
  const { start, column } = entry;
  const first = ' '.repeat(column) + draft.text.slice(start, draft.lineEnd(start));
  return [first, ...draft.lines(draft.nextLine(start), endOfLines(entry, draft)).map(({ text }) => text)];
}

/** Whether the elements of a list are parted by blank lines: as the last two are; of one, as large ones are. */
function isParted(entries: readonly BlockEntry[], newcomers: readonly Newcomer[], draft: Draft): boolean {
  const [first, last] = entries.slice(-2);
  if (first === undefined || last === undefined) return newcomers.some(({ value }) => isApart(value));
  return draft
    .lines(draft.nextLine(first.end), draft.lineStart(last.start))
    .some(({ kind }) => kind === 'blank');
}

function insertBehind(before: BlockEntry, lines: readonly string[], parted: boolean, draft: Draft): void {
  const blank = parted && !endsInKept(before.node, draft);
  draft.insertLines(below(before, draft), blank ? ['', ...lines] : lines);
}

function insertFirst(
  first: BlockEntry | undefined,
  lines: readonly string[],
  parted: boolean,
  draft: Draft,
): void {
  const elements = parted ? [...lines, ''] : lines;
  if (first === undefined || draft.startsLine(first.start)) {
    draft.insertLines(topOf(first, draft, true), elements);
    return;
  }
  // The first dash stands behind another one, and so does the new one.
  const text = [...elements, ' '.repeat(first.column)].join(draft.eol(first.start));
  draft.replace(first.start, first.start, text.slice(first.column));
}

/** Where the first line of a part begins, with the comments directly above it if they are to be its own. */
function topOf(entry: BlockEntry | undefined, draft: Draft, withComments: boolean): number {
  let top = draft.lineStart(entry?.start ?? 0);
  while (withComments && top > 0) {
    const above = draft.lineStart(top - 1);
    if (draft.lines(above, top)[0]?.kind !== 'comment') break;
    top = above;
  }
  return top;
}
