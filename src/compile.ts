import { summed } from './cover/cover.js';
import { type Examined, type ExamineRequest, examine } from './examine/examine.js';
import type { JudgedSection } from './examine/section.js';
import type { Recorded, RecordRequest } from './judge/record.js';
import type { Artifact } from './model/artifact.js';
import { type Catalog, isPublished, type PublishedEntry } from './model/catalog.js';
import type { Publication } from './model/publication.js';

export { coverageData } from './emit/report/coverage-data.js';
export { type Examined, type ExamineRequest, Memory } from './examine/examine.js';
export { type Changed, changedBetween, concernsChange, type FileVersions } from './judge/changed.js';
export { buildId, type KnownParses, shippedParses } from './load/parses.js';
export { readWorkspace } from './load/read.js';
export { TemplateFault } from './model/template-fault.js';
export { assess } from './score/assess.js';

export interface Compiled extends Examined {
  /** What could be read; `broken` names what could not. */
  readonly catalog: Catalog;
  /** Null when there is an error: then nothing may be published. */
  readonly publication: Publication | null;
}

/** What is found in a workspace; of what is known of it, no entry is made. */
export async function check(request: ExamineRequest): Promise<Examined> {
  return (await examine(request)).examined;
}

/** What is found in a workspace, with all its entries, and with what can be published of it. */
export async function compile(request: ExamineRequest): Promise<Compiled> {
  const { examined, sections, entriesFiles, day } = await examine(request);
  const { frame, broken, sums } = examined;
  const catalog = { ...frame, broken, entries: byFile(sections, entriesFiles) };
  return {
    ...examined,
    catalog,
    publication:
      sums === null
        ? null
        : {
            catalog,
            coverage: summed(
              frame,
              day,
              sections.map(({ covered }) => covered),
            ),
            entries: publishedByDomain(catalog),
            date: day,
          },
  };
}

function byFile(sections: readonly JudgedSection[], paths: readonly string[]): Catalog['entries'] {
  const entries = new Map(sections.flatMap((section) => [...section.entries]));
  return paths.flatMap((path) => entries.get(path) ?? []);
}

/** As `recordBaseline` of the judging room, which few runs need. */
export async function recordBaseline(request: RecordRequest): Promise<Recorded> {
  return (await import('./judge/record.js')).recordBaseline(request);
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
