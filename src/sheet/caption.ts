import type { Catalog } from '../model/catalog.js';
import type { Publication } from '../model/publication.js';

/** Who issues the publication: the office of the county, or the county itself when it names none. */
export function creatorOf({ county }: Catalog): string {
  return county.office ?? county.name;
}

/** The line below a title: who made the table, of what day. */
export function captionOf({ catalog, date }: Publication): string {
  return `编制单位：${creatorOf(catalog)}    版本日期：${chineseDate(date)}`;
}

/** 2024-05-20 → 2024年5月20日. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
