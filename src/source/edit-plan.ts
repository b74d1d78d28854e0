import { isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { pointerTo } from '../model/place.js';
import {
  CannotEdit,
  type Change,
  isList,
  isRecord,
  type NewElement,
  valueFrom,
  type YamlRecord,
  type YamlValue,
} from './edit-change.js';
import { fingerprint } from './edit-data.js';
import { aligned } from './edit-list.js';
import { guard, written } from './edit-node.js';
import { isFree, isListField, pairsOf } from './pointer.js';

/** A value that is there, or the empty place of one, with all that a change of it must know. */
export interface Slot {
  readonly node: Node | null;
  readonly data: unknown;
  /** Name of the field, as in the pointer; empty for an element of a list. */
  readonly field: string;
  /** The field whose other values show how this one is written: the list's, for an element. */
  readonly like: string;
  readonly pointer: string;
  /** Keys of the record around. */
  readonly keys: readonly string[];
}

/** What becomes of a value as a whole. */
export type Plan =
  | { readonly kind: 'keep' }
  | { readonly kind: 'replace'; readonly value: YamlValue }
  | ({ readonly kind: 'record'; readonly map: YAMLMap } & RecordPlan)
  | ({ readonly kind: 'list'; readonly list: YAMLSeq } & ListPlan);

/** What becomes of the fields that are there, by index; which come to them. */
export interface RecordPlan {
  readonly changes: ReadonlyMap<number, Part>;
  readonly added: readonly (readonly [field: string, value: YamlValue])[];
}

/** What becomes of the elements, by index; what comes before the element of an index, or at the end. */
export interface ListPlan {
  readonly changes: ReadonlyMap<number, Part>;
  readonly inserted: ReadonlyMap<number, readonly Newcomer[]>;
}

/** An element that comes to a place in a list. */
export interface Newcomer {
  readonly value: YamlValue;
  /** Which element it was, where it only moved; null for a new one. */
  readonly from: number | null;
  /** Lines of the comment above a new one. */
  readonly comment: readonly string[];
}

/** A field or an element, and what becomes of it. */
export interface Part {
  readonly slot: Slot;
  readonly change: Change;
}

/** Works out how a change is made with the least: what stays as it is, and which parts change. */
export function planOf(slot: Slot, change: Change): Plan {
  const { node, pointer } = slot;
  if (node === null) return { kind: 'replace', value: valueFrom(change, pointer) };
  if (change.kind === 'within') {
    guard(node, pointer);
    if (isMap(node) && change.appended.length === 0)
      return { kind: 'record', map: node, ...partsOf(slot, node, change.children) };
    if (isSeq(node))
      return { kind: 'list', list: node, ...elementsOf(slot, node, change.children, change.appended) };
    throw new CannotEdit('wrong-shape', pointer);
  }
  const value = shaped(valueFrom(change, pointer), slot);
  const free = isFree(slot.field);
  if (fingerprint(slot.data, free) === fingerprint(value, free)) return { kind: 'keep' };
  if (isMap(node) && isRecord(value) && node.items.length > 0 && Object.keys(value).length > 0) {
    guard(node, pointer);
    return { kind: 'record', map: node, ...fieldsSet(slot, node, value) };
  }
  if (isSeq(node) && isList(value) && node.items.length > 0 && value.length > 0) {
    guard(node, pointer);
    return { kind: 'list', list: node, ...elementsSet(slot, node, value) };
  }
  return { kind: 'replace', value };
}

/** One value for a list of one, and the reverse, where the author wrote it so. */
function shaped(value: YamlValue, { node, field }: Slot): YamlValue {
  if (!isListField(field)) return value;
  if (isScalar(node) && isList(value) && value.length === 1 && typeof value[0] === 'string') return value[0];
  if (isSeq(node) && typeof value === 'string') return [value];
  return value;
}

function partsOf(slot: Slot, map: YAMLMap, children: ReadonlyMap<string, Change>): RecordPlan {
  const changes = new Map<number, Part>();
  const added: [string, YamlValue][] = [];
  for (const [field, change] of children) {
    const pointer = pointerTo(slot.pointer, field);
    const index = pairOf(slot, map, field);
    if (index === null) {
      added.push([field, valueFrom(change, pointer)]);
    } else {
      // The same field, once in English and once in Chinese.
      if (changes.has(index)) throw new CannotEdit('overlap', pointer);
      changes.set(index, { slot: fieldSlot(slot, map, index, field), change });
    }
  }
  return { changes, added };
}

function fieldsSet(slot: Slot, map: YAMLMap, value: YamlRecord): RecordPlan {
  const children = new Map(
    Object.entries(value).map(([field, content]): [string, Change] => [
      field,
      { kind: 'set', value: content },
    ]),
  );
  const { changes, added } = partsOf(slot, map, children);
  const gone = [...map.items.keys()].filter((index) => !changes.has(index));
  return {
    changes: new Map([
      ...changes,
      ...gone.map((index): [number, Part] => [
        index,
        { slot: fieldSlot(slot, map, index, keyOf(map, index)), change: { kind: 'remove' } },
      ]),
    ]),
    added,
  };
}

function elementsOf(
  slot: Slot,
  list: YAMLSeq,
  children: ReadonlyMap<string, Change>,
  appended: readonly NewElement[],
): ListPlan {
  const changes = new Map<number, Part>();
  for (const [segment, change] of children) {
    const index = Number(segment);
    if (!/^\d+$/u.test(segment) || index >= list.items.length || changes.has(index)) {
      throw new CannotEdit('no-such-place', pointerTo(slot.pointer, segment));
    }
    changes.set(index, { slot: elementSlot(slot, list, index), change });
  }
  const inserted = new Map<number, Newcomer[]>();
  // What comes behind the last element stands before what comes to the end.
  const placed = appended.filter(({ behind }) => behind !== undefined);
  const last = appended.filter(({ behind }) => behind === undefined);
  for (const { value, behind, comment = [] } of [...placed, ...last]) {
    if (behind !== undefined && !(behind in list.items))
      throw new CannotEdit('no-such-place', pointerTo(slot.pointer, behind));
    const place = behind === undefined ? list.items.length : behind + 1;
    inserted.set(place, [...(inserted.get(place) ?? []), { value, from: null, comment }]);
  }
  return { changes, inserted };
}

function elementsSet(slot: Slot, list: YAMLSeq, value: readonly YamlValue[]): ListPlan {
  const before = list.items.map((_, index) => fingerprint(elementSlot(slot, list, index).data));
  const after = value.map((element) => fingerprint(element));
  const changes = new Map<number, Part>();
  const inserted = new Map<number, Newcomer[]>();
  let next = 0;
  for (const [position, origin] of aligned(before, after).entries()) {
    const element = value[position] ?? '';
    if (origin === null || origin.moved) {
      const newcomer = { value: element, from: origin?.index ?? null, comment: [] };
      const others = inserted.get(next);
      if (others === undefined) inserted.set(next, [newcomer]);
      else others.push(newcomer);
      continue;
    }
    const { index } = origin;
    for (; next < index; next += 1) changes.set(next, gone(next));
    next += 1;
    if (before[index] !== after[position]) {
      changes.set(index, { slot: elementSlot(slot, list, index), change: { kind: 'set', value: element } });
    }
  }
  for (; next < before.length; next += 1) changes.set(next, gone(next));
  return { changes, inserted };

  function gone(index: number): Part {
    return { slot: elementSlot(slot, list, index), change: { kind: 'remove' } };
  }
}

/** The pair that writes a field; null when there is none. */
function pairOf(slot: Slot, map: YAMLMap, field: string): number | null {
  const found = isFree(slot.field)
    ? [...map.items.keys()].filter((index) => keyOf(map, index) === field)
    : pairsOf(map.items, field);
  if (found.length > 1) throw new CannotEdit('repeated-field', pointerTo(slot.pointer, field));
  return found[0] ?? null;
}

export function keysOf(map: YAMLMap): readonly string[] {
  return [...map.items.keys()].map((index) => keyOf(map, index));
}

function keyOf(map: YAMLMap, index: number): string {
  const key = map.items[index]?.key;
  return isScalar(key) ? String(key.value) : '';
}

function fieldSlot(slot: Slot, map: YAMLMap, index: number, field: string): Slot {
  const key = keyOf(map, index);
  const data = isRecord(slot.data) && Object.hasOwn(slot.data, key) ? slot.data[key] : undefined;
  return {
    node: written(map.items[index]?.value),
    data,
    field,
    like: field,
    pointer: pointerTo(slot.pointer, field),
    keys: keysOf(map),
  };
}

function elementSlot(slot: Slot, list: YAMLSeq, index: number): Slot {
  return {
    node: written(list.items[index]),
    data: isList(slot.data) ? slot.data[index] : undefined,
    field: '',
    like: slot.like,
    pointer: pointerTo(slot.pointer, index),
    keys: slot.keys,
  };
}
