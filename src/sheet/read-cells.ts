import type { Audience } from '../model/catalog.js';
import type { Level, Method } from '../model/vocabulary.js';

/** The words of single cells of published tables → values. Null: the words do not tell. */

/** √, ■ and their kin, alone in a cell. */
export function isTick(text: string): boolean {
  return /^[√✓✔☑■▇▄●•vV]$/u.test(text.replace(/\s/gu, ''));
}

/**
 * The checked channels of a cell, as printed without their box. A list without any box names them all;
 * a box list with none checked gives an empty list.
 */
export function channelsIn(text: string): string[] {
  const flat = text.replace(/注\s*[:：].*$/su, '').replace(/\s*\n\s*/gu, ' ');
  const marks = Array.from(flat.matchAll(boxes), (match) => ({
    at: match.index,
    length: match[0].length,
    checked: match[1] !== undefined,
  }));
  if (marks.length === 0) return flat.split(/[、,,;；\n]/u).flatMap(channelWords);
  return marks.flatMap(({ at, length, checked }, index) =>
    checked ? channelWords(firstPiece(flat.slice(at + length, marks[index + 1]?.at))) : [],
  );
}

/** Checked boxes in group 1. A box typed as the character 口 is told by the channel that follows it. */
const boxes =
  /([■▇▄☑☒✓✔√●])|□|☐|○|〇|口(?=\s*(?:政府|政务|两微|发布|广播|电视|纸质|公开|便民|提供|入户|现场|图书|社区|村|精准|其他|其它|国家|新闻))/gu;

/** What follows a separator has lost its own box: whether it was checked cannot be told. */
function firstPiece(text: string): string {
  return text.split(/[;；。]/u)[0] ?? '';
}

function channelWords(text: string): string[] {
  const name = text.replace(/^[\s、,,;；]+|[\s、,,;；。.]+$/gu, '').replace(/\s+/gu, ' ');
  return name === '' ? [] : [name];
}

/** 主动 or 依申请 in words; 全文发布 and the like say how much is published, not on whose initiative. */
export function methodIn(text: string): Method | null {
  const words = text.replace(/\s/gu, '');
  const asked = /依申[请請]/u.test(words);
  const own = /主[动動]/u.test(words);
  if (/不予公[开開]/u.test(words)) return 'withheld';
  if (asked === own) return null;
  return asked ? 'on-request' : 'proactive';
}

export function audienceIn(text: string): Audience | null {
  const words = text.replace(/\s/gu, '');
  if (words === '' || isTick(words)) return null;
  if (/^(?:[√✓✔■●]?)(?:全?社[会會](?:公[众眾])?)$/u.test(words)) return { kind: 'public' };
  return { kind: 'group', group: groupIn(text) };
}

/** The people named in a cell of the column 特定群体: `√(在校学生)`, `项目单位`; empty for a mere tick. */
export function groupIn(text: string): string {
  const words = text.trim().replace(/^[√✓✔☑■●]\s*/u, '');
  return (/^[(（](.*)[)）]$/su.exec(words)?.[1] ?? words).trim();
}

/** The level a heading or cell names: 县级, 乡(镇)级, 村(社区)级; null for provinces, prefectures and the state. */
export function levelIn(text: string): Level | null {
  const words = text.replace(/\s/gu, '');
  if (/国家|國家|省|地市|设区|設區|州级|州級/u.test(words)) return null;
  if (/村|社区|社區|居/u.test(words)) return 'village';
  if (/乡|鄉|镇|鎮|街/u.test(words)) return 'township';
  if (/县|縣|区|區|旗|市/u.test(words)) return 'county';
  return null;
}

/** Levels written in words in one cell: `县级、乡级`; null when a word names none. */
export function levelsIn(text: string): Level[] | null {
  const found = text
    .split(/[、,,;；/\s]+/u)
    .filter(Boolean)
    .map(levelIn);
  const known = found.filter((level) => level !== null);
  return known.length === 0 || known.length < found.length ? null : [...new Set(known)];
}

/**
 * A cell of several elements → the elements: one a line, or one a number where the numbers run from 1
 * (`1.甲;2.乙`, `①甲②乙`). Their numbers and the separators between them are taken off.
 */
export function elementsIn(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const pieces =
    lines.length > 1 ? (numberedParts(lines.join('\n')) ?? lines) : (numberedParts(lines[0] ?? '') ?? lines);
  return pieces
    .map((piece) =>
      piece
        .replace(/\s*\n\s*/gu, '')
        .replace(/[;；]$/u, '')
        .trim(),
    )
    .filter(Boolean);
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

const numberings: readonly (readonly [RegExp, (mark: string) => number])[] = [
  [/(?<![\d.〔([（《])(\d{1,2})\s*[.、．)）](?!\d)\s*/gu, Number],
  [/[(（](\d{1,2})[)）]\s*/gu, Number],
  [/([①-⑳])\s*/gu, (mark) => mark.charCodeAt(0) - 0x245f],
];

/**
 * A cell of citations → one text each: parted at line ends, at numbers, and between one 《…》 with its
 * brackets and the next. What names no instrument stays with the one before it.
 */
export function citationsIn(text: string): string[] {
  const flat = elementsIn(text);
  const pieces = flat.flatMap((line) => line.split(/(?<=[》)）])[、,,;；。\s]*(?=《)|(?<=[》)）])[;；]\s*/u));
  const citations: string[] = [];
  for (const piece of pieces.map((part) => part.replace(/[、,,;；]$/u, '').trim()).filter(Boolean)) {
    const last = citations.at(-1);
    // A title quoted inside a title opens and closes marks of its own.
    if (last !== undefined && (open(last) > 0 || !piece.includes('《'))) {
      citations.splice(-1, 1, `${last}${open(last) > 0 ? '' : '、'}${piece}`);
    } else citations.push(piece);
  }
  return citations;
}

function open(text: string): number {
  return text.split('《').length - text.split('》').length;
}
