import { isMap, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import type { Texts } from '../model/file.js';
import type { Located, Place, Position, Range } from '../model/place.js';
import { frontMatter, isMarkdown } from './front-matter.js';
import { pairsOf, segmentsOf } from './pointer.js';

/**
 * Makes the function that works out lines and columns for places in the given texts (file → decoded text).
 * A file is parsed again only when a finding points into it, and then once.
 */
export function locator(texts: Texts): (place: Place) => Located {
  const opened = new Map<string, OpenFile>();

  return (place) => {
    const text = texts.get(place.file);
    if (text === undefined) return { file: place.file, range: null, lines: [] };
    let file = opened.get(place.file);
    if (file === undefined) {
      file = new OpenFile(text, isMarkdown(place.file));
      opened.set(place.file, file);
    }
    return { file: place.file, range: rangeOf(place, file), lines: file.lines };
  };
}

/** What the author wrote for a value on one line; null where there is no such value. */
export function sourceAt(text: string, pointer: string): string | null {
  const span = nodeSpan(new OpenFile(text, false).root(), pointer, 'value');
  const source = span === null ? '' : text.slice(...span);
  return source === '' || source.includes('\n') ? null : source;
}

/** Where the values of a text stand, by pointer: one parse for all of them. */
export function spansIn(text: string): (pointer: string) => readonly [start: number, end: number] | null {
  const root = new OpenFile(text, false).root();
  return (pointer) => nodeSpan(root, pointer, 'value');
}

function rangeOf(place: Place, file: OpenFile): Range | null {
  switch (place.kind) {
    case 'file':
      return null;
    case 'span':
      return file.range(place.start, place.end);
    case 'node': {
      const [start, end] = nodeSpan(file.root(), place.pointer, place.part) ?? [0, 0];
      return file.range(start, end);
    }
    default:
      return place satisfies never;
  }
}

/** The offsets of a value or its key; of the nearest ancestor where the author wrote less (a text for a list). */
function nodeSpan(
  root: Node | null,
  pointer: string,
  part: 'key' | 'value',
): readonly [number, number] | null {
  let node: Node | null = root;
  let pair: Pair | null = null;
  for (const segment of segmentsOf(pointer)) {
    if (isMap(node)) {
      const found: Pair | undefined = node.items[pairsOf(node.items, segment)[0] ?? -1];
      if (found === undefined) break;
      pair = found;
      node = found.value as Node | null;
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)] as Node | undefined;
      if (item === undefined) break;
      node = item;
      pair = null;
    } else {
      break;
    }
  }
  const key = pair?.key as Node | undefined;
  const keySpan = key?.range ? ([key.range[0], key.range[1]] as const) : null;
  if (part === 'key' && keySpan !== null) return keySpan;
  if (node?.range && node.range[1] > node.range[0]) return spanOf(node);
  return keySpan;
}

/** A block map or list is shown by its first key: underlining all of it would point at nothing. */
function spanOf(node: Node): readonly [number, number] | null {
  if (isMap(node) && node.flow !== true) {
    const key = node.items[0]?.key as Node | undefined;
    if (key?.range) return [key.range[0], key.range[1]];
  }
  if (isSeq(node) && node.flow !== true) {
    const item = node.items[0] as Node | undefined;
    if (item?.range) return spanOf(item);
  }
  return node.range ? [node.range[0], node.range[1]] : null;
}

class OpenFile {
  readonly lines: readonly string[];
  readonly #text: string;
  readonly #markdown: boolean;
  readonly #lineStarts: readonly number[];
  #root: Node | null | undefined;

  constructor(text: string, markdown: boolean) {
    this.#text = text;
    this.#markdown = markdown;
    this.#lineStarts = [
      0,
      ...Array.from(text.matchAll(/\r\n|\n|\r/gu), (match) => match.index + match[0].length),
    ];
    this.lines = text.split(/\r\n|\n|\r/u);
  }

  root(): Node | null {
    this.#root ??= parseDocument(this.#yaml(), { prettyErrors: false }).contents;
    return this.#root;
  }

  #yaml(): string {
    if (!this.#markdown) return this.#text;
    const matter = frontMatter(this.#text);
    return matter.kind === 'matter' ? matter.yaml : '';
  }

  range(start: number, end: number): Range {
    return { start: this.#position(start), end: this.#position(Math.max(start, end)) };
  }

  #position(offset: number): Position {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1 };
  }
}
