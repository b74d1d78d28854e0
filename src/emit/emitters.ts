import type { Emitter } from './emitter.js';
import { emitOpenData, planOpenData } from './open-data.js';
import { emitReport, planReport } from './report/report.js';
import { emitSite, planSite } from './site/site.js';

/** All products, cheap ones first, so that a failure of one shows before the long work of the others. */
export const emitters: readonly Emitter[] = [
  { name: 'report', emit: emitReport, plan: planReport },
  { name: 'open data', emit: emitOpenData, plan: planOpenData },
  { name: 'site', emit: emitSite, plan: planSite },
];
