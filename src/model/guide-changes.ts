import type { GuideItem } from './catalog.js';

/** What one guide says otherwise than another. */
export interface GuideChanges {
  /** In the order of the later guide. */
  readonly added: readonly NamedItem[];
  /** In the order of the earlier guide. */
  readonly removed: readonly GuideItem[];
  /** One item under another name or category; its elements may have changed too. */
  readonly renamed: readonly ItemChange[];
  readonly changed: readonly ItemChange[];
  /** How many items say the same. */
  readonly same: number;
}

export type NamedItem = Pick<GuideItem, 'id' | 'category' | 'name'>;

export interface ItemChange {
  readonly before: GuideItem;
  readonly after: GuideItem;
  readonly elements: readonly ElementChange[];
}

/** An element with both values: in full, or, for a list, what only one side has. */
export interface ElementChange {
  readonly element: GuideElement;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export type GuideElement =
  | 'content'
  | 'basis'
  | 'timeLimit'
  | 'subject'
  | 'channels'
  | 'audience'
  | 'method'
  | 'levels';
