/**
 * A time limit, understood: what is due when, for which part of the information. The original words are kept
 * beside it by whoever asked; nothing here is meant to replace them.
 */
export interface Phase {
  /** The part of the information this phase speaks of (`处罚决定`, `其他`); null: all of it. */
  readonly matter: string | null;
  /** What the time runs from (`信息形成或者变更`); null: not said. */
  readonly trigger: string | null;
  /** At the latest so long after the trigger; 0 days: on the same day. */
  readonly within: Span | null;
  /** `real-time`: 实时, at once. `prompt`: 及时, soon, without a number. */
  readonly prompt: 'real-time' | 'prompt' | null;
  /** At the latest so long before an event; 0 days: any time before it. */
  readonly before: Ahead | null;
  /** By a day of the year or of the month. */
  readonly by: Deadline | null;
  /** Together with something else that is published (`采购公告`). */
  readonly alongside: string | null;
  /** Published or brought up to date again after at most so long. */
  readonly every: Span | null;
  /** Stays published, or open for comments, for at least so long. */
  readonly atLeast: Display | null;
  /** Stays published for good (长期公开). */
  readonly standing: boolean;
  /** Where the words say it appears (`村公示栏`); channels are an element of their own, so it is not compared. */
  readonly place: string | null;
  /** Disclosed on request only. */
  readonly onRequest: boolean;
  /** A condition under which the limit does not hold, in the words of the text. */
  readonly exception: string | null;
  /** 法律、法规另有规定的,从其规定: the same in all phases of a text. */
  readonly lawful: boolean;
}

export type Unit = 'hour' | 'day' | 'working-day' | 'month' | 'year' | 'semester';

/** A length of time: 20 working days. Weeks are 7 days, quarters 3 months, half years 6 months. */
export interface Span {
  readonly n: number;
  readonly unit: Unit;
}

export interface Ahead extends Span {
  /** What it must precede (`听证`); null: not said. */
  readonly event: string | null;
}

export interface Display extends Span {
  readonly of: 'display' | 'consultation';
}

export interface Deadline {
  readonly year: 'every' | 'next';
  /** 1 to 12; null: every month. */
  readonly month: number | null;
  /** 1 to 31; the last day of a month stands for its end. */
  readonly day: number;
}

export type TimeLimitParse =
  | { readonly kind: 'parsed'; readonly phases: readonly Phase[] }
  | {
      readonly kind: 'unparsed';
      readonly reason: UnparsedReason;
      /** The words that were not understood, as normalised. */
      readonly words: string;
    };

/**
 * `empty`: no words at all. `hedge`: words that take the limit back (原则上, 一般, 视情况). `unknown-form`:
 * the words have none of the known forms.
 */
export type UnparsedReason = 'empty' | 'hedge' | 'unknown-form';

/** What all the ways of saying 信息形成或者变更 are called. */
export const formed = '信息形成或者变更';

/** A phase that says nothing yet, with what is known of it. */
export function phaseOf(known: Partial<Phase>): Phase {
  return {
    matter: null,
    trigger: null,
    within: null,
    prompt: null,
    before: null,
    by: null,
    alongside: null,
    every: null,
    atLeast: null,
    standing: false,
    place: null,
    onRequest: false,
    exception: null,
    lawful: false,
    ...known,
  };
}
