import type { LineageRecord } from '../model/catalog.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { nodePlace, placeWithin } from '../model/place.js';
import type { AuthoredLineage } from './authored.js';
import { unknownGroup } from './owners.js';
import type { AgencyNames } from './resolve.js';

/** The records of lineage.yaml, in its order; a group nobody knows is a diagnostic, for its old pages would be lost. */
export function lineageOf(
  { lineage }: AuthoredLineage,
  path: string,
  names: AgencyNames,
  groupNames: readonly string[],
): { lineage: LineageRecord[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const records = lineage.map((given, index): LineageRecord => {
    const place = nodePlace(path, `/lineage/${index}`);
    const members = given.appliesTo === undefined ? null : names.membersOf(given.appliesTo);
    if (given.appliesTo !== undefined && members === null)
      diagnostics.push(unknownGroup(given.appliesTo, groupNames, placeWithin(place, 'appliesTo')));
    return {
      change: given.change,
      from: given.from,
      formerName: given.formerName ?? null,
      members,
      to: given.to ?? [],
      date: given.date,
      reason: given.reason ?? null,
      place,
    };
  });
  return { lineage: records, diagnostics };
}
