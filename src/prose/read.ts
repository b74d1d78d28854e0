import type { Block, LinkTarget } from '../model/prose.js';

export interface ReadProse {
  readonly blocks: readonly Block[];
  readonly problems: readonly ProseProblem[];
}

/** What a text asks of its surroundings. */
export interface References {
  /** What a link leads to; null where it may lead nowhere: then its words stay words. */
  readonly link: (written: Written) => LinkTarget | null;
  /** The place of a picture among the files of the page; null where there is none. */
  readonly image: (written: Written & { readonly alt: string }) => number | null;
}

/** An address as written, and where. */
export interface Written {
  readonly address: string;
  readonly start: number;
  readonly end: number;
}

/** Something that does not say what its author meant by it. Offsets are those of the whole text. */
export interface ProseProblem {
  readonly kind: ProblemKind;
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

export type ProblemKind =
  /** A tag or a comment of HTML, which is shown as it stands. */
  | 'html'
  /** `#标题`, without its space. */
  | 'heading-space'
  /** `[…](…)` with a space in the address, or in full-width brackets. */
  | 'link-form'
  /** `**` that is never closed. */
  | 'emphasis'
  | 'empty-link'
  /** A link to a heading of the text that is not there. */
  | 'unknown-heading'
  | 'deep';
