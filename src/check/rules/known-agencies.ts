import type { AgencyReference, Catalog } from '../../model/catalog.js';
import { type Fix, listFix } from '../../model/diagnostic.js';
import { nearAgency } from '../../model/find-agency.js';
import type { Place } from '../../model/place.js';
import { type Wording, wording } from '../../model/wording.js';
import { listedParts, nameKey } from '../../text/listed.js';
import { placeholderOf } from '../../text/placeholder.js';
import { nearest } from '../../text/suggest.js';
import type { SectionRule } from '../rule.js';

/**
 * Every agency named anywhere is in the agency register: the law asks for a subject who can be held to it
 * (政府信息公开条例, regulation No. 711, article 4 and 10).
 */
export const knownAgencies: SectionRule = {
  code: 'known-agencies',
  scope: 'section',
  severity: 'error',
  claim: wording('写到的单位都在单位登记册中', 'Every agency named is in the agency register'),
  source: wording(
    '《中华人民共和国政府信息公开条例》（国务院令第711号）第四条、第十条',
    'Regulation on Open Government Information (State Council No. 711), articles 4 and 10',
  ),
  fix: wording(
    '几个单位写在一起、都已登记的，分成列表',
    'several registered agencies in one text become a list',
  ),
  needs: ['agencies'],
  *check(catalog) {
    const names = catalog.agencies.flatMap((agency) => [agency.name, ...agency.aliases]);
    const known = [...names, ...catalog.groups.map((group) => group.name)];
    const registered = new Set(known.map(nameKey));
    for (const [reference, role, list] of references(catalog)) {
      const { place, text } = reference;
      if (reference.agencies.length > 0) continue;
      // The agency a whole file belongs to was looked up, and reported, when the file was read.
      if (place.kind === 'node' && place.pointer === '/agency') continue;
      yield {
        message: wording(
          `${role.zh}“${text}”不在单位登记册中`,
          `the ${role.en} “${text}” is not in the agency register`,
        ),
        place,
        hint: hintFor(text, known, catalog),
        fix: apart(text, place, list, registered),
      };
    }
  },
};

/** The list with the agencies of one text apart, where each of them is registered. */
function apart(
  text: string,
  place: Place,
  list: readonly AgencyReference[],
  registered: ReadonlySet<string>,
): Fix | null {
  const parts = listedParts(text);
  if (parts.length < 2 || !parts.every((part) => registered.has(nameKey(part)))) return null;
  return listFix(
    place,
    list.flatMap((other) => (other.text === text ? parts : [other.text])),
  );
}

function hintFor(text: string, known: readonly string[], { agencies }: Catalog): Wording {
  const parts = listedParts(text);
  if (parts.length > 1) {
    return wording(
      `几个单位要分开写成列表：[${parts.join(', ')}]`,
      `write several agencies as a list: [${parts.join(', ')}]`,
    );
  }
  const near = nearest(text, known) ?? nearAgency(text, agencies);
  if (near !== null) return wording(`是不是“${near}”？`, `did you mean “${near}”?`);
  return wording('先在 agencies.yaml 中登记这个单位', 'enter the agency in agencies.yaml');
}

/** Every agency that is named, as what, and the list it is named in. */
function* references(
  catalog: Catalog,
): Iterable<readonly [AgencyReference, Wording, readonly AgencyReference[]]> {
  const roles = {
    lead: wording('牵头单位', 'lead agency'),
    member: wording('分组成员', 'group member'),
    subject: wording('公开主体', 'subject'),
    responsible: wording('责任单位', 'responsible agency'),
    exempt: wording('豁免的单位', 'exempt agency'),
    organiser: wording('公众参与的责任单位', 'organiser of participation'),
  };
  for (const domain of catalog.domains) yield [domain.lead, roles.lead, []];
  for (const group of catalog.groups)
    for (const member of group.members) yield [member, roles.member, group.members];
  for (const entry of catalog.entries) {
    for (const subject of entry.subject.filter(isName)) yield [subject, roles.subject, entry.subject];
    for (const responsible of entry.responsible.filter(isName))
      yield [responsible, roles.responsible, entry.responsible];
  }
  for (const exemption of catalog.exemptions) {
    for (const agency of exemption.agencies) yield [agency, roles.exempt, exemption.agencies];
  }
  for (const { responsible } of catalog.participation) {
    for (const organiser of responsible) yield [organiser, roles.organiser, responsible];
  }
}

/** 相关审批部门 is no name misspelt; the rule on placeholders says what to write instead. */
function isName({ text, agencies }: AgencyReference): boolean {
  return agencies.length > 0 || placeholderOf(text, 'agency') === null;
}
