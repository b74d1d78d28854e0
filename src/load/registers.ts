import type { Agency, AgencyGroup, Catalog, Instrument } from '../model/catalog.js';
import { nodePlace } from '../model/place.js';
import type { AuthoredAgencies, AuthoredWorkspace } from './authored.js';
import { AgencyNames } from './resolve.js';
import type { Kinds } from './schemas.js';

/** What gongkai.yaml says: the county and the domains it discloses. */
export function countyOf(
  authored: AuthoredWorkspace | undefined,
  path: string,
  names: AgencyNames,
): Pick<Catalog, 'county' | 'domains'> {
  const site = authored?.site;
  return {
    county: {
      name: authored?.name ?? '',
      code: authored?.code ?? null,
      date: authored?.date ?? null,
      office: authored?.office ?? null,
      threshold: authored?.threshold ?? null,
      listColumns: authored?.lists?.columns ?? [],
      variants: authored?.variants ?? [],
      site: {
        title: site?.title ?? null,
        url: site?.url ?? null,
        organizer: site?.organizer ?? null,
        operator: site?.operator ?? null,
        phone: site?.phone ?? null,
        siteCode: site?.siteCode ?? null,
        icp: site?.icp ?? null,
        police: site?.police ?? null,
        license: site?.license ?? null,
      },
      place: nodePlace(path, ''),
    },
    domains: (authored?.domains ?? []).map(({ name, lead, threshold }, index) => ({
      name,
      threshold: threshold ?? null,
      lead: names.reference(lead, nodePlace(path, `/domains/${index}/lead`)),
      place: nodePlace(path, `/domains/${index}/name`),
    })),
  };
}

/** The agency register, and the names by which entries may call what is in it. */
export function agencyRegisterOf(
  authored: AuthoredAgencies | undefined,
  path: string,
): { agencies: Agency[]; groups: AgencyGroup[]; names: AgencyNames } {
  const agencies = (authored?.agencies ?? []).map(
    (agency, index): Agency => ({
      id: agency.id,
      name: agency.name,
      aliases: agency.aliases ?? [],
      level: agency.level,
      code: agency.code ?? null,
      phone: agency.phone ?? null,
      address: agency.address ?? null,
      url: agency.url ?? null,
      place: nodePlace(path, `/agencies/${index}`),
    }),
  );
  const alone = new AgencyNames(agencies, []);
  const groups = (authored?.groups ?? []).map(
    ({ name, members }, index): AgencyGroup => ({
      name,
      members: members.map((text, member) =>
        alone.reference(text, nodePlace(path, `/groups/${index}/members/${member}`)),
      ),
      place: nodePlace(path, `/groups/${index}/name`),
    }),
  );
  return { agencies, groups, names: new AgencyNames(agencies, groups) };
}

export function instrumentOf(authored: Kinds['instruments']['instruments'][number]): Instrument {
  return {
    id: authored.id,
    title: authored.title,
    number: authored.number ?? null,
    issuer: authored.issuer ?? null,
    year: authored.year ?? null,
    edition: authored.edition ?? null,
    aliases: authored.aliases ?? [],
    validity: authored.validity ?? 'unverified',
    effective: authored.effective ?? null,
    repealed: authored.repealed ?? null,
    successor: authored.successor ?? null,
  };
}
