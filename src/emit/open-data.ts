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
  yield* made(await planOpenData(publication));
}

/** The catalog of the data needs all the rest: what was not asked for before is made for it. */
export async function planOpenData(publication: Publication): Promise<Planned> {
  const digests = new Map<string, Digest>();
  const plans = [...planData(publication), ...planLists(publication)].map((plan) => digested(plan, digests));
  const catalog = planOf(paths.dataCatalog, async () => {
    const missing = plans.filter(({ path }) => !digests.has(path));
    for await (const _ of made({ plans: missing }));
    return `${JSON.stringify(dataCatalog(publication, digests), null, 1)}\n`;
  });
  return { plans: [...plans, catalog] };
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
