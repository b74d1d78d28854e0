import type { PublishedEntry } from '../../model/catalog.js';
import { groupedBy } from '../../model/grouped.js';
import { linkFrom, paths } from '../paths.js';
import type { SiteContext } from './context.js';
import { lineBytes, type Part, partsOf } from './parts.js';
import { categoryText } from './words.js';

/** The entries of one domain on the page of an agency, a level or another list. */
interface EntryGroupView {
  readonly name: string;
  readonly anchor: string;
  readonly count: number;
  readonly entries: readonly {
    readonly name: string;
    readonly href: string;
    readonly note: string;
  }[];
}

/** A list of entries by domain, on as many pages as it takes. */
interface EntryList {
  readonly domains: number;
  readonly parts: readonly Part<PublishedEntry>[];
  /** What stands on one page; `path` is that of the page. */
  readonly groups: (part: Part<PublishedEntry>, path: string) => EntryGroupView[];
  /** Links to every domain of the whole list, from any of its pages; empty when there is only one domain. */
  readonly toc: (page: string, pathOf: (part: number) => string) => TocView;
}

type TocView = readonly { readonly name: string; readonly href: string; readonly count: number }[];

/** Lists entries in the order of domains. `beside` gives what is said of an entry beside its category and limit. */
export function entryList(
  context: SiteContext,
  entries: readonly PublishedEntry[],
  beside: (entry: PublishedEntry) => readonly string[],
): EntryList {
  const domains = domainsOf(context, entries);
  const noteOf = (entry: PublishedEntry): string =>
    [categoryText(entry.category), ...beside(entry), entry.timeLimit]
      .filter((part) => part !== null)
      .join(' · ');
  const parts = partsOf(
    domains.flatMap(({ own }) => own),
    (entry) => lineBytes([entry.id, entry.name, noteOf(entry)]),
  );
  const counts = new Map(domains.map(({ name, own }) => [name, own.length]));
  const begins = new Map<string, number>();
  for (const { number, items } of parts) {
    for (const { domain } of items) if (!begins.has(domain)) begins.set(domain, number);
  }
  return {
    domains: domains.length,
    parts,
    groups: ({ number, items }, path) =>
      domainsOf(context, items).map(({ name, slug, own }) => ({
        name: begins.get(name) === number ? name : `${name}（续）`,
        anchor: slug,
        count: counts.get(name) ?? own.length,
        entries: own.map((entry) => ({
          name: entry.name,
          href: linkFrom(path, paths.item(entry.id)),
          note: noteOf(entry),
        })),
      })),
    toc(page, pathOf) {
      if (domains.length < 2) return [];
      return domains.map(({ name, slug, own }) => {
        const target = pathOf(begins.get(name) ?? 1);
        return {
          name,
          href: `${target === page ? '' : linkFrom(page, target)}#${slug}`,
          count: own.length,
        };
      });
    },
  };
}

function domainsOf(
  context: SiteContext,
  entries: readonly PublishedEntry[],
): { readonly name: string; readonly slug: string; readonly own: readonly PublishedEntry[] }[] {
  const byDomain = groupedBy(entries, ({ domain }) => domain);
  return [...context.selection.byDomain.values()].flatMap(({ name, slug }) => {
    const own = byDomain.get(name);
    return own === undefined ? [] : [{ name, slug, own }];
  });
}
