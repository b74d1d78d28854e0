import type { Catalog } from '../../model/catalog.js';
import type { Place } from '../../model/place.js';
import { repeated } from '../../model/repeated.js';
import { type Wording, wording } from '../../model/wording.js';
import type { Rule } from '../rule.js';

/**
 * No id, name or alias names two agencies or groups: a subject must mean one body.
 * Design section 2, “One concept, one word”.
 */
export const uniqueAgencyNames: Rule = {
  code: 'unique-agency-names',
  severity: 'error',
  claim: wording('单位和分组的编码、名称、别名互不相同', 'No id, name or alias names two agencies or groups'),
  source: wording('设计第2节:一个概念一个词', 'design section 2: one concept, one word'),
  needs: [],
  *check(catalog) {
    for (const [name, first] of repeated(names(catalog), ({ text }) => text)) {
      if (name.owner === first.owner) continue;
      yield {
        message: wording(
          `“${name.text}”既指“${first.owner}”又指“${name.owner}”`,
          `“${name.text}” names both “${first.owner}” and “${name.owner}”`,
        ),
        place: name.place,
        related: [{ place: first.place, message: wording('先用这个名称的', 'the one that has the name') }],
        hint: renameHint,
      };
    }
  },
};

const renameHint: Wording = wording('改名,或删去重复的别名', 'rename one of them or remove the alias');

function* names(catalog: Catalog): Iterable<{ text: string; owner: string; place: Place }> {
  for (const agency of catalog.agencies) {
    const owner = `${agency.name}(${agency.id})`;
    for (const text of [agency.id, agency.name, ...agency.aliases])
      yield { text, owner, place: agency.place };
  }
  for (const group of catalog.groups) {
    yield { text: group.name, owner: `分组 ${group.name}`, place: group.place };
  }
}
