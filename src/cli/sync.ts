import type { CatalogPart } from '../model/catalog.js';
import type { Language } from '../model/wording.js';
import { diagnosticsText } from '../print/diagnostics-text.js';
import { styleOf } from '../print/style.js';
import { syncJson, syncText } from '../print/sync-text.js';
import { type Desk, openDesk, readWorkspace, syncWorkspace } from '../workspaces.js';
import { textInside } from './inside.js';
import type { Io } from './io.js';
import { progressLine } from './progress.js';
import { obstructed } from './sheet.js';
import { workspaceFolder } from './workspace.js';
import { writeFiles } from './write-files.js';

export interface SyncOptions {
  readonly lang: Language;
  readonly format: 'text' | 'json';
  readonly write?: boolean;
  readonly check?: boolean;
  readonly date?: string;
  readonly quiet?: boolean;
}

/**
 * `gongkai sync`: drafts what is newly missing, and takes over what the guides say otherwise into drafts nobody has
 * touched; shows it, and writes it with `--write`. Exit 1 when a file stands in the way, or with `--check` when
 * there is something to do.
 */
export async function runSync(io: Io, workspace: string | undefined, options: SyncOptions): Promise<number> {
  const folder = workspaceFolder(workspace);
  const read = await readWorkspace(folder);
  const progress = progressLine(io, options.lang, options.quiet === true);
  const desk = await openDesk(read, progress.report);
  progress.clear();
  if (desk.obstacles.length > 0) return obstructed(io, desk, options.lang);
  if (needed.some((part) => desk.catalog.broken.has(part))) return unsure(io, desk, options.lang);
  const synced = await syncWorkspace({
    desk,
    workspace: read,
    date: options.date ?? desk.catalog.county.date ?? io.today,
    other: (path) => textInside(folder, path),
  });
  const toDo = synced.files.length > 0;
  const stopped = synced.refused.length > 0;
  const written = options.write === true && toDo && !stopped;
  if (written) writeFiles(folder, synced.files);
  if (options.format === 'json') io.out(syncJson(synced, written));
  else if (options.quiet !== true || stopped) {
    (stopped ? io.err : io.out)(syncText({ ...synced, written }, options.lang, styleOf(io.colours)));
  }
  if (stopped) return 1;
  return options.check === true && toDo && !written ? 1 : 0;
}

/** Of half a guide, or half the exemptions, it cannot be told what is missing. */
const needed: readonly CatalogPart[] = ['guides', 'exemptions', 'registers', 'entries', 'county', 'agencies'];

function unsure(io: Io, { diagnostics, locate }: Desk, language: Language): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  io.err(diagnosticsText(errors, locate, language, styleOf(io.errColours)));
  io.err(
    language === 'zh'
      ? '这些文件读不全，说不准还缺什么，没有改动。请先改正上面的错误。\n'
      : 'These files cannot be read whole, so it cannot be told what is missing. Mend the errors above first.\n',
  );
  return 1;
}
