import { spansWith } from './calendar/calendar.js';
import { check } from './check/check.js';
import { checkHouse } from './check/house.js';
import { houseClaims } from './check/house-claims.js';
import { soundHouseRules } from './check/house-sound.js';
import { allClaims } from './claims.js';
import { Conformity } from './cover/conform/conform.js';
import { cover } from './cover/cover.js';
import { waive } from './cover/waive.js';
import { withoutKnown } from './judge/baseline.js';
import { Severities } from './judge/severities.js';
import { load } from './load/load.js';
import { packageFile } from './load/package.js';
import { type KnownParses, shippedParses } from './load/parses.js';
import { type ReadFolder, readFolder } from './load/read.js';
import type { Artifact } from './model/artifact.js';
import type { Baseline } from './model/baseline.js';
import { type Catalog, isPublished, type PublishedEntry } from './model/catalog.js';
import { type Claim, type Diagnostic, hasErrors } from './model/diagnostic.js';
import type { RawFile } from './model/file.js';
import type { Locate } from './model/place.js';
import type { Progress } from './model/progress.js';
import type { Publication } from './model/publication.js';
import type { Scheme } from './model/scheme.js';
import { checkSchemes } from './score/check.js';
import { locator } from './source/locate.js';

export interface CompileRequest {
  /** The files of a workspace, from `readWorkspace`. */
  readonly workspace: ReadFolder;
  /** YYYY-MM-DD: the day exemptions are judged on; by default the date of the catalog. */
  readonly date: string | null;
  /** YYYY-MM-DD: used when neither the request nor the catalog gives a date. */
  readonly today: string;
  readonly progress: Progress;
  /** What need not be worked out again; by default what the package brings. */
  readonly known?: KnownParses;
}

export interface Compiled {
  /** The files it was compiled from. */
  readonly files: readonly RawFile[];
  /** What could be read; `broken` names what could not. */
  readonly catalog: Catalog;
  readonly diagnostics: readonly Diagnostic[];
  /** What is found and left for now, by the baseline. */
  readonly known: readonly Diagnostic[];
  /** What rules would have said that the office has switched off. */
  readonly off: readonly Diagnostic[];
  readonly baseline: Baseline;
  /** Whether all stages ran; with an error that figures rest on, some did not. */
  readonly settled: boolean;
  /** Every claim a finding may be of, as far as the office has lowered it, in the order of the documentation. */
  readonly claims: readonly Claim[];
  readonly locate: Locate;
  readonly schemes: readonly Scheme[];
  readonly entries: { readonly published: number; readonly drafts: number };
  /** Null when there is an error: then nothing may be shown as a figure, and nothing published. */
  readonly publication: Publication | null;
}

export { coverageData } from './emit/report/coverage-data.js';
export { type Changed, changedBetween, concernsChange, type FileVersions } from './judge/changed.js';
export { recordBaseline } from './judge/record.js';
export { buildId, type KnownParses, shippedParses } from './load/parses.js';
export { readWorkspace } from './load/read.js';
export { TemplateFault } from './model/template-fault.js';
export { assess } from './score/assess.js';

/** Load, check, cover: everything there is to know of a catalog before anything of it is published. */
export async function compile({
  workspace,
  date,
  today,
  progress,
  known,
}: CompileRequest): Promise<Compiled> {
  const shipped = await readFolder(packageFile('catalog'), ['guides/*.yaml', 'registers/*.yaml']);
  const loaded = await load({
    workspace: workspace.files,
    held: workspace.held,
    shipped: shipped.files,
    known: known ?? shippedParses(),
    progress,
  });
  const { catalog, schemes, settings, baseline } = loaded;
  const severities = new Severities(settings, [...allClaims(), ...houseClaims(settings.rules)]);
  const claims = severities.claims();
  const found = severities.lowered([
    ...workspace.diagnostics,
    ...shipped.diagnostics,
    ...loaded.diagnostics,
    ...severities.problems,
    ...soundHouseRules(catalog, settings.rules),
    ...check(catalog),
    ...checkSchemes(schemes, catalog, claims),
    ...(await templateFindings(catalog)),
  ]);
  const day = date ?? catalog.county.date ?? today;
  const whole = !hasErrors(found) && catalog.broken.size === 0;
  const spans = spansWith(catalog.holidays);
  const covered = whole ? cover(catalog, day, new Conformity(spans)) : null;
  const accepted = waive({
    catalog,
    date: day,
    diagnostics: [
      ...found,
      ...severities.lowered([...checkHouse(catalog, settings.rules), ...(covered?.diagnostics ?? [])]),
    ],
    claims,
    settled: covered !== null,
  });
  const { standing, off } = severities.settled(accepted);
  const { standing: diagnostics, known: expected } = withoutKnown({
    baseline,
    catalog,
    diagnostics: standing,
    claims,
    settled: covered !== null,
  });
  const entries = publishedByDomain(catalog);
  return {
    files: workspace.files,
    catalog,
    diagnostics,
    known: expected,
    off,
    baseline,
    settled: covered !== null,
    claims,
    locate: locator(loaded.texts),
    schemes,
    entries: { published: entries.length, drafts: catalog.entries.length - entries.length },
    publication:
      covered === null || hasErrors(diagnostics)
        ? null
        : { catalog, coverage: covered.coverage, entries, date: day },
  };
}

/** The engine of the templates is loaded only where a workspace has its own. */
async function templateFindings({ look }: Catalog): Promise<readonly Diagnostic[]> {
  if (look.templates.length === 0) return [];
  const { checkTemplates } = await import('./emit/own-templates.js');
  return checkTemplates(look.templates);
}

/** Domain after domain in the order of gongkai.yaml, within one in the order of the files. */
function publishedByDomain(catalog: Catalog): PublishedEntry[] {
  const place = new Map(catalog.domains.map(({ name }, index) => [name, index]));
  const placeOf = (entry: PublishedEntry): number => place.get(entry.domain) ?? place.size;
  return catalog.entries.filter(isPublished).sort((a, b) => placeOf(a) - placeOf(b));
}

/** Products of a publication that are made when somebody asks for them. */
export interface Shelf {
  /** The product at a path, made anew each time; null where the publication has none there. */
  readonly at: (path: string) => Promise<Artifact | null>;
}

/** Any product by its path, without making the others. */
export async function shelfOf(publication: Publication): Promise<Shelf> {
  const { emitters } = await import('./emit/emitters.js');
  const { paths, planPath } = await import('./emit/paths.js');
  const planned = await Promise.all(emitters.map(({ plan }) => plan(publication)));
  const homes = new Map(
    planned.flatMap(({ plans, twinOf }) => Array.from(plans, (plan) => [plan.path, { plan, twinOf }])),
  );
  return {
    async at(path) {
      const direct = await sought(path);
      if (direct !== null) return direct;
      const original = paths.original(path);
      const twinned = original === null ? null : await sought(original);
      return (twinned && homes.get(planPath(twinned.path))?.twinOf?.(twinned)) ?? null;
    },
  };

  async function sought(path: string): Promise<Artifact | null> {
    const home = homes.get(planPath(path));
    if (home === undefined) return null;
    for await (const artifact of home.plan.make()) if (artifact.path === path) return artifact;
    return null;
  }
}

/** All products of a publication, one after another. */
export async function* emit(publication: Publication): AsyncIterable<Artifact> {
  const { emitters } = await import('./emit/emitters.js');
  for (const emitter of emitters) yield* emitter.emit(publication);
}
