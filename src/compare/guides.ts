import type { Audience, ChannelUse, Guide, GuideItem } from '../model/catalog.js';
import type { ElementChange, GuideChanges, GuideElement, ItemChange } from '../model/guide-changes.js';
import { levelNames, methodNames } from '../model/vocabulary.js';
import { matchKey } from '../text/normalise.js';
import { nearest } from '../text/suggest.js';

/**
 * Two guides → what the later one adds, drops, renames and says otherwise. Items are the same when category
 * and name are equal after normalising. What is left over is the same under another name when it kept its
 * id, or when the name is near and at least half of the content is the same.
 */
export function compareGuides(before: Guide, after: Guide): GuideChanges {
  const pairs = new Map(pairsOf(before.items, after.items).map(([earlier, later]) => [later, earlier]));
  const matched = new Set(pairs.values());
  const renamed: ItemChange[] = [];
  const changed: ItemChange[] = [];
  let same = 0;
  for (const later of after.items) {
    const earlier = pairs.get(later);
    if (earlier === undefined) continue;
    const change = { before: earlier, after: later, elements: elementChanges(earlier, later) };
    if (nameKey(earlier) !== nameKey(later)) renamed.push(change);
    else if (change.elements.length > 0) changed.push(change);
    else same += 1;
  }
  return {
    added: after.items.filter((item) => !pairs.has(item)),
    removed: before.items.filter((item) => !matched.has(item)),
    renamed,
    changed,
    same,
  };
}

/** What of an item's description is compared when it is looked for under another name. */
export interface Described {
  readonly id: string | null;
  readonly category: readonly string[];
  readonly name: string;
  readonly content: readonly string[];
}

/** Pairs of one item in two lists, each item in at most one pair; in the order of the earlier list. */
export function pairsOf<A extends Described, B extends Described>(
  before: readonly A[],
  after: readonly B[],
): (readonly [A, B])[] {
  const pairs = new Map<A, B>();
  const free = new Set(after);
  const join = (earlier: A, later: B | undefined): void => {
    if (later === undefined || pairs.has(earlier)) return;
    pairs.set(earlier, later);
    free.delete(later);
  };
  const byName = new Map(Array.from(free, (item) => [nameKey(item), item]));
  for (const item of before) {
    const found = byName.get(nameKey(item));
    if (found !== undefined && free.has(found)) join(item, found);
  }
  const byId = new Map(Array.from(free, (item) => [item.id, item]));
  for (const item of before) {
    if (item.id !== null && !pairs.has(item)) join(item, byId.get(item.id));
  }
  for (const item of before) {
    if (!pairs.has(item)) join(item, renamedIn(item, [...free]));
  }
  return before.flatMap((item) => {
    const found = pairs.get(item);
    return found === undefined ? [] : [[item, found] as const];
  });
}

function renamedIn<B extends Described>(item: Described, candidates: readonly B[]): B | undefined {
  const alike = candidates.filter((other) => shared(item.content, other.content) >= 0.5);
  const name = nearest(
    item.name,
    alike.map((other) => other.name),
  );
  return alike.find((other) => other.name === name);
}

/** The part of all elements that both lists have, 0 to 1. */
function shared(a: readonly string[], b: readonly string[]): number {
  const first = new Set(a.map(matchKey));
  const second = new Set(b.map(matchKey));
  const both = [...first].filter((key) => second.has(key)).length;
  const all = new Set([...first, ...second]).size;
  return all === 0 ? 0 : both / all;
}

function nameKey({ category, name }: Described): string {
  return `${category.map(matchKey).join('/')}|${matchKey(name)}`;
}

function elementChanges(before: GuideItem, after: GuideItem): ElementChange[] {
  return elements.flatMap(({ element, list, valuesOf }) => {
    const [earlier, later] = [valuesOf(before), valuesOf(after)];
    const [earlierKeys, laterKeys] = [keysOf(earlier), keysOf(later)];
    const lost = earlier.filter(({ key }) => !laterKeys.has(key));
    const gained = later.filter(({ key }) => !earlierKeys.has(key));
    if (lost.length === 0 && gained.length === 0) return [];
    const words = (values: readonly Value[]): string[] => values.map(({ text }) => text);
    return list
      ? { element, before: words(lost), after: words(gained) }
      : { element, before: words(earlier), after: words(later) };
  });
}

/** A value as compared and as shown. */
interface Value {
  readonly key: string;
  readonly text: string;
}

const elements: readonly {
  readonly element: GuideElement;
  readonly list: boolean;
  readonly valuesOf: (item: GuideItem) => readonly Value[];
}[] = [
  { element: 'content', list: true, valuesOf: ({ content }) => content.map(textValue) },
  { element: 'basis', list: true, valuesOf: ({ basis }) => basis.map(textValue) },
  { element: 'timeLimit', list: false, valuesOf: ({ timeLimit }) => [textValue(timeLimit)] },
  { element: 'subject', list: false, valuesOf: ({ subject }) => [textValue(subject)] },
  { element: 'channels', list: true, valuesOf: ({ channels }) => channels.map(channelValue) },
  { element: 'audience', list: false, valuesOf: ({ audience }) => [textValue(audienceWords(audience))] },
  { element: 'method', list: false, valuesOf: ({ method }) => [textValue(methodNames[method])] },
  {
    element: 'levels',
    list: true,
    valuesOf: ({ levels }) => levels.map((level) => textValue(levelNames[level])),
  },
];

function keysOf(values: readonly Value[]): Set<string> {
  return new Set(values.map(({ key }) => key));
}

function textValue(text: string): Value {
  return { key: matchKey(text), text };
}

/** A channel of the register has many names; the others count by their words. */
function channelValue({ text, channel, detail }: ChannelUse): Value {
  return channel === null || detail !== null ? textValue(text) : { key: channel, text };
}

function audienceWords(audience: Audience): string {
  return audience.kind === 'public' ? '全社会' : `特定群体：${audience.group}`;
}
