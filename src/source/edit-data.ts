import { isList, isRecord, type NewElement, type YamlEdit, type YamlValue } from './edit-change.js';
import { fieldOf, isFree, isListField, segmentsOf } from './pointer.js';

/**
 * The data of a file, seen apart from its text: what it must be after edits, and whether it is. Nothing here
 * knows how a text is edited, so that neither can repeat the other's mistakes.
 */
type Data = unknown;

/** Parsed data with one name for all spellings of a field. */
export function dataOf(value: unknown, free = false): Data {
  if (isList(value)) return value.map((item) => dataOf(item));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  const named = new Map(
    entries.map(([key, child]) => [free ? key : fieldOf(key), dataOf(child, isFree(key))]),
  );
  // A field that was written twice, in two languages, is two.
  return named.size === entries.length ? named : new Map(entries.map(([key, child]) => [key, dataOf(child)]));
}

/** Equal for equal values, whatever the language, order and kind of their keys. */
export function fingerprint(value: unknown, free = false): string {
  return JSON.stringify(dataOf(value, free), (_key, part: unknown) =>
    part instanceof Map ? { record: [...part].sort(([a], [b]) => (a < b ? -1 : 1)) } : part,
  );
}

/** The data a file must have after edits; null where an edit has no place in it. */
export function dataAfter(before: unknown, edits: readonly YamlEdit[]): Data | null {
  const root = { value: dataOf(before) };
  const lists: Lists = new Map();
  for (const edit of edits) {
    const segments = segmentsOf(edit.pointer);
    const done =
      edit.kind === 'append' ? append(root, segments, edit, lists) : give(root, segments, edit, lists);
    if (!done) return null;
  }
  for (const [list, behind] of lists) {
    const items = list.flatMap((item, index) => [item, ...(behind.get(index) ?? [])]);
    list.splice(0, list.length, ...items.filter((item) => item !== removed));
  }
  return root.value;
}

/** Whether data is what it must be. A text for a list of one will do where it was asked for. */
export function isSame(expected: Data, actual: Data): boolean {
  if (expected instanceof Asked) return isAsked(expected.value, actual, expected.field);
  if (isList(expected)) {
    return (
      isList(actual) &&
      actual.length === expected.length &&
      expected.every((item, index) => isSame(item, actual[index]))
    );
  }
  if (expected instanceof Map) {
    return (
      actual instanceof Map &&
      actual.size === expected.size &&
      [...expected].every(([key, value]) => actual.has(key) && isSame(value, actual.get(key)))
    );
  }
  return Object.is(expected, actual);
}

function isAsked(asked: YamlValue, actual: Data, field: string): boolean {
  if (isListField(field) && typeof asked === 'string' && isList(actual)) {
    return actual.length === 1 && actual[0] === asked;
  }
  if (isListField(field) && isList(asked) && asked.length === 1 && typeof actual === 'string') {
    return actual === asked[0];
  }
  if (isList(asked)) {
    return (
      isList(actual) &&
      actual.length === asked.length &&
      asked.every((item, index) => isAsked(item, actual[index], ''))
    );
  }
  if (isRecord(asked)) {
    const fields = Object.entries(asked);
    const free = isFree(field);
    return (
      actual instanceof Map &&
      actual.size === fields.length &&
      fields.every(([key, value]) => {
        const name = free ? key : fieldOf(key);
        return actual.has(name) && isAsked(value, actual.get(name), key);
      })
    );
  }
  return asked === actual;
}

/** A value that was asked for, in English keys, where data in the file's words is expected. */
class Asked {
  readonly value: YamlValue;
  readonly field: string;

  constructor(value: YamlValue, field: string) {
    this.value = value;
    this.field = field;
  }
}

/** Lists whose elements change places, with what comes behind an element: pointers count elements as they were. */
type Lists = Map<unknown[], Map<number, Data[]>>;

/** Stands where an element was, until all edits are made: their pointers count it. */
const removed = Symbol('removed');

interface Holder {
  value: Data;
}

function give(
  root: Holder,
  segments: readonly string[],
  edit: Exclude<YamlEdit, { kind: 'append' }>,
  lists: Lists,
): boolean {
  const last = segments.at(-1);
  const parent = descend(root, segments.slice(0, -1));
  if (last === undefined || parent === null) return false;
  const { value, free } = parent;
  if (value instanceof Map) {
    const name = free ? last : fieldOf(last);
    if (edit.kind === 'remove') return value.delete(name);
    value.set(name, new Asked(edit.value, last));
    return true;
  }
  if (!Array.isArray(value) || !/^\d+$/u.test(last) || Number(last) >= value.length) return false;
  value[Number(last)] = edit.kind === 'remove' ? removed : new Asked(edit.value, '');
  if (!lists.has(value)) lists.set(value, new Map());
  return true;
}

function append(
  root: Holder,
  segments: readonly string[],
  { value: added, behind }: NewElement,
  lists: Lists,
): boolean {
  const last = segments.at(-1);
  const parent = descend(root, segments.slice(0, -1));
  if (parent === null) return false;
  const { value, free } = parent;
  const name = last === undefined ? '' : free ? last : fieldOf(last);
  const list = last === undefined ? value : value instanceof Map ? value.get(name) : at(value, last);
  if (Array.isArray(list) && behind !== undefined) {
    if (!(behind in list)) return false;
    const all = lists.get(list) ?? new Map<number, Data[]>();
    lists.set(list, all.set(behind, [...(all.get(behind) ?? []), new Asked(added, '')]));
    return true;
  }
  if (Array.isArray(list)) {
    list.push(new Asked(added, ''));
    return true;
  }
  if (!(value instanceof Map) || last === undefined) return false;
  // A list that was not there is asked for as a whole, and begun here.
  if (list instanceof Asked && Array.isArray(list.value)) list.value.push(added);
  else if (list === undefined || list === null) value.set(name, new Asked([added], last));
  else return false;
  return true;
}

function at(list: Data, index: string): Data {
  return Array.isArray(list) ? list[Number(index)] : undefined;
}

/** The record or list at a pointer; records that are not there come into being. */
function descend(root: Holder, segments: readonly string[]): { value: Data; free: boolean } | null {
  root.value ??= new Map();
  let value: Data = root.value;
  let free = false;
  for (const segment of segments) {
    if (value instanceof Map) {
      const name = free ? segment : fieldOf(segment);
      value.set(name, value.get(name) ?? new Map());
      value = value.get(name);
    } else if (Array.isArray(value)) {
      const index = Number(segment);
      value[index] = value[index] ?? new Map();
      value = value[index];
    } else {
      return null;
    }
    free = isFree(segment);
  }
  return { value, free };
}
