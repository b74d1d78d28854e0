import { type Compiled, type Examined, emit, TemplateFault } from '../compile.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Publication } from '../model/publication.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { closingLines } from '../print/closing.js';
import { diagnosticsText } from '../print/diagnostics-text.js';
import { explainLine } from '../print/explain-line.js';
import type { Findings } from '../print/findings.js';
import { gatesText } from '../print/gates-text.js';
import { selected } from '../print/selection.js';
import { styleOf } from '../print/style.js';
import { countsOf, summaryOf } from '../print/summary.js';
import { findingsOf } from './findings.js';
import type { GateName } from './gate.js';
import type { Io } from './io.js';
import { type ProgressLine, progressLine } from './progress.js';
import { type Published, publish, restore } from './publish.js';
import { repairsFor } from './repairs.js';
import { type ReportRequest, requireWritable, usualMost, writeReports } from './reports.js';
import { openSession, type Session } from './session.js';
import { workspaceFolder } from './workspace.js';

/** What every command that compiles a workspace is told. */
export interface CommonOptions {
  readonly lang: Language;
  readonly date?: string;
  readonly quiet?: boolean;
  /** False with `--no-cache`: what was read before is read again, and nothing is kept. */
  readonly cache?: boolean;
}

export interface Options extends CommonOptions {
  readonly format: 'text' | 'json';
}

/** What commands that rest on a catalog without errors take besides. */
export interface ReportOptions {
  readonly report?: readonly ReportRequest[];
}

export interface BuildOptions extends Options, ReportOptions {
  readonly out: string;
  readonly gate?: GateName;
}

/**
 * `gongkai build`: the publication below `--out`. With an error in the catalog, or a strict gate that is not passed,
 * nothing is written, and exit 1.
 */
export async function runBuild(
  io: Io,
  workspace: string | undefined,
  options: BuildOptions,
): Promise<number> {
  requireWritable(options.report ?? [], options.format);
  restore(options.out);
  const { compiled, progress } = await compiling(io, workspace, options);
  const reports = options.report ?? [];
  const findings = await found(workspace, compiled, options);
  if (compiled.publication === null || !findings.verdict.passed) {
    writeReports(io, reports, findings);
    return compiled.publication === null
      ? refuse(io, compiled, options)
      : refuseGate(io, findings, compiled, options);
  }
  tell(io, shown(compiled.diagnostics, options), compiled, options);
  const started = performance.now();
  let published: Published;
  try {
    published = await publish(counted(compiled.publication, progress), options.out);
  } catch (error) {
    progress.clear();
    // A template of the workspace shows only on its pages that it asks for what they do not have.
    if (!(error instanceof TemplateFault)) throw error;
    const diagnostics = [error.diagnostic, ...compiled.diagnostics];
    await reported(io, workspace, { ...compiled, diagnostics, publication: null }, options);
    return refuse(io, { ...compiled, diagnostics: [error.diagnostic] }, options);
  }
  progress.clear();
  const seconds = (performance.now() - started) / 1000;
  writeReports(io, reports, findings);
  announce(io, published, seconds, findings, options);
  return 0;
}

function announce(
  io: Io,
  published: Published,
  seconds: number,
  findings: Findings,
  { format, quiet, lang }: BuildOptions,
): void {
  const { entries, diagnostics } = findings;
  if (format === 'json') {
    io.out(`${JSON.stringify({ ...published, entries, ...countsOf(diagnostics) }, null, 2)}\n`);
    return;
  }
  if (quiet === true) return;
  const { files, bytes, unchanged, folder } = published;
  const size = (bytes / 1e6).toFixed(1);
  const time = seconds.toFixed(1);
  for (const line of closingLines(findings)) io.out(`${line}\n`);
  io.out(
    `${
      wording(
        `已发布到 ${folder}：${files} 个文件，${size} MB（${unchanged} 个与上次相同），用时 ${time} 秒\n网站在 site/，给单位看的覆盖报告在 reports/`,
        `published to ${folder}: ${files} files, ${size} MB (${unchanged} as before), ${time} s\nthe site is in site/, the coverage report for the office in reports/`,
      )[lang]
    }\n`,
  );
}

/** The workspace compiled, with progress on the terminal. */
export function compiling(
  io: Io,
  workspace: string | undefined,
  options: CommonOptions,
): Promise<{ compiled: Compiled; progress: ProgressLine }> {
  return withProgress(io, workspace, options, async (session, progress) => ({
    compiled: await session.compile(progress.report),
    progress,
  }));
}

