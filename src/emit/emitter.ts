import type { Artifact } from '../model/artifact.js';
import type { Publication } from '../model/publication.js';

/** Makes one kind of product, artifact after artifact, so that memory does not grow with the catalog. */
export interface Emitter {
  readonly name: string;
  readonly emit: (publication: Publication) => Iterable<Artifact> | AsyncIterable<Artifact>;
  /**
   * The same artifacts, in the same order, for whoever wants some of them only. What tells of others leaves out what
   * only making them would show.
   */
  readonly plan: (publication: Publication) => Promise<Planned>;
}

/** Products that are not made yet. */
export interface Planned {
  readonly plans: Iterable<Plan>;
  /** What goes with an artifact in another tree; null where there is none. */
  readonly twinOf?: (artifact: Artifact) => Artifact | null;
}

/** What is made at one time: an artifact, or a list on as many pages as it takes. */
export interface Plan {
  /** What `planPath` gives for each path it makes. */
  readonly path: string;
  readonly make: () => Iterable<Artifact> | AsyncIterable<Artifact>;
}

/** A plan of a single artifact. */
export function planOf(
  path: string,
  content: () => Artifact['content'] | Promise<Artifact['content']>,
): Plan {
  return {
    path,
    async *make() {
      yield { path, content: await content() };
    },
  };
}

/** Everything that was planned, one after another. */
export async function* made({ plans, twinOf }: Planned): AsyncGenerator<Artifact> {
  for (const { make } of plans) {
    for await (const artifact of make()) {
      yield artifact;
      const twin = twinOf?.(artifact) ?? null;
      if (twin !== null) yield twin;
    }
  }
}
