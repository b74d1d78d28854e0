import type { Level, Stage } from '../model/vocabulary.js';
import { levelsIn, stagesIn } from './read-cells.js';

/** What a column of a published table holds. */
export type ColumnKind =
  | 'number'
  | 'domain'
  | 'matter'
  | 'content'
  | 'basis'
  | 'timeLimit'
  | 'subject'
  | 'responsible'
  | 'channels'
  | 'audience'
  | 'public'
  | 'group'
  | 'method'
  | 'proactive'
  | 'on-request'
  | 'withheld'
  | 'levels'
  | 'level'
  | 'stage'
  | 'stage-tick'
  | 'column'
  | 'remarks';

/** What a heading says; levels and stages are those its ticks stand for. */
export interface Meaning {
  readonly kind: ColumnKind;
  /** Of a column of matters: 1 for the outermost; null where the words do not number it. */
  readonly depth?: number | null;
  /** Null: a level that is none of the three. */
  readonly levels?: readonly Level[] | null;
  readonly stage?: Stage | null;
}

/** Headings that may stand over several columns. */
type Group = 'matter' | 'audience' | 'method' | 'levels' | 'stage';

/** What a heading means, in folded words; null when it is no heading of the national table. */
export function meaningOf(words: string): Meaning | null {
  const whole = headings.find(([, pattern]) => pattern.test(words));
  if (whole !== undefined) return { kind: whole[0], ...(whole[0] === 'matter' && { depth: depthIn(words) }) };
  const alone = aloneOf(words);
  if (alone !== null) return alone;
  const inside = within(words);
  if (inside !== null) return inside;
  // 公开内容(要素及标准), 公开渠道和载体(请勾选): what stands in brackets explains.
  const bare = words
    .replace(/[([【](?=[^()[\]【】]*\p{Script=Han}{2})[^()[\]【】]*[)\]】]$/u, '')
    .replace(/[:*]+$/u, '');
  return bare === words || bare === '' ? null : meaningOf(bare);
}

/** What a sub-heading means below a group; null when it is none. */
export function meaningBelow(group: string, words: string): Meaning | null {
  switch (groupOf(group)) {
    case 'matter':
      // 一级事项 is complete: it has no levels below it.
      if (depthIn(group) !== null && !/级$/u.test(group)) return null;
      return subMatter.test(words) ? { kind: 'matter', depth: depthIn(words) } : null;
    case 'audience':
      if (/社会|公众/u.test(words)) return { kind: 'public' };
      return /特定|群/u.test(words) ? { kind: 'group' } : null;
    case 'method':
      return methodOf(words);
    case 'levels':
      return subLevel.test(words) ? { kind: 'level', levels: levelsIn(words) } : null;
    case 'stage': {
      const [stage] = stagesIn(words);
      return stage === undefined ? null : { kind: 'stage-tick', stage };
    }
    case null:
      return null;
  }
}

/** What the columns of a group are whose sub-heading is unknown, or missing. */
export function meaningOfGroup(group: string): Meaning | null {
  switch (groupOf(group)) {
    case 'matter':
      return { kind: 'matter', depth: null };
    case 'levels':
      return { kind: 'level', levels: null };
    default:
      return null;
  }
}

export function groupOf(words: string): Group | null {
  const kind = headings.find(([, pattern]) => pattern.test(words))?.[0];
  switch (kind) {
    case 'matter':
    case 'audience':
    case 'method':
    case 'levels':
    case 'stage':
      return kind;
    default:
      return null;
  }
}