/** What is found in the workspace, with progress on the terminal. */
export function checking(io: Io, workspace: string | undefined, options: CommonOptions): Promise<Examined> {
  return withProgress(io, workspace, options, (session, progress) => session.check(progress.report));
}

async function withProgress<T>(
  io: Io,
  workspace: string | undefined,
  options: CommonOptions,
  work: (session: Session, progress: ProgressLine) => Promise<T>,
): Promise<T> {
  const progress = progressLine(io, options.lang, options.quiet === true);
  const session = openSession(workspaceFolder(workspace), {
    date: options.date ?? null,
    today: io.today,
    cache: options.cache !== false,
  });
  const result = await work(session, progress);
  session.settle();
  progress.clear();
  return result;
}

/** The findings as all reports have them, and the reports asked for, written. */
export async function reported(
  io: Io,
  workspace: string | undefined,
  compiled: Compiled,
  options: CommonOptions & ReportOptions & Pick<BuildOptions, 'gate'>,
): Promise<Findings> {
  const findings = await found(workspace, compiled, options);
  writeReports(io, options.report ?? [], findings);
  return findings;
}

async function found(
  workspace: string | undefined,
  compiled: Compiled,
  { lang, gate = 'lax', report = [] }: CommonOptions & ReportOptions & Pick<BuildOptions, 'gate'>,
): Promise<Findings> {
  return findingsOf({
    compiled,
    changed: null,
    folder: workspaceFolder(workspace),
    language: lang,
    most: usualMost,
    gate,
    repair: await repairsFor(
      compiled,
      report.map(({ format }) => format),
    ),
  });
}

/** Nothing is shown or written of a catalog with errors: only what is wrong, where it does not mix with output. */
export function refuse(io: Io, compiled: Compiled, options: CommonOptions): number {
  const { diagnostics } = compiled;
  io.err(limitedText(shown(diagnostics, options), compiled, io, options));
  const counts = summaryOf(countsOf(diagnostics));
  const explain = explainLine(selected(shown(diagnostics, options), usualMost).shown);
  io.err(
    `${
      wording(
        `${counts.zh}。改正错误之前不给出覆盖数字，也不发布。`,
        `${counts.en}. No figures are given and nothing is published until the errors are mended.`,
      )[options.lang]
    }\n${explain === null ? '' : `${explain[options.lang]}\n`}`,
  );
  return 1;
}

/**
 * A catalog without errors that is not yet as it should be published. The warnings that keep it back are shown even
 * to those who want errors only.
 */
function refuseGate(
  io: Io,
  { verdict, language }: Findings,
  compiled: Compiled,
  options: CommonOptions,
): number {
  tell(io, compiled.diagnostics, compiled, options);
  if (verdict.failed.length > 0) io.err(gatesText(verdict.failed, language, styleOf(io.errColours)));
  const nothing = wording('没有发布任何内容。', 'Nothing was published.')[language];
  io.err(`${verdict.reason?.[language] ?? ''}${nothing}\n`);
  return 1;
}

function tell(io: Io, diagnostics: readonly Diagnostic[], compiled: Compiled, options: CommonOptions): void {
  if (diagnostics.length > 0) io.err(`${limitedText(diagnostics, compiled, io, options)}\n`);
}

/** Findings for stderr: at most as many as `check` shows. */
function limitedText(
  diagnostics: readonly Diagnostic[],
  { locate }: Compiled,
  io: Io,
  { lang: language }: CommonOptions,
): string {
  const { shown: some, rest } = selected(diagnostics, usualMost);
  const text = diagnosticsText(some, locate, language, styleOf(io.errColours));
  return rest === null ? text : `${text}\n${moreIn(diagnostics.length - some.length)[language]}\n`;
}

function moreIn(count: number): Wording {
  return wording(
    `另有 ${count} 个问题没有列出；gongkai check --all 列出全部。`,
    `${count} more are not shown; gongkai check --all shows them.`,
  );
}

/** With `--quiet`, errors only. */
function shown(diagnostics: readonly Diagnostic[], options: CommonOptions): readonly Diagnostic[] {
  return options.quiet === true ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
}

async function* counted(publication: Publication, progress: ProgressLine): ReturnType<typeof emit> {
  let files = 0;
  for await (const artifact of emit(publication)) {
    files += 1;
    progress.report(wording('生成', 'writing'), files, null);
    yield artifact;
  }
}
