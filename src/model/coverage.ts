import type { Place } from './place.js';
import type { Level } from './vocabulary.js';
import { type Wording, wording } from './wording.js';

/** What part of the guides the catalog fulfils: one cell per guide item × level × agency, and its sums. */
export interface Coverage {
  /** The day exemptions were judged on, YYYY-MM-DD. */
  readonly date: string;
  /** Sorted by guide order, item, level, agency. */
  readonly cells: readonly Cell[];
  readonly total: Split;
  readonly byDomain: readonly Row[];
  readonly byAgency: readonly Row[];
  readonly byLevel: readonly Row[];
  /** Domains that have a guide but that gongkai.yaml does not adopt. */
  readonly notAdopted: readonly string[];
  /** Adopted domains that are held against a guide of the workspace, in guide order. */
  readonly ownGuides: readonly GuideOfWorkspace[];
  /** Published entries that answer no guide item. */
  readonly localEntries: number;
}

/** What gates are held against. */
export type CoverageSums = Pick<Coverage, 'total' | 'byDomain'>;

/** A guide of the workspace that figures rest on, and what it stands in for. */
export interface GuideOfWorkspace {
  readonly domain: string;
  readonly file: string;
  /** How many of its items are attested. */
  readonly attested: number;
  /** The shipped guide it takes the place of. */
  readonly replaces: { readonly file: string; readonly attested: number } | null;
  /** Prefix of the guide it extends. */
  readonly inherits: string | null;
}

/**
 * complete: a published entry fulfils the item at this level for this agency, and every element conforms.
 * partial: an entry fulfils it, but an element is weaker than the guide asks. draft: only a draft does.
 * exempt: an exemption is in force. missing: none of these. Design section 6.
 */
export type CellStatus = 'complete' | 'partial' | 'draft' | 'exempt' | 'missing';

export interface Cell {
  /** Id of the guide item. */
  readonly item: string;
  readonly category: readonly string[];
  readonly name: string;
  readonly domain: string;
  readonly level: Level;
  /** Id of the agency that answers for the cell. */
  readonly agency: string;
  readonly attested: boolean;
  readonly status: CellStatus;
  /** Ids of the entries that fulfil it (drafts only when status is draft). */
  readonly entries: readonly string[];
  /** What is weaker than the guide asks; empty unless status is partial. */
  readonly shortfalls: readonly Shortfall[];
  /**
   * Time limits of which nobody can tell whether they are within the guide's. They count as if they were, and
   * somebody must look.
   */
  readonly undecided: readonly Shortfall[];
  /** The exemption in force, when status is exempt. */
  readonly exemption: CellExemption | null;
}

/** One element of an entry that is weaker than its guide item asks, with both values in words. */
export interface Shortfall {
  readonly element: ShortfallElement;
  /** Id of the entry. */
  readonly entry: string;
  /** What the guide asks: for content, the element that is lost. */
  readonly asked: string;
  /** What the entry gives; empty when it gives nothing. */
  readonly given: string;
  /** What to write instead, where that can be told. */
  readonly hint: Wording | null;
  readonly place: Place;
  readonly askedPlace: Place;
}

export type ShortfallElement = 'content' | 'timeLimit' | 'channels' | 'audience' | 'method' | 'levels';

export interface CellExemption {
  readonly reason: string;
  readonly approver: string;
  readonly expires: string;
  readonly place: Place;
}

/** Attested and unattested items, never added up. */
export interface Split {
  readonly attested: Figures;
  readonly unattested: Figures;
}

export interface Row extends Split {
  /** Domain name, agency id or level. */
  readonly id: string;
  /** As printed. */
  readonly name: string;
}

/** required − exempt = applicable = covered + draft + missing; covered = complete + partial. */
export interface Figures {
  readonly required: number;
  readonly exempt: number;
  readonly applicable: number;
  readonly covered: number;
  readonly complete: number;
  readonly partial: number;
  readonly draft: number;
  readonly missing: number;
}

/** The figures of nothing at all. */
export const noFigures: Figures = {
  required: 0,
  exempt: 0,
  applicable: 0,
  covered: 0,
  complete: 0,
  partial: 0,
  draft: 0,
  missing: 0,
};

/** What the figures are called, in the order in which they follow from each other. */
export const figureNames: readonly (readonly [keyof Figures, Wording])[] = [
  ['required', wording('标准要求', 'required')],
  ['exempt', wording('豁免', 'exempt')],
  ['applicable', wording('适用', 'applicable')],
  ['covered', wording('覆盖', 'covered')],
  ['complete', wording('达标', 'complete')],
  ['partial', wording('部分达标', 'partial')],
  ['draft', wording('仅有草稿', 'draft')],
  ['missing', wording('缺项', 'missing')],
];

/** What cells of a status are called: as the figure that counts them. */
export function statusName(status: CellStatus): Wording {
  return figureNames.find(([key]) => key === status)?.[1] ?? wording(status, status);
}

/**
 * covered ÷ applicable, 0 to 1, rounded down to a tenth of a percent, so that only a whole coverage reads
 * 100 %; null when nothing applies.
 */
export function rate(figures: Figures): number | null {
  return share(figures.covered, figures.applicable);
}

/** complete ÷ applicable, rounded like `rate`: what is covered with every element as the guide asks. */
export function completeRate(figures: Figures): number | null {
  return share(figures.complete, figures.applicable);
}

/** A rate as printed: `69.9%`, or `—` when nothing applies. */
export function percent(value: number | null): string {
  return value === null ? '—' : `${(value * 100).toFixed(1)}%`;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part * 1000) / whole) / 1000;
}