const headings: readonly (readonly [ColumnKind, RegExp])[] = [
  ['number', /^(?:序号?|编号|顺序号?|项目?号|no\.?|事项(?:编码|编号)|编码|目录(?:编号|编码))$/iu],
  ['domain', /^(?:试点|公开|所属|行业|标准化?)?领域(?:名称)?$/u],
  [
    'matter',
    /^(?:(?:政务|信息|政府信息)?公开(?:事项|项目|目录|信息|类目)(?:名称|类别)?|事项(?:名称|目录)?|(?:信息)?分类|目录(?:名称|分类)?|类目|公开内容事项|基层政务公开事项)$/u,
  ],
  ['matter', /^第?[一二三四五六1-6]级(?:公开)?(?:事项|目录|类目|分类|指标|栏目|标题|内容)?(?:名称)?$/u],
  [
    'content',
    /^(?:公开)?(?:的)?(?:具体|主要|信息)?内容(?:\(?要素\)?)?(?:[及和与]?(?:公开)?(?:要求|标准))?$|^公开(?:要素|信息内容|内容标准|标准)$|^内容(?:标准|要求|要素)$/u,
  ],
  ['basis', /^(?:公开|法律|政策|文件|法律法规|法规|设定|主要|公开的)?依据$/u],
  ['timeLimit', /^(?:公开|更新|信息)?(?:时限|期限|时间|时效)(?:要求|规定)?$/u],
  [
    'subject',
    /^公开(?:责任)?(?:主体|单位|机构|部门)$|^(?:信息)?(?:公开|发布|责任)?主体$|^发布(?:机构|单位|部门)$/u,
  ],
  [
    'responsible',
    /^责任(?:单位|主体|部门|科室|股室|处室|科|机构)$|^(?:承办|牵头|负责|具体责任|落实|主管|实施)(?:单位|部门|科室|股室|机构|处室)$/u,
  ],
  [
    'channels',
    /^(?:公开|发布|信息公开)?(?:渠道|载体|途径|平台|场所)(?:(?:和|及|与|、)?(?:公开)?(?:载体|渠道|方式|形式|场所))?$/u,
  ],
  ['audience', /^(?:公开|服务)?(?:对象|范围|受众)$/u],
  ['method', /^(?:公开)?(?:方式|属性)$|^公开(?:类型|性质)$/u],
  ['levels', /^(?:公开|适用|行政|实施)?(?:层级|级别)$/u],
  ['stage', /^[“"]?五公开[”"]?(?:环节|类别|类型|属性|要求)?$|^公开环节$/u],
  [
    'column',
    /^(?:对应|所属|政府|门户)?(?:网站|公开|发布)(?:对应)?(?:栏目|位置)(?:名称)?$|^(?:对应|所属)?栏目(?:名称)?$/u,
  ],
  ['remarks', /^备注(?:说明)?$|^说明$/u],
];

const subMatter =
  /^(?:第?[一二三四五六1-6]级?(?:公开)?(?:事项|目录|类目|分类|指标|栏目|标题|内容)?(?:名称)?|(?:具体|公开)?(?:事项|项目)(?:名称|类别)?|名称|[大中小]类|类别|主项|子项)$/u;
const subLevel =
  /^(?:.{0,6}(?:[国家省市州县区旗乡镇街道村居]|社区|部门|单位)(?:\(.{1,8}\))?(?:本?级)?(?:\(.{1,8}\))?|其他)$/u;

function depthIn(words: string): number | null {
  const digit = /^第?([一二三四五六1-6])/u.exec(words)?.[1];
  return digit === undefined ? null : '一二三四五六'.indexOf(digit) + 1 || Number(digit);
}

function methodOf(words: string): Meaning | null {
  if (/^依申请?(?:公开)?$/u.test(words)) return { kind: 'on-request' };
  if (/^主动(?:公开)?$/u.test(words)) return { kind: 'proactive' };
  return /^不(?:予)?公开$/u.test(words) ? { kind: 'withheld' } : null;
}

/** Sub-headings that need no group above them. */
function aloneOf(words: string): Meaning | null {
  if (/^全社会$|^社会公众$/u.test(words)) return { kind: 'public' };
  if (/^特定(?:群[体众]|对象|人群)?$/u.test(words)) return { kind: 'group' };
  if (/^第?[一二三四五六]级$/u.test(words)) return { kind: 'matter', depth: depthIn(words) };
  if (
    /^(?!.*(?:公开|序号|事项|内容|依据|时限|主体|渠道|对象|方式|领域)).{0,4}(?:[县区旗市乡镇村]|街道|社区|居)(?:\(.{1,8}\))?级$/u.test(
      words,
    )
  ) {
    return { kind: 'level', levels: levelsIn(words) };
  }
  if (/^(?:决策|执行|管理|服务|结果)公开$/u.test(words))
    return { kind: 'stage-tick', stage: stagesIn(words)[0] ?? null };
  return methodOf(words);
}

/** 公开对象-全社会, 公开方式(主动): a group and its sub-heading in one cell. */
function within(words: string): Meaning | null {
  const parts = /^(公开对象|公开方式|公开层级|公开事项|五公开)[-—:/([【](.+?)[)\]】]?$/u.exec(words);
  return parts === null ? null : meaningBelow(parts[1] ?? '', parts[2] ?? '');
}
