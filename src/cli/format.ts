import { formatFolder, readWorkspace } from '../mend.js';
import type { Language } from '../model/wording.js';
import { leftText, mendedFiles, mendingText } from '../print/mend-text.js';
import { styleOf } from '../print/style.js';
import type { Io } from './io.js';
import { progressLine } from './progress.js';
import { targetsOf } from './targets.js';
import { writeFiles } from './write-files.js';

/** What commands that rewrite files are told. */
export interface MendOptions {
  readonly lang: Language;
  readonly write?: boolean;
  readonly check?: boolean;
  readonly quiet?: boolean;
}

export interface FormatCommandOptions extends MendOptions {
  readonly keys?: 'zh' | 'en';
}

/**
 * `gongkai format`: shows what becomes of the files, writes it with `--write`. With `--check` exit 1 when a file is
 * not in the canonical form; a file that cannot be put into it is exit 1 in any case.
 */
export async function runFormat(
  io: Io,
  given: readonly string[],
  options: FormatCommandOptions,
): Promise<number> {
  const { folder, chosen } = targetsOf(given);
  const progress = progressLine(io, options.lang, options.quiet === true);
  const { files, left, looked } = await formatFolder({
    workspace: await readWorkspace(folder),
    chosen,
    keys: options.keys ?? null,
    progress: progress.report,
  });
  progress.clear();
  const say = (zh: string, en: string): string => (options.lang === 'zh' ? zh : en);
  if (options.write === true) writeFiles(folder, files);
  else if (options.check === true) io.out(mendedFiles(files, options.lang));
  else io.out(mendingText(files, options.lang, styleOf(io.colours)));
  io.err(leftText(left, options.lang, styleOf(io.errColours)));
  if (options.quiet !== true) {
    const counts = say(
      `${looked} 个文件，${files.length} 个写法不统一${left.length === 0 ? '' : `，${left.length} 个不能自动整理`}`,
      `${looked} files, ${files.length} not in the canonical form${left.length === 0 ? '' : `, ${left.length} cannot be put into it`}`,
    );
    io.out(`${counts}${say('。', '.')}${nextStep(files.length, options, say)}\n`);
  }
  return (options.check === true && files.length > 0) || left.length > 0 ? 1 : 0;
}

/** What was done, or what to do next. */
export function nextStep(
  changed: number,
  { write, check }: MendOptions,
  say: (zh: string, en: string) => string,
): string {
  if (changed === 0) return '';
  if (write === true) return say(`已写入 ${changed} 个文件。`, ` ${changed} files were written.`);
  return check === true
    ? say(
        '去掉 --check 看差别，加 --write 写入。',
        ' Leave --check out to see the changes, add --write to write them.',
      )
    : say('只看不写；要写入，加 --write。', ' Nothing was written; add --write to write it.');
}
