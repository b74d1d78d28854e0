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
    const read = (text: string): Reading => this.#read(text);
    return new HeldContent(item, read);
  }

  #read(text: string): Reading {
    const known = this.#readings.get(text);
    if (known !== undefined) return known;
    const reading = readingOf(text);
    this.#readings.set(text, reading);
    return reading;
  }
}

/** What is held of a guide item's content, as one entry after another is taken. */
export class HeldContent {
  readonly #read: (text: string) => Reading;
  /** Position of a guide's element that is not held yet → the things it lists that are not. */
  readonly #open = new Map<number, { readonly asked: Reading; readonly parts: Set<string> }>();

  constructor(item: GuideItem, read: (text: string) => Reading) {
    this.#read = read;
    for (const [index, text] of item.content.entries()) {
      if (optional.test(text)) continue;
      const asked = read(text);
      this.#open.set(index, { asked, parts: new Set(asked.parts) });
    }
  }

  /** The positions of the guide's elements that no entry has. */
  get lost(): readonly number[] {
    return [...this.#open.keys()];
  }

  /** Takes an entry if it has anything of what is still open; whether it was taken. */
  take(entry: Entry): boolean {
    const offered = entry.content.map((text) => this.#read(text));
    const confirmed = new Set(confirmedIn(entry).map(({ asked }) => this.#read(asked).key));
    let taken = false;
    for (const [index, { asked, parts }] of this.#open) {
      const before = parts.size;
      if (confirmed.has(asked.key) || isWhole(asked, offered)) parts.clear();
      else for (const part of asked.parts) if (standsIn(part, offered)) parts.delete(part);
      if (parts.size === 0) this.#open.delete(index);
      taken ||= parts.size < before || before === 0;
    }
    return taken;
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

/** An element as it is compared. */
interface Reading {
  readonly key: string;
  /** The things it lists: itself when it lists none. */
  readonly parts: readonly string[];
  /** What it offers to others: the key without what it says it leaves out. */
  readonly open: string;
  readonly openParts: ReadonlySet<string>;
}

function readingOf(text: string): Reading {
  const key = matchKey(text);
  const open = text.replace(leftOut, '');
  return { key, parts: partsOf(text), open: matchKey(open), openParts: new Set(partsOf(open)) };
}

const optional = /[(（][^)）]*可选[^)）]*[)）]/u;

/** `不含当事人信息`, `不包括附件`, `涉密信息除外`, `未成年人信息不公开`. */
const leftOut =
  /(?:不含|不包含|不包括)[^,，;；、)）]*|[^,，;；、(（]*(?:除外|不公开|不予公开)|(?<![解免拆清消删破])除[^,，;；、)）]*外(?!来|国)/gu;

const shortest = 4;

function isWhole(asked: Reading, offered: readonly Reading[]): boolean {
  return offered.some(({ key }) => key === asked.key) || standsIn(asked.key, offered);
}

function standsIn(key: string, offered: readonly Reading[]): boolean {
  if (key === '') return false;
  const long = key.length >= shortest;
  return offered.some(({ open, openParts }) => openParts.has(key) || (long && open.includes(key)));
}

/** Parted at punctuation, and at “and” where whole words stand on both sides (not within 和解 or 共和国). */
function partsOf(text: string): string[] {
  return text.split(/[、,，;；/／()（）]/u).flatMap((piece) => {
    const words = piece.split(/以及|和|及|与/u).map(matchKey);
    const parts = words.every((word) => word.length >= 2) ? words : [matchKey(piece)];
    return parts.filter((part) => part !== '');
  });
}
