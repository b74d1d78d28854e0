import type { Artifact } from '../../model/artifact.js';
import type { Publication } from '../../model/publication.js';
import { paths } from '../paths.js';
import { coverageData } from './coverage-data.js';
import { coveragePage } from './coverage-page.js';
import { coverageWorkbook } from './coverage-workbook.js';

/** The coverage report for the office: page, workbook and data. Not part of the public site. */
export async function* emitReport(publication: Publication): AsyncIterable<Artifact> {
  yield { path: paths.coverageJson, content: coverageData(publication) };
  yield { path: paths.coverageHtml, content: await coveragePage(publication) };
  yield { path: paths.coverageXlsx, content: await coverageWorkbook(publication) };
}
