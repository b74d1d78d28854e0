/**
 * Radicals and compatibility forms, which text taken out of a PDF shows in place of characters, replaced by the
 * characters they look like: `⺠政` is found by nobody who looks for 民政.
 */
export function withUnifiedGlyphs(text: string): string {
  return text.replace(
    /[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff]|[\u{2f800}-\u{2fa1f}]/gu,
    (form) => radicals.get(form) ?? form.normalize('NFKC'),
  );
}

/** A text in the characters people search by: glyphs unified, nothing invisible, no white space at its ends. */
export function ordinary(text: string): string {
  return withUnifiedGlyphs(text).replace(new RegExp(invisible, 'gu'), '').trim();
}

/** Soft hyphens, joiners, byte order marks, selectors of variants; spaces of other widths are no such thing. */
export const invisible = /[\u00ad\u2060\ufeff]|[\u200b-\u200d]|[\ufe00-\ufe0f]/u;

/** Pairs of a character and what it stands for. */
export function pairs(words: string): ReadonlyMap<string, string> {
  const letters = Array.from(words.replace(/\s/gu, ''));
  return new Map(
    letters.flatMap((letter, index) => (index % 2 === 0 ? [[letter, letters[index + 1] ?? letter]] : [])),
  );
}

/** Radicals that text taken out of a PDF shows in place of characters, where normalising leaves them or gives a form nobody writes here. */
const radicals = pairs(
  '⺠民⺎兀⺏尣⺟母⺫罒⺮竹⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺼月⻊足⻌辶⺁厂⺌小⺝月⺢水⺩王⺪疋⺶羊⺷羊⼾户⾭青',
);
