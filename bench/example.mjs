// The site of the example county, as what looks at it in a browser needs it.
import { compile, readWorkspace } from '../build/compile.js';
import { emitSite } from '../build/emit/site/site.js';

/** The files of the site by their path from its root. */
export async function exampleSite() {
  const { publication } = await compile({
    workspace: await readWorkspace('catalog/example'),
    date: null,
    today: '2026-06-30',
    progress: () => undefined,
  });
  if (publication === null) throw new Error('the example has errors');
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  for await (const { path, content } of emitSite(publication)) files.set(path.slice('site/'.length), content);
  return files;
}
