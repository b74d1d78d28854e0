import type { Entry, GuideItem } from '../../model/catalog.js';
import type { Shortfall } from '../../model/coverage.js';
import type { Level } from '../../model/vocabulary.js';
import type { CalendarSpans } from '../../text/time-limit/spans.js';
import { audienceWeakness } from './audience.js';
import { channelsWeakness } from './channels.js';
import { ContentMatcher, lostElement } from './content.js';
import { levelsWeakness } from './levels.js';
import { methodWeakness } from './method.js';
import { TimeLimits, timeLimitWeakness, undecidedTimeLimit } from './time-limit.js';
import { isSeen, type Weakness } from './weakness.js';

/** What the entries of a cell are found to be, held against its guide item. */
export interface Conformance {
  /** What is weaker than the guide asks; the cell is partial when there is any. */
  readonly shortfalls: readonly Shortfall[];
  /** What is weaker only than an element that nobody saw in the guide: worth a look, no shortfall. */
  readonly unseen: readonly Shortfall[];
  /** Time limits of which nobody can tell the stricter one. */
  readonly undecided: readonly Shortfall[];
}

/**
 * Holds published entries against guide items, cell by cell. It remembers what texts mean and nothing of the
 * catalogs they come from, so one serves many. `spans` says how many days working days and months take.
 */
export class Conformity {
  readonly #content = new ContentMatcher();
  readonly #limits: TimeLimits;

  constructor(spans: CalendarSpans) {
    this.#limits = new TimeLimits(spans);
  }

  /**
   * The elements of the entries that answer an item at a level, held against it.
   *
   * Entries are taken in the order of their weaknesses, the best first. Contents count together, so an entry
   * is taken only for elements that no better entry has, and only the weaknesses of the entries taken count:
   * a second entry never makes a cell worse, and a weak one never lends its content without its weakness.
   */
  of(item: GuideItem, level: Level, entries: readonly Entry[]): Conformance {
    const judged = entries
      .map((entry) => this.#judge(entry, item, level))
      .sort((a, b) => badness(a) - badness(b) || (a.entry.id < b.entry.id ? -1 : 1));
    const content = this.#content.begin(item);
    const useful = judged.filter(({ entry }) => content.take(entry));
    const seen = isSeen(item, 'content');
    // Where the guide's content was not seen, nothing is asked of it that a weaker entry could help with.
    const taken = useful.length > 0 && seen ? useful : judged.slice(0, 1);
    const lost = content.lost.flatMap((index) => lostFrom(taken, item, index));
    return {
      shortfalls: [...(seen ? lost : []), ...taken.flatMap(({ weaknesses }) => weaknesses)],
      unseen: [...(seen ? [] : lost), ...taken.flatMap(({ unseen }) => unseen)],
      undecided: taken.flatMap(({ undecided }) => undecided),
    };
  }

  /**
   * All elements but the content, which is counted over entries together. When and where what is withheld is
   * disclosed is no question: that it is withheld is the weakness.
   */
  #judge(entry: Entry, item: GuideItem, level: Level): Judged {
    const withheld = entry.method === 'withheld';
    const strictness = withheld ? null : this.#limits.compare(entry.timeLimit ?? '', item.timeLimit);
    const found = [
      strictness === 'weaker' ? timeLimitWeakness(entry, item) : null,
      withheld ? null : channelsWeakness(entry, item),
      audienceWeakness(entry, item),
      methodWeakness(entry, item),
      levelsWeakness(entry, item, level),
    ].flatMap((weakness) => (weakness === null ? [] : [of(entry, weakness)]));
    return {
      entry,
      weaknesses: found.filter(({ element }) => isSeen(item, element)),
      unseen: found.filter(({ element }) => !isSeen(item, element)),
      undecided: strictness === 'undecidable' ? [of(entry, undecidedTimeLimit(entry, item))] : [],
    };
  }
}

interface Judged {
  readonly entry: Entry;
  readonly weaknesses: readonly Shortfall[];
  readonly unseen: readonly Shortfall[];
  readonly undecided: readonly Shortfall[];
}

/**
 * What is withheld though the guide discloses it has few weaknesses because little is asked of it: it comes behind all
 * that is disclosed. Where the guide withholds it too, it has none.
 */
function badness({ entry, weaknesses }: Judged): number {
  if (weaknesses.length === 0) return 0;
  return entry.method === 'withheld' ? Number.MAX_SAFE_INTEGER : weaknesses.length;
}

/** A lost element is laid to the entry that comes nearest to having it, or to the best one. */
function lostFrom(taken: readonly Judged[], item: GuideItem, index: number): Shortfall[] {
  const losses = taken.map(({ entry }) => of(entry, lostElement(item, index, entry)));
  return [losses.find(({ given }) => given !== '') ?? losses[0] ?? []].flat();
}

function of(entry: Entry, weakness: Weakness): Shortfall {
  return { entry: entry.id, ...weakness };
}
