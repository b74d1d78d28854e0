import type { Diagnostic } from '../model/diagnostic.js';
import type { Progress } from '../model/progress.js';
import { type Loaded, load } from './load.js';
import { type KnownParses, shippedParses } from './parses.js';
import { type ReadFolder, readShipped } from './read.js';

export interface LoadedWorkspace extends Loaded {
  /** Of the workspace and of the package: what could not be read from the disk. */
  readonly unread: readonly Diagnostic[];
}

/** The catalog of a workspace, with the guides and registers of the package. */
export async function loadWorkspace(
  workspace: ReadFolder,
  {
    known = shippedParses(),
    progress = () => undefined,
  }: { readonly known?: KnownParses; readonly progress?: Progress } = {},
): Promise<LoadedWorkspace> {
  const shipped = readShipped();
  const loaded = await load({
    workspace: workspace.files,
    held: workspace.held,
    shipped: shipped.files,
    known,
    progress,
  });
  const unread = [...workspace.diagnostics, ...shipped.diagnostics];
  return { ...loaded, unread, diagnostics: beside(unread, loaded.diagnostics) };
}

/** A file that cannot be read is there: that it be missing is not said beside that. */
export function beside(unread: readonly Diagnostic[], loaded: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set(unread.map(({ code, place }) => `${code} ${place.file}`));
  return loaded.filter(({ code, place }) => !said.has(`${code} ${place.file}`));
}
