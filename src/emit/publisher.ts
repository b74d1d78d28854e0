import type { Catalog } from '../model/catalog.js';
import { findAgency } from '../model/find-agency.js';

/** Who answers for the catalog as a whole, by its full name: the office in charge, else who runs the site. */
export function publisherOf({ county, agencies }: Catalog): string | null {
  const written = county.office ?? county.site.organizer;
  return written === null ? null : (findAgency(written, agencies).agency?.name ?? written);
}
