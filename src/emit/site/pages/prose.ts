import type { Block, Inline, LinkTarget } from '../../../model/prose.js';

/** Where what a text refers to stands, seen from the page that shows the text. */
export interface ProseLinks {
  /** Null where nothing may be linked: then the words stay words. */
  readonly link: (target: LinkTarget) => { readonly href: string; readonly external: boolean } | null;
  readonly picture: (file: number) => string;
}

/** A block as the partial `blocks` prints it: one of the fields is set, the others are null. */
interface BlockView {
  readonly heading: { readonly level: number; readonly anchor: string } | null;
  readonly paragraph: readonly InlineView[] | null;
  /** The words of a heading, or of a paragraph that is not set apart. */
  readonly inlines: readonly InlineView[] | null;
  readonly quote: readonly BlockView[] | null;
  readonly list: readonly { readonly blocks: readonly BlockView[] }[] | null;
  readonly numbered: NumberedView | null;
  readonly table: TableView | null;
  readonly code: string | null;
  readonly rule: boolean;
}

interface NumberedView {
  readonly start: number;
  readonly items: readonly { readonly blocks: readonly BlockView[] }[];
}

interface TableView {
  readonly label: string;
  /** Null where the author left all headings empty. */
  readonly head: readonly CellView[] | null;
  readonly rows: readonly { readonly cells: readonly CellView[] }[];
}

interface CellView {
  readonly empty: boolean;
  readonly inlines: readonly InlineView[];
}

/** An inline as the partial `inlines` prints it. */
interface InlineView {
  readonly text: string | null;
  readonly code: string | null;
  readonly newLine: boolean;
  readonly strong: readonly InlineView[] | null;
  readonly emphasis: readonly InlineView[] | null;
  readonly struck: readonly InlineView[] | null;
  readonly link: { readonly href: string; readonly external: boolean } | null;
  /** The words of the link. */
  readonly inlines: readonly InlineView[];
  readonly picture: { readonly src: string; readonly alt: string; readonly caption: string | null } | null;
}

/** The blocks of one page as views. A part of a long text may begin below a heading of the part before it. */
export function proseView(blocks: readonly Block[], links: ProseLinks): BlockView[] {
  let tables = 0;
  const above: number[] = [];
  return blocks.map(blockView);

  function blockView(block: Block): BlockView {
    switch (block.kind) {
      case 'heading':
        // The title of the page is the first level, and there are six.
        return {
          ...nothing,
          heading: { level: Math.min(levelOf(block.depth), 6), anchor: block.anchor },
          inlines: inlineViews(block.inlines, links),
        };
      case 'paragraph':
        return { ...nothing, [block.tight ? 'inlines' : 'paragraph']: inlineViews(block.inlines, links) };
      case 'quote':
        return { ...nothing, quote: block.blocks.map(blockView) };
      case 'list': {
        const items = block.items.map((own) => ({ blocks: own.map(blockView) }));
        return block.start === null
          ? { ...nothing, list: items }
          : { ...nothing, numbered: { start: block.start, items } };
      }
      case 'table':
        tables += 1;
        return { ...nothing, table: tableView(block, tables, links) };
      case 'code':
        return { ...nothing, code: block.text };
      case 'rule':
        return { ...nothing, rule: true };
      default:
        return block satisfies never;
    }
  }

  /** The level of a heading on this page, where none may be skipped. */
  function levelOf(depth: number): number {
    while ((above.at(-1) ?? 0) >= depth) above.pop();
    above.push(depth);
    return above.length + 1;
  }
}

/** What a block weighs on a page. */
export function blockBytes(block: Block): number {
  return weigh(block);
}

/** The anchors of all headings in some blocks, at any depth. */
export function anchorsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.anchor];
    if (block.kind === 'quote') return anchorsOf(block.blocks);
    return block.kind === 'list' ? block.items.flatMap(anchorsOf) : [];
  });
}

function tableView(
  { head, rows }: Extract<Block, { kind: 'table' }>,
  number: number,
  links: ProseLinks,
): TableView {
  const cells = (row: readonly (readonly Inline[])[]): CellView[] =>
    row.map((own) => ({ empty: own.length === 0, inlines: inlineViews(own, links) }));
  const headings = cells(head);
  return {
    label: `表格 ${number}`,
    head: headings.every(({ empty }) => empty) ? null : headings,
    rows: rows.map((row) => ({ cells: cells(row) })),
  };
}

function inlineViews(inlines: readonly Inline[], links: ProseLinks): InlineView[] {
  return inlines.flatMap((inline): InlineView[] => {
    switch (inline.kind) {
      case 'text':
        return [{ ...noInline, text: inline.text }];
      case 'code':
        return [{ ...noInline, code: inline.text }];
      case 'break':
        return [{ ...noInline, newLine: true }];
      case 'strong':
      case 'emphasis':
      case 'struck':
        return [{ ...noInline, [inline.kind]: inlineViews(inline.inlines, links) }];
      case 'link': {
        const link = links.link(inline.target);
        const inside = inlineViews(inline.inlines, links);
        return link === null ? inside : [{ ...noInline, link, inlines: inside }];
      }
      case 'image':
        return [
          {
            ...noInline,
            picture: { src: links.picture(inline.file), alt: inline.alt, caption: inline.caption },
          },
        ];
      default:
        return inline satisfies never;
    }
  });
}

const nothing: BlockView = {
  heading: null,
  paragraph: null,
  inlines: null,
  quote: null,
  list: null,
  numbered: null,
  table: null,
  code: null,
  rule: false,
};

const noInline: InlineView = {
  text: null,
  code: null,
  newLine: false,
  strong: null,
  emphasis: null,
  struck: null,
  link: null,
  inlines: [],
  picture: null,
};

/** Texts, with about as much around each part as its tags take. */
function weigh(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value, 'utf8');
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, own) => sum + weigh(own), tagBytes);
}

const tagBytes = 8;
