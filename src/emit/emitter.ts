import type { Artifact } from '../model/artifact.js';
import type { Publication } from '../model/publication.js';

/** Makes one kind of product, artifact after artifact, so that memory does not grow with the catalog. */
export interface Emitter {
  readonly name: string;
  readonly emit: (publication: Publication) => Iterable<Artifact> | AsyncIterable<Artifact>;
}
