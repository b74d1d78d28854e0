import { type FixMending, fixFolder, readWorkspace } from '../mend.js';
import { leftText, mendedFiles, mendingText } from '../print/mend-text.js';
import { styleOf } from '../print/style.js';
import { countsOf, summaryOf } from '../print/summary.js';
import { type MendOptions, nextStep } from './format.js';
import { CommandError, type Io } from './io.js';
import { progressLine } from './progress.js';
import { targetsOf } from './targets.js';
import { isHouseCode, wantedClaim } from './wanted-claim.js';
import { writeFiles } from './write-files.js';

export interface FixOptions extends MendOptions {
  /** Only what this rule mends. */
  readonly rule?: string;
}

/**
 * `gongkai fix`: shows the repairs that need nobody's judgement, makes them with `--write`. With `--check` exit 1
 * when there is one to be made. What people must mend is counted, and is no failure of this command.
 */
export async function runFix(io: Io, given: readonly string[], options: FixOptions): Promise<number> {
  if (options.rule !== undefined) requireFixable(options.rule);
  const { folder, chosen } = targetsOf(given);
  const progress = progressLine(io, options.lang, options.quiet === true);
  const { files, left, looked, remaining } = await fixFolder({
    workspace: await readWorkspace(folder),
    chosen,
    rule: options.rule ?? null,
    today: io.today,
    progress: progress.report,
  });
  progress.clear();
  const say: Say = (zh, en) => (options.lang === 'zh' ? zh : en);
  if (options.write === true) {
    writeFiles(folder, files);
    if (options.quiet !== true) io.out(mendedFiles(files, options.lang));
  } else if (options.check === true) {
    io.out(mendedFiles(files, options.lang));
  } else {
    io.out(mendingText(files, options.lang, styleOf(io.colours)));
  }
  io.err(leftText(left, options.lang, styleOf(io.errColours)));
  if (options.quiet !== true) io.out(summary({ files, looked, remaining }, options, say));
  return options.check === true && files.length > 0 ? 1 : 0;
}

type Say = (zh: string, en: string) => string;

function summary(
  { files, looked, remaining }: Pick<FixMending, 'files' | 'looked' | 'remaining'>,
  options: FixOptions,
  say: Say,
): string {
  const { rule } = options;
  const times = files.flatMap(({ repairs }) => [...repairs.values()]);
  const places = times.reduce((sum, count) => sum + count, 0);
  const only = rule === undefined ? '' : say(`只看规则 ${rule}：`, `Only of ${rule}: `);
  const mendable =
    files.length === 0
      ? say(`${looked} 个文件，没有可以自动改正的地方。`, `${looked} files, nothing to mend.`)
      : say(
          `${files.length} 个文件 ${places} 处可以自动改正。`,
          `${places} places in ${files.length} files can be mended.`,
        );
  const done = `${only}${mendable}${nextStep(files.length, options, say)}\n`;
  if (remaining.length === 0) return done;
  const { zh, en } = summaryOf(countsOf(remaining));
  const left =
    rule === undefined
      ? say(`其余要由人判断：${zh}；运行 gongkai check 查看。`, `Left to people: ${en}; see gongkai check.`)
      : say(`这条规则还剩：${zh}；运行 gongkai check 查看。`, `Left of this rule: ${en}; see gongkai check.`);
  return `${done}${left}\n`;
}

function requireFixable(code: string): void {
  if (!isHouseCode(code) && wantedClaim(code).fix !== undefined) return;
  throw new CommandError(
    `规则“${code}”的问题都要由人判断，不能自动改正；说明见 gongkai explain ${code}`,
    `what the rule “${code}” finds needs someone’s judgement; see gongkai explain ${code}`,
  );
}
