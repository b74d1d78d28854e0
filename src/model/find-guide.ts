import { nearest } from '../text/suggest.js';
import type { Guide, GuideItem } from './catalog.js';

export interface FoundGuide {
  readonly guide: Guide | null;
  /** Set instead of `guide` when the words are the id of an item. */
  readonly item: GuideItem | null;
  /** The name that was probably meant, when nothing was found. */
  readonly near: string | null;
}

/** The guide a domain or prefix names, or the item an id names; letters in either case. */
export function findGuide(words: string, guides: readonly Guide[]): FoundGuide {
  const wanted = words.normalize('NFKC').trim();
  const id = wanted.toUpperCase();
  const guide = guides.find((candidate) => candidate.domain === wanted || candidate.id === id) ?? null;
  if (guide !== null) return { guide, item: null, near: null };
  const items = guides.flatMap((candidate) => candidate.items);
  const item = items.find((candidate) => candidate.id === id) ?? null;
  if (item !== null) return { guide: null, item, near: null };
  const known = [
    ...guides.flatMap(({ domain, id: prefix }) => [domain, prefix]),
    ...items.map((one) => one.id),
  ];
  return { guide: null, item: null, near: nearest(wanted, known) };
}
