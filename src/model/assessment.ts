import type { FaultStatus } from './scheme.js';
import type { Wording } from './wording.js';

/**
 * What an assessor's scheme would make of a catalog. All points are whole thousandths (milli-points), so that
 * sums are exact and do not depend on the order of adding: 1500 is 1.5 points.
 */
export interface Assessment {
  readonly scheme: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly sample: AssessedSample | null;
  /** Domains assessed, in their national order. */
  readonly domains: readonly string[];
  readonly points: number;
  readonly lost: number;
  /** points − lost, held down by the vetoes that apply. */
  readonly score: number;
  readonly indicators: readonly IndicatorResult[];
  readonly vetoes: readonly VetoResult[];
  /** Points lost, the most first; the parts add up to `lost`. */
  readonly byDomain: readonly Loss[];
  readonly byAgency: readonly Loss[];
  /** What wins most points for one item mended comes first. */
  readonly repairs: readonly Repair[];
}

export interface AssessedSample {
  readonly seed: number;
  readonly drawn: number;
  readonly pool: number;
}

export interface IndicatorResult {
  readonly id: string;
  readonly name: string;
  readonly points: number;
  readonly lost: number;
  readonly deductions: readonly DeductionResult[];
}

export interface DeductionResult {
  readonly what: FaultName;
  readonly faults: number;
  /** Before the caps of the deduction and of its indicator. */
  readonly raw: number;
  readonly lost: number;
}

/** A fault as data for programs, with words for people. */
export interface FaultName {
  readonly status: FaultStatus | null;
  readonly element: string | null;
  readonly rule: string | null;
  readonly words: Wording;
}

export interface VetoResult {
  readonly name: string;
  readonly what: FaultName;
  readonly faults: number;
  readonly atLeast: number;
  readonly ceiling: number;
  readonly applies: boolean;
}

export interface Loss {
  /** Domain or agency id; null for what belongs to none. */
  readonly id: string | null;
  readonly name: string;
  readonly lost: number;
}

/** A guide item to bring in order everywhere, or a rule to satisfy at one place after the other. */
export interface Repair {
  readonly item: string | null;
  readonly rule: string | null;
  readonly name: string;
  readonly domain: string | null;
  /** Names of the agencies that have something to do. */
  readonly agencies: readonly string[];
  /** Cells or findings it mends. */
  readonly faults: number;
  /** How the cells stand. */
  readonly statuses: readonly FaultStatus[];
  /** Points won when it alone is mended; caps may make it less than what was taken off for it. */
  readonly gain: number;
  /** What is taken off for it before any cap: where caps leave no gain, the way below the cap. */
  readonly raw: number;
  /** Whether a veto rests on it. */
  readonly veto: boolean;
}
