import type { PageColumn } from './page-column.js';

/**
 * A text written in Markdown as plain data. There is no markup in it: whatever shows it escapes its texts and
 * makes the elements itself, so that nothing an author writes can become an element.
 */
export type Block =
  | {
      readonly kind: 'heading';
      /** From 1, without gaps, whatever the author skipped. */
      readonly depth: number;
      /** Unique in the text; made of its place. */
      readonly anchor: string;
      readonly inlines: readonly Inline[];
    }
  | {
      readonly kind: 'paragraph';
      /** Whether it stands in a list without empty lines, where paragraphs are not set apart. */
      readonly tight: boolean;
      readonly inlines: readonly Inline[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list';
      /** The number of the first item; null for a list without numbers. */
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' };

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis' | 'struck'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'link'; readonly target: LinkTarget; readonly inlines: readonly Inline[] }
  | {
      readonly kind: 'image';
      /** The place of the picture among the files of the page. */
      readonly file: number;
      readonly alt: string;
      readonly caption: string | null;
    };

export type LinkTarget =
  /** http(s) or mailto, or a path of the host. */
  | { readonly kind: 'address'; readonly address: string }
  /** Another page; the one on requests stands in no column. */
  | { readonly kind: 'page'; readonly column: PageColumn | null; readonly id: string }
  /** The place of the file among those of the page. */
  | { readonly kind: 'file'; readonly file: number }
  | { readonly kind: 'heading'; readonly anchor: string };

/** The words of inlines without their form. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(wordsOf).join('');
}

/** The words of blocks, one after another. */
export function proseText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join(' ');
}

function wordsOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.text;
    case 'break':
      return ' ';
    case 'image':
      return '';
    case 'strong':
    case 'emphasis':
    case 'struck':
    case 'link':
      return inlineText(inline.inlines);
    default:
      return inline satisfies never;
  }
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inlineText(block.inlines);
    case 'quote':
      return proseText(block.blocks);
    case 'list':
      return block.items.map(proseText).join(' ');
    case 'table':
      return [block.head, ...block.rows].map((cells) => cells.map(inlineText).join(' ')).join(' ');
    case 'code':
      return block.text;
    case 'rule':
      return '';
    default:
      return block satisfies never;
  }
}
