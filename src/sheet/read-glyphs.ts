import { simplifiedWords, stripped, unwrapped } from './read-characters.js';

/** Boxes, ticks and the like, however they were typed, and what they say of the words beside them. */

/** One choice of a list: `checked` is null where its box is lost. */
export interface Choice {
  readonly label: string;
  readonly checked: boolean | null;
}

export interface ChoiceList {
  /** False: no box anywhere; then `choices` is empty. */
  readonly boxed: boolean;
  readonly choices: readonly Choice[];
  /** A box was typed as a character or letter (口, R) and told by what stands beside it. */
  readonly typed: boolean;
}

/** What a cell of a column to be ticked says. `text`: words, with whatever tick stands before them taken off. */
export type Ticked =
  | { readonly kind: 'blank' | 'yes' | 'no' }
  | { readonly kind: 'text'; readonly text: string; readonly ticked: boolean };

const checkedGlyphs = '■▇▄█▅▆▉▊▋◼◾⬛▪●⚫⬤◉◆★▣☑🗹✅✓✔√\uf0fe\uf0fc\uf06e\uf0a7\uf052\uf050';
const emptyGlyphs = '□☐○〇◯◦▢◻◽⬜▫◇❑❏❐❒☆⚪\uf0a8\uf06f\uf0a3\uf071\uf070\uf072';
/** A crossed box is a checked one, unless ticked boxes stand beside it and no empty ones. */
const crossedGlyphs = '☒🗷🗵\uf0fd\uf054\uf053\uf051\uf078';
const refusals = '×✗✘✕✖╳';
/** Characters that look like a box. 口 is a word too; it is told by its surroundings. */
const typedBoxes = '囗ロ口';
/** What boxes of the fonts Wingdings and Wingdings 2 read as in any other font. */
const letters: Readonly<Record<string, Mark>> = {
  R: 'checked',
  P: 'checked',
  þ: 'checked',
  ü: 'checked',
  T: 'crossed',
  S: 'crossed',
  Q: 'crossed',
  ý: 'crossed',
  '£': 'empty',
  '¨': 'empty',
  o: 'empty',
  q: 'empty',
};

type Mark = 'checked' | 'empty' | 'crossed';

interface Box {
  readonly at: number;
  readonly end: number;
  readonly mark: Mark;
  readonly typed: boolean;
}

/** The words choices begin with: they tell a box from the character 口, or from a letter, in the middle of a text. */
const choiceWords =
  '(?:政府|政务|人民政府|门户网|两微|微信|微博|新媒体|发布会|新闻|听证|广播|电视|纸质|报[刊纸]|公开|公示|公告|查阅|便民|提供|' +
  '服务|入户|现场|图书|档案|国家档案|社区|企事业|精准|其他|其它|电子|短信|会议|宣传|手机|网站|部门网站|' +
  '全社会|社会|特定|主动|依申请|不予|[县乡镇村]级|决策|执行|管理|结果)';

const bracketed = new RegExp(
  `[[［【(（] {0,8}([${checkedGlyphs}${crossedGlyphs}${refusals}]?) {0,8}[\\]］】)）]`,
  'gu',
);
const glyphs = new RegExp(
  [
    `[✓✔√][${emptyGlyphs}${typedBoxes}]`,
    `[${emptyGlyphs}${typedBoxes}](?:[✓✔√☑]|[${crossedGlyphs}${refusals}](?! ))`,
    `(?:[✓✔√] ?)?[${checkedGlyphs}]|[${crossedGlyphs}${emptyGlyphs}囗ロ]`,
  ].join('|'),
  'gu',
);
/**
 * 口 where it may be a box: 窗口, 河口 and the like are words. What stands before it is looked at behind it, or a
 * run of spaces would be gone through from each of them.
 */
const mayBeBox = '口(?<!窗\\s{0,3}口)(?<![路港出入进人户关门风渡河海江湖山]口)';
const standsApart = '(?<=(?:^|[\\s、，,;；:：。])口)';
const typedInside = new RegExp(`${mayBeBox}(?= {0,3}${choiceWords})`, 'gu');
const typedFirst = new RegExp(`${mayBeBox}${standsApart}(?= {0,3}${choiceWords})`, 'gu');
const typedApart = new RegExp(
  `${mayBeBox}${standsApart}(?! {0,3}[岸头径号腔语])(?= {0,3}\\p{Script=Han})`,
  'gu',
);
const typedAsLetter = new RegExp(
  `(?<![A-Za-z])([${Object.keys(letters).join('')}])(?= ?${choiceWords})`,
  'gu',
);

