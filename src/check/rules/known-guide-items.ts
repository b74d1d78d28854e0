import type { Catalog } from '../../model/catalog.js';
import { type Place, pointerTo } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { nearest } from '../../text/suggest.js';
import type { Rule } from '../rule.js';

/**
 * Every guide item an entry or exemption names exists, in a domain the county adopts: a reference to
 * nothing would count for nothing, silently. Design section 6.
 */
export const knownGuideItems: Rule = {
  code: 'known-guide-items',
  severity: 'error',
  claim: wording(
    '“标准”写的编码都是已采用领域的指引事项',
    'Every guide item named exists, in an adopted domain',
  ),
  source: wording('设计第6节：对不上的引用是错误', 'design section 6: an unmatched reference is an error'),
  needs: ['guides', 'county'],
  *check(catalog) {
    const adopted = new Set(catalog.domains.map((domain) => domain.name));
    const items = new Map(catalog.guides.flatMap((guide) => guide.items.map((item) => [item.id, item])));
    for (const { id, place } of references(catalog)) {
      const item = items.get(id);
      if (item === undefined) {
        const near = nearest(id, items.keys());
        const name = near === null ? '' : `（${items.get(near)?.name ?? ''}）`;
        yield {
          message: wording(`没有编码为“${id}”的指引事项`, `there is no guide item “${id}”`),
          place,
          hint:
            near === null
              ? wording('在标准指引中查出正确的编码', 'look up the id in the guide')
              : wording(`是不是“${near}”${name}？`, `did you mean “${near}” ${name}?`),
        };
      } else if (!adopted.has(item.domain)) {
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

function* references(catalog: Catalog): Iterable<{ id: string; place: Place }> {
  for (const named of [...catalog.entries, ...catalog.exemptions]) {
    const place = 'places' in named ? (named.places.guide ?? named.place) : named.place;
    for (const [index, id] of named.guide.entries()) yield { id, place: itemPlace(place, index) };
  }
}

function itemPlace(place: Place, index: number): Place {
  if (place.kind !== 'node') return place;
  const list = place.pointer.endsWith('/guide') ? place.pointer : pointerTo(place.pointer, 'guide');
  return { ...place, pointer: pointerTo(list, index) };
}
