import type { Claim } from '../model/diagnostic.js';
import { wording } from '../model/wording.js';

const source = wording('gongkai 的约定：发布的内容', 'a convention of gongkai: what is published');

/** What the templates of a workspace are held to, so that they can change the look of a site and nothing else. */
export const templateClaims = {
  knownTemplates: {
    code: 'known-templates',
    severity: 'error',
    claim: wording(
      'templates/ 文件夹里的文件都与内置模板同名，或是 custom.css',
      'Every file in templates/ is called like a shipped template, or is custom.css',
    ),
    source,
  },
  wellFormedTemplates: {
    code: 'well-formed-templates',
    severity: 'error',
    claim: wording('模板的双花括号写法正确、前后成对', 'The tags of a template are well formed and in pairs'),
    source: wording('Handlebars 模板语言', 'The Handlebars language'),
  },
  templateFieldsExist: {
    code: 'template-fields-exist',
    severity: 'error',
    claim: wording('模板只用网页提供的字段', 'A template uses only fields its page has'),
    source,
  },
  safeTemplates: {
    code: 'safe-templates',
    severity: 'error',
    claim: wording(
      '模板和样式不绕过转义、不去掉安全策略、不引用外部地址',
      'Templates and styles neither pass by escaping, nor drop the policy of a page, nor load from elsewhere',
    ),
    source,
  },
} as const satisfies Readonly<Record<string, Claim>>;
