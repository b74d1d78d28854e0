import { formed, type Phase, type Span } from './phase.js';
import type { CalendarSpans } from './spans.js';

/**
 * `at-least-as-strict`: whoever keeps the given limit keeps the asked one. `weaker`: one can keep it and break
 * the asked one. `undecidable`: the words do not say (different triggers, working days against days that
 * overlap); somebody must look, and nothing may be assumed.
 */
export type Strictness = 'at-least-as-strict' | 'weaker' | 'undecidable';

/**
 * Whether a given limit (of an entry) is at least as strict as the one asked for (by a guide). Every demand of
 * the asked phases is held against the given demands of the same kind and matter:
 *
 * - due (within, 实时, 及时): same trigger, or the asked one names none; a shorter time is stricter. 实时 is
 *   stricter than any time; a time of up to 20 working days (regulation No. 711, article 26) is stricter than
 *   及时; 及时 never keeps a time.
 * - before: same event, or the asked one names none; earlier is stricter.
 * - by: an earlier day of the same month or year is stricter.
 * - every: more often is stricter. - display, consultation: longer is stricter; 长期 is the longest.
 * - alongside: the same words, or nobody can tell.
 *
 * A matter the given limit does not name falls under its general phases; a matter that it names and the asked
 * one does not must keep the general demands. What is asked and not given at all is weaker.
 *
 * The relation is reflexive and transitive.
 */
export function compareTimeLimits(
  given: readonly Phase[],
  asked: readonly Phase[],
  spans: CalendarSpans,
): Strictness {
  const has = given.flatMap(demandsOf);
  const wants = asked.flatMap(demandsOf);
  return worst([
    ...wants.map((want) => met(want, has, wants, spans)),
    ...given
      .filter(
        ({ onRequest, matter }) =>
          onRequest &&
          !asked.some((other) => other.onRequest && matterKey(other.matter) === matterKey(matter)),
      )
      .map((): Strictness => 'undecidable'),
  ]);
}

/** Whether two lengths keep an order whenever they begin; null when that depends on the day. */
function longerThan(a: Span, b: Span, spans: CalendarSpans): boolean | null {
  if (a.unit === b.unit) return a.n > b.n;
  const [one, other] = [rangeOf(a, spans), rangeOf(b, spans)];
  if (one === null || other === null) return null;
  if (one[1] <= other[0]) return false;
  return one[0] > other[1] ? true : null;
}

type Kind = 'due' | 'before' | 'by' | 'alongside' | 'every' | 'display' | 'consultation';

interface Demand {
  readonly kind: Kind;
  /** Null: everything that no other phase names. */
  readonly matter: string | null;
  /** The trigger, event or companion in one way of writing; null when not said. */
  readonly anchor: string | null;
  readonly size: Size;
  readonly exception: string | null;
}

/** `least` and `most` stand outside all lengths; `prompt`: 及时. */
type Size = Span | 'least' | 'most' | 'prompt';

/** 及时 as the regulation reads it: article 26 of No. 711. */
const promptly: Span = { n: 20, unit: 'working-day' };

function met(
  want: Demand,
  has: readonly Demand[],
  wants: readonly Demand[],
  spans: CalendarSpans,
): Strictness {
  const kin = has.filter(({ kind }) => kind === want.kind);
  const named = wants.filter((other) => other.kind === want.kind && other.matter !== null);
  const strangers = kin.filter(
    ({ matter }) => matter !== null && !named.some((other) => other.matter === matter),
  );
  const own = kin.filter(({ matter }) => matter === want.matter);
  const general = own.length > 0 ? own : kin.filter(({ matter }) => matter === null);
  const verdict = best(general, want, spans);
  if (verdict === 'at-least-as-strict' && want.matter === null) {
    const parts = new Set(strangers.map(({ matter }) => matter));
    const ofPart = (part: string | null): Demand[] => strangers.filter(({ matter }) => matter === part);
    return worst(Array.from(parts, (part) => best(ofPart(part), want, spans) ?? 'weaker'));
  }
  if (verdict === 'at-least-as-strict') return verdict;
  // A part under another name may be the one that is asked for.
  const open = want.matter !== null || general.length === 0;
  if (open && strangers.some((stranger) => judged(stranger, want, spans) !== 'weaker')) return 'undecidable';
  if (verdict === 'undecidable') {
    const taken = (demand: Demand): boolean =>
      wants.some(
        (other) =>
          other !== want &&
          other.kind === want.kind &&
          other.anchor === demand.anchor &&
          want.anchor !== null &&
          demand.anchor !== want.anchor,
      );
    return general.every(taken) ? 'weaker' : verdict;
  }
  if (verdict !== null) return verdict;
  const lasting = want.kind === 'display' || want.kind === 'consultation';
  return !lasting && has.some(({ kind }) => kind !== 'display' && kind !== 'consultation')
    ? 'undecidable'
    : 'weaker';
}

/** The best that one of the given demands does for a wanted one; null when there is none. */
function best(given: readonly Demand[], want: Demand, spans: CalendarSpans): Strictness | null {
  const verdicts = given.map((demand) => judged(demand, want, spans));
  if (verdicts.length === 0) return null;
  if (verdicts.includes('at-least-as-strict')) return 'at-least-as-strict';
  return verdicts.includes('undecidable') ? 'undecidable' : 'weaker';
}

