import { relative, resolve } from 'node:path';
import { assess, type Compiled } from '../compile.js';
import { findScheme } from '../model/find-scheme.js';
import type { Scheme } from '../model/scheme.js';
import { scoreJson } from '../print/score-json.js';
import { scoreText } from '../print/score-text.js';
import { styleOf } from '../print/style.js';
import type { CoverageOptions } from './coverage.js';
import { CommandError, type Io } from './io.js';
import { requireWritable } from './reports.js';
import { compiling, refuse, reported } from './run.js';
import { workspaceFolder } from './workspace.js';

export interface ScoreOptions extends CoverageOptions {
  /** A file of schemes/, or the name of a scheme. */
  readonly scheme: string;
  readonly seed?: number;
}

/** What is drawn with when nothing is said: a draw must be repeatable, so no clock and no chance decides. */
const usualSeed = 1;

/** `gongkai coverage --scheme`: the mock assessment; with an error in the catalog no figure, and exit 1. */
export async function runScore(
  io: Io,
  workspace: string | undefined,
  options: ScoreOptions,
): Promise<number> {
  if (options.format !== 'text' && options.format !== 'json') {
    throw new CommandError('--scheme 的输出格式只有 text 和 json', '--scheme gives text and json only');
  }
  requireWritable(options.report ?? [], options.format);
  const { compiled } = await compiling(io, workspace, options);
  await reported(io, workspace, compiled, options);
  if (compiled.publication === null) return refuse(io, compiled, options);
  const { catalog, coverage } = compiled.publication;
  const scheme = wanted(options.scheme, compiled, workspaceFolder(workspace));
  const assessment = assess({
    scheme,
    catalog,
    coverage,
    // What is left for now or not asked about is a fault all the same.
    diagnostics: [...compiled.diagnostics, ...compiled.known, ...compiled.off],
    seed: options.seed ?? usualSeed,
  });
  const { name } = catalog.county;
  io.out(
    options.format === 'json'
      ? scoreJson(assessment, name, options.lang)
      : scoreText(assessment, name, options.lang, styleOf(io.colours)),
  );
  return 0;
}

function wanted(words: string, { schemes }: Compiled, folder: string): Scheme {
  const path = relative(folder, resolve(words)).replaceAll('\\', '/');
  const { scheme, near } = findScheme([words, path], schemes);
  if (scheme !== null) return scheme;
  const known = schemes.map(({ place }) => place.file);
  const [zh, en] =
    near !== null
      ? [`，是不是“${near}”？`, `; did you mean “${near}”?`]
      : known.length > 0
        ? [`；现有：${known.join('、')}`, `; there are: ${known.join(', ')}`]
        : ['；评分方案放在工作区的 schemes/ 文件夹里', '; schemes lie in schemes/ of the workspace'];
  throw new CommandError(`没有“${words}”这个评分方案${zh}`, `There is no scheme “${words}”${en}`);
}
