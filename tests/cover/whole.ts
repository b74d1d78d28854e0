import type { Conformity } from '../../src/cover/conform/conform.js';
import { coverSection, summed } from '../../src/cover/cover.js';
import { deadExemptions } from '../../src/cover/exemptions.js';
import type { Catalog } from '../../src/model/catalog.js';
import type { Coverage } from '../../src/model/coverage.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';

/** The coverage of a catalog in one piece, on a date (YYYY-MM-DD), and what is found in covering it. */
export function cover(
  catalog: Catalog,
  date: string,
  conformity: Conformity,
): { readonly coverage: Coverage; readonly diagnostics: readonly Diagnostic[] } {
  const section = coverSection(catalog, catalog.domains, date, conformity);
  return {
    coverage: summed(catalog, date, [section]),
    diagnostics: [...section.diagnostics, ...deadExemptions(catalog.exemptions, date, section.met)],
  };
}
