import type { Participation } from '../model/catalog.js';
import { nodePlace, placeWithin } from '../model/place.js';
import type { AuthoredParticipation } from './authored.js';
import type { AgencyNames } from './resolve.js';

/** The matters of participation.yaml, in its order. */
export function participationOf(
  { participation }: AuthoredParticipation,
  path: string,
  names: AgencyNames,
): Participation[] {
  return participation.map((given, index): Participation => {
    const place = nodePlace(path, `/participation/${index}`);
    return {
      name: given.name,
      ways: given.ways,
      period: given.period,
      responsible: given.responsible.map((text, number) =>
        names.reference(text, placeWithin(place, `responsible/${number}`)),
      ),
      phone: given.phone ?? null,
      address: given.address ?? null,
      url: given.url ?? null,
      remarks: given.remarks ?? null,
      place,
    };
  });
}
