import { cleaned, folded } from './read-characters.js';
import {
  type ColumnKind,
  groupOf,
  type Meaning,
  meaningBelow,
  meaningOf,
  meaningOfGroup,
} from './read-heading-words.js';
import type { Sheet } from './read-sheet.js';

export interface Column {
  /** Null for a column that is no part of the national table. */
  readonly meaning: Meaning | null;
  /** The heading, or its part below the group it stands under; as printed, without white space. */
  readonly words: string;
  /** With the group. */
  readonly heading: string;
  /** Columns of one joined heading without sub-headings have the same. */
  readonly origin: number;
}

export interface Headings {
  /** First row of the headings, from 0, and the first row after them. */
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly Column[];
}

/** Words may be torn over as many rows as the headings have. */
const mostRows = 4;
/** Longer cells are no headings; spaces that tear their words count. */
const longest = 60;

/**
 * The headings that begin in a row: one to four rows that together name at least three columns of the
 * national table, matters or contents among them. Known by what they say, wherever they stand, also where
 * words are torn over unjoined cells.
 */
export function headingsAt(sheet: Sheet, top: number): Headings | null {
  if (!mayBegin(sheet, top)) return null;
  for (let bottom = top + 1; bottom <= top + mostRows && isShort(sheet, bottom - 1); bottom += 1) {
    const columns = columnsOf(sheet, top, bottom);
    if (isTable(columns) && takesPart(sheet, top, bottom, columns)) return extended(sheet, top, bottom);
  }
  return null;
}

/** Whether two tables have the same columns, so that the second heading only repeats the first. */
export function sameColumns(one: Headings, other: Headings): boolean {
  const said = ({ columns }: Headings): string =>
    columns
      .map(({ meaning, words }) => (meaning === null ? words : `${meaning.kind} ${meaning.depth ?? ''}`))
      .join('|')
      .replace(/\|+$/u, '');
  return said(one) === said(other);
}

function mayBegin(sheet: Sheet, row: number): boolean {
  const cells = sheet.filled(row);
  if (cells.length < 3 || !isShort(sheet, row)) return false;
  const words = [...new Set(cells.map((column) => foldedAt(sheet, row, column)))];
  if (words.length < 3 || words.some((text) => noHeading.test(text))) return false;
  return words.filter((text) => fragment.test(text) || meaningOf(text) !== null).length >= 2;
}

