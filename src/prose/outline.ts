import type { Token } from 'markdown-it';
import type { Node } from './nested.js';

/** The headings of a text: how deep each stands, and what links to it may say. */
export interface Outline {
  readonly of: (heading: Token) => { readonly depth: number; readonly anchor: string };
  /** The anchor of the heading with these words; null when there is none. */
  readonly anchor: (words: string) => string | null;
}

/** Depths follow from which heading stands under which, not from the figures written: none is skipped. */
export function outlineOf(nodes: readonly Node[]): Outline {
  const found = new Map<Token, { depth: number; anchor: string }>();
  const named: [name: string, anchor: string][] = [];
  const above: number[] = [];
  for (const { token, nodes: inside } of headingsOf(nodes)) {
    const written = Number(token.tag.slice(1));
    while ((above.at(-1) ?? 0) >= written) above.pop();
    above.push(written);
    const anchor = `s-${found.size + 1}`;
    found.set(token, { depth: above.length, anchor });
    named.push([key(wordsOf(inside[0]?.token.children ?? [])), anchor]);
  }
  const names = namesOf(named);
  return {
    of: (heading) => found.get(heading) ?? { depth: 1, anchor: '' },
    anchor: (words) => names.get(key(words)) ?? null,
  };
}

function headingsOf(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (node.token.type === 'heading_open' ? [node] : headingsOf(node.nodes)));
}

/** As readers see a heading: where a link in it leads is none of its words. */
function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content }) => (['text', 'text_special', 'code_inline'].includes(type) ? content : ''))
    .join('');
}

/**
 * The first heading of a name has it for itself; the others are numbered from 1 behind it, as editors offer
 * them (`#附件-1` is the second 附件).
 */
function namesOf(named: readonly (readonly [name: string, anchor: string])[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name, anchor] of named) if (!names.has(name)) names.set(name, anchor);
  const counts = new Map<string, number>();
  for (const [name, anchor] of named) {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    if (count > 0 && !names.has(`${name}${count}`)) names.set(`${name}${count}`, anchor);
  }
  return names;
}

/** Links write headings in many ways: with or without spaces, marks of emphasis and punctuation. */
function key(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
