import type { Catalog } from '../../model/catalog.js';
import { type Place, pointerTo } from '../../model/place.js';
import { type Wording, wording } from '../../model/wording.js';
import { nearest } from '../../text/suggest.js';
import type { SectionRule } from '../rule.js';

/**
 * Every guide item an entry or exemption names exists, in a domain the county adopts: a reference to
 * nothing would count for nothing, silently. Design section 6.
 */
export const knownGuideItems: SectionRule = {
  code: 'known-guide-items',
  scope: 'section',
  severity: 'error',
  claim: wording(
    '“标准”写的编码都是已采用领域的指引事项',
    'Every guide item named exists, in an adopted domain',
  ),
  source: wording(
    'gongkai 的约定：对不上的引用是错误',
    'a convention of gongkai: an unmatched reference is an error',
  ),
  needs: ['guides', 'county'],
  *check(catalog) {
    const adopted = new Set(catalog.domains.map((domain) => domain.name));
    const items = new Map(catalog.guides.flatMap((guide) => guide.items.map((item) => [item.id, item])));
    // An entry of that same domain is spoken of once a file, by known-domains.
    for (const { id, name, domain, place } of references(catalog)) {
      const item = items.get(id);
      if (item === undefined) {
        yield {
          message: wording(`没有编码为“${id}”的指引事项`, `there is no guide item “${id}”`),
          place,
          hint: hintFor(id, name, catalog),
        };
      } else if (!adopted.has(item.domain) && domain !== item.domain) {
        yield {
          message: wording(
            `指引事项“${id}”属于“${item.domain}”领域，而 gongkai.yaml 没有列这个领域`,
            `the guide item “${id}” is of the domain “${item.domain}”, which gongkai.yaml does not list`,
          ),
          place,
          hint: wording(
            `在 gongkai.yaml 的“领域”中加上“${item.domain}”`,
            `list “${item.domain}” in gongkai.yaml`,
          ),
        };
      }
    }
  },
};

/**
 * The guide that no longer has the item; or else the item of that guide that the entry is named like, or whose
 * id is nearest.
 */
function hintFor(id: string, name: string | null, { guides }: Catalog): Wording {
  for (const { replaces, place } of guides) {
    const former = replaces?.items.find((item) => item.id === id);
    if (former === undefined) continue;
    const [zh, en] =
      name === null
        ? ['这条豁免不再需要', 'the exemption is no longer needed']
        : ['删去这个编码，事项就作为本地事项保留', 'remove the id, and the entry stays as a local one'];
    return wording(
      `内置标准指引有“${id}”（${former.name}），取代它的 ${place.file} 没有：${zh}`,
      `the shipped guide has “${id}” (${former.name}), ${place.file} in its place has not: ${en}`,
    );
  }
  const guide = guides.find((candidate) => id.startsWith(`${candidate.id}-`));
  const items = guide?.items ?? guides.flatMap((candidate) => candidate.items);
  const names = items.map((item) => item.name);
  const ids = items.map((item) => item.id);
  const alike = name === null || guide === undefined ? null : nearest(name, names);
  const near = alike === null ? nearest(id, ids) : null;
  const meant = items.find((item) => (alike === null ? item.id === near : item.name === alike));
  if (meant !== undefined) {
    return wording(`是不是“${meant.id}”（${meant.name}）？`, `did you mean “${meant.id}” (${meant.name})?`);
  }
  return guide === undefined
    ? wording('在标准指引中查出正确的编码：gongkai guide list', 'look up the id: gongkai guide list')
    : wording(
        `“${guide.domain}”领域的编码见 gongkai guide show ${guide.id}`,
        `the ids of “${guide.domain}”: gongkai guide show ${guide.id}`,
      );
}

function* references(
  catalog: Catalog,
): Iterable<{ id: string; name: string | null; domain: string | null; place: Place }> {
  for (const named of [...catalog.entries, ...catalog.exemptions]) {
    const place = 'places' in named ? (named.places.guide ?? named.place) : named.place;
    const name = 'places' in named ? named.name : null;
    const domain = 'places' in named ? named.domain : null;
    for (const [index, id] of named.guide.entries()) {
      yield { id, name, domain, place: itemPlace(place, index) };
    }
  }
}

function itemPlace(place: Place, index: number): Place {
  if (place.kind !== 'node') return place;
  const list = place.pointer.endsWith('/guide') ? place.pointer : pointerTo(place.pointer, 'guide');
  return { ...place, pointer: pointerTo(list, index) };
}
