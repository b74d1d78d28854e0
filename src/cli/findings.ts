import { realpathSync } from 'node:fs';
import type { Compiled } from '../compile.js';
import { actingOn } from '../model/acting.js';
import { Concerned } from '../model/concerned.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { findingNames } from '../model/finding-key.js';
import type { Language } from '../model/wording.js';
import type { Findings } from '../print/findings.js';
import { pathWithin, repositoryAbove } from './repository.js';
import { packageVersion } from './version.js';

export interface FindingsRequest {
  readonly compiled: Compiled;
  /** Those to be shown. */
  readonly diagnostics: readonly Diagnostic[];
  /** The folder of the workspace. */
  readonly folder: string;
  readonly language: Language;
  /** Null: all. */
  readonly most: number | null;
  readonly strict: boolean;
}

/** What was found in a workspace, as the printers take it. */
export function findingsOf({ compiled, diagnostics, folder, ...asked }: FindingsRequest): Findings {
  const { catalog, locate, claims } = compiled;
  const concerned = new Concerned(catalog);
  const names = findingNames(compiled.diagnostics, concerned);
  return {
    ...asked,
    diagnostics,
    locate,
    claims,
    identify: (diagnostic) => names.get(diagnostic) ?? '',
    acting: actingOn(diagnostics, catalog, concerned),
    prefix: prefixOf(folder),
    version: packageVersion(),
  };
}

/** Build servers name files from the root of the repository; without one, from where the command was given. */
function prefixOf(folder: string): string {
  const real = realpathSync(folder);
  const root = repositoryAbove(real) ?? realpathSync(process.cwd());
  const path = pathWithin(root, real);
  return path.startsWith('../') ? '' : path;
}
