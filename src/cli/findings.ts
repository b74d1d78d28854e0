import { realpathSync } from 'node:fs';
import { type Changed, concernsChange, type Examined } from '../compile.js';
import { actingOn } from '../model/acting.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { findingNames } from '../model/finding-key.js';
import type { Omitted } from '../model/omitted.js';
import type { Language } from '../model/wording.js';
import type { Findings } from '../print/findings.js';
import { countsOf } from '../print/summary.js';
import { type GateName, verdictOf } from './gate.js';
import { manifest } from './manifest.js';
import { pathWithin, repositoryAbove } from './repository.js';

export interface FindingsRequest {
  readonly compiled: Examined;
  /** What changed, where only that is to be shown. */
  readonly changed: Changed | null;
  /** The folder of the workspace. */
  readonly folder: string;
  readonly language: Language;
  /** Null: all. */
  readonly most: number | null;
  readonly gate: GateName;
  /** From `repairsFor`. */
  readonly repair: Findings['repair'];
}

/** What was found in a workspace, as the printers take it. */
export function findingsOf({
  compiled,
  changed,
  folder,
  language,
  most,
  gate,
  repair,
}: FindingsRequest): Findings {
  const { frame, locate, claims, entries } = compiled;
  // Names count on those left out too, so that a report of changes and one of everything agree.
  const names = findingNames(compiled.diagnostics);
  const diagnostics =
    changed === null
      ? compiled.diagnostics
      : compiled.diagnostics.filter((diagnostic) => concernsChange(diagnostic, changed));
  return {
    diagnostics,
    locate,
    language,
    claims,
    identify: (diagnostic) => names.get(diagnostic) ?? '',
    repair,
    acting: actingOn(diagnostics, frame),
    entries,
    omitted: omittedFrom(compiled, diagnostics),
    notes: changed === null || changed.everything === null ? [] : [changed.everything],
    verdict: verdictOf(gate, diagnostics, compiled),
    most,
    prefix: prefixOf(folder),
    version: manifest().version,
  };
}

function omittedFrom(compiled: Examined, shown: readonly Diagnostic[]): Omitted {
  const kept = new Set(shown);
  return {
    known: compiled.known.length,
    off: compiled.off.length,
    elsewhere: countsOf(compiled.diagnostics.filter((diagnostic) => !kept.has(diagnostic))),
  };
}

/** Build servers name files from the root of the repository; without one, from where the command was given. */
function prefixOf(folder: string): string {
  const real = realpathSync(folder);
  const root = repositoryAbove(real) ?? realpathSync(process.cwd());
  const path = pathWithin(root, real);
  return path.startsWith('../') ? '' : path;
}
