import { type Claim, type Diagnostic, diagnosticOf, type Severity } from '../model/diagnostic.js';
import type { Settings, SeveritySetting } from '../model/settings.js';
import { type RuleLevel, ruleLevelNames } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { judgeClaims } from './claims.js';

/** A file nobody reads is left out of the figures, though it is only warned of. */
const neverSilent: readonly string[] = ['recognised-files'];

/** Whether the findings of a claim may be made lighter or switched off. */
export function maySoften({ code, severity, lowerable }: Claim): boolean {
  return !neverSilent.includes(code) && (severity !== 'error' || lowerable === true);
}

/** Whether the findings of a claim, as far as it is lowered, may be left for now: no error may. */
export function mayBeKnown(claim: Claim): boolean {
  return claim.severity !== 'error' && maySoften(claim);
}

/** The severities an office has set for the rules. Names no one knows, and rules that must stay, are problems. */
export class Severities {
  readonly problems: readonly Diagnostic[];
  readonly #levels = new Map<string, RuleLevel>();
  readonly #claims: ReadonlyMap<string, Claim>;

  constructor(settings: Settings, claims: readonly Claim[]) {
    this.#claims = new Map(claims.map((claim) => [claim.code, claim]));
    for (const { code, level } of settings.rules) this.#levels.set(code, level);
    this.problems = settings.severities.flatMap((setting) => {
      const problem = problemOf(setting, this.#claims);
      if (problem === null) this.#levels.set(setting.code, setting.level);
      return problem ?? [];
    });
  }

  /** The claims as far as they are lowered: what may be waived follows from it. */
  claims(): Claim[] {
    return [...this.#claims.values()].map((claim) => ({ ...claim, severity: this.#lowered(claim) }));
  }

  /** Findings as far as they are lowered: an error that is none here must not keep back the figures. */
  lowered(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    return diagnostics.map((diagnostic) => {
      const claim = this.#claims.get(diagnostic.code);
      if (claim === undefined || !this.#levels.has(claim.code)) return diagnostic;
      return { ...diagnostic, severity: lighter(diagnostic.severity, this.#lowered(claim)) };
    });
  }

  /**
   * Findings as the office wants them, and those of rules it has switched off. Only what a rule says with its full
   * weight is made heavier: what is softer by nature (drafts, guide items nobody has seen) stays so.
   */
  settled(diagnostics: readonly Diagnostic[]): {
    readonly standing: readonly Diagnostic[];
    readonly off: readonly Diagnostic[];
  } {
    const isOff = ({ code }: Diagnostic): boolean => this.#levels.get(code) === 'off';
    const rest = diagnostics.filter((diagnostic) => !isOff(diagnostic));
    return {
      standing: this.#raised(rest),
      off: diagnostics.filter(isOff),
    };
  }

  #raised(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    return diagnostics.map((diagnostic) => {
      const claim = this.#claims.get(diagnostic.code);
      const level = this.#levels.get(diagnostic.code);
      if (claim === undefined || level === undefined || level === 'off') return diagnostic;
      return diagnostic.severity === this.#lowered(claim) ? { ...diagnostic, severity: level } : diagnostic;
    });
  }

  /** The severity of a claim before it is made heavier; of one that is off, the lightest. */
  #lowered(claim: Claim): Severity {
    const level = this.#levels.get(claim.code);
    if (level === undefined) return claim.severity;
    return lighter(claim.severity, level === 'off' ? 'advice' : level);
  }
}

const weights: Readonly<Record<Severity, number>> = { error: 2, warning: 1, advice: 0 };

function lighter(a: Severity, b: Severity): Severity {
  return weights[a] < weights[b] ? a : b;
}

function problemOf(
  { code, level, place }: SeveritySetting,
  claims: ReadonlyMap<string, Claim>,
): Diagnostic | null {
  const claim = claims.get(code);
  if (claim === undefined) {
    const near = nearest(code, claims.keys());
    return diagnosticOf(judgeClaims.knownRules, {
      message: wording(`没有“${code}”这条规则`, `there is no rule “${code}”`),
      place: place.kind === 'node' ? { ...place, part: 'key' } : place,
      hint:
        near === null
          ? wording(
              '照抄问题第一行末尾的规则代号；全部规则见 docs/rules.md',
              'copy the code from the first line of a finding; docs/rules.md lists them all',
            )
          : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
    });
  }
  if (level === 'error' || maySoften(claim)) return null;
  return diagnosticOf(judgeClaims.guardedRules, {
    message: wording(
      `“${code}”（${claim.claim.zh}）不能改为“${ruleLevelNames[level]}”：数字和发布的内容以它为前提`,
      `“${code}” (${claim.claim.en}) cannot be set to ${level}: figures and publication rest on it`,
    ),
    place,
    hint: wording('删去这一行，改正查出的问题', 'remove the line and mend what is found'),
  });
}
