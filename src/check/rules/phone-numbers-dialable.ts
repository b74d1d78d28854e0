import type { Frame } from '../../model/catalog.js';
import { valueFix } from '../../model/diagnostic.js';
import { type Place, placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { phoneFaults } from '../../text/identity/phone.js';
import { narrow } from '../../text/normalise.js';
import type { FrameRule } from '../rule.js';

/** The telephone numbers of the site and of agencies can be dialled as they stand, from anywhere. */
export const phoneNumbersDialable: FrameRule = {
  code: 'phone-numbers-dialable',
  scope: 'frame',
  severity: 'warning',
  claim: wording('电话号码写全，带区号，照着就能拨通', 'Telephone numbers can be dialled as they stand'),
  source: wording(
    '《政府信息公开条例》第十二条（指南要写明联系电话）；《政府网站发展指引》页脚联系方式',
    'Disclosure regulation (No. 711), article 12; guideline on government websites: contact in the footer',
  ),
  fix: wording('全角的数字和横线改为半角', 'full-width digits and dashes become half-width'),
  needs: ['county', 'agencies'],
  *check(catalog) {
    for (const { phone, place } of phones(catalog)) {
      const half = phone.replace(/[０-９（）－＋]|—(?=\d)/gu, (sign) => (sign === '—' ? '-' : narrow(sign)));
      const fix = half !== phone && phoneFaults(half).length === 0 ? valueFix(place, half) : null;
      for (const { kind, text } of phoneFaults(phone)) {
        if (kind === 'area') {
          yield {
            severity: 'advice',
            message: wording(`电话“${text}”没有区号`, `“${text}” has no area code`),
            place,
            hint: wording(`写成“区号-${text}”`, `write “area code-${text}”`),
          };
        } else {
          yield {
            message: wording(`“${text}”不是可以拨打的电话号码`, `“${text}” is no telephone number`),
            place,
            fix,
            hint: wording(
              '写“区号-号码”，如 010-60001234；几个号码用“、”隔开，说明写在括号里',
              'write area code and number, such as 010-60001234; part several by “、”, remarks in brackets',
            ),
          };
        }
      }
    }
  },
};

function* phones({
  county,
  agencies,
  participation,
}: Frame): Iterable<{ readonly phone: string; readonly place: Place }> {
  if (county.site.phone !== null) {
    yield { phone: county.site.phone, place: placeWithin(county.place, 'site/phone') };
  }
  for (const { phone, place } of [...agencies, ...participation]) {
    if (phone !== null) yield { phone, place: placeWithin(place, 'phone') };
  }
}
