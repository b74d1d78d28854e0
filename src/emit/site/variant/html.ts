/** What becomes of a page. Texts and values are given as they stand in the markup, character references and all. */
export interface PageChanges {
  /** The language of the new page. */
  readonly language: string;
  readonly text: (text: string) => string;
  /** `fixed`: the link names its language, and must lead where it says. */
  readonly address: (address: string, fixed: boolean) => string;
}

/**
 * A page with its words and addresses changed, and nothing else: the markup is copied as it stands. Tags are
 * found as browsers find them (HTML standard, 13.2.5), so that what is a text here is a text there.
 *
 * Texts of code, of elements that name a language of their own or must not be translated, and links that show
 * their address stay as they are.
 */
export function changedPage(html: string, changes: PageChanges): string {
  let result = '';
  let copied = 0;
  let left: LeftAlone | null = null;
  // The address of the link just opened: a link that shows it must go on showing it.
  let link: Attribute | null = null;
  for (let at = 0; at < html.length; ) {
    const opens = nextTag(html, at);
    if (opens > at + 1 || (opens > at && html[at] !== '\n')) {
      const text = html.slice(at, opens);
      if (link !== null && link.value === text) replace(at, opens, changes.address(text, false));
      else if (left === null) replace(at, opens, changes.text(text));
    }
    if (opens === html.length) break;
    if (left === null) {
      plainTag.lastIndex = opens;
      if (plainTag.test(html)) {
        link = null;
        at = plainTag.lastIndex;
        continue;
      }
    }
    const tag = tagAt(html, opens);
    const own = tag.kind === 'open' && leavesAlone(tag);
    for (const [name, { value, from, to }] of tag.attributes) {
      replace(from, to, changedValue(tag, name, value, changes, left !== null || own));
    }
    link = tag.name === 'a' ? (tag.attributes.get('href') ?? null) : null;
    if (tag.kind === 'open') left = afterOpen(left, tag, own);
    else if (tag.kind === 'close') left = afterClose(left, tag);
    at = tag.kind === 'open' && rawTexts.has(tag.name) ? endOfRaw(html, tag) : tag.end;
  }
  return result + html.slice(copied);

  function replace(from: number, to: number, text: string): void {
    if (to - from === text.length && html.startsWith(text, from)) return;
    result += html.slice(copied, from) + text;
    copied = to;
  }
}

interface Attribute {
  readonly value: string;
  /** Where the value stands between its quotes; empty at the end of a name without a value. */
  readonly from: number;
  readonly to: number;
}

interface Tag {
  readonly kind: 'open' | 'close' | 'other';
  readonly name: string;
  /** By their names; of two of one name the first counts, as in browsers. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly end: number;
}

/** The outermost element whose texts are left alone, and how many of its name are open. */
interface LeftAlone {
  readonly name: string;
  readonly depth: number;
}

/** Where the next tag, comment or declaration begins; the end of the page where none does. */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    // A letter or one of / ! ?, told by its code: it is asked of every tag of every page.
    const next = html.charCodeAt(at + 1);
    const small = next | 0x20;
    if ((small >= 0x61 && small <= 0x7a) || next === 0x2f || next === 0x21 || next === 0x3f) return at;
  }
  return html.length;
}

function tagAt(html: string, start: number): Tag {
  tagName.lastIndex = start;
  const head = tagName.exec(html);
  if (head === null) {
    const end = html.startsWith('<!--', start)
      ? endAfter(html, '-->', start + '<!'.length)
      : endAfter(html, '>', start);
    return { kind: 'other', name: '', attributes: new Map(), end };
  }
  const attributes = new Map<string, Attribute>();
  let at = tagName.lastIndex;
  for (;;) {
    attributeAt.lastIndex = at;
    const found = attributeAt.exec(html);
    if (found === null) break;
    at = attributeAt.lastIndex;
    const value = found[2] ?? found[3] ?? found[4] ?? '';
    const to = at - (found[2] === undefined && found[3] === undefined ? 0 : 1);
    const name = (found[1] ?? '').toLowerCase();
    if (!attributes.has(name)) attributes.set(name, { value, from: to - value.length, to });
  }
  const kind = head[1] === '/' ? 'close' : 'open';
  return { kind, name: (head[2] ?? '').toLowerCase(), attributes, end: endAfter(html, '>', at) };
}

