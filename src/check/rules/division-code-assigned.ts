import { divisionFaultWords } from '../../model/division-fault.js';
import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { divisionFault, isFictional } from '../../text/identity/division.js';
import { isReserved } from '../../text/identity/host.js';
import type { FrameRule } from '../rule.js';

/**
 * The division code of the county is one GB/T 2260 could have given to a county; a code of the invented
 * places (99…) is for examples, which are published nowhere.
 */
export const divisionCodeAssigned: FrameRule = {
  code: 'division-code-assigned',
  scope: 'frame',
  severity: 'error',
  lowerable: true,
  claim: wording('行政区划代码是县级行政区的代码', 'The division code is one of a county'),
  source: wording(
    'GB/T 2260 中华人民共和国行政区划代码；99 开头的代码没有分配，留给示例',
    'GB/T 2260, codes of administrative divisions; nothing is assigned below 99, which is left to examples',
  ),
  needs: ['county'],
  *check({ county }) {
    if (county.code === null) return;
    const place = placeWithin(county.place, 'code');
    const fault = divisionFault(county.code);
    if (fault !== null) {
      yield { message: divisionFaultWords(fault, county.code), place, hint };
    } else if (isFictional(county.code) && county.site.url !== null && !isReserved(county.site.url)) {
      yield {
        message: wording(
          `“${county.code}”是示例用的代码，而网站有真实的网址`,
          `“${county.code}” is a code for examples, and the site has a real address`,
        ),
        place,
        related: [
          {
            place: placeWithin(county.place, 'site/url'),
            message: wording('网址', 'the address of the site'),
          },
        ],
        hint,
      };
    }
  },
};

const hint = wording(
  '写本县（市、区）的六位代码，以民政部公布的行政区划代码为准',
  'write the six digits the Ministry of Civil Affairs lists for the county',
);