function worst(verdicts: readonly Strictness[]): Strictness {
  if (verdicts.includes('weaker')) return 'weaker';
  return verdicts.includes('undecidable') ? 'undecidable' : 'at-least-as-strict';
}

function judged(given: Demand, want: Demand, spans: CalendarSpans): Strictness {
  // What is always up to date is so whatever the time runs from.
  const absolute =
    given.size === 'least' && given.kind !== 'before' && (given.anchor === null || given.anchor === formed);
  if (!absolute && want.anchor !== null && given.anchor !== want.anchor) {
    // Without a trigger 及时 still keeps no number of days, and no number of days is 实时.
    const falls = given.anchor === null && (given.size === 'prompt' || want.size === 'least');
    return falls && larger(given.size, want.size, spans) === true ? 'weaker' : 'undecidable';
  }
  if (given.exception !== null && given.exception !== want.exception) return 'undecidable';
  const order = larger(given.size, want.size, spans);
  if (order === null) return 'undecidable';
  const longIsStrict = want.kind === 'display' || want.kind === 'consultation' || want.kind === 'before';
  if (!longIsStrict) return order ? 'weaker' : 'at-least-as-strict';
  const reverse = larger(want.size, given.size, spans);
  if (reverse === null) return 'undecidable';
  return reverse ? 'weaker' : 'at-least-as-strict';
}

/** Whether the first is the larger; null when nobody can tell. */
function larger(a: Size, b: Size, spans: CalendarSpans): boolean | null {
  if (a === b || a === 'least' || b === 'most') return false;
  if (a === 'most' || b === 'least') return true;
  if (a === 'prompt') return true;
  return longerThan(a, b === 'prompt' ? promptly : b, spans);
}

function demandsOf(phase: Phase): Demand[] {
  const { matter, exception, within, prompt, trigger, before, by, alongside, every, atLeast, standing } =
    phase;
  const base = { matter: matterKey(matter), exception, anchor: null };
  const demands: Demand[] = [];
  const atOnce = prompt === 'real-time' && (momentKey(trigger) ?? formed) === formed;
  if (within !== null || prompt !== null || trigger !== null) {
    const size = prompt === 'real-time' ? 'least' : (within ?? prompt ?? 'most');
    demands.push({ ...base, kind: 'due', anchor: atOnce ? formed : momentKey(trigger), size });
  }
  if (before !== null)
    demands.push({ ...base, kind: 'before', anchor: eventKey(before.event), size: before });
  if (by !== null) {
    const months = by.month ?? 0;
    demands.push({
      ...base,
      kind: 'by',
      anchor: `${by.year}/${by.month === null ? 'month' : 'year'}`,
      size: { n: months * 31 + by.day, unit: 'day' },
    });
  } else if (atOnce) demands.push({ ...base, kind: 'by', size: 'least' });
  if (alongside !== null)
    demands.push({ ...base, kind: 'alongside', anchor: wordKey(alongside), size: 'least' });
  if (atOnce) demands.push({ ...base, kind: 'every', size: 'least' });
  else if (every !== null) demands.push({ ...base, kind: 'every', size: every });
  if (atLeast !== null) demands.push({ ...base, kind: atLeast.of, size: atLeast });
  if (standing) demands.push({ ...base, kind: 'display', size: 'most' });
  return demands;
}

function rangeOf({ n, unit }: Span, spans: CalendarSpans): readonly [number, number] | null {
  switch (unit) {
    case 'hour':
      return [n / 24, n / 24];
    case 'day':
      return [n, n];
    case 'working-day':
      return spans.workingDays[n] ?? null;
    case 'month':
      return spans.months[n] ?? null;
    case 'year':
      return spans.months[n * 12] ?? null;
    case 'semester':
      return null;
    default:
      return unit satisfies never;
  }
}

/** Null for everything, and for 其他 and 除……外: what no other phase names. */
function matterKey(matter: string | null): string | null {
  if (matter === null || /^(?:其[他它]|除)/u.test(matter)) return null;
  const key = wordKey(matter).replace(/^(?:行政|相关|有关)+/u, '');
  return key.replace(/(?:信息|事项|情况|内容)$/u, '') || key;
}

/**
 * What the time runs from, in one way of writing. Making a decision, and making or receiving a document, is
 * when the information about it comes to be.
 */
function momentKey(trigger: string | null): string | null {
  if (trigger === null) return null;
  if (/决定作出$|^作出$|^制[定作]或者?获取|(?:形成|制定)(?:或者?(?:变更|调整|修订))?$/u.test(trigger))
    return formed;
  if (trigger === formed) return trigger;
  if (/财政(?:局|部门|厅)批复$/u.test(trigger)) return '财政部门批复';
  if (/(?:人民代表大会|人大|常务?委员?会).*批准$/u.test(trigger)) return '人大批准';
  return wordKey(trigger).replace(/^(?:该|本级|同级|拟)/u, '');
}

function eventKey(event: string | null): string | null {
  if (event === null) return null;
  const key = wordKey(event).replace(/^(?:组织|举行|召开|举办)/u, '');
  return key.replace(/(?:举行|举办|召开|开始)?(?:之日|当日|日|时间|时)?$/u, '') || key;
}

function wordKey(words: string): string {
  return words.replace(/或者/gu, '或').replace(/[\s\p{P}\p{S}的了]/gu, '');
}
