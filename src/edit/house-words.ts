import type { Catalog, Entry } from '../model/catalog.js';
import { type Fix, listFix, valueFix } from '../model/diagnostic.js';
import { placeWithin } from '../model/place.js';
import { parseTimeLimit } from '../text/time-limit/parse.js';

/** A repair that no finding asks for, with the rule whose words it puts in order. */
export interface HouseWord {
  readonly code: 'known-channels' | 'time-limit-understood';
  readonly fix: Fix;
}

/**
 * Words that are understood and are written in one way in the house: channels by the names of the register,
 * lengths of time as `20个工作日`. What is meant stays the same, or nothing is changed.
 */
export function houseWords(catalog: Catalog): HouseWord[] {
  const names = new Map(catalog.channels.map(({ id, name }) => [id, name]));
  const found = new Map<string, HouseWord>();
  const offer = (code: HouseWord['code'], fix: Fix | null): void => {
    if (fix?.kind === 'value') found.set(`${fix.place.file}#${fix.place.pointer}`, { code, fix });
  };
  const limits = new Map<string, string>();
  for (const entry of catalog.entries) {
    for (const fix of channelFixes(entry, names)) offer('known-channels', fix);
    const { timeLimit, places } = entry;
    if (timeLimit === null || places.timeLimit === undefined) continue;
    let right = limits.get(timeLimit);
    if (right === undefined) {
      right = limitIn(timeLimit);
      limits.set(timeLimit, right);
    }
    if (right !== timeLimit) offer('time-limit-understood', valueFix(places.timeLimit, right));
  }
  return [...found.values()];
}

/** Names of the register for the aliases of a list; two that name one channel become one. */
function channelFixes(entry: Entry, names: ReadonlyMap<string, string>): (Fix | null)[] {
  const list = entry.places.channels;
  if (list === undefined) return [];
  const texts = entry.channels.map(({ text }) => text);
  const words = entry.channels.map(({ text, channel, detail }) => {
    const name = channel === null ? undefined : names.get(channel);
    if (name === undefined) return text;
    return detail === null ? name : `${name}:${detail}`;
  });
  const once = [...new Set(words)];
  if (once.length < words.length) return [listFix(placeWithin(list, '0'), once)];
  return words.flatMap((word, index) =>
    word === texts[index] ? [] : [valueFix(placeWithin(list, String(index)), word)],
  );
}

/** The limit with its figures in order, where it is understood as before. */
function limitIn(text: string): string {
  const right = text
    .replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
    .replace(/(?<=\d) +(?=[\p{Script=Han}])|(?<=[\p{Script=Han}]) +(?=\d)/gu, '')
    .replace(/(\d|[一二两三四五六七八九十百])工作日/gu, '$1个工作日');
  const [before, after] = [parseTimeLimit(text), parseTimeLimit(right)];
  if (before.kind !== 'parsed' || after.kind !== 'parsed') return text;
  return JSON.stringify(before.phases) === JSON.stringify(after.phases) ? right : text;
}
