import type { Catalog } from '../model/catalog.js';
import type { EntryFile } from '../model/entry-file.js';
import type { ChannelOf } from './values.js';

/** The catalog a table is held against, with the ways to understand its words. */
export interface MergeContext {
  readonly catalog: Catalog;
  readonly files: readonly EntryFile[];
  readonly channelOf: ChannelOf;
  /** Words → ids of the agencies they name; none when unknown. */
  readonly agenciesOf: (text: string) => readonly string[];
  /** 县教育局 → `xjyj`. */
  readonly initials: (text: string) => string;
}
