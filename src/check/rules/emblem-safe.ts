import type { Emblem } from '../../model/look.js';
import { placeWithin } from '../../model/place.js';
import { type Wording, wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/** The emblem stands on every page and is the icon of the site: a plain picture, and a small one. */
export const emblemSafe: FrameRule = {
  code: 'emblem-safe',
  scope: 'frame',
  severity: 'error',
  claim: wording(
    '标志文件是不大于 100 KB 的图片，不含脚本，不引用外部内容',
    'The emblem is a picture of at most 100 KB without scripts and references',
  ),
  source: wording('gongkai 的约定：发布的内容', 'a convention of gongkai: what is published'),
  needs: ['county'],
  *check({ county, look }) {
    const { emblem } = look;
    if (emblem === null) return;
    for (const { said, hint } of faultsOf(emblem)) {
      yield {
        message: wording(`标志文件“${emblem.path}”${said.zh}`, `the emblem “${emblem.path}” ${said.en}`),
        place: placeWithin(county.place, 'site/appearance/emblem'),
        hint,
      };
    }
  },
};

interface Fault {
  readonly said: Wording;
  readonly hint: Wording;
}

const mostBytes = 100 * 1024;

function faultsOf(emblem: Emblem): Fault[] {
  const faults: Fault[] = [];
  if (emblem.bytes.length > mostBytes) {
    const kilobytes = Math.ceil(emblem.bytes.length / 1024);
    faults.push({
      said: wording(`有 ${kilobytes} KB，太大了`, `has ${kilobytes} KB, which is too much`),
      hint: wording(
        '缩小到 100 KB 以内：每个网页都要显示它，高 80 像素就够',
        'make it at most 100 KB: every page shows it, and 80 pixels of height are enough',
      ),
    });
  }
  const unsafe = emblem.type === 'svg' ? faultOfSvg(emblem.bytes) : null;
  if (unsafe !== null) faults.push({ said: unsafe, hint: plainSvg });
  if (emblem.type !== 'svg' && !beginsAs(emblem)) {
    faults.push({
      said: wording(
        `不是 ${emblem.type.toUpperCase()} 图片`,
        `is no picture of the kind ${emblem.type.toUpperCase()}`,
      ),
      hint: wording(
        '用看图或制图软件另存为 PNG，不要只改文件名',
        'save it as PNG from a picture editor; renaming is not enough',
      ),
    });
  }
  return faults;
}

const plainSvg = wording(
  '用制图软件另存为“纯 SVG”（文字转为路径，图片嵌入），或者导出为 PNG',
  'save it as plain SVG, text as paths and pictures embedded, or export it as PNG',
);

/** The first bytes by which every program knows the kind. */
function beginsAs({ type, bytes }: Emblem): boolean {
  const signature = type === 'png' ? [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] : [0xff, 0xd8, 0xff];
  return signature.every((byte, at) => bytes[at] === byte);
}

/**
 * What an SVG must not have. Browsers run nothing in a picture, but whoever opens the file by its address opens a
 * page of the county's own site. The text is searched, comments and all, not parsed: what is doubtful is refused.
 */
function faultOfSvg(bytes: Uint8Array): Wording | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return wording('不是 UTF-8 编码的 SVG', 'is no SVG in UTF-8');
  }
  if (!/<(?:[^\s<>/:]+:)?svg[\s/>]/u.test(text)) return wording('不是 SVG 图片', 'is no SVG picture');
  for (const [pattern, zh, en] of forbidden) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) {
      const shown = found.replace(/\s+/gu, ' ').slice(0, 40);
      return wording(`里有${zh}：${shown}`, `holds ${en}: ${shown}`);
    }
  }
  return null;
}

const forbidden: readonly (readonly [pattern: RegExp, zh: string, en: string])[] = [
  [/<(?:[^\s<>/:]+:)?(?:script|handler|listener)\b/iu, '脚本', 'a script'],
  [/\s(?:[^\s=<>/:]+:)?on[a-z]+\s*=/iu, '事件脚本', 'an event script'],
  [/javascript:/iu, '脚本地址', 'an address of a script'],
  [
    /<(?:[^\s<>/:]+:)?(?:foreignObject|iframe|object|embed|audio|video|a)\b/iu,
    '图形以外的内容',
    'more than graphics',
  ],
  [/<(?:[^\s<>/:]+:)?(?:animate\w*|set)\b/iu, '动画', 'an animation'],
  // An entity could spell any of the others.
  [/<!(?:DOCTYPE|ENTITY)\b[^>]*\[|<!ENTITY\b/iu, '自定义的实体', 'entities of its own'],
  [/<\?xml-stylesheet\b/iu, '外部样式', 'a style sheet'],
  [/@import\b/iu, '外部样式', 'an import of styles'],
  [
    /\s(?:[^\s=<>/:]+:)?(?:href|src)\s*=\s*(?:"(?!#|data:image\/(?:png|jpeg);)[^"]*"|'(?!#|data:image\/(?:png|jpeg);)[^']*')/iu,
    '外部引用',
    'a reference to elsewhere',
  ],
  [/url\(\s*["']?(?!\s*["']?#)[^)]*\)/iu, '外部引用', 'a reference to elsewhere'],
];
