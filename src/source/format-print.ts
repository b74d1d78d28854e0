import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { CannotEdit } from './edit-change.js';
import type { Draft } from './edit-draft.js';
import { blockTextParts, endOf, isBlockText, startOf, written } from './edit-node.js';
import {
  commentsIn,
  type Gap,
  gapOf,
  noGap,
  type QuietLine,
  textsOf,
  withoutBlanksAbove,
} from './format-gap.js';
import { bracketed, ownLines } from './format-list.js';
import { type Span, spansOf } from './format-span.js';
import { inOrder, keyText, scalarText } from './format-words.js';
import { fieldOf, isFree } from './pointer.js';

export interface PrintOptions {
  readonly rename: ((trail: readonly string[], key: string) => string) | null;
  /** Whether fields come into the order of the schemas. */
  readonly reorder: boolean;
}

/** The lines of a document in the canonical form, with a line end each. */
export function printed(root: Node | null, draft: Draft, options: PrintOptions): string {
  const content = written(root);
  if (content === null) return joined(quietTexts(gapOf(draft, 0, draft.text.length)), false);
  if (!isMap(content) && !isSeq(content)) throw new CannotEdit('wrong-shape', '');
  const flow = content.flow === true;
  const above = gapOf(draft, 0, startOf(content));
  const tail = gapOf(draft, endOf(content, draft), draft.text.length);
  const printer = new Printer(draft, options);
  const place = { field: '', trail: [], column: -1, indent: 0 };
  const { lead, lines, left, kept } = printer.collection(content, place, {
    lead: [...quietTexts(above), ...(flow ? printer.opening(content) : [])],
    pinned: true,
    tail: flow ? noGap : tail,
  });
  const below = flow ? quietTexts(tail) : textsOf(left);
  return joined([...lead, ...lines, ...below], kept && below.length === 0);
}

/** The comments and empty lines of a gap at the edge of a file. */
function quietTexts({ behind, lines }: Gap): readonly string[] {
  return [...(behind === null ? [] : [behind]), ...textsOf(lines)];
}

