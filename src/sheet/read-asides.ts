import type { Columns } from './read-columns.js';
import { type Findings, shortened } from './read-findings.js';
import { hasOrdinal, isNote, isNumber, isSignature, isTotal, mayGroup } from './read-lines.js';
import type { Sheet } from './read-sheet.js';

/** What a row of the body is that is no part of an item: a line that groups those below it, or one to leave out. */
export type Aside = 'group' | Exclude<Left, 'unnamed' | 'category'>;

/** Why a row is not read. */
export type Left = keyof typeof reasons;

/** @param afterNote the row above belongs to a note: lines that stand alone go on with it */
export function asideIn(
  sheet: Sheet,
  columns: Columns,
  row: number,
  filled: readonly number[],
  afterNote: boolean,
): Aside | null {
  const [column = 0, ...others] = filled;
  const text = sheet.own(row, column);
  const { matters } = columns;
  const numbers = columns.of('number');
  const wide = isWide(sheet, columns, row, column);
  const outside = wide || column <= Math.min(...matters, ...numbers);
  if (others.length > 1 && filled.every((each) => isNumber(sheet.own(row, each)))) return 'columns';
  if (isTotal(text) && column <= (matters.at(-1) ?? 0)) return 'total';
  if (isNumberedGroup(sheet, columns, row, filled)) return 'group';
  if (others.length > 0) return outside && others.length < 3 && isSignature(text) ? 'outside' : null;
  if (numbers.includes(column) && isNumber(text)) return 'number';
  if (!outside) return null;
  if (afterNote || isNote(text) || isSignature(text)) return 'outside';
  if (!wide && !numbers.includes(column) && !(matters.length === 1 && hasOrdinal(text))) return null;
  return matters.length > 1 || !mayGroup(text) ? 'line' : 'group';
}

/** Lists a row with all its words as not read. */
export function sayLeft(findings: Findings, sheet: Sheet, row: number, why: Left): void {
  const text = sheet.words(row);
  const [zh, en] = reasons[why];
  const shown = shortened(text);
  findings.remark(row, `${zh}，没有读入：${shown}`, `${en} and was not read: ${shown}`, text);
}

const reasons = {
  unnamed: ['这一行没有事项名称', 'the row names no item'],
  number: ['这一行只有序号', 'the row has a number only'],
  columns: ['这一行是栏次', 'the row numbers the columns'],
  total: ['这一行是合计', 'the row is a total'],
  outside: ['这一行是表的说明或落款', 'the row is a note or a signature'],
  line: ['这一行像是分组标题，但表里另有类别栏', 'the row seems to group others, which a column does here'],
  category: ['这一行只有类别，下面没有事项', 'the row has a category only, no item below it'],
} as const;

/** A cell joined over more than the matters, and over most of the table. */
function isWide(sheet: Sheet, columns: Columns, row: number, column: number): boolean {
  const span = sheet.span(row, column);
  return span > columns.matters.length + 1 && span * 2 >= columns.width;
}

/** `一` in the column of numbers, a name beside it and nothing else. */
function isNumberedGroup(sheet: Sheet, columns: Columns, row: number, filled: readonly number[]): boolean {
  const [number = 0, name = 0, ...others] = filled;
  return (
    others.length === 0 &&
    columns.matters.length === 1 &&
    columns.matters.includes(name) &&
    columns.of('number').includes(number) &&
    /^[(（]?[一二三四五六七八九十]+[)）、]?$/u.test(sheet.own(row, number))
  );
}
