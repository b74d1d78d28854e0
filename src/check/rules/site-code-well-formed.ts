import { valueFix } from '../../model/diagnostic.js';
import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { holds } from '../../text/identity/division.js';
import { narrow } from '../../text/normalise.js';
import type { FrameRule } from '../rule.js';

/**
 * The identification code of the website has ten digits, and the first six are the division of the county or
 * one above it: a county's catalog may stand on the website of its city.
 */
export const siteCodeWellFormed: FrameRule = {
  code: 'site-code-well-formed',
  scope: 'frame',
  severity: 'error',
  lowerable: true,
  claim: wording(
    '网站标识码是十位数字，前六位是本县或上级的行政区划代码',
    'The identification code of the site has ten digits, the division code first',
  ),
  source: wording(
    '《政府网站发展指引》（国办发〔2017〕47号）：页脚列明网站标识码，它在全国政府网站信息报送系统中取得',
    'Guideline on government websites (General Office of the State Council, No. 47 of 2017)',
  ),
  fix: wording('全角数字改为半角，去掉空格', 'full-width digits become half-width, without spaces'),
  needs: ['county'],
  *check({ county }) {
    const { siteCode } = county.site;
    if (siteCode === null) return;
    const place = placeWithin(county.place, 'site/siteCode');
    if (!/^\d{10}$/u.test(siteCode)) {
      const meant = narrow(siteCode).replace(/\s/gu, '');
      yield {
        fix: /^\d{10}$/u.test(meant) ? valueFix(place, meant) : null,
        message: wording(
          `网站标识码“${siteCode}”不是十位数字`,
          `the identification code “${siteCode}” has not ten digits`,
        ),
        place,
        hint: wording(
          '写十位数字并加引号，可在现有政府网站的页脚找到',
          'write ten digits in quotes; the footer of the present website has them',
        ),
      };
    } else if (county.code !== null && !holds(siteCode.slice(0, 6), county.code)) {
      yield {
        severity: 'warning',
        message: wording(
          `网站标识码“${siteCode}”的前六位不是本县的行政区划代码“${county.code}”，也不是上级的`,
          `“${siteCode}” begins with the division of neither the county (${county.code}) nor one above it`,
        ),
        place,
        related: [
          {
            place: placeWithin(county.place, 'code'),
            message: wording('本县的代码', 'the code of the county'),
          },
        ],
        hint: wording('核对两处，改正写错的一处', 'look at both, and mend the one that is wrong'),
      };
    }
  },
};
