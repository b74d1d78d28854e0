/**
 * Where something stands in the author's files.
 *
 * Places are cheap to make: they name a value by its JSON Pointer (in English keys, whatever the author
 * wrote) or by character offsets. Lines and columns are worked out at the edge, and only for findings.
 */
export type Place = FilePlace | SpanPlace | NodePlace;

/** A whole file, for what has no position in it (an unreadable or missing file). */
export interface FilePlace {
  readonly kind: 'file';
  /** Path relative to the workspace, with forward slashes. */
  readonly file: string;
}

/** A stretch of text, for what is wrong before a file has a structure. */
export interface SpanPlace {
  readonly kind: 'span';
  readonly file: string;
  /** Offset of the first character, counted in UTF-16 units of the decoded text. */
  readonly start: number;
  /** Offset after the last character. */
  readonly end: number;
}

/** A value, or the key of a value, in a parsed file. */
export interface NodePlace {
  readonly kind: 'node';
  readonly file: string;
  /** JSON Pointer (RFC 6901) in English keys. */
  readonly pointer: string;
  readonly part: 'key' | 'value';
}

/** A place with its position worked out: what printers show. */
export interface Located {
  readonly file: string;
  /** Null when the place is a whole file. */
  readonly range: Range | null;
  /** The lines of the file, without line ends; empty when the file could not be read as text. */
  readonly lines: readonly string[];
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Line and column count from 1; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type Locate = (place: Place) => Located;

export function filePlace(file: string): FilePlace {
  return { kind: 'file', file };
}

export function spanPlace(file: string, start: number, end: number): SpanPlace {
  return { kind: 'span', file, start, end };
}

export function nodePlace(file: string, pointer: string, part: 'key' | 'value' = 'value'): NodePlace {
  return { kind: 'node', file, pointer, part };
}

/** The place of something inside a value (`aliases/0`); the place itself where that has no structure. */
export function placeWithin(place: Place, path: string): Place {
  return place.kind === 'node' ? { ...place, pointer: `${place.pointer}/${path}`, part: 'value' } : place;
}

/** Whether a place is a value of a file, or lies anywhere below it. */
export function liesWithin(place: Place, root: Place): boolean {
  return (
    place.kind === 'node' &&
    root.kind === 'node' &&
    place.file === root.file &&
    (place.pointer === root.pointer || place.pointer.startsWith(`${root.pointer}/`))
  );
}

/** `/items/0` + `name` → `/items/0/name`, escaped after RFC 6901. */
export function pointerTo(parent: string, segment: string | number): string {
  const text = String(segment);
  // Fields are named by letters: two replacements for each of their places are felt in a large catalog.
  if (!text.includes('~') && !text.includes('/')) return `${parent}/${text}`;
  return `${parent}/${text.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
