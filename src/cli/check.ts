import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { Findings } from '../print/findings.js';
import { printers } from '../print/printers.js';
import { styleOf } from '../print/style.js';
import { findingsOf } from './findings.js';
import type { Io } from './io.js';
import { type Format, type ReportRequest, requireWritable, usualMost, writeReports } from './reports.js';
import { type CommonOptions, closingLine, compiling } from './run.js';
import { workspaceFolder } from './workspace.js';

export interface CheckOptions extends CommonOptions {
  readonly format: Format;
  readonly report?: readonly ReportRequest[];
  /** At most so many findings are shown to people. */
  readonly max?: number;
  readonly all?: boolean;
}

/** `gongkai check`: the findings in the form asked for, and reports beside; exit 1 when there is an error. */
export async function runCheck(
  io: Io,
  workspace: string | undefined,
  options: CheckOptions,
): Promise<number> {
  const reports = options.report ?? [];
  requireWritable(reports, options.format);
  const folder = workspaceFolder(workspace);
  const { compiled } = await compiling(io, workspace, options);
  const request = {
    compiled,
    diagnostics: compiled.diagnostics,
    folder,
    language: options.lang,
    most: options.all === true ? null : (options.max ?? usualMost),
    strict: false,
  };
  const { format } = options;
  const findings = findingsOf(request);
  io.out(printers[format].print(forPeople(format, findings, options), styleOf(io.colours)));
  if (format === 'text' && options.quiet !== true) io.out(`${closingLine(compiled, options.lang)}\n`);
  writeReports(io, reports, findings);
  return hasErrors(compiled.diagnostics) ? 1 : 0;
}

/** With `--quiet` people are shown errors and no summary; programs get all. */
function forPeople(format: Format, findings: Findings, { quiet }: CheckOptions): Findings {
  return quiet === true && format === 'text'
    ? { ...findings, diagnostics: findings.diagnostics.filter(isError), acting: [] }
    : findings;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
