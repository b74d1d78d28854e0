import { changedBetween } from '../compile.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { diagnosticsText } from '../print/diagnostics-text.js';
import type { Findings } from '../print/findings.js';
import { gatesText } from '../print/gates-text.js';
import { printers } from '../print/printers.js';
import { styleOf } from '../print/style.js';
import { findingsOf } from './findings.js';
import type { GateName } from './gate.js';
import type { Io } from './io.js';
import { repairsFor } from './repairs.js';
import { type Format, mostOf, type ReportRequest, requireWritable, writeReports } from './reports.js';
import { type CommonOptions, checking } from './run.js';
import { versionsSince } from './since.js';
import { workspaceFolder } from './workspace.js';

export interface CheckOptions extends CommonOptions {
  readonly format: Format;
  readonly report?: readonly ReportRequest[];
  /** At most so many findings are shown to people. */
  readonly max?: number;
  readonly all?: boolean;
  readonly gate?: GateName;
  /** A commit of git: only entries that changed since are looked at. */
  readonly since?: string;
}

/** `gongkai check`: the findings in the form asked for, and reports beside; exit 1 when the gate is not passed. */
export async function runCheck(
  io: Io,
  workspace: string | undefined,
  options: CheckOptions,
): Promise<number> {
  const { format, lang: language, since } = options;
  const reports = options.report ?? [];
  requireWritable(reports, format);
  const folder = workspaceFolder(workspace);
  const compiled = await checking(io, workspace, options);
  const findings = findingsOf({
    compiled,
    changed: since === undefined ? null : changedBetween(versionsSince(folder, since, compiled.files)),
    folder,
    language,
    most: mostOf(options),
    gate: options.gate ?? 'lax',
    repair: await repairsFor(compiled, [format, ...reports.map((report) => report.format)]),
  });
  if (format === 'text' && options.quiet === true) {
    const errors = findings.diagnostics.filter(isError);
    io.out(diagnosticsText(errors, findings.locate, language, styleOf(io.colours)));
  } else {
    io.out(printers[format].print(findings, styleOf(io.colours)));
  }
  writeReports(io, reports, findings);
  sayWhy(io, findings, options);
  return findings.verdict.passed ? 0 : 1;
}

/** What the output does not say of a gate that failed. */
function sayWhy(io: Io, { verdict }: Findings, { format, quiet, lang: language }: CheckOptions): void {
  const said = format === 'text' && quiet !== true;
  if (verdict.reason !== null && !said) io.err(`${verdict.reason[language]}\n`);
  if (verdict.failed.length > 0) io.err(gatesText(verdict.failed, language, styleOf(io.errColours)));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