/** A cell that lists choices with a box before (or behind) each of them → the choices. */
export function choicesIn(text: string): ChoiceList {
  const flat = simplifiedWords(text);
  const boxes = boxesIn(flat);
  const [first] = boxes;
  const last = boxes.at(-1);
  if (first === undefined || last === undefined) return { boxed: false, choices: [], typed: false };
  const typed = boxes.some((box) => box.typed);
  const means = meaningOf(boxes);
  const before = words(text.slice(0, first.at));
  if (before !== '' && words(text.slice(last.end)) === '') {
    // Boxes stand behind their words.
    return {
      boxed: true,
      typed,
      choices: boxes.map(({ at, mark }, index) => ({
        label: words(text.slice(boxes[index - 1]?.end ?? 0, at)),
        checked: means(mark),
      })),
    };
  }
  const choices = boxes.flatMap(({ end, mark }, index) =>
    labelled(text.slice(end, boxes[index + 1]?.at), means(mark)),
  );
  const lost = before === '' ? [] : [{ label: before, checked: null }];
  return { boxed: true, typed, choices: [...lost, ...choices] };
}

function boxesIn(flat: string): Box[] {
  const real = Array.from(flat.matchAll(glyphs), (match) =>
    boxAt(match, markOf(match[0]), /^[囗ロ口]/u.test(match[0])),
  );
  const brackets = Array.from(flat.matchAll(bracketed), (match) =>
    boxAt(match, markOf(match[1] ?? ''), false),
  );
  const outside = apart([...brackets, ...real]).some((box) => real.includes(box));
  // Beside real boxes an empty pair of brackets is a blank to be filled in.
  const boxes = outside ? [...real, ...brackets.filter(({ mark }) => mark !== 'empty')] : brackets;
  return apart([...boxes, ...typedBoxesIn(flat, boxes)]);
}

/**
 * A character 口 may be a word; before a choice, beside real boxes or others of its kind it is a box. So with
 * letters, where no real box is checked.
 */
function typedBoxesIn(flat: string, real: readonly Box[]): Box[] {
  const found = (pattern: RegExp): Box[] =>
    Array.from(flat.matchAll(pattern), (match) => boxAt(match, letters[match[0]] ?? 'empty', true));
  const loose = found(typedApart);
  const typed = apart([...loose, ...found(typedInside)]);
  const sure = real.length > 0 || found(typedFirst).length > 0 || (loose.length > 0 && typed.length > 1);
  if (typed.length > 0 && sure) return typed;
  if (real.some(({ mark }) => mark === 'checked')) return [];
  const spelt = found(typedAsLetter);
  return real.length > 0 || spelt.length > 1 || /^\s*[RPþü]|[þü¨£ý]/u.test(flat) ? spelt : [];
}

/** In the order of the text, each place once. */
function apart(boxes: readonly Box[]): Box[] {
  const ordered = [...boxes].sort((a, b) => a.at - b.at || b.end - a.end);
  const kept: Box[] = [];
  for (const box of ordered) if (box.at >= (kept.at(-1)?.end ?? 0)) kept.push(box);
  return kept;
}

function boxAt(match: RegExpMatchArray, mark: Mark, typed: boolean): Box {
  const at = match.index ?? 0;
  return { at, end: at + match[0].length, mark, typed };
}

function markOf(glyph: string): Mark {
  const inside = Array.from(glyph);
  if (inside.some((letter) => checkedGlyphs.includes(letter))) return 'checked';
  return inside.length === 1 && crossedGlyphs.includes(glyph) ? 'crossed' : 'empty';
}

function meaningOf(boxes: readonly Box[]): (mark: Mark) => boolean | null {
  const marks = new Set(boxes.map(({ mark }) => mark));
  return (mark) => {
    if (mark !== 'crossed') return mark === 'checked';
    if (!marks.has('checked')) return true;
    return marks.has('empty') ? null : false;
  };
}

