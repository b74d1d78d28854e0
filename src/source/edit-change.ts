import { pointerTo } from '../model/place.js';
import { isFree, segmentsOf } from './pointer.js';

/**
 * One change of a file's text. Pointers are JSON Pointers in English keys, as in `Place`, into the file as it
 * is before any change; the author's own spelling of a key is found.
 */
export type YamlEdit =
  /** Gives a field or an element a value, where it stands; a field that is not there comes to its record. */
  | { readonly kind: 'set'; readonly pointer: string; readonly value: YamlValue }
  /** Takes a field out of its record, or an element out of its list. */
  | { readonly kind: 'remove'; readonly pointer: string }
  /** Adds an element to a list, at its end; the list comes into being where there is none. */
  | ({ readonly kind: 'append'; readonly pointer: string } & NewElement);

/** An element that comes to a list. */
export interface NewElement {
  readonly value: YamlValue;
  /** The element it stands behind, by its index; at the end without it. */
  readonly behind?: number;
  /** Lines of a comment above it. A list between brackets, or one that had no element, has no place for them. */
  readonly comment?: readonly string[];
}

/** What can be written: texts, lists and records with English keys. */
export type YamlValue = string | readonly YamlValue[] | YamlRecord;

export interface YamlRecord {
  readonly [field: string]: YamlValue;
}

/** What becomes of one value. */
export type Change =
  | { readonly kind: 'set'; readonly value: YamlValue }
  | { readonly kind: 'remove' }
  | Within;

/** Changes inside a value, by the segments of their pointers. */
export interface Within {
  readonly kind: 'within';
  readonly children: ReadonlyMap<string, Change>;
  readonly appended: readonly NewElement[];
}

/** Why a text is not edited. */
export type EditRefusal =
  | 'mistakes'
  | 'directive'
  | 'overlap'
  | 'no-such-place'
  | 'wrong-shape'
  | 'repeated-field'
  | 'shared'
  | 'merge-key'
  | 'tag'
  | 'question-mark-key'
  | 'unproven';

/** Thrown where an edit turns out to be impossible; `editYaml` returns it. */
export class CannotEdit extends Error {
  readonly reason: EditRefusal;
  readonly pointer: string;

  constructor(reason: EditRefusal, pointer: string) {
    super(`${reason} ${pointer}`);
    this.reason = reason;
    this.pointer = pointer;
  }
}

/**
 * Edits → the changes of the whole, one inside the other. Two edits of one value are refused. The order of the
 * edits says nothing, but for values appended to the same list.
 */
export function changesOf(edits: readonly YamlEdit[]): Change {
  if (edits.some(({ kind, pointer }) => pointer === '' && kind !== 'append'))
    throw new CannotEdit('wrong-shape', '');
  const parted = edits.map((edit) => ({ edit, segments: segmentsOf(edit.pointer) }));
  parted.sort((a, b) => (a.edit.pointer < b.edit.pointer ? -1 : a.edit.pointer > b.edit.pointer ? 1 : 0));
  return grouped(parted, 0);
}

interface Parted {
  readonly edit: YamlEdit;
  readonly segments: readonly string[];
}

/** The edits of one value and of what is in it, `depth` segments down. */
function grouped(edits: readonly Parted[], depth: number): Change {
  const appended: NewElement[] = [];
  const below = new Map<string, Parted[]>();
  for (const parted of edits) {
    const { edit, segments } = parted;
    const segment = segments[depth];
    if (segment !== undefined) {
      const others = below.get(segment);
      if (others === undefined) below.set(segment, [parted]);
      else others.push(parted);
    } else if (edit.kind === 'append') {
      appended.push(edit);
    } else {
      if (edits.length > 1) throw new CannotEdit('overlap', edit.pointer);
      return edit.kind === 'set' ? { kind: 'set', value: edit.value } : { kind: 'remove' };
    }
  }
  const children = new Map(Array.from(below, ([segment, inside]) => [segment, grouped(inside, depth + 1)]));
  return { kind: 'within', children, appended };
}

/** The value that changes make where there was nothing. */
export function valueFrom(change: Change, pointer: string): YamlValue {
  switch (change.kind) {
    case 'set':
      return change.value;
    case 'remove':
      throw new CannotEdit('no-such-place', pointer);
    case 'within': {
      const { children, appended } = change;
      if (appended.length > 0) {
        const [segment] = children.keys();
        if (segment !== undefined) throw new CannotEdit('no-such-place', pointerTo(pointer, segment));
        return appended.map(({ value }) => value);
      }
      const free = isFree(segmentsOf(pointer).at(-1) ?? '');
      return Object.fromEntries(
        Array.from(children, ([segment, child]) => {
          const at = pointerTo(pointer, segment);
          // An element of a list that is not there has no neighbours it could stand between.
          if (!free && /^\d+$/u.test(segment)) throw new CannotEdit('no-such-place', at);
          return [segment, valueFrom(child, at)];
        }),
      );
    }
    default:
      return change satisfies never;
  }
}

export function isRecord(value: unknown): value is YamlRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly YamlValue[] {
  return Array.isArray(value);
}
