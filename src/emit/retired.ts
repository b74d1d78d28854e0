import { type Catalog, isPublished, type LineageRecord, type PublishedEntry } from '../model/catalog.js';
import { groupedByEach } from '../model/grouped.js';
import { retiredIds } from '../model/lineage.js';

/** An id that named a page once, as the public is told of it: drafts in its place are not. */
export interface Retired {
  readonly id: string;
  readonly record: LineageRecord;
  /** In the order written; empty when it was withdrawn, or when nothing in its place is published yet. */
  readonly successors: readonly PublishedEntry[];
}

/** Every retired id, in the order of the lineage. */
export function retiredOf(catalog: Catalog): Retired[] {
  return retiredIds(catalog).map(({ successors, ...rest }) => ({
    ...rest,
    successors: successors.filter(isPublished),
  }));
}

/** What each entry came from, by its id. */
export function historiesOf(retired: readonly Retired[]): ReadonlyMap<string, readonly Retired[]> {
  return groupedByEach(retired, ({ successors }) => successors.map(({ id }) => id));
}
