import { folded } from './read-characters.js';

/** What a line is that stands alone on its row of a sheet, told by its words. */

/** 同上 and its kin, however they are set. */
export function isSameAsAbove(text: string): boolean {
  return /^[(（[]?(?:同上(?:栏|行|列|格)?|同前|同左上|〃|″|"|”|''|〝|々)[)）\]]?[。.]?$/u.test(
    text.replace(/\s/gu, ''),
  );
}

/** 同第3项, 见序号5: another row is meant, not the one above. */
export function isReference(text: string): boolean {
  return /^[([]?[同见](?:第|序号|编号)?\d{1,4}(?:项|条|行|号|款)?(?:内容)?[)\]]?$|^[同见]第[一二三四五六七八九十]{1,3}[项条行]$/u.test(
    folded(text),
  );
}

export function isNote(text: string): boolean {
  return /^[([【]?(?:[*※]|(?:备?注|注释|说明|填表说明|填报说明|附注|附)[一二三\d]*[:.、])/u.test(
    folded(text),
  );
}

export function isTotal(text: string): boolean {
  return /^(?:(?:合计|总计|小计|共计|总数)(?:[:\d(]|$)|共\d+项)/u.test(folded(text));
}

/** Who filled the table in, and when; page numbers and index lines. */
export function isSignature(text: string): boolean {
  const words = folded(text);
  return /^(?:续表|接上[页表]|\(续\))$/u.test(words) || signature.test(words);
}

const signature =
  /^(?:填[表报](?:人|单位|日期|时间)|联系(?:人|电话)|审核人|制表(?:人|单位|日期)?|编制(?:单位|日期|机关)|(?:填报)?单位(?:\(盖?章\))?|(?:填报)?日期|第\d+页|索引号|发布机构|主题分类)(?:[:共]|$)/u;

/** The title of a table, or of one part of stacked tables: `(七)公共法律服务领域基层政务公开标准目录`. */
export function isTitle(text: string): boolean {
  const words = folded(text);
  if (words.length < 4 || words.length > 80 || isNote(text)) return false;
  return (
    /(?:标准|公开|事项|基层政务|主动公开)(?:事项)?(?:目录|清单|指引|一览表|汇总表)(?:\(.*\)|【.*】|\d{4}.*)?$/u.test(
      words,
    ) ||
    /领域.{0,16}(?:目录|清单|指引|标准)(?:\(.*\))?$/u.test(words) ||
    /^[^。，,:]{2,24}领域$/u.test(words)
  );
}

/** A line that may group the rows below it: `一、机构信息`. */
export function mayGroup(text: string): boolean {
  return (
    text.length <= 40 && !/[。；;]$/u.test(text) && !isNote(text) && !isTotal(text) && !isSignature(text)
  );
}

/** `一、机构信息`: lines that group others are numbered so. */
export function hasOrdinal(text: string): boolean {
  return /^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十]{1,3}[部章节类])/u.test(
    text.trim(),
  );
}

/** What stands in a column of numbers: `3`, `(3)`, `3.`, `1-2`, `1.2`, `三`. */
export function isNumber(text: string): boolean {
  return /^[(（]?(?:\d{1,5}(?:[-.—]\d{1,4})*|[一二三四五六七八九十百]{1,5}|[①-⑳])[)）.、]?$/u.test(
    text.replace(/\s/gu, ''),
  );
}
