import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, diagnosticOf, type Finding } from '../model/diagnostic.js';
import type { OwnTemplate } from '../model/look.js';
import { filePlace, spanPlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { templateClaims } from './claims.js';
import { tagChecker } from './template-tags.js';
import { shippedTemplates } from './templates.js';

/**
 * What is wrong in the templates of a workspace before any page is made: names nobody reads, tags that cannot be
 * read, and what would let a page do more than look different. Fields a page does not have show when it is made.
 */
export async function checkTemplates(own: readonly OwnTemplate[]): Promise<Diagnostic[]> {
  if (own.length === 0) return [];
  const shipped = replaceable();
  const tagFaults = await tagChecker(own, shipped);
  const seen = new Set<string>();
  return own.flatMap((template) => {
    if (seen.has(template.name) || !shipped.includes(template.name)) {
      return [diagnosticOf(templateClaims.knownTemplates, notRead(template, shipped, seen))];
    }
    seen.add(template.name);
    return template.name.endsWith('.css')
      ? styleFaults(template)
      : [...pageFaults(template), ...tagFaults(template)];
  });
}

/** Every name a file in `templates/` may have: all of the public site, none of the report for the office. */
function replaceable(): string[] {
  return [
    ...readdirSync(fileURLToPath(shippedTemplates)).filter((name) => /^(?!_?coverage).*\.hbs$/u.test(name)),
    'site.css',
    'custom.css',
  ].sort();
}

function notRead(
  { name, path }: OwnTemplate,
  shipped: readonly string[],
  seen: ReadonlySet<string>,
): Finding {
  if (seen.has(name)) {
    return {
      message: wording(`“${name}”有两份`, `there are two of “${name}”`),
      place: filePlace(path),
      hint: wording('只留一份', 'keep one of them'),
    };
  }
  const near = nearest(name, shipped);
  return {
    message: wording(
      `没有“${name}”这个模板，这个文件不会被用到`,
      `there is no template “${name}”: the file is not used`,
    ),
    place: filePlace(path),
    hint:
      near === null
        ? wording(
            `文件名须与内置模板相同，直接放在 templates/ 里：${shipped.join('、')}`,
            `it must be called like a shipped template and lie in templates/ itself: ${shipped.join(', ')}`,
          )
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  };
}

// --- What a page must not do -----------------------------------------------------------------------------

type Pattern = readonly [pattern: RegExp, zh: string, en: string, hintZh: string, hintEn: string];

const pagePatterns: readonly Pattern[] = [
  [
    /<(?:script|img|link|iframe|object|embed|source|video|audio)\b[^>]*?\s(?:src|href|data|srcset)\s*=\s*["']?\s*(?:https?:)?\/\/[^\s"'>]*/giu,
    '网页引用了外部地址',
    'the page loads from another address',
    '网站不向任何外部地址取东西：删去它',
    'the site loads nothing from elsewhere: remove it',
  ],
  [
    /<(?:script|style)\b(?![^>]*\ssrc\s*=)[^>]*>|<[a-z][^>]*?\s(?:on[a-z]+|style)\s*=\s*["'][^"']*["']/giu,
    '写在网页里的脚本或样式不会起作用，网站的安全策略不允许',
    'scripts and styles written into a page have no effect: its policy forbids them',
    '样式写进 templates/custom.css；脚本不能自己加',
    'write styles into templates/custom.css; scripts cannot be added',
  ],
  [
    /<form\b[^>]*\smethod\s*=\s*["']?post["']?/giu,
    '表单不能提交（method="post"）',
    'no form may post',
    '网站不收集信息：删去它，或者改为链接',
    'the site collects nothing: remove it, or make it a link',
  ],
];

const stylePatterns: readonly Pattern[] = [
  [
    /@import\b[^;]*|url\(\s*["']?(?!\s*["']?(?:data:image\/|#))[^)]*\)/giu,
    '样式引用了别的文件或外部地址',
    'the style loads another file',
    '图片写成 data:image/…，其他样式直接写进这个文件；字体用系统字体',
    'write images as data:image/…, and other styles into this file; use the fonts of the system',
  ],
];

function styleFaults(own: OwnTemplate): Diagnostic[] {
  const blank = (comment: string): string => comment.replace(/[^\n]/gu, ' ');
  return found({ ...own, text: own.text.replace(/\/\*.*?\*\//gsu, blank) }, stylePatterns);
}

function pageFaults(own: OwnTemplate): Diagnostic[] {
  return [...found(own, pagePatterns), ...(own.name === 'layout.hbs' ? layoutFaults(own) : [])];
}

function found({ path, text }: OwnTemplate, patterns: readonly Pattern[]): Diagnostic[] {
  return patterns.flatMap(([pattern, zh, en, hintZh, hintEn]) =>
    Array.from(text.matchAll(pattern), (match) =>
      diagnosticOf(templateClaims.safeTemplates, {
        message: wording(zh, en),
        place: spanPlace(path, match.index, match.index + match[0].length),
        hint: wording(hintZh, hintEn),
      }),
    ),
  );
}

/** The layout carries the policy of every page: its beginning stays as shipped, and nothing can stand before it. */
function layoutFaults({ path, text }: OwnTemplate): Diagnostic[] {
  const kept = layoutHead();
  const plain = text.replaceAll('\r\n', '\n');
  const faults: Finding[] = [];
  if (!plain.startsWith(kept)) {
    faults.push({
      message: wording(
        `layout.hbs 的前 ${kept.split('\n').length} 行不能改：其中有网页的安全策略`,
        `the first ${kept.split('\n').length} lines of layout.hbs must stay: they hold the policy of every page`,
      ),
      place: spanPlace(path, 0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n')),
      hint: wording(
        '从 node_modules/gongkai/templates/layout.hbs 原样复制这几行',
        'copy them from node_modules/gongkai/templates/layout.hbs',
      ),
    });
  }
  if (!plain.includes('<meta name="referrer" content="no-referrer">')) {
    faults.push({
      message: wording('layout.hbs 里没有不外传网址的一行', 'layout.hbs lacks the referrer policy'),
      place: filePlace(path),
      hint: wording(
        '在 <head> 里写上：<meta name="referrer" content="no-referrer">',
        'write into <head>: <meta name="referrer" content="no-referrer">',
      ),
    });
  }
  if (plain.split('{{{body}}}').length !== 2) {
    faults.push({
      message: wording(
        'layout.hbs 里要有一处且只有一处 {{{body}}}，网页的正文放在那里',
        'layout.hbs must hold {{{body}}} exactly once: the page stands there',
      ),
      place: filePlace(path),
      hint: wording(
        '写成 <main id="main" tabindex="-1">{{{body}}}</main>',
        'write <main id="main" tabindex="-1">{{{body}}}</main>',
      ),
    });
  }
  return faults.map((finding) => diagnosticOf(templateClaims.safeTemplates, finding));
}

/** The shipped layout up to the policy, that included. */
function layoutHead(): string {
  const shipped = readFileSync(new URL('layout.hbs', shippedTemplates), 'utf8');
  const policy = shipped.indexOf('http-equiv="Content-Security-Policy"');
  if (policy < 0) throw new Error('The shipped layout has no policy.');
  return shipped.slice(0, shipped.indexOf('\n', policy));
}
