import type { Entry, LimitScope, StatutoryLimit } from '../../model/catalog.js';
import type { Finding } from '../../model/diagnostic.js';
import { wording } from '../../model/wording.js';
import { compareTimeLimits } from '../../text/time-limit/compare.js';
import { parseTimeLimit } from '../../text/time-limit/parse.js';
import { type Phase, phaseOf } from '../../text/time-limit/phase.js';
import { knownSpans } from '../../text/time-limit/spans.js';
import type { SectionRule } from '../rule.js';
import { type WrittenLimit, writtenOnce } from '../written-once.js';

/**
 * No entry allows more time than the law. The limits, and the entries each is held against, are data:
 * catalog/registers/limits.yaml. Only what is longer whatever the calendar says is reported. A warning: which
 * law an entry falls under is read from its words, and the figures must be seen while a limit is being mended.
 */
export const timeLimitWithinStatutory: SectionRule = {
  code: 'time-limit-within-statutory',
  scope: 'section',
  severity: 'warning',
  claim: wording('公开时限不超过法律法规规定的时限', 'No time limit is longer than the law allows'),
  source: wording(
    'catalog/registers/limits.yaml 所列各法规条款，如《中华人民共和国政府信息公开条例》（国务院令第711号）第二十六条',
    'the instruments of catalog/registers/limits.yaml, such as article 26 of the disclosure regulation (No. 711)',
  ),
  needs: ['registers'],
  *check(catalog) {
    const laws = catalog.statutoryLimits.flatMap((limit) => lawsOf(limit, catalog.entries));
    // Entries say the same few texts over and over.
    const broken = new Map<string, readonly Breach[]>();
    for (const written of writtenOnce(catalog.entries)) {
      const breaches = broken.get(written.timeLimit) ?? breachesOf(written.timeLimit, laws);
      broken.set(written.timeLimit, breaches);
      for (const { law, longer } of breaches) {
        const entry = written.entries.find((candidate) => covers(law.scope, candidate));
        if (entry !== undefined) yield finding(written, entry, law.limit, longer);
      }
    }
  },
};

/** One phase of a statutory limit that words can be held against. */
interface Law {
  readonly limit: StatutoryLimit;
  readonly scope: LimitScope;
  readonly phase: Phase;
}

interface Breach {
  readonly law: Law;
  /** What is longer than the law allows, if the law speaks of the entry. */
  readonly longer: Phase;
}

/** The phases of a limit that is meant for one of the entries. */
function lawsOf(limit: StatutoryLimit, entries: readonly Entry[]): readonly Law[] {
  const { applies: scope } = limit;
  if (scope === null || !entries.some((entry) => covers(scope, entry))) return [];
  const known = read.get(limit);
  if (known !== undefined) return known;
  const parse = parseTimeLimit(limit.timeLimit);
  const laws = parse.kind === 'unparsed' ? [] : parse.phases.map((phase) => ({ limit, scope, phase }));
  read.set(limit, laws);
  return laws;
}

/** The register is the same for every section of a catalog. */
const read = new WeakMap<StatutoryLimit, readonly Law[]>();

function breachesOf(timeLimit: string, laws: readonly Law[]): Breach[] {
  const parse = parseTimeLimit(timeLimit);
  if (parse.kind === 'unparsed') return [];
  return laws.flatMap((law) => {
    const longer = parse.phases.find((given) => within(law.scope, given) && breaks(given, law.phase));
    return longer === undefined ? [] : [{ law, longer }];
  });
}

function finding(written: WrittenLimit, entry: Entry, limit: StatutoryLimit, phase: Phase): Finding {
  const { basis, article, timeLimit } = limit;
  // A law may set another limit where the entry says so, and a draft is not yet published.
  const soft = !limit.attested || phase.lawful || entry.status === 'draft';
  return {
    ...(soft ? { severity: 'advice' as const } : {}),
    message: wording(
      `时限“${written.timeLimit}”宽于法定时限“${timeLimit}”（${basis}${article}）`,
      `the time limit “${written.timeLimit}” is longer than the law allows: “${timeLimit}” (${basis}${article})`,
    ),
    place: written.place,
    related: [
      {
        place: limit.place,
        message: wording(`法定时限：${limit.matter}`, `the statutory limit: ${limit.matter}`),
      },
    ],
    hint: limit.attested
      ? wording(`改为“${timeLimit}”，或更严的时限`, `write “${timeLimit}”, or something stricter`)
      : wording(
          `请核对${basis}${article}的原文；若适用，改为“${timeLimit}”`,
          `look up ${basis}${article}; if it applies, write “${timeLimit}”`,
        ),
  };
}

function covers({ method, entry: words }: LimitScope, entry: Entry): boolean {
  if (method !== null && entry.method !== method) return false;
  const names = [...entry.category, entry.name];
  return words.length === 0 || words.some((word) => names.some((name) => name.includes(word)));
}

function within({ phase: words }: LimitScope, phase: Phase): boolean {
  const said = `${phase.matter ?? ''}${phase.trigger ?? ''}`;
  return words.length === 0 || words.some((word) => said.includes(word));
}

/** Whether a phase is weaker than the law in what both of them speak of, whatever the calendar. */
function breaks(given: Phase, law: Phase): boolean {
  return (['within', 'by', 'every', 'atLeast'] as const).some((key) => {
    if (given[key] === null || law[key] === null || given.exception !== null) return false;
    const only = (phase: Phase): Phase => phaseOf({ [key]: phase[key] });
    return compareTimeLimits([only(given)], [only(law)], knownSpans) === 'weaker';
  });
}
