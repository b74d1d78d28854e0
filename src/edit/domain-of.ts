import type { Catalog } from '../model/catalog.js';
import type { PublishedTable } from '../model/table.js';
import { matchKey } from '../text/normalise.js';

/** The domain of a table, and what it was told by. */
export interface DomainFound {
  readonly domain: string;
  readonly by: 'option' | 'title' | 'sheet' | 'file' | 'items';
}

/**
 * The domain a published table belongs to: the one asked for, else the one its title, its sheet or its file names,
 * else the only one whose guide has at least half of its items. Null when nothing of this tells.
 */
export function domainOf(
  table: PublishedTable,
  file: string,
  asked: string | null,
  { domains, guides }: Pick<Catalog, 'domains' | 'guides'>,
): DomainFound | null {
  if (asked !== null) return { domain: asked, by: 'option' };
  const names = [...new Set([...domains.map(({ name }) => name), ...guides.map(({ domain }) => domain)])];
  for (const [by, words] of [
    ['title', table.title ?? ''],
    ['sheet', table.sheet],
    ['file', file],
  ] as const) {
    const domain = namedIn(words, names);
    if (domain !== null) return { domain, by };
  }
  const domain = byItems(table, guides);
  return domain === null ? null : { domain, by: 'items' };
}

/** The one name in the words; a name within a longer one that stands there too does not count. */
function namedIn(words: string, names: readonly string[]): string | null {
  const text = matchKey(words);
  const found = names.filter((name) => text.includes(matchKey(name)));
  const longest = found.filter((name) => !found.some((other) => other !== name && other.includes(name)));
  return longest.length === 1 ? (longest[0] ?? null) : null;
}

function byItems({ rows }: PublishedTable, guides: Catalog['guides']): string | null {
  const names = new Set(rows.map(({ category, name }) => keyOf(category, name)));
  const scores = guides
    .map(({ domain, items }) => ({
      domain,
      score: new Set(items.map((item) => keyOf(item.category, item.name)).filter((key) => names.has(key)))
        .size,
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scores;
  if (first === undefined || first.score * 2 < names.size || first.score === second?.score) return null;
  return first.domain;
}

function keyOf(category: readonly string[], name: string): string {
  return [...category, name].map(matchKey).join('/');
}
