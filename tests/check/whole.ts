import { checkAcross, checkFrame, checkSection } from '../../src/check/check.js';
import type { Catalog } from '../../src/model/catalog.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';

/** A catalog held against all rules in one piece. */
export function check(catalog: Catalog): Diagnostic[] {
  const ofFrame = checkFrame(catalog);
  return [...ofFrame, ...checkSection(catalog, ofFrame), ...checkAcross(catalog)];
}
