import type { Catalog, Instrument } from '../model/catalog.js';
import type { Citing, Impact } from '../model/impact.js';
import { fullCitation } from '../model/instruments.js';
import type { Locate } from '../model/place.js';
import { positionOf } from './diagnostics-text.js';

/** What cites an instrument as JSON, every citation with its place. */
export function impactJson(impact: Impact, catalog: Catalog, locate: Locate): string {
  const successorOf = (instrument: Instrument): string | null => {
    const next = catalog.instruments.find(({ id }) => id === instrument.successor);
    return next === undefined ? null : fullCitation(next);
  };
  const where = <T>({ field, citation, place }: Citing<T>): object => ({
    field,
    citation,
    place: positionOf(locate(place)),
  });
  const data = {
    instruments: impact.instruments.map((instrument) => ({
      ...instrument,
      citation: fullCitation(instrument),
      successor: successorOf(instrument),
    })),
    cited: impact.cited,
    guideItems: impact.guideItems.map((one) => ({
      id: one.by.id,
      domain: one.by.domain,
      category: one.by.category,
      name: one.by.name,
      attestation: one.by.attestation,
      ...where(one),
    })),
    entries: impact.entries.map((one) => ({
      id: one.id,
      domain: one.by.domain,
      category: one.by.category,
      name: one.by.name,
      status: one.by.status,
      instances: one.instances,
      agencies: one.agencies,
      ...where(one),
    })),
    exemptions: impact.exemptions.map((one) => ({ reason: one.by.reason, ...where(one) })),
    agencies: impact.agencies.map(({ agency, entries }) => ({ id: agency.id, name: agency.name, entries })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
