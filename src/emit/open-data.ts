import { createHash } from 'node:crypto';
import type { Artifact } from '../model/artifact.js';
import type { Publication } from '../model/publication.js';
import { emitData } from './data/data.js';
import { type Digest, dataCatalog } from './dcat/data-catalog.js';
import { emitLists } from './lists/lists.js';
import { paths } from './paths.js';

/** Data and lists, then the catalog that names them all with their sizes and checksums. */
export async function* emitOpenData(publication: Publication): AsyncGenerator<Artifact> {
  const made = new Map<string, Digest>();
  for (const emit of [emitData, emitLists]) {
    for await (const artifact of emit(publication)) {
      made.set(artifact.path, digestOf(artifact));
      yield artifact;
    }
  }
  const content = `${JSON.stringify(dataCatalog(publication, made), null, 1)}\n`;
  yield { path: paths.dataCatalog, content };
}

function digestOf({ content }: Artifact): Digest {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}
