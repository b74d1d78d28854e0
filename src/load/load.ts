import type { Catalog } from '../model/catalog.js';
import type { EntryFile } from '../model/entry-file.js';
import type { Texts } from '../model/file.js';
import { entriesOf } from './entries.js';
import { counter, decodedTexts, type LoadedFrame, type LoadRequest, loadFrame } from './frame.js';
import { Opener } from './opener.js';
import { openSchemas } from './schemas.js';

export interface Loaded
  extends Pick<LoadedFrame, 'shippedGuides' | 'schemes' | 'settings' | 'baseline' | 'diagnostics'> {
  readonly catalog: Catalog;
  /** The files the entries stand in, by path. */
  readonly files: readonly EntryFile[];
  /** Decoded texts by file, for positions; files of the package carry the prefix `gongkai:`. */
  readonly texts: Texts;
}

/**
 * Files → catalog, all at once: for whoever needs every entry. Nothing throws for a mistake in a file: it becomes a
 * diagnostic, and all other files are still read. The order of the files given does not matter.
 */
export async function load(request: LoadRequest): Promise<Loaded> {
  const count = counter(request);
  const { frame, context, entriesFiles, ...loaded } = await loadFrame(request, count);
  const opener = new Opener(await openSchemas(), request.known, count);
  const opened = opener.all('entries', entriesFiles, 'entries');
  const built = entriesOf(
    opened.map(({ path, value, partial }) => ({ path, authored: value, broken: partial })),
    context,
  );
  const whole = opener.broken.size === 0 && built.diagnostics.length === 0;
  return {
    ...loaded,
    catalog: {
      ...frame,
      entries: built.entries,
      broken: whole ? frame.broken : new Set([...frame.broken, 'entries']),
    },
    files: built.files,
    diagnostics: [...loaded.diagnostics, ...opener.diagnostics, ...built.diagnostics],
    texts: decodedTexts(request),
  };
}
