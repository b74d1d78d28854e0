/** What no dictionary may decide. */
export interface FixedWords {
  /** Words that stay as they are. */
  readonly kept: Iterable<string>;
  /** Simplified word → its traditional spelling; counts before `kept`. */
  readonly spellings: ReadonlyMap<string, string>;
  /** A form of a traditional character → the form used for it. */
  readonly forms: ReadonlyMap<string, string>;
}

/**
 * A converter of simplified characters into traditional ones, phrase by phrase (OpenCC), in the characters only:
 * words stay the words of the mainland. What stands between 《 and 》 is the name of a document and is kept as
 * issued, and so is an address on the web. Fixed words come before the dictionary, the leftmost first, of those
 * that begin together the longest; a phrase of the dictionary never reaches over their edges.
 */
export async function openTraditional({
  kept,
  spellings,
  forms,
}: FixedWords): Promise<(text: string) => string> {
  const [{ Converter }, { Trie }] = await Promise.all([import('opencc-js/cn2t'), import('opencc-js/core')]);
  const phrases: (text: string) => string = Converter({ from: 'cn', to: 't' });
  const fixed = new Trie();
  for (const word of kept) fixed.addWord(word, word);
  for (const [word, spelling] of spellings) fixed.addWord(word, spelling);
  const formed = new RegExp(`[${[...forms.keys()].join('')}]`, 'gu');
  return converted;

  function converted(text: string): string {
    if (!hanAnywhere.test(text)) return text;
    const asIssued = keptSpans(text);
    let result = '';
    let open = 0;
    for (let at = 0; at < text.length; ) {
      const kept = asIssued.get(at);
      const word =
        kept === undefined ? fixed.matchPrefix(text, at) : { end: kept, value: text.slice(at, kept) };
      if (word === null) at += 1;
      else {
        result += byDictionary(text.slice(open, at)) + word.value;
        at = open = word.end;
      }
    }
    return result + byDictionary(text.slice(open));
  }

  function byDictionary(text: string): string {
    return forms.size === 0
      ? phrases(text)
      : phrases(text).replace(formed, (form) => forms.get(form) ?? form);
  }
}

/** Where texts in title marks and addresses begin, and where they end. Linear: marks without a partner cost nothing. */
function keptSpans(text: string): Map<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: found, index } of text.matchAll(keptMarks)) {
    if (found === '《') open.push(index);
    else if (found !== '》') ends.set(index, index + found.length);
    else {
      const start = open.pop();
      if (start !== undefined) ends.set(start, index + 1);
    }
  }
  return ends;
}

/** Title marks, and addresses; Chinese words may follow these without a space. */
const keptMarks = /[《》]|(?:https?:\/\/|mailto:)[\x21-\x7e]+/giu;

const hanAnywhere = /\p{Script=Han}/u;
