import type { Finding } from '../../model/diagnostic.js';
import type { Place } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { nearest } from '../../text/suggest.js';
import type { SectionRule } from '../rule.js';

/**
 * Every domain of gongkai.yaml has a guide, and every entry belongs to a domain of gongkai.yaml: an entry of
 * an unknown domain would be counted nowhere. Design section 6.
 */
export const knownDomains: SectionRule = {
  code: 'known-domains',
  scope: 'section',
  severity: 'error',
  claim: wording(
    'gongkai.yaml 的领域都有标准指引，事项的领域都列在 gongkai.yaml 中',
    'Every domain of gongkai.yaml has a guide; every entry belongs to such a domain',
  ),
  source: wording(
    'gongkai 的约定：未知的领域不能让分母变小',
    'a convention of gongkai: never a smaller denominator',
  ),
  needs: ['county', 'guides'],
  *check(catalog) {
    const guided = catalog.guides.map((guide) => guide.domain);
    const known = new Set(guided);
    for (const domain of catalog.domains) {
      if (!known.has(domain.name)) {
        const message = wording(
          `没有“${domain.name}”领域的标准指引`,
          `there is no guide of the domain “${domain.name}”`,
        );
        yield unknown(domain.name, guided, domain.place, message);
      }
    }
    const adopted = catalog.domains.map((domain) => domain.name);
    const listed = new Set(adopted);
    const reported = new Set<string>();
    for (const entry of catalog.entries) {
      const { file } = entry.place;
      if (listed.has(entry.domain) || reported.has(file)) continue;
      reported.add(file);
      const message = wording(
        `领域“${entry.domain}”没有列在 gongkai.yaml 中`,
        `the domain “${entry.domain}” is not listed in gongkai.yaml`,
      );
      const place: Place = { kind: 'node', file, pointer: '/domain', part: 'value' };
      if (!known.has(entry.domain)) {
        yield unknown(entry.domain, adopted, place, message);
        continue;
      }
      yield {
        message,
        place,
        hint: wording(
          `在 gongkai.yaml 的“领域”中加上“${entry.domain}”和它的牵头单位`,
          `list “${entry.domain}” with its lead agency in gongkai.yaml`,
        ),
      };
    }
  },
};

function unknown(name: string, known: readonly string[], place: Place, message: Finding['message']): Finding {
  const near = nearest(name, known);
  return {
    message,
    place,
    hint:
      near === null
        ? wording(`可以写：${known.join('、')}`, `known: ${known.join(', ')}`)
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  };
}