function joined(texts: readonly string[], kept: boolean): string {
  const lines = [...withoutBlanksAbove(texts)];
  // Line ends at the end of a text that keeps them say something.
  while (!kept && lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${line}\n`).join('');
}

/** Where a value belongs. */
interface Place {
  /** The field it is the value or an element of; empty for elements of lists. */
  readonly field: string;
  /** The keys of the records around it, from the root. */
  readonly trail: readonly string[];
  /** Column, in the text as it was, of what it belongs to. */
  readonly column: number;
  /** Column its parts will have. */
  readonly indent: number;
}

/** What stands around a collection. */
interface Around {
  /** Comments above its first part. */
  readonly lead: readonly string[];
  /** Whether these stay at the top when its parts are put in order. */
  readonly pinned: boolean;
  /** What follows its end, of which it takes what is indented as its parts are. */
  readonly tail: Gap;
}

interface Printed {
  /** Comments above the first of the lines. */
  readonly lead: readonly string[];
  readonly lines: readonly string[];
  /** What follows and is not its. */
  readonly left: readonly QuietLine[];
  /** Whether it ends with a text to which a line below would be added. */
  readonly kept: boolean;
}

/** A field or an element. */
interface Part extends Printed {
  readonly key: string;
}

class Printer {
  readonly #draft: Draft;
  readonly #options: PrintOptions;

  constructor(draft: Draft, options: PrintOptions) {
    this.#draft = draft;
    this.#options = options;
  }

  /** A record or list with a line or more for each part. */
  collection(node: YAMLMap | YAMLSeq, place: Place, { lead, pinned, tail }: Around): Printed {
    const flow = node.flow === true;
    const spans = spansOf(node, this.#draft);
    const column = flow ? -1 : this.#draft.column(spans[0]?.start ?? 0);
    const close = (node.range?.[1] ?? 1) - 1;
    const found: Part[] = [];
    let above = pinned ? [] : lead;
    let left: readonly QuietLine[] = [];
    for (const [index, span] of spans.entries()) {
      const next = spans[index + 1];
      const gap =
        next !== undefined
          ? gapOf(this.#draft, span.end, next.start)
          : flow
            ? gapOf(this.#draft, span.end, close)
            : tail;
      const part = isMap(node)
        ? this.#field(node, index, span, { ...place, column }, above, gap)
        : this.#element(node.items[index], span, { ...place, column }, above, gap);
      found.push(part);
      left = part.left;
      above = textsOf(left);
    }
    const own = flow ? left.length : ownLines(left, column, place.column);
    const ordered = isMap(node) && this.#options.reorder && !isFree(place.field);
    const parts = ordered ? inOrder(found) : found;
    const parted = !isMap(node) && isParted(place.field);
    const lines: string[] = [];
    for (const [index, part] of parts.entries()) {
      const blank = index > 0 && parts[index - 1]?.kept !== true;
      const quiet = blank ? part.lead : withoutBlanksAbove(part.lead);
      if (blank && parted && quiet[0] !== '') lines.push('');
      if (index > 0) lines.push(...quiet);
      lines.push(...part.lines);
    }
    const last = parts.at(-1)?.kept === true;
    const ends = textsOf(left.slice(0, own));
    lines.push(...(last ? withoutBlanksAbove(ends) : ends));
    return {
      lead: [...(pinned ? lead : []), ...withoutBlanksAbove(parts[0]?.lead ?? [])],
      lines,
      left: left.slice(own),
      kept: last && own === 0,
    };
  }

  /** The comments behind the bracket that opens a collection. */
  opening(node: YAMLMap | YAMLSeq): readonly string[] {
    return commentsIn(gapOf(this.#draft, startOf(node) + 1, spansOf(node, this.#draft)[0]?.start ?? 0));
  }

  #field(map: YAMLMap, index: number, span: Span, place: Place, above: readonly string[], gap: Gap): Part {
    const pair = map.items[index];
    const key = pair?.key;
    if (!isScalar(key) || key.anchor !== undefined) throw new CannotEdit('shared', '');
    const field = String(key.value);
    const word = keyText(key, this.#options.rename?.(place.trail, field) ?? null);
    const head = `${word}:${anchorOf(pair?.value)}`;
    const inner = {
      field,
      trail: [...place.trail, field],
      column: place.column,
      indent: place.indent + 2,
    };
    const value = this.#value(span, inner, gap, `${' '.repeat(place.indent)}${head} `);
    if (value.kind === 'lines') {
      const { hoisted, behind, lead, lines, left, kept } = value;
      const first = head + (behind === null ? '' : ` ${behind}`);
      return {
        key: field,
        lead: [...above, ...hoisted],
        lines: [first, ...indented([...withoutBlanksAbove(lead), ...lines])],
        left,
        kept,
      };
    }
    const { hoisted, text, below, behind, left, kept } = value;
    const line = (text === '' ? head : `${head} ${text}`) + (behind === null ? '' : ` ${behind}`);
    return { key: field, lead: [...above, ...hoisted], lines: [line, ...indented(below)], left, kept };
  }

  #element(item: unknown, span: Span, place: Place, above: readonly string[], gap: Gap): Part {
    const inner = { ...place, indent: place.indent + 2 };
    const anchor = anchorOf(item).trim();
    const value = this.#value(span, inner, gap, `${' '.repeat(place.indent)}- `, true);
    if (value.kind === 'lines') {
      const { hoisted, behind, lead, lines, left, kept } = value;
      const [first = '', ...rest] = lines;
      return {
        key: '',
        lead: [...above, ...hoisted, ...(behind === null ? [] : [behind]), ...lead],
        lines: anchor === '' ? [`- ${first}`, ...indented(rest)] : [`- ${anchor}`, ...indented(lines)],
        left,
        kept,
      };
    }
    const { hoisted, text, below, behind, left, kept } = value;
    const words = [anchor, text, behind ?? ''].filter((word) => word !== '');
    const lines = [['-', ...words].join(' '), ...indented(below)];
    return { key: '', lead: [...above, ...hoisted], lines, left, kept };
  }

  /** What stands behind a key or a dash; `before` is what stands on the line before it. */
  #value({ after, node }: Span, place: Place, gap: Gap, before: string, element = false): Value {
    const draft = this.#draft;
    const line = { kind: 'line', below: [], kept: false } as const;
    if (node === null) return { ...line, hoisted: [], text: '', behind: gap.behind, left: gap.lines };
    const between = gapOf(draft, after, startOf(node));
    const hoisted = commentsIn(between);
    if (isBlockText(node)) return { ...blockText(node, draft), hoisted, left: gap.lines };
    if (isAlias(node) || isScalar(node)) {
      const text = isAlias(node) ? `*${node.source}` : scalarText(node, { flow: false, lineStart: element });
      return { ...line, hoisted, text, behind: gap.behind, left: gap.lines };
    }
    if (!isMap(node) && !isSeq(node)) throw new CannotEdit('wrong-shape', '');
    const flow = node.flow === true;
    if (node.items.length === 0) {
      const inside = commentsIn(gapOf(draft, startOf(node) + 1, (node.range?.[1] ?? 1) - 1));
      const text = isMap(node) ? '{}' : '[]';
      return { ...line, hoisted: [...hoisted, ...inside], text, behind: gap.behind, left: gap.lines };
    }
    const firstCommented = !flow && between.lines.some(({ text }) => text !== '');
    const brackets =
      isSeq(node) && !firstCommented ? bracketed(node, { ...place, gap, before }, draft) : null;
    if (brackets !== null && (between.behind === null || gap.behind === null)) {
      const above = between.lines.map(({ text }) => text).filter((text) => text !== '');
      const behind = gap.behind ?? between.behind;
      return { ...line, hoisted: above, text: brackets, behind, left: gap.lines };
    }
    const pinned = element && isMap(node);
    const child = this.collection(node, place, {
      lead: flow ? this.opening(node) : textsOf(between.lines),
      pinned,
      tail: flow ? noGap : gap,
    });
    return {
      kind: 'lines',
      ...child,
      hoisted: flow ? hoisted : [],
      behind: flow ? gap.behind : between.behind,
      left: flow ? gap.lines : child.left,
    };
  }
}

/** A value on the line of its key or dash; of a text in a block, its lines stand below. */
interface Line {
  readonly kind: 'line';
  /** Comments that come to stand above. */
  readonly hoisted: readonly string[];
  readonly text: string;
  readonly behind: string | null;
  readonly below: readonly string[];
  readonly left: readonly QuietLine[];
  readonly kept: boolean;
}

type Value =
  | Line
  | ({
      readonly kind: 'lines';
      readonly hoisted: readonly string[];
      readonly behind: string | null;
    } & Printed);

/** A text in a block: its lines as they are, two columns behind what it belongs to. */
function blockText(node: Node, draft: Draft): Omit<Line, 'hoisted' | 'left'> {
  const { keep, headerEnd, indent, end, wholeEnd } = blockTextParts(node, draft);
  const header = draft.text.slice(startOf(node), headerEnd);
  const first = draft.nextLine(headerEnd);
  const until = keep ? wholeEnd : end;
  const lines = until < first ? [] : draft.lines(first, until + 1);
  const digit = /\d/u.test(header) ? '2' : '';
  const comment = draft.text.slice(headerEnd, draft.lineEnd(headerEnd)).trim();
  return {
    kind: 'line',
    text: `${header.slice(0, 1)}${digit}${header.slice(1).replace(/\d/u, '')}`,
    behind: comment === '' ? null : comment,
    below: lines.map(({ text }) => (indent === null ? '' : text.slice(indent))),
    kept: keep,
  };
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

function anchorOf(value: unknown): string {
  return (isScalar(value) || isCollection(value)) && value.anchor !== undefined ? ` &${value.anchor}` : '';
}

/** Whether the elements of a field's list are parted by blank lines: the items of a file are read one by one. */
function isParted(field: string): boolean {
  return ['items', 'exemptions'].some((name) => fieldOf(name) === fieldOf(field));
}
