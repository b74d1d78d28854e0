import { type Compiled, compile, emit, readWorkspace, TemplateFault } from '../compile.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Publication } from '../model/publication.js';
import { type Language, wording } from '../model/wording.js';
import { diagnosticsText } from '../print/diagnostics-text.js';
import { styleOf } from '../print/style.js';
import { countsOf, summaryOf } from '../print/summary.js';
import type { Io } from './io.js';
import { type ProgressLine, progressLine } from './progress.js';
import { type Published, publish, restore } from './publish.js';
import { workspaceFolder } from './workspace.js';

/** What every command that compiles a workspace is told. */
export interface CommonOptions {
  readonly lang: Language;
  readonly date?: string;
  readonly quiet?: boolean;
}

export interface Options extends CommonOptions {
  readonly format: 'text' | 'json';
}

export interface BuildOptions extends Options {
  readonly out: string;
}

/** `gongkai build`: the publication below `--out`; with an error in the catalog nothing is written, and exit 1. */
export async function runBuild(
  io: Io,
  workspace: string | undefined,
  options: BuildOptions,
): Promise<number> {
  restore(options.out);
  const { compiled, progress } = await compiling(io, workspace, options);
  if (compiled.publication === null) return refuse(io, compiled, options);
  const remarks = shown(compiled.diagnostics, options);
  if (remarks.length > 0)
    io.err(`${diagnosticsText(remarks, compiled.locate, options.lang, styleOf(io.errColours))}\n`);
  const started = performance.now();
  let published: Published;
  try {
    published = await publish(counted(compiled.publication, progress), options.out, () => undefined);
  } catch (error) {
    progress.clear();
    // A template of the workspace shows only on its pages that it asks for what they do not have.
    if (!(error instanceof TemplateFault)) throw error;
    return refuse(io, { ...compiled, diagnostics: [error.diagnostic] }, options);
  }
  progress.clear();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (options.format === 'json') {
    const { diagnostics, entries } = compiled;
    io.out(`${JSON.stringify({ ...published, entries, ...countsOf(diagnostics) }, null, 2)}\n`);
  } else if (options.quiet !== true) {
    const { files, bytes, unchanged, folder } = published;
    const size = (bytes / 1e6).toFixed(1);
    io.out(`${closingLine(compiled, options.lang)}\n`);
    io.out(
      `${
        wording(
          `已发布到 ${folder}：${files} 个文件，${size} MB（${unchanged} 个与上次相同），用时 ${seconds} 秒\n网站在 site/，给单位看的覆盖报告在 reports/`,
          `published to ${folder}: ${files} files, ${size} MB (${unchanged} as before), ${seconds} s\nthe site is in site/, the coverage report for the office in reports/`,
        )[options.lang]
      }\n`,
    );
  }
  return 0;
}

/** The workspace compiled, with progress on the terminal. */
export async function compiling(
  io: Io,
  workspace: string | undefined,
  options: CommonOptions,
): Promise<{ compiled: Compiled; progress: ProgressLine }> {
  const folder = workspaceFolder(workspace);
  const progress = progressLine(io, options.lang, options.quiet === true);
  const compiled = await compile({
    workspace: await readWorkspace(folder),
    date: options.date ?? null,
    today: io.today,
    progress: progress.report,
  });
  progress.clear();
  return { compiled, progress };
}

/** Nothing is shown or written of a catalog with errors: only what is wrong, where it does not mix with output. */
export function refuse(io: Io, compiled: Compiled, options: CommonOptions): number {
  const { diagnostics, locate } = compiled;
  io.err(diagnosticsText(shown(diagnostics, options), locate, options.lang, styleOf(io.errColours)));
  io.err(
    `${
      wording(
        `${summaryOf(countsOf(diagnostics)).zh}。改正错误之前不给出覆盖数字，也不发布。`,
        `${summaryOf(countsOf(diagnostics)).en}. No figures are given and nothing is published until the errors are mended.`,
      )[options.lang]
    }\n`,
  );
  return 1;
}

/** With `--quiet`, errors only. */
function shown(diagnostics: readonly Diagnostic[], options: CommonOptions): readonly Diagnostic[] {
  return options.quiet === true ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
}

/** How many entries there are, and what was found in them. */
export function closingLine({ diagnostics, entries }: Compiled, language: Language): string {
  const found = summaryOf(countsOf(diagnostics));
  return wording(
    `${entries.published} 个正式事项，${entries.drafts} 个草稿或待补事项；${found.zh}。`,
    `${entries.published} entries, ${entries.drafts} drafts or incomplete; ${found.en}.`,
  )[language];
}

async function* counted(publication: Publication, progress: ProgressLine): ReturnType<typeof emit> {
  let files = 0;
  for await (const artifact of emit(publication)) {
    files += 1;
    progress.report(wording('生成', 'writing'), files, null);
    yield artifact;
  }
}
