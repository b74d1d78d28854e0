/** Writing systems: what spelling says, without knowing what the words mean. */
export interface Script {
  /**
   * Traditional characters → simplified ones of the mainland; other text comes back as it is. Words stay the
   * words they were: mirror sites convert characters, not vocabulary.
   */
  readonly simplify: (text: string) => string;
  /** The initials of a name's syllables in pinyin, in small letters: 县教育局 → `xjyj`. */
  readonly initials: (text: string) => string;
}

/** Loads the dictionaries, which are large: only where a text needs them. */
export function openScript(): Promise<Script> {
  opened ??= openDictionary();
  return opened;
}

let opened: Promise<Script> | undefined;

async function openDictionary(): Promise<Script> {
  const [{ Converter }, { pinyin }] = await Promise.all([import('opencc-js/t2cn'), import('pinyin-pro')]);
  const convert = Converter({ from: 't', to: 'cn' });
  return {
    simplify: (text) => (hanAlone.test(text) ? convert(text) : text),
    initials: (text) =>
      pinyin(text.normalize('NFKC').replace(/[^\p{Script=Han}a-z\d]/giu, ''), {
        pattern: 'first',
        toneType: 'none',
        type: 'array',
      })
        .join('')
        .toLowerCase()
        .replace(/[^a-z\d]/gu, ''),
  };
}

const hanAlone = /\p{Script=Han}/u;
