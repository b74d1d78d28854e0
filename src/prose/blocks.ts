import type { Token } from 'markdown-it';
import type { Block, Inline } from '../model/prose.js';
import type { Node } from './nested.js';
import type { Outline } from './outline.js';
import type { Source, Span } from './source.js';

export interface BlockContext {
  readonly source: Source;
  readonly outline: Outline;
  /** Reads the inlines of a token, which stands somewhere in the span. */
  readonly inlines: (token: Token, span: Span) => readonly Inline[];
}

/** The blocks of a text. Every block the parser makes is shown: one it does not know is a fault of ours. */
export function blocksOf(nodes: readonly Node[], context: BlockContext, around: Span): Block[] {
  return nodes.map(({ token, nodes: inside }): Block => {
    const span = token.map === null ? around : context.source.lines(token.map);
    switch (token.type) {
      case 'heading_open':
        return { kind: 'heading', ...context.outline.of(token), inlines: inlinesIn(inside, context, span) };
      case 'paragraph_open':
        return { kind: 'paragraph', tight: token.hidden, inlines: inlinesIn(inside, context, span) };
      case 'blockquote_open':
        return { kind: 'quote', blocks: blocksOf(inside, context, span) };
      case 'bullet_list_open':
        return { kind: 'list', start: null, items: itemsOf(inside, context, span) };
      case 'ordered_list_open':
        return {
          kind: 'list',
          start: Number(token.attrGet('start') ?? 1),
          items: itemsOf(inside, context, span),
        };
      case 'table_open':
        return tableOf(inside, context, span);
      case 'fence':
        return { kind: 'code', text: token.content.replace(/\n$/u, '') };
      case 'inline':
        // The words of a block that stood too deep.
        return { kind: 'paragraph', tight: false, inlines: context.inlines(token, span) };
      case 'hr':
        return { kind: 'rule' };
      default:
        throw new Error(`The Markdown parser made a block “${token.type}”.`);
    }
  });
}

function inlinesIn(nodes: readonly Node[], context: BlockContext, span: Span): readonly Inline[] {
  return nodes.flatMap(({ token }) => context.inlines(token, span));
}

function itemsOf(nodes: readonly Node[], context: BlockContext, span: Span): Block[][] {
  return nodes.map(({ nodes: inside }) => blocksOf(inside, context, span));
}

function tableOf(nodes: readonly Node[], context: BlockContext, around: Span): Block {
  const [head = [], ...rows] = nodes
    .flatMap((part) => part.nodes)
    .map(({ token, nodes: cells }) => {
      const span = token.map === null ? around : context.source.lines(token.map);
      return cells.map((cell) => inlinesIn(cell.nodes, context, span));
    });
  return { kind: 'table', head, rows };
}
