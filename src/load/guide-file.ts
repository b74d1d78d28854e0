import type { Catalog, Guide } from '../model/catalog.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { RawFile } from '../model/file.js';
import { guidesInForce } from './guide-sets.js';
import { ownGuideOf } from './guides.js';
import { openFile } from './open.js';
import { ChannelNames } from './resolve.js';
import { openSchemas } from './schemas.js';

export interface LoadedGuide {
  /** Null when the file cannot be used. */
  readonly guide: Guide | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** One guide file by itself; what it inherits is taken from the guides at hand. */
export async function loadGuide(
  file: RawFile,
  { channels, guides }: Pick<Catalog, 'channels' | 'guides'>,
): Promise<LoadedGuide> {
  const opened = openFile('guide', file, await openSchemas());
  const texts = new Map(opened.text === null ? [] : [[file.path, opened.text]]);
  if (opened.value === null || opened.broken) return { guide: null, diagnostics: opened.diagnostics, texts };
  const own = ownGuideOf(opened.value, file.path, new ChannelNames(channels));
  const inForce = guidesInForce(guides, [own]);
  const guide = inForce.guides.find(({ place }) => place.file === file.path) ?? null;
  return { guide, diagnostics: inForce.diagnostics, texts };
}
