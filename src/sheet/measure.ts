import { characterWidth } from '../text/width.js';
import type { TableColumn } from './table.js';

/** Sizes of the body text, in points; a line is a fifth more than 宋体 needs, since its
 * stand-ins on machines without it (Noto, Source Han) are that much taller. */
export const bodySize = 10;
export const bodyLine = 14.5;
/** Points above and below the text of a cell, both together. */
export const cellPadding = 5;

/** Points: a sheet row cannot be taller than 409. */
export const highestRow = 409;
export const tallestRow = 403;

/**
 * A spreadsheet column is counted in digits of the default font, half as wide as they are high in 宋体. Excel
 * rounds a digit up to whole pixels (7 of 1/96 inch), LibreOffice does not and makes columns that much narrower.
 */
const [narrowDigit, wideDigit] = [bodySize / 2, 5.25];
/** Points between a text and the lines beside it, both together. */
const paddingPoints = 2.25;

/** Width of a column in points: the least and the most it is printed with, 宋体 being there. */
export function columnPoints(width: number): { readonly least: number; readonly most: number } {
  return { least: width * narrowDigit, most: width * wideDigit };
}

/** Width of several columns together, counted as one column's is. */
export function widthOf(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** How many half-width characters of the given size stand on one line of a column, wherever it is opened. */
export function textCapacity(width: number, size: number = bodySize): number {
  return Math.max(2, Math.floor((columnPoints(width).least - paddingPoints) / (size / 2)));
}

/** Points a cell needs for a text that is wrapped at `capacity` half-width characters. */
export function textHeight(text: string, capacity: number): number {
  return wrappedLines(text, capacity) * bodyLine + cellPadding;
}

/**
 * The lines a text takes when it is wrapped at `capacity` half-width characters: Chinese breaks anywhere
 * but before closing marks, words break at spaces, and a word longer than a line breaks where it must.
 * Programs differ in what they keep together; what is counted here is enough for all of them.
 */
export function wrappedLines(text: string, capacity: number): number {
  return text.split('\n').reduce((sum, paragraph) => sum + paragraphLines(paragraph, capacity), 0);
}

function paragraphLines(paragraph: string, capacity: number): number {
  let lines = 1;
  let used = 0;
  let script: Script = 'none';
  for (const piece of paragraph.match(breakable) ?? []) {
    let width = 0;
    for (const character of piece) {
      const own = characterWidth(character, 2);
      const next = scriptOf(character, own, script);
      if (next !== script && next !== 'none' && script !== 'none') width += scriptGap;
      width += own;
      script = next;
    }
    if (used > 0 && used + width > capacity && piece.trim() !== '') {
      lines += 1;
      used = 0;
    }
    used += width;
    while (used > capacity && piece.trim() !== '') {
      lines += 1;
      used -= capacity;
    }
  }
  return lines;
}

type Script = 'chinese' | 'latin' | 'none';

/** Half-width marks go with what stands before them. */
function scriptOf(character: string, width: number, before: Script): Script {
  if (width === 2) return 'chinese';
  if (/\w/.test(character)) return 'latin';
  return character === ' ' ? 'none' : before;
}

/** LibreOffice parts Chinese from letters and digits by a fifth of their height. */
const scriptGap = 0.4;

// A piece is what stays on one line: a word or one character, with the opening marks before it and the closing
// marks behind it; a number that follows these, and an opening mark that follows a word, hold on to it too.
const breakable =
  /[“‘(（《〈【「『[]*(?:\w+|[^\s])(?:[”’)）》〉】」』\]，。、；：？！,.;:?!%]+(?:\d\w*)?|(?<=\w)[“‘(（《〈【「『[]+(?:\w+|[^\s]))*|\s+/gu;
