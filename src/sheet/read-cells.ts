import type { Audience } from '../model/catalog.js';
import type { Level, Method, Stage } from '../model/vocabulary.js';
import { folded, oneLine, stripped, unwrapped } from './read-characters.js';
import { choicesIn, openings } from './read-glyphs.js';

/**
 * The words of single cells of published tables → values. Null: the words do not tell. Texts come cleaned.
 */

export interface Channels {
  /** As printed, without their box. */
  readonly channels: readonly string[];
  /** Choices of a box list that have lost their box: whether they were checked cannot be told. */
  readonly lost: readonly string[];
  readonly boxed: boolean;
  /** A box typed as a character. */
  readonly typed: boolean;
}

/**
 * The checked channels of a cell. A list without any box names them all; a box list with none checked gives
 * an empty list.
 */
export function channelsIn(text: string): Channels {
  const { boxed, choices, typed } = choicesIn(text);
  if (!boxed) return { channels: listed(text), lost: [], boxed, typed };
  const labels = (wanted: boolean | null): string[] =>
    choices.flatMap(({ label, checked }) => (checked === wanted && label !== '' ? [label] : []));
  return { channels: labels(true), lost: labels(null), boxed, typed };
}

/** The parts of a list without boxes: numbered, on lines, or parted by 、 and its kin outside brackets. */
function listed(text: string): string[] {
  const numbered = numberedParts(text.trim());
  const parts = numbered ?? wholeLines(text).flatMap((line) => apartAt(line, '、，,;；'));
  return parts
    .flatMap((part) => (numbered === null ? spaced(part) : [part]))
    .map((part) => oneLine(stripped(part, '、，,;；。.')))
    .filter(Boolean);
}

/** The lines of a list; within a list parted by 、 a line that does not end with a whole channel goes on in the next. */
function wholeLines(text: string): string[] {
  if (!/[、，,;；]/u.test(text)) return linesOf(text);
  const lines: string[] = [];
  for (const line of linesOf(text)) {
    const last = lines.at(-1);
    const whole = last === undefined || channelEnd.test(folded(last)) || /[、，,;；。]$/u.test(last);
    if (whole) lines.push(line);
    else lines.splice(-1, 1, `${last}${line}`);
  }
  return lines;
}

/** Spaces part a list only where every part is a channel of its own; else they have torn a word. */
function spaced(part: string): string[] {
  const words = part.split(/ +/u).filter(Boolean);
  return words.length > 1 && words.every((word) => channelEnd.test(folded(word))) ? words : [part];
}

const channelEnd =
  /(?:网站?|公报|一端|新媒体|发布会|听证会|电视|电台|广播|媒体|报纸|查阅点|中心|服务站|大厅|窗口|现场|公示栏|公开栏|公告栏|宣传栏|栏|电子屏|显示屏|屏|推送|档案馆|图书馆|公众号|微信|微博|APP|小程序|平台|系统|群|橱窗|墙|廊|厅|室|处|册|单|卡|会议|[)）])$/iu;

