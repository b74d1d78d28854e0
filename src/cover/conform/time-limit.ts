import type { Entry, GuideItem } from '../../model/catalog.js';
import { wording } from '../../model/wording.js';
import { compareTimeLimits, type Strictness } from '../../text/time-limit/compare.js';
import { timeLimitReader } from '../../text/time-limit/parse.js';
import type { CalendarSpans } from '../../text/time-limit/spans.js';
import { askedPlace, givenPlace, type Weakness } from './weakness.js';

/** Holds the time limits of entries against those of guide items; every text is parsed once. */
export class TimeLimits {
  readonly #spans: CalendarSpans;
  readonly #read = timeLimitReader();
  readonly #compared = new Map<string, Strictness>();

  constructor(spans: CalendarSpans) {
    this.#spans = spans;
  }

  /** Undecidable also when one of the two cannot be parsed: nothing is assumed either way. */
  compare(given: string, asked: string): Strictness {
    if (given === asked) return 'at-least-as-strict';
    const key = JSON.stringify([given, asked]);
    const known = this.#compared.get(key);
    if (known !== undefined) return known;
    const [one, other] = [this.#read(given), this.#read(asked)];
    const strictness =
      one.kind === 'parsed' && other.kind === 'parsed'
        ? compareTimeLimits(one.phases, other.phases, this.#spans)
        : 'undecidable';
    this.#compared.set(key, strictness);
    return strictness;
  }
}

/** The time limits of an entry and its guide item, as the finding that one of them is weaker or another. */
export function timeLimitWeakness(entry: Entry, item: GuideItem): Weakness {
  return {
    element: 'timeLimit',
    asked: item.timeLimit,
    given: entry.timeLimit ?? '',
    hint: wording(`改为“${item.timeLimit}”或更短的时限`, `write “${item.timeLimit}”, or a shorter limit`),
    place: givenPlace(entry, 'timeLimit'),
    askedPlace: askedPlace(item, 'timeLimit'),
  };
}

/** The two as the finding that nobody can tell which is the stricter. */
export function undecidedTimeLimit(entry: Entry, item: GuideItem): Weakness {
  return {
    ...timeLimitWeakness(entry, item),
    hint: wording(
      `照指引的说法写，如“${item.timeLimit}”；确实更严的，请人工核对`,
      `say it in the words of the guide, such as “${item.timeLimit}”, or check it by hand`,
    ),
  };
}
