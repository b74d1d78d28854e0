import type { Baseline, KnownFinding } from '../model/baseline.js';
import { type Claim, type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { keyOf } from '../model/finding-key.js';
import { groupedBy } from '../model/grouped.js';
import { placeWithin } from '../model/place.js';
import { fieldNames } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { fieldOf } from '../source/pointer.js';
import { nearest } from '../text/suggest.js';
import { judgeClaims } from './claims.js';
import { mayBeKnown } from './severities.js';

export interface BaselineRequest {
  readonly baseline: Baseline;
  readonly diagnostics: readonly Diagnostic[];
  /** As far as the office has lowered them. */
  readonly claims: readonly Claim[];
  /** Whether all stages ran: only then what is found no more is known to be mended. */
  readonly settled: boolean;
}

export interface BaselineResult {
  readonly standing: readonly Diagnostic[];
  /** What is found, and left for now. */
  readonly known: readonly Diagnostic[];
}

/**
 * Findings without those the baseline knows. Where more are found than it knows of, all of them stand: nobody can
 * tell which is new. What is found no more, or less often, is an error, as a dead exemption is: the place it leaves
 * free would hide the next mistake.
 */
export function withoutKnown({ baseline, diagnostics, claims, settled }: BaselineRequest): BaselineResult {
  if (baseline.known.length === 0) return { standing: diagnostics, known: [] };
  const softenable = new Set(claims.filter(mayBeKnown).map(({ code }) => code));
  const names = baselineKeys(diagnostics);
  const groups = groupedBy(diagnostics, (diagnostic) => names.get(diagnostic) ?? '');
  const known = new Set<Diagnostic>();
  const problems: Diagnostic[] = [];
  const met = new Set<string>();
  for (const entry of baseline.known) {
    if (!softenable.has(entry.rule)) {
      problems.push(wrongRule(entry, claims));
      continue;
    }
    const key = keyOfKnown(entry);
    const found = groups.get(key) ?? [];
    if (met.has(key)) problems.push(repeatedEntry(entry));
    else if (settled && found.length < entry.count) problems.push(dead(entry, found.length));
    met.add(key);
    if (found.length <= entry.count) for (const each of found) known.add(each);
  }
  return {
    standing: [...diagnostics.filter((diagnostic) => !known.has(diagnostic)), ...problems],
    known: [...known],
  };
}

/** The key of each finding as the baseline writes it: fields by their Chinese names. */
export function baselineKeys(diagnostics: readonly Diagnostic[]): ReadonlyMap<Diagnostic, string> {
  return new Map(
    diagnostics.map((diagnostic) => {
      const { item, file, rule, field } = keyOf(diagnostic);
      return [
        diagnostic,
        JSON.stringify([item, file, rule, field === null ? null : (fieldNames[field] ?? field)]),
      ];
    }),
  );
}

export function keyOfKnown({ item, file, rule, field }: KnownFinding): string {
  return JSON.stringify([item, file, rule, field === null ? null : fieldOf(field)]);
}

/** What an entry is about, in words. */
function subjectOf({ item, file, rule }: KnownFinding): string {
  return `${item ?? file ?? ''} ${rule}`;
}

function dead(entry: KnownFinding, found: number): Diagnostic {
  const what = subjectOf(entry);
  return diagnosticOf(judgeClaims.baselineNeeded, {
    message:
      found === 0
        ? wording(`已知问题“${what}”已经没有了`, `the known finding “${what}” is there no more`)
        : wording(
            `已知问题“${what}”记了 ${entry.count} 处，现在只有 ${found} 处`,
            `the known finding “${what}” is entered ${entry.count} times; ${found} are left`,
          ),
    place: entry.place,
    hint: wording(
      '运行 gongkai baseline --update 更新，或手工删改这一条',
      'run gongkai baseline --update, or change it by hand',
    ),
  });
}

function repeatedEntry(entry: KnownFinding): Diagnostic {
  return diagnosticOf(judgeClaims.baselineNeeded, {
    message: wording(`已知问题“${subjectOf(entry)}”写了两条`, `“${subjectOf(entry)}” is entered twice`),
    place: entry.place,
    hint: wording('合并为一条，写明“数量”', 'make one of them, with its number'),
  });
}

function wrongRule(entry: KnownFinding, claims: readonly Claim[]): Diagnostic {
  const claim = claims.find(({ code }) => code === entry.rule);
  const place = placeWithin(entry.place, 'rule');
  if (claim !== undefined) {
    return diagnosticOf(judgeClaims.baselineRules, {
      message: wording(
        `“${claim.code}”（${claim.claim.zh}）不能记为已知问题：数字和发布的内容以它为前提`,
        `“${claim.code}” (${claim.claim.en}) cannot be kept as known: figures and publication rest on it`,
      ),
      place,
      hint: wording('改正问题，删去这一条', 'mend it and remove the entry'),
    });
  }
  const near = nearest(
    entry.rule,
    claims.filter(mayBeKnown).map(({ code }) => code),
  );
  return diagnosticOf(judgeClaims.baselineRules, {
    message: wording(`没有“${entry.rule}”这条规则`, `there is no rule “${entry.rule}”`),
    place,
    hint:
      near === null
        ? wording('照抄问题第一行末尾的规则代号', 'copy the code from the first line of the finding')
        : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
  });
}
