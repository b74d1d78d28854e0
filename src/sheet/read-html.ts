import type { DefaultTreeAdapterTypes } from 'parse5';
import { HtmlTable, HtmlText, mostCells, type TableBudget } from './read-html-table.js';
import type { PageGrid } from './read-tables.js';
import { damaged, tooLarge } from './unreadable-workbook.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** More than any page with a catalog has. The tree of a page takes many times its text, and deep trees much time. */
const most = { characters: 4_000_000, elements: 400_000, depth: 1_000, tables: 1_000 } as const;

/**
 * A page → its tables as texts, spans as joined cells, in the order in which they end; each with the lines
 * that stand right above it. A table inside a cell is a table of its own, and part of the text of that cell.
 * A table that follows another with nothing between them and as many columns goes on with it: pages converted
 * from documents part long tables so.
 *
 * @throws UnreadableWorkbook for a page larger than any catalog.
 */
export async function readHtml(text: string, name: string): Promise<PageGrid[]> {
  if (text.length > most.characters) throw tooLarge('unpacked', most.characters);
  const page = new Page(name);
  // Pages may nest deeper than calls should.
  const stack: { readonly node: Node; next: number }[] = [{ node: await treeOf(text), next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = 'childNodes' in top.node ? top.node.childNodes[top.next] : undefined;
    top.next += 1;
    if (child === undefined) {
      if ('tagName' in top.node) page.leave(top.node);
      stack.pop();
    } else if ('value' in child) page.text(child.value);
    else if ('tagName' in child && !unseen.has(child.tagName)) {
      page.enter(child);
      stack.push({ node: child, next: 0 });
    }
  }
  return page.grids;
}

/** The tree of a page as browsers read it; malformed pages can make far more of it than they have tags. */
async function treeOf(text: string): Promise<Node> {
  const { parse, defaultTreeAdapter } = await import('parse5');
  let elements = 0;
  const depths = new WeakMap<Node, number>();
  return parse(text, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...kind) {
        elements += 1;
        if (elements > most.elements) throw tooLarge('elements', most.elements);
        return defaultTreeAdapter.createElement(...kind);
      },
      appendChild(parent, child) {
        const depth = (depths.get(parent) ?? 0) + 1;
        if (depth > most.depth) throw damaged('nesting');
        depths.set(child, depth);
        defaultTreeAdapter.appendChild(parent, child);
      },
    },
  });
}

const unseen: ReadonlySet<string> = new Set(['script', 'style', 'template', 'title', 'noscript', 'select']);

/** Elements that begin and end on lines of their own. */
const blocks: ReadonlySet<string> = new Set(
  'p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 section article header footer center blockquote pre address form fieldset hr'.split(
    ' ',
  ),
);

class Page {
  readonly grids: PageGrid[] = [];
  readonly #name: string;
  readonly #budget: TableBudget = { cells: mostCells };
  /** The texts being read: of the page, and of the cells and captions that lie inside one another. */
  readonly #texts: HtmlText[] = [new HtmlText()];
  readonly #tables: HtmlTable[] = [];
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }

  text(value: string): void {
    this.#text.add(value);
  }

  enter(element: Element): void {
    const table = this.#tables.at(-1);
    switch (element.tagName) {
      case 'table':
        this.#count += 1;
        if (this.#count > most.tables) throw tooLarge('tables', most.tables);
        this.#tables.push(new HtmlTable(this.#budget));
        break;
      case 'tr':
        table?.beginRow();
        break;
      case 'td':
      case 'th':
        table?.beginCell(span(element, 'colspan'), span(element, 'rowspan'));
        this.#texts.push(new HtmlText());
        break;
      case 'caption':
        this.#texts.push(new HtmlText());
        break;
      case 'br':
        this.#text.breakLine();
        break;
      case 'input':
        if (/^(?:checkbox|radio)$/iu.test(attribute(element, 'type') ?? '')) {
          this.#text.add(attribute(element, 'checked') === null ? '☐' : '☑');
        }
        break;
      default:
        if (blocks.has(element.tagName)) this.#text.endLine();
    }
  }

  leave(element: Element): void {
    switch (element.tagName) {
      case 'table':
        this.#endTable();
        break;
      case 'thead':
      case 'tbody':
      case 'tfoot':
        this.#tables.at(-1)?.endGroup();
        break;
      case 'td':
      case 'th': {
        const text = this.#texts.pop()?.toString() ?? '';
        this.#tables.at(-1)?.endCell(text);
        break;
      }
      case 'caption':
        this.#tables.at(-1)?.captions.push(this.#texts.pop()?.toString() ?? '');
        break;
      default:
        if (blocks.has(element.tagName)) this.#text.endLine();
    }
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    const text = this.#text;
    const above = [...text.linesSinceTable(), ...table.captions].filter(Boolean);
    const grid = table.grid(this.#name);
    const width = grid.rows[0]?.length ?? 0;
    const before = text.lastTable;
    if (before !== null && above.length === 0 && width > 2 && width === this.grids[before]?.rows[0]?.length) {
      this.grids.splice(before, 1, joined(this.grids[before], grid));
    } else {
      this.grids.push({ ...grid, above });
      text.lastTable = this.grids.length - 1;
    }
    if (this.#texts.length > 1) text.addTable(grid);
    text.markTable();
  }

  get #text(): HtmlText {
    return this.#texts.at(-1) ?? new HtmlText();
  }
}

function joined(upper: PageGrid, lower: PageGrid): PageGrid {
  const height = upper.rows.length;
  const merges = lower.merges.map(({ top, left, bottom, right }) => ({
    top: top + height,
    left,
    bottom: bottom + height,
    right,
  }));
  return { ...upper, rows: [...upper.rows, ...lower.rows], merges: [...upper.merges, ...merges] };
}

function span(element: Element, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(attribute(element, name) ?? '1', 10);
  // A row span of 0 goes on to the end of its group.
  if (value === 0 && name === 'rowspan') return Number.POSITIVE_INFINITY;
  return Number.isNaN(value) || value < 1 ? 1 : value;
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null;
}
