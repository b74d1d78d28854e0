import type { PublishedEntry } from '../../model/catalog.js';
import { linkFrom, paths } from '../paths.js';
import type { SiteContext } from './context.js';
import { categoryText, referencesText } from './words.js';

/** The entries of one domain on the page of an agency or a level. */
export interface EntryGroupView {
  readonly name: string;
  readonly anchor: string;
  readonly count: number;
  readonly entries: readonly {
    readonly name: string;
    readonly href: string;
    readonly note: string;
  }[];
}

/** Groups entries by domain, in the order of domains. `subject` says whether to name who discloses. */
export function entryGroups(
  context: SiteContext,
  page: string,
  entries: readonly PublishedEntry[],
  subject: boolean,
): EntryGroupView[] {
  const byDomain = new Map<string, PublishedEntry[]>();
  for (const entry of entries) {
    const own = byDomain.get(entry.domain);
    if (own === undefined) byDomain.set(entry.domain, [entry]);
    else own.push(entry);
  }
  const domains = [...context.selection.byDomain.values()].flatMap(({ name, slug }) => {
    const own = byDomain.get(name);
    return own === undefined ? [] : [{ name, slug, own }];
  });
  return domains.map(({ name, slug, own }) => ({
    name,
    anchor: slug,
    count: own.length,
    entries: own.map((entry) => ({
      name: entry.name,
      href: linkFrom(page, paths.item(entry.id)),
      note: [
        categoryText(entry.category),
        ...(subject ? [referencesText(context, entry.subject)] : []),
        entry.timeLimit,
      ].join(' · '),
    })),
  }));
}
