import type { AgencyReference } from './catalog.js';
import type { Place } from './place.js';
import type { Level, Method, RuleLevel, TestedField } from './vocabulary.js';

/** How the office wants its catalog to be judged. */
export interface Settings {
  readonly severities: readonly SeveritySetting[];
  readonly rules: readonly HouseRule[];
}

/** The severity the office gives to a rule. */
export interface SeveritySetting {
  /** As written: it may be no rule. */
  readonly code: string;
  readonly level: RuleLevel;
  /** Its key in gongkai.yaml names the rule, its value the severity. */
  readonly place: Place;
}

/** A rule of the office's own. */
export interface HouseRule {
  /** `local/` and its name. */
  readonly code: string;
  readonly field: TestedField;
  readonly test: FieldTest;
  readonly scope: HouseScope;
  readonly level: RuleLevel;
  /** What the office wants to be said; null: what the test asks for. */
  readonly message: string | null;
  readonly place: Place;
}

/** What must hold of a field; null and false ask nothing. */
export interface FieldTest {
  readonly required: boolean;
  readonly includes: readonly string[] | null;
  readonly excludes: readonly string[] | null;
  /** Forms with the wildcards `?`, `#` and `*`. */
  readonly matches: readonly string[] | null;
  readonly longest: number | null;
  readonly shortest: number | null;
  readonly among: readonly string[] | null;
}

/** Which entries a rule is about: every condition that is not null must hold. */
export interface HouseScope {
  readonly domains: readonly string[] | null;
  readonly agencies: readonly AgencyReference[] | null;
  readonly levels: readonly Level[] | null;
  readonly method: Method | null;
}
