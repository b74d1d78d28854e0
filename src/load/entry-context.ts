import type { Level } from '../model/vocabulary.js';
import type { AuthoredEntries } from './authored.js';
import type { GuideIndex } from './guides.js';
import type { AgencyNames, ChannelNames } from './resolve.js';

export interface EntriesFile {
  readonly path: string;
  readonly authored: AuthoredEntries;
  /** Whether some items were left out as wrong. */
  readonly broken: boolean;
}

export interface EntryContext {
  readonly agencies: AgencyNames;
  readonly levelOf: ReadonlyMap<string, Level>;
  readonly groupNames: readonly string[];
  readonly agencyNames: readonly string[];
  readonly channels: ChannelNames;
  readonly guides: GuideIndex;
  /** Whether the agency register is whole; otherwise unknown groups and agencies are not held against the file. */
  readonly agenciesKnown: boolean;
}
