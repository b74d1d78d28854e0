import type { PublishedEntry } from '../../../model/catalog.js';
import { groupedBy } from '../../../model/grouped.js';
import type { SiteContext } from '../context.js';
import { type SearchField, searchFields } from './fields.js';

/**
 * The texts of a catalog, each once for its field, and the entries that have it. A catalog says the same over
 * and over (time limits, channels, a list shared by three hundred villages): the index grows with what is
 * said, not with how often.
 */
export interface Corpus {
  /** In the order of the index, in which hits are shown too. */
  readonly entries: readonly PublishedEntry[];
  readonly fields: readonly FieldTexts[];
}

interface FieldTexts {
  readonly field: SearchField;
  /** The number of its first text; the texts of all fields are numbered through. */
  readonly first: number;
  /** In the order in which the entries first have them. */
  readonly texts: readonly string[];
  /** For each text, which entries have it: start and length of each run, one after another. */
  readonly uses: readonly (readonly number[])[];
}

export function corpusOf(context: SiteContext): Corpus {
  const entries = alikeTogether(context.publication.entries);
  const fields: FieldTexts[] = [];
  let first = 0;
  for (const field of searchFields) {
    const own = textsOf(context, field, entries);
    fields.push({ field, first, ...own });
    first += own.texts.length;
  }
  return { entries, fields };
}

/**
 * In the order of the publication, but what says the same stands together: then the entries that have a text
 * are a few runs instead of many numbers.
 */
function alikeTogether(entries: readonly PublishedEntry[]): PublishedEntry[] {
  const groups = groupedBy(entries, ({ domain, category, content }) =>
    [domain, ...category, ...content].join('\n'),
  );
  return [...groups.values()].flat();
}

function textsOf(
  context: SiteContext,
  field: SearchField,
  entries: readonly PublishedEntry[],
): Pick<FieldTexts, 'texts' | 'uses'> {
  const numbers = new Map<string, number>();
  const uses: number[][] = [];
  for (const [index, entry] of entries.entries()) {
    for (const text of field.texts(context, entry)) {
      const number = numbers.get(text);
      const runs = number === undefined ? undefined : uses[number];
      if (runs === undefined) {
        numbers.set(text, uses.length);
        uses.push([index, 1]);
      } else use(runs, index);
    }
  }
  return { texts: [...numbers.keys()], uses };
}

function use(runs: number[], index: number): void {
  const last = runs.length - 1;
  const end = (runs[last - 1] ?? 0) + (runs[last] ?? 0);
  // An entry that says something twice has it once.
  if (end > index) return;
  if (end === index) runs[last] = (runs[last] ?? 0) + 1;
  else runs.push(index, 1);
}
