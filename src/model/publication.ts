import type { Catalog, PublishedEntry } from './catalog.js';
import type { Coverage } from './coverage.js';

/** A catalog without errors, with its coverage: all that the emitters need. */
export interface Publication {
  readonly catalog: Catalog;
  readonly coverage: Coverage;
  /** The entries that may be published, in the order of domains, then of the files. */
  readonly entries: readonly PublishedEntry[];
  /** The day the publication speaks of, YYYY-MM-DD. */
  readonly date: string;
}
