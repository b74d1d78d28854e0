import type { TableRemark } from '../model/table.js';
import type { Language } from '../model/wording.js';
import type { Style } from './style.js';

export interface ImportSaid {
  readonly sheet: string;
  readonly rows: number;
  readonly unread: readonly string[];
  readonly remarks: readonly TableRemark[];
  /** New items that lack elements: name, and which, in words. */
  readonly lacking: readonly { readonly row: number; readonly name: string; readonly elements: string }[];
  /** Items that took elements from the shipped guide. */
  readonly unseen: readonly { readonly row: number; readonly name: string; readonly elements: string }[];
}

/** What was read of an official table, and what was not: for the person who holds the original. */
export function importText(
  { sheet, rows, unread, remarks, lacking, unseen }: ImportSaid,
  language: Language,
  style: Style,
): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const at = (row: number): string => say(`第 ${row} 行`, `row ${row}`);
  const lines = [say(`“${sheet}”读到 ${rows} 个事项。`, `“${sheet}”: ${rows} items read.`)];
  if (unread.length > 0) {
    lines.push(
      style.warning(say(`没有读入的栏目：${unread.join('、')}`, `Columns not read: ${unread.join(', ')}`)),
    );
  }
  for (const { row, message } of remarks) lines.push(style.warning(`  ${at(row)}  ${message[language]}`));
  for (const { row, name, elements } of unseen) {
    lines.push(
      `  ${at(row)}  ${say(
        `“${name}”没有写明${elements}，沿用内置标准指引，记为“未见要素”`,
        `“${name}” does not tell ${elements}: taken from the shipped guide, marked as not seen`,
      )}`,
    );
  }
  for (const { row, name, elements } of lacking) {
    lines.push(
      style.error(
        `  ${at(row)}  ${say(
          `新事项“${name}”没有写明${elements}，写入后请对照原件补上`,
          `the new item “${name}” does not tell ${elements}: fill it in from the original`,
        )}`,
      ),
    );
  }
  return `${lines.join('\n')}\n\n`;
}
