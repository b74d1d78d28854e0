import { emitData } from './data/data.js';
import type { Emitter } from './emitter.js';
import { emitLists } from './lists/lists.js';
import { emitReport } from './report/report.js';
import { emitSite } from './site/site.js';

/** All products, cheap ones first, so that a failure of one shows before the long work of the others. */
export const emitters: readonly Emitter[] = [
  { name: 'data', emit: emitData },
  { name: 'report', emit: emitReport },
  { name: 'lists', emit: emitLists },
  { name: 'site', emit: emitSite },
];
