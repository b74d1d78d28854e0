import { isMap, isNode, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { CannotEdit, type Change, type YamlValue } from './edit-change.js';
import type { Draft } from './edit-draft.js';
import { type FlowPart, layOut } from './edit-flow-layout.js';
import {
  commentsBetween,
  endOf,
  gapsOf,
  guardGone,
  guardReplaced,
  pairEnd,
  startOf,
  written,
} from './edit-node.js';
import { keysOf, type ListPlan, planOf, type RecordPlan, type Slot } from './edit-plan.js';
import { type FileStyle, quoteOf } from './edit-style.js';
import { isFree } from './pointer.js';
import { writeText } from './write-scalar.js';
import { writeFlow, writeKey } from './write-value.js';

/** The text of a value between brackets, or of a collection with them, after a change. */
export function changedFlow(slot: Slot, change: Change, draft: Draft, style: FileStyle): string {
  const { node, pointer } = slot;
  const plan = planOf(slot, change);
  const text = node === null ? '' : draft.text.slice(startOf(node), endOf(node, draft));
  switch (plan.kind) {
    case 'keep':
      return text;
    case 'replace':
      if (node !== null) guardReplaced(node, pointer);
      return replacedFlow(slot, plan.value, draft, style);
    case 'record':
    case 'list': {
      // `[a: b]` holds a record without brackets of its own.
      if (!/^[[{]/u.test(text)) throw new CannotEdit('wrong-shape', pointer);
      const collection = plan.kind === 'record' ? plan.map : plan.list;
      const parts =
        plan.kind === 'record'
          ? recordParts(slot, plan.map, plan, draft, style)
          : listParts(slot, plan.list, plan, draft, style);
      const inside = layOut(parts, gapsOf(collection, draft), draft.eol(startOf(collection)));
      return text.slice(0, 1) + inside + text.slice(-1);
    }
    default:
      return plan satisfies never;
  }
}

/** A text keeps its quotes where they can hold the new one; comments inside a value come to stand below it. */
function replacedFlow({ node, like, keys }: Slot, value: YamlValue, draft: Draft, style: FileStyle): string {
  if (typeof value === 'string' && isScalar(node)) {
    const quote = quoteOf(node.type) ?? 'plain';
    return writeText(value, quote, style.neededQuote(), { flow: true, lineStart: false });
  }
  const text = writeFlow(value, { field: like, keys }, style);
  const comments = isMap(node) || isSeq(node) ? commentsBetween(node, draft) : [];
  const [first] = comments;
  if (node === null || first === undefined) return text;
  const indent = first.slice(0, first.indexOf('#'));
  return [text, ...comments, indent].join(draft.eol(startOf(node)));
}

function listParts(
  slot: Slot,
  list: YAMLSeq,
  { changes, inserted }: ListPlan,
  draft: Draft,
  style: FileStyle,
): readonly FlowPart[] {
  const parts: FlowPart[] = [];
  for (const index of [...list.items.keys(), list.items.length]) {
    for (const { value, from } of inserted.get(index) ?? []) {
      const moved = from === null ? null : written(list.items[from]);
      const text =
        moved === null
          ? writeFlow(value, { field: slot.like, keys: slot.keys }, style)
          : draft.text.slice(startOf(moved), endOf(moved, draft));
      parts.push({ from, moved: true, text });
    }
    const item = written(list.items[index]);
    if (item === null) continue;
    const part = changes.get(index);
    if (part === undefined) {
      parts.push({ from: index, moved: false, text: draft.text.slice(startOf(item), endOf(item, draft)) });
    } else if (part.change.kind === 'remove') {
      guardGone(item, part.slot.pointer);
    } else {
      parts.push({ from: index, moved: false, text: changedFlow(part.slot, part.change, draft, style) });
    }
  }
  return parts;
}

function recordParts(
  slot: Slot,
  map: YAMLMap,
  { changes, added }: RecordPlan,
  draft: Draft,
  style: FileStyle,
): readonly FlowPart[] {
  const keys = keysOf(map);
  const free = isFree(slot.field);
  const parts: (FlowPart & { readonly key: string })[] = [];
  for (const [index, pair] of map.items.entries()) {
    const { key, value } = pair;
    const part = changes.get(index);
    const name = keys[index] ?? '';
    if (part?.change.kind === 'remove') {
      if (isNode(value)) guardGone(value, part.slot.pointer);
      continue;
    }
    const start = isNode(key) ? startOf(key) : 0;
    const end = pairEnd(pair, draft);
    if (part === undefined) {
      parts.push({ from: index, moved: false, key: name, text: draft.text.slice(start, end) });
      continue;
    }
    const changed = changedFlow(part.slot, part.change, draft, style);
    const present = written(value);
    const before = draft.text.slice(start, present === null ? end : startOf(present));
    const sign = present !== null || changed === '' ? '' : before.endsWith(':') ? ' ' : ': ';
    parts.push({ from: index, moved: false, key: name, text: `${before}${sign}${changed}` });
  }
  for (const [field, value] of added) {
    const names = parts.map((part) => part.key);
    const key = free ? field : style.key(field, keys.length > 0 ? keys : slot.keys);
    const text = `${writeKey(key, style, true)}: ${writeFlow(value, { field, keys }, style)}`;
    parts.splice(free ? names.length : style.position(field, names), 0, {
      from: null,
      moved: false,
      key,
      text,
    });
  }
  return parts;
}
