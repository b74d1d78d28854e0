import { authoringColumns } from './authoring-columns.js';
import { noteFont } from './authoring-styles.js';
import { escapedForFile } from './cells.js';
import type { SheetNote } from './internals.js';
import { wrappedLines } from './measure.js';
import { cellName } from './names.js';

/**
 * A note on the heading of a column, both counted from 0. Its box reaches from the top of the sheet to just
 * below the heading, `height` points, and is as wide as its text then needs.
 */
export function headingNote(row: number, column: number, text: string, height: number): SheetNote {
  const lines = Math.floor((height / pointsPerPixel - padding) / lineHeight);
  let width = 260;
  while (width < 900 && wrappedLines(text, Math.floor((width - padding) / halfWidth)) > lines) width += 20;
  return noteAt(row, column, text, { top: 0, bottom: row + 1, width });
}

/** A note on a cell whose text no cell can carry. */
export function withheldNote(row: number, column: number): SheetNote {
  const text = '此格的内容放不进表格，请在 YAML 文件中修改；在这里改了不会读入。';
  return noteAt(row, column, text, { top: row, bottom: row + 2, width: 220 });
}

/** Pixels of notes in 宋体 of 9 points. */
const [halfWidth, lineHeight, padding] = [6, 17, 14];
const pointsPerPixel = 0.75;

function noteAt(
  row: number,
  column: number,
  text: string,
  { top, bottom, width }: { readonly top: number; readonly bottom: number; readonly width: number },
): SheetNote {
  const left = column + 1;
  let right = left;
  let rest = width;
  while (rest > columnPixels(right)) {
    rest -= columnPixels(right);
    right += 1;
  }
  // Of a fraction, the file keeps up to 67 pixels; the rest would be lost, so the box ends with the column.
  const inside = rest < 68 ? rest / 68 : 1;
  return {
    address: cellName(row, column),
    text: escapedForFile(text),
    font: noteFont,
    box: { left: left + 0.1, top, right: right + inside, bottom },
  };
}

function columnPixels(column: number): number {
  return (authoringColumns[column]?.width ?? 9) * 7;
}
