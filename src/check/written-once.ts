import type { Entry } from '../model/catalog.js';
import type { Place } from '../model/place.js';

/** A time limit as the author wrote it, with the entries it holds for. */
export interface WrittenLimit {
  readonly timeLimit: string;
  readonly place: Place;
  readonly entries: readonly Entry[];
}

/** Every time limit by the place it is written at: one in the defaults of a file holds for many entries. */
export function writtenOnce(entries: readonly Entry[]): readonly WrittenLimit[] {
  let limits = made.get(entries);
  if (limits === undefined) {
    limits = gathered(entries);
    made.set(entries, limits);
  }
  return limits;
}

/** Two rules want them. */
const made = new WeakMap<readonly Entry[], readonly WrittenLimit[]>();

function gathered(entries: readonly Entry[]): WrittenLimit[] {
  const found = new Map<string, { timeLimit: string; place: Place; entries: Entry[] }>();
  for (const entry of entries) {
    if (entry.timeLimit === null) continue;
    const place = entry.places.timeLimit ?? entry.place;
    const key = place.kind === 'node' ? `${place.file}#${place.pointer}` : entry.id;
    const known = found.get(key);
    if (known === undefined) found.set(key, { timeLimit: entry.timeLimit, place, entries: [entry] });
    else known.entries.push(entry);
  }
  return [...found.values()];
}
