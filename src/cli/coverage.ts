import { type Compiled, coverageData } from '../compile.js';
import type { Agency } from '../model/catalog.js';
import { judgedGates } from '../model/gate.js';
import type { Publication } from '../model/publication.js';
import { agencyCsv, agencyJson } from '../print/agency-data.js';
import { agencyMarkdown } from '../print/agency-markdown.js';
import { agencySheet } from '../print/agency-sheet.js';
import { agencyText } from '../print/agency-text.js';
import type { Breakdown } from '../print/breakdown.js';
import { coverageCsv } from '../print/coverage-csv.js';
import { coverageMarkdown } from '../print/coverage-markdown.js';
import { coverageText } from '../print/coverage-text.js';
import { gatesText } from '../print/gates-text.js';
import { styleOf } from '../print/style.js';
import type { Io } from './io.js';
import { wantedAgency } from './named.js';
import { requireWritable } from './reports.js';
import { type CommonOptions, compiling, type ReportOptions, refuse, reported } from './run.js';

export interface CoverageOptions extends CommonOptions, ReportOptions {
  readonly format: 'text' | 'json' | 'csv' | 'md';
  readonly by: Breakdown;
  /** Id, name or alias of an agency. */
  readonly agency?: string;
  /** Percent. */
  readonly min?: number;
}

/**
 * `gongkai coverage`: the figures, or the sheet of one agency; exit 1 when a gate failed. With an error in the
 * catalog no figure at all, and exit 1.
 */
export async function runCoverage(
  io: Io,
  workspace: string | undefined,
  options: CoverageOptions,
): Promise<number> {
  requireWritable(options.report ?? [], options.format);
  const { compiled } = await compiling(io, workspace, options);
  await reported(io, workspace, compiled, options);
  const { publication } = compiled;
  if (publication === null) return refuse(io, compiled, options);
  if (options.agency !== undefined) {
    const agency = wantedAgency(options.agency, publication.catalog);
    io.out(sheetAs(options, publication, agency, compiled, io));
    return 0;
  }
  io.out(figuresAs(options, publication, io));
  const gates = judgedGates(publication.catalog, publication.coverage, options.min ?? null);
  const failed = gates.some(({ passed }) => !passed);
  if (failed || (gates.length > 0 && options.quiet !== true))
    io.err(gatesText(gates, options.lang, styleOf(io.errColours)));
  return failed ? 1 : 0;
}

function figuresAs(
  { format, by, lang: language }: CoverageOptions,
  publication: Publication,
  io: Io,
): string {
  const { catalog, coverage } = publication;
  const request = { coverage, name: catalog.county.name, by, language };
  switch (format) {
    case 'text':
      return coverageText(request, styleOf(io.colours));
    case 'json':
      return coverageData(publication);
    case 'csv':
      return coverageCsv(request);
    case 'md':
      return coverageMarkdown(request);
    default:
      return format satisfies never;
  }
}

function sheetAs(
  { format, lang }: CoverageOptions,
  publication: Publication,
  agency: Agency,
  { locate }: Compiled,
  io: Io,
): string {
  const sheet = agencySheet(publication, agency);
  switch (format) {
    case 'text':
      return agencyText(sheet, locate, lang, styleOf(io.colours));
    case 'json':
      return agencyJson(sheet);
    case 'csv':
      return agencyCsv(sheet, locate, lang);
    case 'md':
      return agencyMarkdown(sheet, locate, lang);
    default:
      return format satisfies never;
  }
}
