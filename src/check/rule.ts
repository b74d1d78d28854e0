import type { Catalog, CatalogPart } from '../model/catalog.js';
import type { Claim, Finding } from '../model/diagnostic.js';

/** A claim about the meaning of a catalog, and how to find what breaks it. */
export interface Rule extends Claim {
  /** The parts that must have been read whole: on half a register, the other half would be “unknown”. */
  readonly needs: readonly CatalogPart[];
  readonly check: (catalog: Catalog) => Iterable<Finding>;
}
