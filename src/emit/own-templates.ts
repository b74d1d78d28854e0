import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, diagnosticOf, type Finding } from '../model/diagnostic.js';
import type { OwnTemplate } from '../model/look.js';
import { filePlace, type Place, spanPlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { templateClaims } from './claims.js';
import { tagPlace } from './template-faults.js';
import { shippedTemplates, templateOptions } from './templates.js';

/**
 * What is wrong in the templates of a workspace before any page is made: names nobody reads, tags that cannot be
 * read, and what would let a page do more than look different. Fields a page does not have show when it is made.
 */
export async function checkTemplates(own: readonly OwnTemplate[]): Promise<Diagnostic[]> {
  if (own.length === 0) return [];
  const { default: engine } = await import('handlebars');
  const shipped = replaceable();
  const partials = new Set(
    shipped.filter((name) => name.startsWith('_')).map((name) => name.slice(1, -'.hbs'.length)),
  );
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

  function tagFaults(template: OwnTemplate): Diagnostic[] {
    // Lines and columns stay the same; places count in the file as it is.
    const text = template.text.replaceAll('\r\n', '\n');
    const program = attempted(template, () => engine.parse(text) as unknown as Node);
    if ('code' in program) return [program];
    const faults = Array.from(nodesOf(program)).flatMap((node) => nodeFaults(template, node, partials));
    if (faults.length > 0) return faults;
    const compiled = attempted(template, () => ({ done: engine.precompile(text, templateOptions) }));
    return 'code' in compiled ? [compiled] : [];
  }
}

/** What the engine makes of a template, or what it says against it. */
function attempted<T extends object>(own: OwnTemplate, make: () => T): T | Diagnostic {
  try {
    return make();
  } catch (error) {
    return diagnosticOf(templateClaims.wellFormedTemplates, syntaxFinding(own, error as EngineError));
  }
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

// --- Tags ------------------------------------------------------------------------------------------------

/** A node of a parsed template, as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly escaped?: boolean;
  readonly name?: { readonly original?: string };
  readonly path?: { readonly original?: string };
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } };
}

/** A node and all below it. */
function* nodesOf(node: Node): Iterable<Node> {
  yield node;
  for (const child of Object.values(node).flat() as unknown[]) {
    if (typeof child === 'object' && child !== null && 'type' in child) yield* nodesOf(child as Node);
  }
}

function nodeFaults(own: OwnTemplate, node: Node, partials: ReadonlySet<string>): Diagnostic[] {
  // An empty block has no place.
  if (node.loc === undefined) return [];
  const place = tagPlace(own, node.loc.start.line, node.loc.start.column);
  switch (node.type) {
    case 'MustacheStatement': {
      const isBody = own.name === 'layout.hbs' && node.path?.original === 'body';
      return node.escaped !== false || isBody ? [] : [unescaped(place)];
    }
    case 'PartialStatement':
    case 'PartialBlockStatement': {
      const name = node.name?.original ?? '';
      return partials.has(name) ? [] : [unknownPartial(name, place, partials)];
    }
    case 'Decorator':
    case 'DecoratorBlock':
      return [
        diagnosticOf(templateClaims.wellFormedTemplates, {
          message: wording('模板里不能用“{{*…}}”', '“{{*…}}” cannot be used in templates'),
          place,
          hint: wording('删去这一段', 'remove it'),
        }),
      ];
    default:
      return [];
  }
}

function unescaped(place: Place): Diagnostic {
  return diagnosticOf(templateClaims.safeTemplates, {
    message: wording(
      '三个花括号（或“{{&”）会把目录里的文字当作网页代码输出',
      'three braces, or “{{&”, print the text of the catalog as code of the page',
    ),
    place,
    hint: wording('改用两个花括号：{{…}}', 'use two braces: {{…}}'),
  });
}

function unknownPartial(name: string, place: Place, partials: ReadonlySet<string>): Diagnostic {
  const near = nearest(name, partials);
  return diagnosticOf(templateClaims.wellFormedTemplates, {
    message: wording(`没有“${name}”这个局部模板`, `there is no partial “${name}”`),
    place,
    hint:
      near === null
        ? wording(`可以用：${[...partials].join('、')}`, `partials: ${[...partials].join(', ')}`)
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  });
}

type EngineError = Error & { readonly lineNumber?: number; readonly column?: number };

/** The engine tells of some faults with a place, and of others with a line, the text around and a pointer below. */
function syntaxFinding(own: OwnTemplate, { message, lineNumber, column }: EngineError): Finding {
  if (lineNumber !== undefined) {
    const place = tagPlace(own, lineNumber, column ?? 0);
    const [, opened, closed] = /^(\S+) doesn't match (\S+)/u.exec(message) ?? [];
    if (opened !== undefined) {
      return {
        message: wording(
          `“{{#${opened}}}”后面对应的是“{{/${closed}}}”`,
          `“{{#${opened}}}” is closed by “{{/${closed}}}”`,
        ),
        place,
        hint: wording(
          `改成一对：{{#${opened} …}} … {{/${opened}}}`,
          `make a pair: {{#${opened} …}} … {{/${opened}}}`,
        ),
      };
    }
    const [, helper] = /unknown helper (\S+)/u.exec(message) ?? [];
    return {
      message: wording(`没有“${helper ?? ''}”这个写法`, `there is no helper “${helper ?? ''}”`),
      place,
      hint: wording('可以用：#if、#unless、#each、#with', 'helpers: #if, #unless, #each, #with'),
    };
  }
  const [, line = '1', context = '', pointer = ''] =
    /^Parse error on line (\d+):\n(.*)\n(-*)\^/u.exec(message) ?? [];
  const end = message.endsWith("got 'EOF'");
  return {
    message: end
      ? wording(
          '文件到头了，还有“{{#…}}”没有对应的“{{/…}}”',
          'the file ends before every “{{#…}}” is closed by “{{/…}}”',
        )
      : wording('这里的花括号写法无法识别', 'the tag cannot be read'),
    place: end ? lastOpened(own) : pointedAt(own, Number(line), context.slice(pointer.length)),
    hint: end
      ? wording(
          '补上对应的结束标签，如 {{/if}}、{{/each}}',
          'add the closing tag, such as {{/if}} or {{/each}}',
        )
      : wording(
          '字段写成 {{字段}}；成段的写成 {{#if …}} … {{/if}} 或 {{#each … as |row|}} … {{/each}}',
          'write {{field}}, {{#if …}} … {{/if}} or {{#each … as |row|}} … {{/each}}',
        ),
  };
}

/** The last tag that opens a block and finds no end behind it. */
function lastOpened({ path, text }: OwnTemplate): Place {
  const open: { start: number; end: number }[] = [];
  for (const tag of text.matchAll(/\{\{~?([#/])[^}]*\}\}/gu)) {
    if (tag[1] === '#') open.push({ start: tag.index, end: tag.index + tag[0].length });
    else open.pop();
  }
  const last = open.at(-1) ?? { start: Math.max(0, text.trimEnd().length - 1), end: text.trimEnd().length };
  return spanPlace(path, last.start, last.end);
}

/** The engine joins lines and cuts the text it shows: its first words are looked for near the line it names. */
function pointedAt({ path, text }: OwnTemplate, line: number, shown: string): Place {
  const lines = text.split('\n');
  for (const at of [line - 1, line, line - 2]) {
    const column = lines[at]?.indexOf(shown.slice(0, 4)) ?? -1;
    if (column < 0 || shown === '') continue;
    const start = lines.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0) + column;
    return spanPlace(path, start, start + 1);
  }
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return spanPlace(path, start, start + Math.max(1, lines[line - 1]?.length ?? 1));
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
