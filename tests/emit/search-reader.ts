import { readFileSync } from 'node:fs';
import vm from 'node:vm';

/** The index as the browser's own script reads it, from files in memory. */
export interface SearchReader {
  /** Ids of the entries found, best first, and the counts of every facet by its key and text. */
  readonly search: (query: string, chosen?: Readonly<Record<string, readonly string[]>>) => Promise<Answer>;
  readonly hits: (answer: Answer, count?: number) => Promise<readonly SearchHit[]>;
  /** The files that were fetched since the last call. */
  readonly fetched: () => readonly string[];
}

export interface Answer {
  readonly ids: readonly string[];
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly order: readonly number[];
  readonly found: unknown;
}

export interface SearchHit {
  readonly id: Marked;
  readonly name: Marked;
  readonly category: readonly Marked[];
  readonly facets: Readonly<Record<string, readonly Marked[]>>;
  readonly elements: readonly { readonly label: string; readonly marked: Marked }[];
  readonly others: number;
}

export interface Marked {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

/** Runs `templates/search-index.js` with a document that knows only how to append scripts. */
export function searchReader(site: ReadonlyMap<string, string>): SearchReader {
  let fetched: string[] = [];
  const version = /data-version="([^"]*)"/u.exec(site.get('site/search.html') ?? '')?.[1] ?? '';
  const head = {
    append: (script: Script): void => {
      const path = `site/${script.src.split('?')[0]}`;
      fetched.push(path);
      const content = site.get(path);
      setTimeout(() => {
        if (content === undefined) script.onerror?.();
        else {
          vm.runInContext(content, context, { filename: path });
          script.onload?.();
        }
      }, 0);
    },
  };
  const document = { createElement: (): Script => ({ src: '', remove: () => undefined }), head };
  const context = vm.createContext({ document, version });
  vm.runInContext('window = globalThis', context);
  vm.runInContext(readFileSync('templates/search-index.js', 'utf8'), context);
  const index = vm.runInContext('openSearchIndex("search/", version)', context) as Index;
  return {
    search: async (query, chosen = {}) => {
      const { facets, fields } = await index.open();
      const { found, order, counts } = await index.search(query, chosen);
      const every = await index.hits(order, []);
      return {
        ids: every.map(({ id }) => id.text),
        counts: Object.fromEntries(
          facets.map((texts, at) => [
            fields[at]?.[1] ?? '',
            Object.fromEntries(texts.map((text, value) => [text, counts[at]?.[value] ?? -1])),
          ]),
        ),
        order: Array.from(order),
        found,
      };
    },
    hits: ({ order, found }, count = 20) => index.hits(order.slice(0, count), found),
    fetched: () => {
      const before = fetched;
      fetched = [];
      return before;
    },
  };
}

interface Script {
  src: string;
  onload?: () => void;
  onerror?: () => void;
  readonly remove: () => void;
}

interface Index {
  readonly open: () => Promise<{
    readonly facets: readonly (readonly string[])[];
    readonly fields: readonly (readonly [string, string, number])[];
  }>;
  readonly search: (
    query: string,
    chosen: Readonly<Record<string, readonly string[]>>,
  ) => Promise<{
    readonly found: unknown;
    readonly order: readonly number[];
    readonly counts: readonly (readonly number[])[];
  }>;
  readonly hits: (entries: readonly number[], found: unknown) => Promise<readonly SearchHit[]>;
}
