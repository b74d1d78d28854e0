import { createHash } from 'node:crypto';
import type { Artifact } from '../model/artifact.js';
import type { Publication } from '../model/publication.js';
import { planData } from './data/data.js';
import { type Digest, dataCatalog } from './dcat/data-catalog.js';
import { made, type Plan, type Planned, planOf } from './emitter.js';
import { planLists } from './lists/lists.js';
import { paths } from './paths.js';

/** Data and lists, then the catalog that names them all with their sizes and checksums. */
export async function* emitOpenData(publication: Publication): AsyncGenerator<Artifact> {
  const digests = new Map<string, Digest>();
  yield* made({ plans: filesOf(publication).map((plan) => digested(plan, digests)) });
  yield* made({ plans: [catalogPlan(publication, digests)] });
}

/** Whoever asks for the catalog alone gets it without sizes and checksums: they would take all the rest. */
export async function planOpenData(publication: Publication): Promise<Planned> {
  return { plans: [...filesOf(publication), catalogPlan(publication, null)] };
}

function filesOf(publication: Publication): Plan[] {
  return [...planData(publication), ...planLists(publication)];
}

function catalogPlan(publication: Publication, digests: ReadonlyMap<string, Digest> | null): Plan {
  return planOf(paths.dataCatalog, () => `${JSON.stringify(dataCatalog(publication, digests), null, 1)}\n`);
}

function digested({ path, make }: Plan, digests: Map<string, Digest>): Plan {
  return {
    path,
    async *make() {
      for await (const artifact of make()) {
        digests.set(artifact.path, digestOf(artifact));
        yield artifact;
      }
    },
  };
}

function digestOf({ content }: Artifact): Digest {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}
