import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { hostOf, isReserved } from '../../text/identity/host.js';
import type { FrameRule } from '../rule.js';

/** A government website stands under .gov.cn or a Chinese name of the same rank (国办发〔2017〕47号, 域名规范). */
export const siteAddressOfficial: FrameRule = {
  code: 'site-address-official',
  scope: 'frame',
  severity: 'warning',
  claim: wording('网站的网址在 .gov.cn 之下', 'The site stands under .gov.cn'),
  source: wording(
    '《政府网站发展指引》（国办发〔2017〕47号）：域名以 .gov.cn 为后缀',
    'Guideline on government websites (General Office of the State Council, No. 47 of 2017): domain names',
  ),
  needs: ['county'],
  *check({ county }) {
    const { url } = county.site;
    if (url === null || isReserved(url) || official.test(hostOf(url))) return;
    yield {
      message: wording(`网址“${url}”不在 .gov.cn 之下`, `the address “${url}” does not stand under .gov.cn`),
      place: placeWithin(county.place, 'site/url'),
      hint: wording(
        '写目录正式发布的网址；测试用的网址发布前要换掉',
        'write the address of the publication; change a test address before publishing',
      ),
    };
  },
};

/** .gov.cn, and .政务 as the name system writes it. */
const official = /\.(?:gov\.cn|xn--zfr164b)$/u;
