import { pairs, withUnifiedGlyphs } from '../text/glyphs.js';

/**
 * The text of a cell as a person sees it: escapes of control characters (`_x000b_`) and every kind of line
 * end become line feeds, every kind of space a plain one; full-width letters and digits become half-width,
 * radicals and compatibility forms of converted documents the characters they stand for; what is invisible
 * goes. Chinese punctuation stays as it is.
 */
export function cleaned(text: string): string {
  if (plain.test(text)) return text.trim();
  const clean = text
    .replace(/_x([0-9a-f]{4})_/giu, escaped)
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]/gu, ' ')
    .replace(invisible, '')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu, normalised)
    .replace(/(?<=\d)\uff0e(?=.)/gu, '.');
  return trimmedLines(withUnifiedGlyphs(clean));
}

/** Whether cleaning took away or changed more than white space at the ends of lines. */
export function isNoisy(text: string, clean: string): boolean {
  return text !== clean && trimmedLines(text.replace(/\r\n?/gu, '\n')) !== clean;
}

function trimmedLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** The form in which headings, ticks and other set words are recognised: no white space, half-width, simplified. */
export function folded(text: string): string {
  return simplifiedWords(cleaned(text).normalize('NFKC').replace(/\s/gu, ''));
}

/** Simplified, character by character; only the characters that set words are made of are known. */
export function simplifiedWords(text: string): string {
  return text.replace(traditional, (letter) => simple.get(letter) ?? letter);
}

/** Line ends inside words come from narrow columns, not from the author. */
export function unwrapped(text: string): string {
  let joined = '';
  for (const line of text.split('\n').map((each) => each.trim())) {
    const apart = /[\w.,;:!?)]/u.test(joined.at(-1) ?? '') && /^[\w(]/u.test(line);
    joined += apart ? ` ${line}` : line;
  }
  return joined.trim();
}

/** A text without any of the given characters, or white space, at its ends. */
export function stripped(text: string, characters: string): string {
  const goes = (letter: string | undefined): boolean =>
    letter !== undefined && (characters.includes(letter) || /\s/u.test(letter));
  let [from, to] = [0, text.length];
  while (from < to && goes(text[from])) from += 1;
  while (to > from && goes(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

/** As `unwrapped`, and without the spaces that tear Chinese words. */
export function oneLine(text: string): string {
  return unwrapped(text).replace(
    /(?<=[\p{Script=Han}、，；：（）《》“”]) +(?=[\p{Script=Han}、，；：（）《》“”])/gu,
    '',
  );
}

/**
 * Whether texts are written in traditional characters, as mirror sites write them: more than one character
 * in ten is changed by simplifying. Simplified texts hold next to none.
 */
export function isTraditional(texts: Iterable<string>, simplify: (text: string) => string): boolean {
  let sample = '';
  for (const text of texts) {
    sample += text;
    if (sample.length > 20_000) break;
  }
  const before = Array.from(sample);
  const after = Array.from(simplify(sample));
  if (after.length !== before.length) return true;
  const han = before.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  const changed = before.filter((letter, index) => letter !== after[index]).length;
  return changed * 10 > han;
}

/** Nothing to clean: line feeds, ASCII, common punctuation and unified characters only. */
const plain =
  /^(?!.*_x[0-9a-f]{4}_)(?!.* \n|.*\n )[\n -~\u3001-\u3011\u4e00-\u9fff\u2460-\u2473，。；：（）？！“”‘’√■□·—…]*$/isu;

/** Control and format characters, selectors of variants, and fillers that take no room. */
const invisible =
  /[^\P{Cc}\n]|\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u3164|\uffa0|\ufffe|\uffff/gu;

/** Spreadsheets write what XML cannot carry as `_xHHHH_`, and an underscore before such words as `_x005F_`. */
function escaped(all: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (code === 0x5f) return '_';
  return code < 0x20 || code === 0xfffe || code === 0xffff ? String.fromCharCode(code) : all;
}

function normalised(text: string): string {
  return text.normalize('NFKC');
}

const simple = pairs(
  `號号 開开 項项 內内 據据 時时 體体 載载 對对 層层 級级 鄉乡 縣县 眾众 衆众 動动 請请 區区 鎮镇 責责 單单
   會会 備备 註注 類类 別别 屬属 標标 準准 稱称 領领 網网 欄栏 電电 紙纸 質质 廣广 視视 發发 聽听 證证 閱阅
   點点 務务 戶户 圖图 書书 館馆 檔档 專专 關关 團团 羣群 執执 結结 處处 決决 監监 範范 圍围 題题 訊讯 經经
   辦办 門门 課课 實实 長长 總总 計计 說说 規规 機机 構构 職职 權权 員员 業业 場场 現现 傳传 顯显 應应 種种
   徑径 環环 節节 頻频 彙汇 編编 碼码 審审 條条 續续 變变 產产 歸归 間间 過过 進进 達达 選选 這这 導导 將将`,
);

const traditional = new RegExp(`[${[...simple.keys()].join('')}]`, 'gu');
