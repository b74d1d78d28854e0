import type { Publication } from '../../src/model/publication.js';
import { partialPublication } from '../emit/partials.js';
import { exampleCounty } from '../example-county.js';

/** The counties whose reports are read back: every status, gates and own guides in the one, many rows in the other. */
export const counties: readonly (readonly [string, () => Promise<Publication>])[] = [
  ['the sample with partial entries', async () => gatedSample()],
  ['the example county', exampleCounty],
];

function gatedSample(): Publication {
  const { catalog, ...rest } = partialPublication();
  const gated = {
    ...catalog,
    county: { ...catalog.county, threshold: 95 },
    domains: catalog.domains.map((domain, index) => ({ ...domain, threshold: [50, 66.7][index] ?? null })),
  };
  return { ...rest, catalog: gated, coverage: { ...rest.coverage, ownGuides } };
}

const ownGuides: Publication['coverage']['ownGuides'] = [
  {
    domain: '义务教育',
    file: 'guides/义务教育.yaml',
    attested: 51,
    replaces: { file: 'gongkai:guides/compulsory-education.yaml', attested: 37 },
    inherits: null,
  },
  { domain: '安全生产', file: 'guides/省安全生产.yaml', attested: 28, replaces: null, inherits: 'AQSC' },
];
