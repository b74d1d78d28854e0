import type { Entry, GuideItem } from '../../model/catalog.js';
import { placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { matchKey } from '../../text/normalise.js';
import { nearest } from '../../text/suggest.js';
import { askedPlace, givenPlace, type Weakness } from './weakness.js';

/**
 * Which content elements of guide items entries have. A guide element is held when, width, white space and
 * punctuation apart,
 *
 * 1. an element of the entry is the same, or its clerk confirmed one as the same (`对应`), or
 * 2. it has four characters or more and stands in a longer element of the entry (`招生范围` in
 *    `小学招生范围和计划`): shorter ones (地址, 条件) stand in too many to prove anything, and must be the same
 *    as an element or as a part of one, or
 * 3. it lists several things (parted by 、，；/ 和 与 及 以及) and every one of them is held by 1 or 2.
 *
 * An element that the guide marks as optional (`可选` in brackets) is never lost.
 *
 * What an element says it leaves out (`不含…`, `…除外`, `…不公开`) holds nothing. Everything else is lost: a
 * near element is suggested, never taken for the same.
 */
export class ContentMatcher {
  readonly #readings = new Map<string, Reading>();

  /** Begins with an item of which nothing is held yet. */
  begin(item: GuideItem): HeldContent {
    return new HeldContent(item, (text) => this.#read(text));
  }

  #read(text: string): Reading {
    const known = this.#readings.get(text);
    if (known !== undefined) return known;
    const reading = new Reading(text);
    this.#readings.set(text, reading);
    return reading;
  }
}

/** What is held of a guide item's content, as one entry after another is taken. */
class HeldContent {
  readonly #read: (text: string) => Reading;
  /** By position: the guide's elements that are not held yet. */
  readonly #open = new Map<number, Reading>();
  /** Of elements held in part: the things they list that are held. */
  readonly #heldParts = new Map<number, Set<string>>();

  constructor(item: GuideItem, read: (text: string) => Reading) {
    this.#read = read;
    for (const [index, text] of item.content.entries()) {
      if (!optional.test(text)) this.#open.set(index, read(text));
    }
  }

  /** The positions of the guide's elements that no entry has. */
  get lost(): readonly number[] {
    return [...this.#open.keys()];
  }

  /** Takes an entry if it has anything of what is still open; whether it was taken. */
  take(entry: Entry): boolean {
    const offered = entry.content.map((text) => this.#read(text));
    const keys = new Set(offered.map(({ key }) => key));
    for (const { asked } of confirmedIn(entry)) keys.add(this.#read(asked).key);
    let taken = false;
    for (const [index, asked] of this.#open) {
      if (keys.has(asked.key) || standsIn(asked.key, offered)) {
        this.#open.delete(index);
        taken = true;
      } else if (asked.parts.length > 1 && this.#takeParts(index, asked, offered)) {
        taken = true;
      }
    }
    return taken;
  }

  /** Whether any of the things an element lists is newly held; with the last of them the element is. */
  #takeParts(index: number, asked: Reading, offered: readonly Reading[]): boolean {
    const held = this.#heldParts.get(index) ?? new Set();
    const before = held.size;
    for (const part of asked.parts) if (standsIn(part, offered)) held.add(part);
    this.#heldParts.set(index, held);
    if (asked.parts.every((part) => held.has(part))) this.#open.delete(index);
    return held.size > before;
  }
}

/** The guide's element at `index` as lost by an entry, with the element that comes nearest to it. */
export function lostElement(item: GuideItem, index: number, entry: Entry): Weakness {
  const asked = item.content[index] ?? '';
  const near = nearest(asked, entry.content);
  const content = givenPlace(entry, 'content');
  return {
    element: 'content',
    asked,
    given: near ?? '',
    hint:
      near === null
        ? wording(`在“内容”中补上“${asked}”`, `add “${asked}” to “content”`)
        : wording(
            `在“内容”中补上“${asked}”；如果“${near}”就是它，写“对应: {${inBraces(asked)}: ${inBraces(near)}}”`,
            `add “${asked}” to “content”; if “${near}” is it, write “equivalents: {${inBraces(asked)}: ${inBraces(near)}}”`,
          ),
    place: near === null ? content : placeWithin(content, String(entry.content.indexOf(near))),
    askedPlace: placeWithin(askedPlace(item, 'content'), String(index)),
  };
}

/** A text as it may stand between the braces of YAML: what would end it there is put in quotes. */
export function inBraces(text: string): string {
  return /[,[\]{}:#&*!|>'"%@`?-]/u.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}

/** The confirmed equivalents that speak of an element the entry has. */
function confirmedIn({ content, equivalents }: Entry): Entry['equivalents'] {
  if (equivalents.length === 0) return equivalents;
  const own = new Set(content.map(matchKey));
  return equivalents.filter((pair) => own.has(matchKey(pair.own)));
}

const optional = /[(（][^)）]*可选[^)）]*[)）]/u;

/** `不含当事人信息`, `不包括附件`, `涉密信息除外`, `未成年人信息不公开`. */
const leftOut =
  /(?:不含|不包含|不包括)[^,，;；、)）]*|[^,，;；、(（]*(?:除外|不公开|不予公开)(?=[,，;；、)）]|$)|(?<![解免拆清消删破])除[^,，;；、)）]*外(?![来国观])/gu;

const shortest = 4;

function standsIn(key: string, offered: readonly Reading[]): boolean {
  const long = key.length >= shortest;
  return offered.some(({ offer }) => offer.parts.has(key) || (long && offer.whole.includes(key)));
}

/** Parted at punctuation, and at “and” where whole words stand on both sides (not within 和解 or 共和国). */
function partsOf(text: string): string[] {
  return text.split(/[、,，;；/／()（）]/u).flatMap((piece) => {
    const words = piece.split(/以及|和|及|与/u).map(matchKey);
    const parts = words.every((word) => word.length >= 2) ? words : [matchKey(piece)];
    return parts.filter((part) => part !== '');
  });
}

/** An element as it is compared. Most are equal by their keys: the rest is worked out when it is asked for. */
class Reading {
  readonly key: string;
  readonly #text: string;
  #parts: readonly string[] | undefined;
  #offer: { readonly whole: string; readonly parts: ReadonlySet<string> } | undefined;

  constructor(text: string) {
    this.#text = text;
    this.key = matchKey(text);
  }

  /** The things it lists: itself when it lists none. */
  get parts(): readonly string[] {
    this.#parts ??= partsOf(this.#text);
    return this.#parts;
  }

  /** What it has for others: the key and the parts without what it says it leaves out. */
  get offer(): { readonly whole: string; readonly parts: ReadonlySet<string> } {
    if (this.#offer === undefined) {
      const open = this.#text.replace(leftOut, '');
      this.#offer = { whole: matchKey(open), parts: new Set(partsOf(open)) };
    }
    return this.#offer;
  }
}
