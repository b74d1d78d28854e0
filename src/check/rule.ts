import type { Catalog, CatalogPart, Frame } from '../model/catalog.js';
import type { Claim, Finding } from '../model/diagnostic.js';
import type { Heads } from '../model/entry-head.js';

/**
 * A claim about the meaning of a catalog, and how to find what breaks it. Its scope says what it has to look at, so
 * that after a change no more is looked at again.
 */
export type Rule = FrameRule | SectionRule | AcrossRule;

interface Common extends Claim {
  /** The parts that must have been read whole: on half a register, the other half would be “unknown”. */
  readonly needs: readonly CatalogPart[];
}

/** Of what stands beside the entries. */
export interface FrameRule extends Common {
  readonly scope: 'frame';
  readonly check: (frame: Frame) => Iterable<Finding>;
}

/**
 * Of entries one by one, or among those of their own section: those of one domain, and of other domains that they
 * speak of. What it finds of the frame it finds whatever the entries are.
 */
export interface SectionRule extends Common {
  readonly scope: 'section';
  readonly check: (section: Catalog) => Iterable<Finding>;
}

/** Of entries among all others: of their ids, whatever else they say. */
export interface AcrossRule extends Common {
  readonly scope: 'across';
  readonly check: (heads: Heads) => Iterable<Finding>;
}
