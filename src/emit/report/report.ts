import type { Artifact } from '../../model/artifact.js';
import type { Publication } from '../../model/publication.js';
import { made, type Planned, planOf } from '../emitter.js';
import { paths } from '../paths.js';
import { coverageData } from './coverage-data.js';
import { coveragePage } from './coverage-page.js';
import { coverageWorkbook } from './coverage-workbook.js';

/** The coverage report for the office: page, workbook and data. Not part of the public site. */
export async function* emitReport(publication: Publication): AsyncIterable<Artifact> {
  yield* made(await planReport(publication));
}

export async function planReport(publication: Publication): Promise<Planned> {
  return {
    plans: [
      planOf(paths.coverageJson, () => coverageData(publication)),
      planOf(paths.coverageHtml, () => coveragePage(publication)),
      planOf(paths.coverageXlsx, () => coverageWorkbook(publication)),
    ],
  };
}
