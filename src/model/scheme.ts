import type { ShortfallElement } from './coverage.js';
import type { Place } from './place.js';
import type { Level } from './vocabulary.js';

/** An assessor's scoring scheme: indicators with points, what is taken off them, and what spoils everything. */
export interface Scheme {
  readonly name: string;
  readonly notes: readonly string[];
  /** Null: every domain is assessed. */
  readonly sample: Sample | null;
  readonly indicators: readonly Indicator[];
  readonly vetoes: readonly Veto[];
  /** The whole file. */
  readonly place: Place;
}

/** Domains drawn by lot. */
export interface Sample {
  /** How many domains are assessed, those that always are among them. */
  readonly count: number;
  /** What is drawn from; empty: the domains the county adopts. */
  readonly domains: readonly string[];
  readonly always: readonly string[];
  readonly place: Place;
}

export interface Indicator {
  readonly id: string;
  readonly name: string;
  /** The most it can give and lose. */
  readonly points: number;
  /** Empty: all domains assessed. */
  readonly domains: readonly string[];
  /** Empty: all levels. */
  readonly levels: readonly Level[];
  readonly deductions: readonly Deduction[];
  readonly place: Place;
}

export interface Deduction {
  readonly what: Fault;
  /** Points for each fault; null where the share counts. */
  readonly each: number | null;
  /** Points times the faulty part of the applicable cells; null where each fault counts. */
  readonly share: number | null;
  /** The most it takes off; null: no limit but the points of its indicator. */
  readonly cap: number | null;
  readonly place: Place;
}

/** What is counted: cells of the coverage with a status, or findings of a rule. */
export type Fault =
  | { readonly kind: 'cells'; readonly status: FaultStatus; readonly element: ShortfallElement | null }
  | { readonly kind: 'rule'; readonly code: string };

export type FaultStatus = 'missing' | 'partial' | 'draft';

/** 一票否决: enough faults of a kind, and the score is no more than the ceiling. */
export interface Veto {
  readonly name: string;
  readonly what: Fault;
  /** Only these guide items; empty: all. */
  readonly guide: readonly string[];
  readonly domains: readonly string[];
  readonly levels: readonly Level[];
  /** How many faults it takes. */
  readonly atLeast: number;
  readonly ceiling: number;
  readonly place: Place;
}