/** Cuts at separators that stand outside brackets and title marks. */
function apartAt(text: string, separators: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? '';
    if ('(（《【〔“'.includes(letter)) depth += 1;
    else if (')）》】〕”'.includes(letter)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(letter)) {
      parts.push(text.slice(from, index));
      from = index + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** Whether a cell names channels: what tells a column of channels under another heading. */
export function namesChannels(text: string): boolean {
  const { channels, boxed } = channelsIn(text);
  return channels.length > 0 && (boxed || channels.every((channel) => channelEnd.test(folded(channel))));
}

/** 主动 or 依申请 in words; 全文发布 and the like say how much is published, not on whose initiative. */
export function methodIn(text: string): Method | null {
  const words = folded(chosen(text));
  if (/不予公开/u.test(words)) return 'withheld';
  const asked = /依申/u.test(words);
  const own = /主动/u.test(words);
  if (asked === own) return null;
  return asked ? 'on-request' : 'proactive';
}

/** The choices a cell has checked, where it has boxes; else all its words. */
function chosen(text: string): string {
  const { boxed, choices } = choicesIn(text);
  if (!boxed) return text;
  return choices.flatMap(({ label, checked }) => (checked === true ? [label] : [])).join('、');
}

/** Null also where both the public and a group are named. */
export function audienceIn(text: string): Audience | null {
  const words = chosen(text).trim();
  const parts = folded(words)
    .split(/[、,，;；]/u)
    .filter(Boolean);
  const everyone = parts.filter((part) => thePublic.test(part)).length;
  if (parts.length === 0 || (everyone > 0 && everyone < parts.length)) return null;
  return everyone > 0 ? { kind: 'public' } : { kind: 'group', group: groupIn(words) };
}

const thePublic = /^(?:面?向)?(?:全?社会(?:公众|各界|大众)?|公众)(?:公开)?$/u;

/** The people named in a cell of 特定群体: `√(在校学生)`, `项目单位`, `特定群体：企业`; empty for a mere tick. */
export function groupIn(text: string): string {
  const words = oneLine(text)
    .replace(/^[√✓✔☑■●]\s*/u, '')
    .replace(/^特定群[体體众眾衆]\s*[:：]?\s*/u, '');
  return (/^[(（]([^()（）]*)[)）]$/su.exec(words)?.[1] ?? words).trim();
}

/**
 * The levels a heading or a cell names: 县级, 乡(镇)级, 村(社区)级, 县乡级, `县级、乡级`, or the checked
 * ones of a box list. Null when it names something else: provinces, prefectures, the state.
 */
export function levelsIn(text: string): Level[] | null {
  const words = folded(chosen(text))
    .split(/[、,，;；/和及与]+/u)
    .filter(Boolean);
  const found = words.map(levelsOfWord);
  if (found.length === 0 || found.some((levels) => levels === null)) return null;
  const named = new Set(found.flatMap((levels) => levels ?? []));
  return (['county', 'township', 'village'] as const).filter((level) => named.has(level));
}

function levelsOfWord(word: string): Level[] | null {
  if (/国家|中央|省|地市|地级|设区|州/u.test(word)) return null;
  let rest = word;
  const named = (pattern: RegExp): boolean => {
    const before = rest;
    rest = rest.replace(pattern, '');
    return rest !== before;
  };
  // 社区 and 市区 hold 区; 镇街乡 is one level of several names.
  const village = named(/村委会|居委会|村民|居民|社区|村|居/gu);
  const township = named(/乡镇|街道|乡|镇|街/gu);
  const county = named(/县|区|旗|市/gu);
  const levels: Level[] = [];
  if (county) levels.push('county');
  if (township) levels.push('township');
  if (village) levels.push('village');
  return levels.length === 0 ? null : levels;
}

/** The stages a cell names, or the checked ones of a box list. */
export function stagesIn(text: string): Stage[] {
  const words = folded(chosen(text));
  return stageWords.flatMap(([word, stage]) => (words.includes(word) ? [stage] : []));
}

const stageWords: readonly (readonly [string, Stage])[] = [
  ['决策', 'decision'],
  ['执行', 'execution'],
  ['管理', 'management'],
  ['服务', 'service'],
  ['结果', 'result'],
];

/** A note glued to the end of a cell is parted from it. */
export function withoutNote(text: string): { readonly text: string; readonly note: string | null } {
  const at = /[(（【[]?(?:备|(?<![关批标专附\p{Script=Latin}]))注\s*[:：]|※/u.exec(text)?.index;
  if (at === undefined) return { text, note: null };
  return { text: text.slice(0, at).trim(), note: text.slice(at).trim() };
}

/**
 * A cell of several elements → the elements: one a line, or one a number where the numbers run from 1
 * (`1.甲;2.乙`, `①甲②乙`, `一、甲`). Their numbers and the separators between them are taken off.
 */
export function elementsIn(text: string): string[] {
  const pieces = numberedParts(text.trim()) ?? linesOf(text);
  return pieces.map((piece) => unwrapped(piece.trim().replace(/[;；]$/u, ''))).filter(Boolean);
}

/** The lines of a text; a line within an open bracket or title goes on in the next. */
function linesOf(text: string): string[] {
  const lines: string[][] = [];
  let open: readonly number[] = [];
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue;
    const goesOn = open.some((count) => count > 0);
    if (goesOn) lines.at(-1)?.push(line);
    else lines.push([line]);
    const own = openings(line);
    open = goesOn ? own.map((count, kind) => count + (open[kind] ?? 0)) : own;
  }
  return lines.map((parts) => parts.join('\n'));
}

/** The parts of a text that begin with 1, 2, 3 …; null when the numbers do not run so. */
function numberedParts(text: string): string[] | null {
  for (const [pattern, numberOf] of numberings) {
    const marks = Array.from(text.matchAll(pattern), (match) => ({
      at: match.index,
      end: match.index + match[0].length,
      value: numberOf(match[1] ?? ''),
    }));
    if (marks.length < 2 || marks[0]?.at !== 0) continue;
    if (marks.some(({ value }, index) => value !== index + 1)) continue;
    return marks.map(({ end }, index) => text.slice(end, marks[index + 1]?.at));
  }
  return null;
}

const chineseDigits = '一二三四五六七八九十';
const chineseNumber = (word: string): number =>
  word.length === 2 ? 10 + chineseDigits.indexOf(word.slice(1)) + 1 : chineseDigits.indexOf(word) + 1;

const numberings: readonly (readonly [RegExp, (mark: string) => number])[] = [
  // Within a line 3.5 is a figure; after a line end or a semicolon it is number 3 before a 5.
  [
    /(?<![\d.〔([（《])(\d{1,2})\s{0,8}(?:[.、．)）](?!\d)|(?<=(?:^|[;；\n])\s{0,8}\d{1,2}\s{0,8})[.、．)）])\s*/gu,
    Number,
  ],
  [/[(（](\d{1,2})[)）]\s*/gu, Number],
  [/([①-⑳])\s*/gu, (mark) => mark.charCodeAt(0) - 0x245f],
  [/(?<![\p{Script=Han}(（])([一二三四五六七八九]|十[一二三四五六七八九]?)、\s*/gu, chineseNumber],
  [/[(（]([一二三四五六七八九]|十[一二三四五六七八九]?)[)）]\s*/gu, chineseNumber],
];

/**
 * A cell of citations → one text each: parted at line ends, at numbers, and between one instrument and the
 * next 《. What names no instrument stays with the one before it on its line.
 */
export function citationsIn(text: string): string[] {
  return elementsIn(text)
    .flatMap(citationsOfLine)
    .map((citation) => stripped(citation, '、，,;；。'))
    .filter(Boolean);
}

function citationsOfLine(line: string): string[] {
  const citations: string[] = [];
  let from = 0;
  // A title quoted inside a title opens and closes marks of its own.
  let depth = 0;
  for (const { 0: mark, index } of line.matchAll(citationMarks)) {
    if (mark === '》') depth = Math.max(0, depth - 1);
    else {
      const apart = mark !== '《' || /[》)）]/u.test(line[index - 1] ?? '');
      if (depth === 0 && apart) {
        citations.push(line.slice(from, index));
        from = mark === '《' ? index : index + mark.length;
      }
      if (mark === '《') depth += 1;
    }
  }
  return [...citations, line.slice(from)];
}

/** What opens and closes a title, and what may stand between two instruments. */
const citationMarks =
  /[《》]|(?<=[》)）]) *(?:[、，,;；。]|以及|[和及与]) *(?=《)|[、，,;；。] *(?=《)|(?<=[》)）]) +(?=《)|(?<=[》)）])[;；] */gu;
