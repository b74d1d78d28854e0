import { type Wording, wording } from '../model/wording.js';
import type { CellFormat } from './read-parts.js';
import type { SheetCell } from './read-sheet-xml.js';

/** What a cell shows, and what is to be said of it; null as text when that cannot be told. */
export interface Displayed {
  readonly text: string | null;
  readonly remark: Wording | null;
}

/**
 * A cell as its reader saw it: numbers and dates in the format of their cell, formulas as their last result.
 * Texts are kept to the last space.
 */
export function displayed(cell: SheetCell): Displayed {
  return cell.formula ? resultText(cell) : valueText(cell);
}

function valueText({ value, format }: SheetCell): Displayed {
  if (typeof value === 'string') return plain(value);
  if (typeof value === 'boolean') return plain(value ? 'TRUE' : 'FALSE');
  return typeof value === 'number' ? numberText(value, format) : errorText(value.error);
}

function plain(text: string): Displayed {
  return { text: text.replace(/\r\n?/gu, '\n'), remark: null };
}

function resultText(cell: SheetCell): Displayed {
  if (cell.value === '') {
    return {
      text: null,
      remark: wording(
        '这一格是公式，没有结果，没有读入；请改写成文字',
        'a formula without a result was not read',
      ),
    };
  }
  const shown = valueText(cell);
  if (shown.text === null) return shown;
  const { text } = shown;
  const words = text.length > 30 ? `${text.slice(0, 30)}…` : text;
  return {
    text,
    remark: wording(
      `这一格是公式，按显示的“${words}”读入；请改写成文字`,
      `a formula was read as what it shows, “${words}”`,
    ),
  };
}

function errorText(error: string): Displayed {
  return {
    text: null,
    remark: wording(
      `这一格显示为错误“${error}”，没有读入；请改写成文字`,
      `a cell that shows the error ${error} was not read`,
    ),
  };
}

function numberText(value: number, { code, show }: CellFormat): Displayed {
  const text = String(Number(value.toPrecision(15)));
  if (Math.abs(value) >= 1e15) return { text, remark: lostDigits(text) };
  if (/^(?:General|@)$/iu.test(code)) return plain(text);
  const shown = show(value);
  return shown === null ? { text, remark: unknownFormat(text, code) } : plain(shown);
}

function lostDigits(text: string): Wording {
  return wording(
    `这一格是超过15位的数字，表格已经丢失末几位，按“${text}”读入；请以文本重新填写`,
    `a number of more than 15 digits has lost its last ones and was read as ${text}`,
  );
}

function unknownFormat(text: string, format: string): Wording {
  return wording(
    `这一格的格式“${format}”认不出，按“${text}”读入；请改写成文字`,
    `a value of the unknown format ${format} was read as ${text}`,
  );
}
