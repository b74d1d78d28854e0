import type { Publication } from '../../model/publication.js';

/** The coverage as JSON (UTF-8, two spaces): the figures every other report must agree with. */
export function coverageData({ catalog, coverage }: Publication): string {
  return `${JSON.stringify({ county: catalog.county.name, ...coverage }, null, 2)}\n`;
}
