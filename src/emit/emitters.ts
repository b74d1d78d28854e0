import type { Emitter } from './emitter.js';
import { emitOpenData } from './open-data.js';
import { emitReport } from './report/report.js';
import { emitSite } from './site/site.js';

/** All products, cheap ones first, so that a failure of one shows before the long work of the others. */
export const emitters: readonly Emitter[] = [
  { name: 'report', emit: emitReport },
  { name: 'open data', emit: emitOpenData },
  { name: 'site', emit: emitSite },
];
