import type { Catalog, CatalogPart, Entry } from '../model/catalog.js';
import { InstrumentIndex } from '../model/instruments.js';
import { parseCitation } from '../text/citation/citation.js';
import { ordinary } from '../text/glyphs.js';
import { matchKey } from '../text/normalise.js';
import { parseTimeLimit } from '../text/time-limit/parse.js';

/** Whether all was read that the meaning of entries rests on: only then does a catalog say what it says. */
export function isWhole({ broken }: Catalog): boolean {
  return !restsOn.some((part) => broken.has(part));
}

const restsOn = ['county', 'agencies', 'entries', 'registers'] as const satisfies readonly CatalogPart[];

/**
 * Whether a catalog still says what it said: the same entries, whose texts differ in nothing but width, marks
 * and the shapes of characters, with the same limits, channels and agencies, answering and resting on all they
 * answered and rested on. A catalog that was read whole must be so again.
 */
export function unchangedMeaning(before: Catalog, after: Catalog): boolean {
  if (!isWhole(after)) return false;
  const index = new InstrumentIndex(before.instruments);
  const [old, now] = [before.entries, after.entries];
  return (
    old.length === now.length &&
    old.every((entry, position) => {
      const other = now[position];
      return other !== undefined && (entry === other || isSame(entry, other, index));
    })
  );
}

function isSame(before: Entry, after: Entry, index: InstrumentIndex): boolean {
  const rested = instrumentsOf(before, index);
  const rests = instrumentsOf(after, index);
  return (
    JSON.stringify(essence(before)) === JSON.stringify(essence(after)) &&
    [...rested].every((id) => rests.has(id)) &&
    before.basis.length <= after.basis.length &&
    before.levels.every((level) => after.levels.includes(level)) &&
    before.fulfils.every((id) => after.fulfils.includes(id)) &&
    agenciesOf(before.subject).every((id) => agenciesOf(after.subject).includes(id)) &&
    agenciesOf(before.responsible).every((id) => agenciesOf(after.responsible).includes(id)) &&
    channelsOf(before).every((id) => channelsOf(after).includes(id))
  );
}

function essence(entry: Entry): unknown {
  const limit = entry.timeLimit === null ? null : parseTimeLimit(ordinary(entry.timeLimit));
  return [
    entry.id,
    key(entry.domain),
    entry.category.map(key),
    key(entry.name),
    entry.content.map(key),
    limit?.kind === 'parsed' ? limit.phases : key(entry.timeLimit ?? ''),
    entry.method,
    entry.audience,
    entry.stage,
    entry.column,
    entry.guide,
    entry.status,
    key(entry.review ?? ''),
    key(entry.remarks ?? ''),
    key(entry.withheldReason ?? ''),
    entry.equivalents.map(({ asked, own }) => [key(asked), key(own)]),
  ];
}

function instrumentsOf({ basis }: Entry, index: InstrumentIndex): ReadonlySet<string> {
  return new Set(basis.flatMap((text) => index.find(parseCitation(text))?.instrument.id ?? []));
}

function agenciesOf(references: Entry['subject']): readonly string[] {
  return references.flatMap(({ agencies }) => agencies);
}

function channelsOf({ channels }: Entry): readonly string[] {
  return channels.flatMap(({ channel, detail }) => (channel === null ? [] : [`${channel} ${detail ?? ''}`]));
}

function key(text: string): string {
  return matchKey(ordinary(text));
}
