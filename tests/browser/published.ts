import { openScript } from '../../src/script/script.js';
import { decoded } from '../emit/site-pages.js';

/** An item as its published page shows it: the texts of all elements, and the values facets count. */
export interface PublishedItem {
  readonly id: string;
  readonly texts: readonly string[];
  /** The initials of the pinyin of its name, its domain and its agencies. */
  readonly initials: readonly string[];
  readonly domain: string;
  readonly agency: readonly string[];
  readonly level: readonly string[];
  readonly audience: readonly string[];
  readonly method: readonly string[];
}

/** Reads the items back from the pages of a site, knowing nothing of the index. */
export async function publishedItems(
  site: ReadonlyMap<string, string | Uint8Array>,
): Promise<PublishedItem[]> {
  const { initials } = await openScript();
  return [...site].flatMap(([path, html]) => {
    const id = /^site\/items\/(.+)\.html$/u.exec(path)?.[1];
    if (id === undefined || typeof html !== 'string') return [];
    // The page of an old id is no item.
    return html.includes('<meta name="robots" content="noindex">') ? [] : [itemOf(id, html, initials)];
  });
}

function itemOf(id: string, html: string, initials: (text: string) => string): PublishedItem {
  const one = (pattern: RegExp): string => decoded((pattern.exec(html)?.[1] ?? '').replace(/<[^>]*>/gu, ''));
  const [domain = '', ...categories] = one(/<p class="soft">(.*?)<\/p>/su).split(' / ');
  const elements = new Map(
    [...html.matchAll(/<dt>(.*?)<\/dt>\s*<dd>(.*?)<\/dd>/gsu)].map(([, label = '', value = '']) => [
      decoded(label),
      (value.includes('<li>')
        ? [...value.matchAll(/<li>(.*?)<\/li>/gsu)].map(([, each = '']) => each)
        : [value]
      )
        .map((each) => decoded(each.replace(/<[^>]*>/gu, '')).trim())
        .filter((each) => each !== ''),
    ]),
  );
  const of = (label: string): readonly string[] => elements.get(label) ?? [];
  const level = of('公开层级').flatMap((levels) => levels.split('、'));
  const plain = ['公开内容（要素）', '公开依据', '公开时限', '公开主体', '责任单位', '公开渠道和载体'];
  const history = [...one(/<h2 id="history">.*?<ul>(.*?)<\/ul>/su).split('\n')].filter(Boolean);
  const guides = [...html.matchAll(/<caption>(\S+) /gu)].map(([, guide = '']) => decoded(guide));
  return {
    id,
    texts: [
      id,
      domain,
      ...categories,
      one(/<h1>(.*?)<\/h1>/su),
      ...[...plain, '网站栏目', '公开对象', '公开方式', '不予公开理由', '五公开', '备注'].flatMap(of),
      ...history,
      ...level,
      ...guides,
    ],
    initials: [domain, one(/<h1>(.*?)<\/h1>/su), ...of('公开主体')].map(initials),
    domain,
    agency: of('公开主体'),
    level,
    audience: of('公开对象'),
    method: of('公开方式'),
  };
}

/** The plain scan: ids of the items that have each word of the query in some text, or in initials. */
export function scan(items: readonly PublishedItem[], query: string): string[] {
  const words = query.split(/\s+/u).map(plainly).filter(Boolean);
  return items
    .filter((item) => {
      const forms = [...item.texts.map(plainly), ...item.initials];
      return words.every((word) => forms.some((form) => form.includes(word)));
    })
    .map(({ id }) => id);
}

/** Letters and digits only, in one width and case. */
function plainly(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]/gu) ?? []
  ).join('');
}

/** Substrings of 2 to 8 characters out of all texts, the same for the same items: all different, each with a letter or digit. */
export function substrings(items: readonly PublishedItem[], count: number, seed: number): string[] {
  const texts = [...new Set(items.flatMap((item) => item.texts))];
  let state = seed;
  const random = (below: number): number => {
    // Xorshift (Marsaglia 2003).
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const found: string[] = [];
  while (found.length < count) {
    const characters = Array.from(texts[random(texts.length)] ?? '');
    const length = 2 + random(7);
    const start = random(Math.max(1, characters.length - length + 1));
    const piece = characters.slice(start, start + length).join('');
    const fits = characters.length >= length && plainly(piece) !== '';
    if (fits && !found.includes(piece)) found.push(piece);
  }
  return found;
}