/** The words behind a box up to the next one. What follows a semicolon has lost a box of its own. */
function labelled(text: string, checked: boolean | null): Choice[] {
  const [own = '', ...others] = text.split(/[;；。]/u).flatMap(standardApart);
  return [
    { label: words(own), checked },
    ...others.map((label) => ({ label: words(label), checked: null })),
  ].filter(({ label }, index) => label !== '' || index === 0);
}

/** A second standard channel behind a space or a line end has lost its box too, unless the words before it go on. */
function standardApart(piece: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of piece.matchAll(secondChannel)) {
    // Labels are short: far enough back is far enough.
    const head = piece.slice(Math.max(from, match.index - 100), match.index).trim();
    if (head === '' || /[/、:：(（和及与]$/u.test(head) || isOpen(head)) continue;
    parts.push(piece.slice(from, match.index));
    from = match.index;
  }
  return [...parts, piece.slice(from)];
}

const secondChannel =
  /(?<=\s)(?:政府网站|政府公报|两微一端|政务新媒体|新闻发布会|发布会|听证会|广播电视|纸质媒体|公开查阅点|政务服务中心|便民服务站|精准推送|国家档案馆|公共图书馆)/gu;

/** Whether a bracket or title mark is left open. */
export function isOpen(text: string): boolean {
  return openings(text).some((count) => count > 0);
}

/** How many brackets and title marks of each kind a text opens more than it closes. */
export function openings(text: string): number[] {
  return ['()', '（）', '《》', '【】', '〔〕'].map((pair) => {
    const [opening = '', closing = ''] = pair;
    return text.split(opening).length - text.split(closing).length;
  });
}

/** A label without separators around it; torn lines and double spaces inside it are closed. */
function words(text: string): string {
  return unwrapped(stripped(text, '、，,;；:：。.·')).replace(/ {2,}/gu, ' ');
}

/** What the cells of ticked columns mean; the table's other cells tell what a bare circle or a crossed box says. */
export class Ticks {
  readonly #circleIsTick: boolean;
  readonly #crossIsTick: boolean;

  /** @param cells all cells of the ticked columns of a table */
  constructor(cells: Iterable<string>) {
    const used = new Set<string>();
    for (const cell of cells) if (cell.length <= 4) used.add(cell.trim());
    const has = (glyphsOf: string): boolean => Array.from(glyphsOf).some((glyph) => used.has(glyph));
    const ticked = has(checkedGlyphs);
    this.#circleIsTick = !ticked && !has('□☐▢◻');
    this.#crossIsTick = !ticked || has('□☐▢◻');
  }

  read(cell: string): Ticked {
    const text = cell.replace(/\s/gu, '');
    if (text === '') return { kind: 'blank' };
    const marks = Array.from(text);
    if (marks.every((mark) => checkedGlyphs.includes(mark) || emptyGlyphs.includes(mark))) {
      if (marks.some((mark) => checkedGlyphs.includes(mark))) return { kind: 'yes' };
      return { kind: this.#circleIsTick && /^[○〇◯⚪]$/u.test(text) ? 'yes' : 'no' };
    }
    if (text.length <= 2 && crossedGlyphs.includes(text)) return { kind: this.#crossIsTick ? 'yes' : 'no' };
    if (/^(?:[RPþüvV]|是)$/u.test(text)) return { kind: 'yes' };
    if (/^(?:[TSQý])$/u.test(text)) return { kind: this.#crossIsTick ? 'yes' : 'no' };
    if (/^(?:[£¨oO口囗ロxX/\\\-—–×✗✘✕✖╳]|——|\/\/|否|无|没有)$/u.test(text)) return { kind: 'no' };
    const bracket = /^[[［【(（](.?)[\]］】)）]$/u.exec(text)?.[1];
    if (bracket !== undefined) return { kind: checkedGlyphs.includes(bracket || '□') ? 'yes' : 'no' };
    const rest = cell.trim().replace(leadingTick, '');
    return { kind: 'text', text: rest, ticked: rest !== cell.trim() };
  }
}

const leadingTick = new RegExp(`^[${checkedGlyphs}]\\s*`, 'u');
