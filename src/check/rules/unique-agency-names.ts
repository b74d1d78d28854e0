import type { Agency, AgencyGroup, Frame } from '../../model/catalog.js';
import { type Place, placeWithin } from '../../model/place.js';
import { repeated } from '../../model/repeated.js';
import { type Wording, wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/**
 * No id, name or alias names two agencies or groups: a subject must mean one body.
 * Design section 2, “One concept, one word”.
 */
export const uniqueAgencyNames: FrameRule = {
  code: 'unique-agency-names',
  scope: 'frame',
  severity: 'error',
  claim: wording('单位和分组的编码、名称、别名互不相同', 'No id, name or alias names two agencies or groups'),
  source: wording('gongkai 的约定：一个概念一个词', 'a convention of gongkai: one concept, one word'),
  needs: [],
  *check(catalog) {
    for (const [name, first] of repeated(names(catalog), ({ text }) => text)) {
      if (name.named === first.named) continue;
      yield {
        message:
          name.owner === first.owner
            ? wording(`“${name.text}”登记了两次`, `“${name.text}” is registered twice`)
            : wording(
                `“${name.text}”既指“${first.owner}”又指“${name.owner}”`,
                `“${name.text}” names both “${first.owner}” and “${name.owner}”`,
              ),
        place: name.place,
        related: [{ place: first.place, message: wording('这个名称已用在这里', 'where the name is taken') }],
        hint: renameHint,
      };
    }
  },
};

const renameHint: Wording = wording(
  '改名，或删去重复的名称或单位',
  'rename one of them, or remove what is there twice',
);

interface Name {
  readonly text: string;
  readonly owner: string;
  /** What it names: two agencies pasted from one another look alike in all their words. */
  readonly named: Agency | AgencyGroup;
  readonly place: Place;
}

function* names(catalog: Frame): Iterable<Name> {
  for (const agency of catalog.agencies) {
    const owner = `${agency.name}（${agency.id}）`;
    const name = (text: string, field: string): Name => ({
      text,
      owner,
      named: agency,
      place: placeWithin(agency.place, field),
    });
    yield name(agency.id, 'id');
    yield name(agency.name, 'name');
    for (const [index, alias] of agency.aliases.entries()) yield name(alias, `aliases/${index}`);
  }
  for (const group of catalog.groups) {
    yield { text: group.name, owner: `分组 ${group.name}`, named: group, place: group.place };
  }
}
