import { oneLine } from './read-characters.js';

/**
 * The lines of a cell that holds one value, or a few. A narrow column tears words over lines; an author puts
 * a second agency or a second limit on a line of its own. What parts them is whether a line is whole.
 */

/** Agencies on lines of their own, joined by 、. */
export function namesOf(text: string): string {
  return joinedBy(
    '、',
    text,
    (line, next) => wholeName.test(line) && line.length > 2 && startsName.test(next),
  );
}

/** Time limits on lines of their own, joined by ；. */
export function limitOf(text: string): string {
  return joinedBy('；', text, (line, next) => wholeLimit.test(line) && startsLimit.test(next));
}

function joinedBy(separator: string, text: string, parts: (line: string, next: string) => boolean): string {
  const values: string[][] = [];
  for (const line of text.split('\n').map(oneLine).filter(Boolean)) {
    const last = values.at(-1);
    if (last === undefined || parts(last.at(-1) ?? '', line)) values.push([line]);
    else last.push(line);
  }
  return values.map((lines) => oneLine(lines.join('\n'))).join(separator);
}

const wholeName =
  /(?:局|委员会|[发教卫健]委|办公室|办|厅|署|院|所|中心|[大支]?队|站|镇|乡|街道|村|社区|居委会|村委会|政府|单位|部门|机构|公司|学校|医院|协会|联合会|[科股室处])(?:[)）])?$/u;
const startsName = /^(?![镇村局委办和及与或、，（(]).{3,}/u;
const wholeLimit = /(?:内|之前|日前|公开|公示|公布|更新|实时|及时|一次)$/u;
const startsLimit = /^(?!公开|公示|公布|更新|予以|向社会|进行|[，、；。,;)）]).{4,}/u;