/** Most tags: they close an element, or have no attribute that is touched. Nothing of them need be read. */
const plainTag =
  /<(?:\/[^>"']*|(?!(?:code|kbd|samp|textarea|script|style)\b)[a-z][a-z\d]*(?:\s(?:class|id|role|scope|rowspan|colspan|tabindex|datetime|aria-labelledby)="[^"]*")*)>/iuy;

const tagName = /<(\/?)([a-z][^\s/>]*)/iuy;

/** Behind white space and slashes: a name and, behind an equals sign, a value in double, single or no quotes. */
const attributeAt = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/uy;

function endAfter(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

/** Scripts and styles are no markup up to their own end. */
function endOfRaw(html: string, { name, end }: Tag): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'giu');
  close.lastIndex = end;
  return close.exec(html)?.index ?? html.length;
}

const rawTexts: ReadonlySet<string> = new Set(['script', 'style']);

// --- Tags -----------------------------------------------------------------------------------------------

function changedValue(
  { name: element, attributes }: Tag,
  name: string,
  value: string,
  changes: PageChanges,
  alone: boolean,
): string {
  if (element === 'html' && name === 'lang') return changes.language;
  const language = attributes.get('hreflang')?.value;
  // Links to the same page in all its languages: the current one is another now.
  if (language !== undefined && name === 'aria-current') return String(language === changes.language);
  if (addresses.has(name)) return changes.address(value, language !== undefined);
  if (element === 'meta') return name === 'content' ? changedMeta(attributes, value, changes) : value;
  return !alone && (words.has(name) || isButton(element, name, attributes)) ? changes.text(value) : value;
}

/** The tags of the guideline are words, but for those that name places on the web. */
function changedMeta(attributes: Tag['attributes'], value: string, changes: PageChanges): string {
  const name = (attributes.get('name') ?? attributes.get('property'))?.value.toLowerCase() ?? '';
  if (/(?:^|:)(?:url|image)$/u.test(name)) return changes.address(value, false);
  return name === '' || name === 'sitedomain' ? value : changes.text(value);
}

/** The words of a button that is an input stand in its value; other values are data. */
function isButton(element: string, name: string, attributes: Tag['attributes']): boolean {
  const type = attributes.get('type')?.value ?? '';
  return element === 'input' && name === 'value' && /^(?:submit|button|reset)$/iu.test(type);
}

const addresses: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'cite',
  'data',
]);

/** Attributes people read, or hear; `data-label` is shown by the stylesheet. */
const words: ReadonlySet<string> = new Set([
  'title',
  'alt',
  'label',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'data-label',
]);

// --- What is left alone ---------------------------------------------------------------------------------

function leavesAlone({ name, attributes }: Tag): boolean {
  if (codes.has(name) || attributes.get('translate')?.value === 'no') return true;
  return name !== 'html' && attributes.has('lang');
}

function afterOpen(left: LeftAlone | null, { name }: Tag, own: boolean): LeftAlone | null {
  if (voids.has(name)) return left;
  if (left === null) return own ? { name, depth: 1 } : null;
  return left.name === name ? { name, depth: left.depth + 1 } : left;
}

function afterClose(left: LeftAlone | null, { name }: Tag): LeftAlone | null {
  if (left === null || left.name !== name) return left;
  return left.depth === 1 ? null : { name, depth: left.depth - 1 };
}

const codes: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'textarea']);

/** Elements that are never closed (HTML standard, 13.1.2). */
const voids: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);