/** Cells without a word, and those that begin with a tick or box, stand in bodies only. */
const noHeading = /^(?:\P{L}*|[RPV]|\(?[一二三四五六七八九十]+[)、]?)$|^[[(【]?[\p{So}\p{Co}√]/u;

/** What headings are torn into. */
const fragment =
  /^(?:序|公开|信息|事项|内容|依据|时限|主体|渠道|对象|方式|层级|[一二三四五六]级|全社|特定|责任|网站|五公)/u;

function isShort(sheet: Sheet, row: number): boolean {
  return row < sheet.height && sheet.filled(row).every((column) => sheet.own(row, column).length <= longest);
}

function isTable(columns: readonly Column[]): boolean {
  const kinds = columns.flatMap(({ meaning }) => meaning?.kind ?? []);
  const named = new Set(kinds.map(partOf));
  // 全社会, 主动公开 and 县级 may be the words of a row as well.
  const sure = new Set(kinds.filter((kind) => kind === partOf(kind)));
  return (
    (sure.size >= 3 || (sure.size >= 2 && named.size >= 4)) && (sure.has('matter') || sure.has('content'))
  );
}

/** The column of the national table a kind belongs to. */
function partOf(kind: ColumnKind): ColumnKind {
  switch (kind) {
    case 'public':
    case 'group':
      return 'audience';
    case 'proactive':
    case 'on-request':
    case 'withheld':
      return 'method';
    case 'level':
      return 'levels';
    case 'stage-tick':
      return 'stage';
    default:
      return kind;
  }
}

/** A title or caption above the headings must not be taken for their first row. */
function takesPart(sheet: Sheet, top: number, bottom: number, columns: readonly Column[]): boolean {
  for (let row = top; row < bottom; row += 1) {
    const cells = sheet.filled(row);
    const known = cells.filter((column) => columns[column]?.meaning != null).length;
    if (known * 3 < cells.length) return false;
  }
  if (bottom === top + 1) return true;
  const without = columnsOf(sheet, top + 1, bottom).filter(({ meaning }) => meaning !== null).length;
  return columns.filter(({ meaning }) => meaning !== null).length > without;
}

/** Takes in the rows of sub-headings, and of the rest of torn words, below headings that are already a table. */
function extended(sheet: Sheet, top: number, seed: number): Headings {
  let bottom = top + mostRows;
  while (bottom > seed && !goesOn(sheet, top, seed, bottom)) bottom -= 1;
  return { top, bottom, columns: columnsOf(sheet, top, bottom) };
}

/** Whether the rows from `seed` on belong to the headings: their words may be whole only together. */
function goesOn(sheet: Sheet, top: number, seed: number, bottom: number): boolean {
  const words = new Map<number, string>();
  for (let row = seed; row < bottom; row += 1) {
    const cells = isShort(sheet, row) ? sheet.filled(row) : [];
    if (cells.length === 0) return false;
    for (const column of cells) {
      if (noHeading.test(foldedAt(sheet, row, column))) return false;
      words.set(column, (words.get(column) ?? '') + foldedAt(sheet, row, column));
    }
  }
  const before = columnsOf(sheet, top, seed);
  const after = columnsOf(sheet, top, bottom);
  let known = 0;
  for (const [column, alone] of words) {
    const [above, here] = [before[column], after[column]];
    if (here !== undefined && here.meaning !== null && goesWith(above, alone)) known += 1;
    else if (above?.meaning != null || !unknownHeading.test(alone)) return false;
  }
  // Joined headings may come with their words in every cell they covered, but then many of them do.
  const repeats = [...words].every(([column, alone]) => folded(before[column]?.heading ?? '') === alone);
  return known >= (repeats ? 3 : 1) && known * 2 >= words.size;
}

/** Whether a word makes one heading with what stands above it. Below a complete heading stands the body. */
function goesWith(above: Column | undefined, alone: string): boolean {
  const upper = folded(above?.heading ?? '');
  if (upper === '' || upper === alone) return true;
  const complete = above?.meaning ?? null;
  if (complete === null && meaningOf(alone) !== null) return true;
  const whole = meaningOf(upper + alone);
  if (whole !== null && (complete === null || whole.kind === complete.kind)) return true;
  return meaningBelow(upper, alone) !== null || isTorn(upper, alone);
}

/** 公开事项 above 一级 above 事项: the sub-heading is torn. */
function isTorn(heading: string, rest: string): boolean {
  for (let at = 1; at < heading.length; at += 1) {
    if (meaningBelow(heading.slice(0, at), heading.slice(at) + rest) !== null) return true;
  }
  return false;
}

/** A short word that may be the heading of a column the national table does not have. */
const unknownHeading = /^(?!同上)[\p{Script=Han}A-Za-z()、/]{2,12}$/u;

/** The columns of heading rows, from the words above each other, joined headings counted for all they span. */
function columnsOf(sheet: Sheet, top: number, bottom: number): Column[] {
  // By row, the last heading that may stand over several columns: empty cells beside it belong to it.
  const groups = new Map<number, string>();
  return Array.from({ length: sheet.width }, (_, column) => {
    const pieces: string[] = [];
    let origin = column;
    for (let row = top; row < bottom; row += 1) {
      const own = sheet.own(row, column);
      const merge = own === '' ? sheet.merge(row, column) : null;
      if (merge !== null && merge.top < row) continue;
      const text = merge === null ? own : sheet.own(merge.top, merge.left);
      if (text !== '') {
        groups.set(row, mayGroup(text) ? text : '');
        origin = merge?.left ?? column;
        pieces.push(text);
      } else if (textBelow(sheet, row, bottom, column)) pieces.push(groups.get(row) ?? '');
    }
    return columnOf(pieces.map(bare).filter(Boolean), origin);
  });
}

function mayGroup(heading: string): boolean {
  const words = folded(heading);
  return groupOf(words) !== null || meaningOf(words) === null;
}

function textBelow(sheet: Sheet, row: number, bottom: number, column: number): boolean {
  for (let below = row + 1; below < bottom; below += 1) if (sheet.own(below, column) !== '') return true;
  return false;
}

function columnOf(pieces: readonly string[], origin: number): Column {
  const words = pieces.map(folded);
  const heading = pieces.join('');
  const whole = meaningOf(words.join(''));
  if (whole !== null) return { meaning: whole, words: heading, heading, origin };
  for (let at = 1; at < words.length; at += 1) {
    const meaning = meaningBelow(words.slice(0, at).join(''), words.slice(at).join(''));
    if (meaning !== null) return { meaning, words: pieces.slice(at).join(''), heading, origin };
  }
  const last = words.at(-1);
  if (words.length < 2 || last === undefined) return { meaning: null, words: heading, heading, origin };
  const own = pieces.at(-1) ?? '';
  const alone = meaningOf(last);
  if (alone !== null) return { meaning: alone, words: own, heading: own, origin };
  return { meaning: meaningOfGroup(words[0] ?? ''), words: pieces.slice(1).join(''), heading, origin };
}

function bare(text: string): string {
  return cleaned(text).replace(/\s/gu, '');
}

function foldedAt(sheet: Sheet, row: number, column: number): string {
  return folded(sheet.own(row, column));
}
