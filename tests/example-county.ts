import { compile, readWorkspace } from '../src/compile.js';
import type { Publication } from '../src/model/publication.js';

/** The example county, compiled: what its pages, lists and data are made of. */
export async function exampleCounty(): Promise<Publication> {
  const { publication } = await compile({
    workspace: await readWorkspace('catalog/example'),
    date: null,
    // Never used: the example has a date of its own.
    today: '2000-01-01',
    progress: () => undefined,
  });
  if (publication === null) throw new Error('the example county has errors');
  return publication;
}
