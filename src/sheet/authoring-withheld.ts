import { type AuthoringField, type AuthoringRow, authoringFields } from '../model/authoring.js';
import { cellLimits, fitsCell, sheetText } from './cells.js';

/**
 * Texts that no cell can carry: too long, or with characters the format has no place for. They are not cut:
 * their cell says where they are edited, and is no part of what comes back.
 */
export function withheldFields({ cells }: Pick<AuthoringRow, 'cells'>): AuthoringField[] {
  return authoringFields.filter((field) => !fitsCell(cells[field] ?? ''));
}

/** What stands in the cell instead, with the first words so that the row can be read. */
export function withheldText(text: string): string {
  const long = text.length > cellLimits.characters || text.split('\n').length - 1 > cellLimits.lineEnds;
  const words = Array.from(text.slice(0, 120)).slice(0, 60).join('');
  const reason = long ? '过长' : '含有表格不能保存的字符';
  return `〔此格${reason}，请在 YAML 文件中修改〕\n${sheetText(words).replace(/\s+/gu, ' ')}……`;
}

export function isWithheldText(text: string): boolean {
  return /^〔此格.{2,20}，请在 YAML 文件中修改〕/u.test(text);
}
