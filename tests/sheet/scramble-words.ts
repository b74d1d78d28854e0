import type { Layout } from './scramble-traits.js';

/** Characters and what a mirror site makes of them; none of the right ones stands in a simplified text. */
const pairs =
  '号號开開项項内內据據时時体體载載对對层層级級乡鄉县縣众眾动動请請区區镇鎮责責单單会會备備类類别別属屬标標准準领領网網栏欄电電纸紙质質广廣视視发發听聽证證阅閱点點务務户戶图圖书書档檔专專关關团團执執结結处處决決监監围圍题題办辦门門课課实實长長总總计計说說规規机機构構职職权權员員业業场場现現传傳应應种種环環节節编編码碼审審条條续續变變产產间間过過进進达達选選导導将將华華国國劳勞财財政政补補贴貼医醫疗療卫衛养養老老险險农農村村设設施施资資源源环環境境与與为為义義务務教教师師学學习習训訓练練历歷备備车車东東灾災导導护護护護伤傷评評价價认認识識记記许許议議诉訴请請调調谁誰谈談';

const toTraditional = new Map<string, string>();
for (let index = 0; index + 1 < pairs.length; index += 2) {
  const [simple, other] = [pairs[index] ?? '', pairs[index + 1] ?? ''];
  if (simple !== other) toTraditional.set(simple, other);
}
const toSimplified = new Map(Array.from(toTraditional, ([simple, other]) => [other, simple]));

export function traditional(text: string): string {
  return Array.from(text, (letter) => toTraditional.get(letter) ?? letter).join('');
}

export function simplified(text: string): string {
  return Array.from(text, (letter) => toSimplified.get(letter) ?? letter).join('');
}

/** A text of a cell with the noise of converted documents in it. */
export function noisy(
  text: string,
  noise: Layout['noise'],
  column: string,
  next: (below: number) => number,
): string {
  if (text.length < 6 || next(2) === 0) return text;
  const middle = Math.floor(text.length / 2);
  switch (noise) {
    case null:
      return text;
    case 'full-width':
      return text
        .replace(/\d/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
        .replace(/ /gu, '\u3000');
    case 'invisible':
      return `\ufeff${text.slice(0, middle)}\u200b${text.slice(middle)}`.replace(/\n/gu, '_x000b_');
    case 'torn': {
      const between = /^\p{Script=Han}{2}$/u.test(text.slice(middle - 1, middle + 1));
      return between && ['name', 'category'].includes(column)
        ? `${text.slice(0, middle)}${next(2) === 0 ? '\n' : ' '}${text.slice(middle)}`
        : text;
    }
  }
}
