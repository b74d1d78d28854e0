import type { SiteInfo } from '../../model/catalog.js';
import { placeWithin } from '../../model/place.js';
import { fieldNames } from '../../model/vocabulary.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/**
 * A site with a public address names in its footer all that inspectors look for. Without an address it is not
 * meant to be published as it is, and nothing is asked.
 */
export const siteFooterComplete: FrameRule = {
  code: 'site-footer-complete',
  scope: 'frame',
  severity: 'warning',
  claim: wording(
    '写了网址的网站，页脚要素（主办单位、承办单位、电话、标识码、备案号）都写全',
    'A site with an address names its organizer, operator, telephone, identification code and filing numbers',
  ),
  source: wording(
    '《政府网站发展指引》（国办发〔2017〕47号）：页面底部功能区',
    'Guideline on government websites (General Office of the State Council, No. 47 of 2017): the foot of a page',
  ),
  needs: ['county'],
  *check({ county }) {
    if (county.site.url === null) return;
    const missing = asked.filter((field) => county.site[field] === null);
    if (missing.length === 0) return;
    const names = missing.map((field) => fieldNames[field] ?? field);
    yield {
      message: wording(
        `网站页脚缺少“${names.join('、')}”`,
        `the footer of the site lacks: ${missing.join(', ')}`,
      ),
      place: placeWithin(county.place, 'site'),
      hint: wording(
        `在“网站”下面补上${names.map((name) => `“${name}:”`).join('')}`,
        `add ${missing.join(', ')} below “site”`,
      ),
    };
  },
};

const asked = [
  'organizer',
  'operator',
  'phone',
  'siteCode',
  'icp',
  'police',
] as const satisfies readonly (keyof SiteInfo)[];
