import { type Command, Option } from 'commander';
import type { Language } from '../model/wording.js';
import { commandWords } from './command-words.js';
import type { ExplainOptions } from './explain.js';
import type { FixOptions } from './fix.js';
import type { FormatCommandOptions } from './format.js';

/** What the program does for the commands that mend files and explain rules; the figure is the exit code. */
export interface MendActions {
  readonly fix: (targets: readonly string[], options: FixOptions) => Promise<number>;
  readonly format: (targets: readonly string[], options: FormatCommandOptions) => Promise<number>;
  readonly explain: (code: string | undefined, options: ExplainOptions) => Promise<number>;
}

/** Adds `gongkai fix`, `gongkai format` and `gongkai explain`. */
export function mendCommands(
  program: Command,
  language: Language,
  actions: MendActions,
  finish: (code: number) => void,
): void {
  const { say, help, lang } = commandWords(language);
  rewriting('fix')
    .description(
      say(
        '自动改正不用人判断的毛病：全角标点、编码、依据的书名号、渠道别名等',
        'mend what needs nobody’s judgement: full-width marks, encodings, citations, names of channels',
      ),
    )
    .option(
      '--rule <code>',
      say(
        '只改这条规则管的；别的规则的问题不改，也不计',
        'only what this rule mends; what others find is left, and not counted',
      ),
    )
    .addHelpText('after', say(fixZh, fixEn))
    .action(async (targets: string[], options: FixOptions) => {
      finish(await actions.fix(targets, options));
    });
  rewriting('format')
    .description(
      say(
        '把 YAML 文件整理成统一的写法：字段次序、缩进、引号、列表；注释和内容不变',
        'put YAML files into one canonical form; what they say and their comments stay',
      ),
    )
    .addOption(
      new Option(
        '--keys <language>',
        say('把字段名都换成中文或英文；不写则照旧', 'write all names of fields in this language'),
      ).choices(['zh', 'en']),
    )
    .addHelpText('after', say(formatZh, formatEn))
    .action(async (targets: string[], options: FormatCommandOptions) => {
      finish(await actions.format(targets, options));
    });
  program
    .command('explain')
    .usage(say('[选项] [规则]', '[options] [code]'))
    .description(
      say(
        '讲解一条规则：要求什么、为什么、错的和对的写法、能否豁免；不写规则则列出全部',
        'explain a rule: what it asks and why, a wrong and a right example, how to waive it; lists all without one',
      ),
    )
    .argument(
      '[code]',
      say(
        '规则的代号，如 known-channels；本县自己的规则写 local/名称，在工作区里运行',
        'the code of a rule, such as known-channels; run it in the workspace for one of the office (local/…)',
      ),
    )
    .addOption(lang())
    .helpOption(...help)
    .action(async (code: string | undefined, options: ExplainOptions) => {
      finish(await actions.explain(code, options));
    });

  function rewriting(name: string): Command {
    return program
      .command(name)
      .usage(say('[选项] [工作区 | 文件...]', '[options] [workspace | files...]'))
      .argument(
        '[targets...]',
        say(
          '工作区文件夹，或工作区里的文件；不写则从当前文件夹往上找 gongkai.yaml',
          'the folder of a workspace, or files of one; by default the nearest one above that holds gongkai.yaml',
        ),
      )
      .addOption(
        new Option(
          '--write',
          say('写入；不加只看差别', 'write the changes; without it they are only shown'),
        ).conflicts('check'),
      )
      .option(
        '--check',
        say('只列出要改的文件；有则退出码为 1', 'only list the files to change; exit 1 if there are any'),
      )
      .addOption(lang())
      .option('-q, --quiet', say('不显示进度和小结', 'no progress and no summary'))
      .helpOption(...help);
  }
}

const fixZh = `
例子：
  gongkai fix                                看能自动改什么
  gongkai fix --write                        改
  gongkai fix entries/义务教育.yaml --write   只改一个文件
  gongkai fix --rule known-channels          只看渠道名称
  gongkai fix --check                        有可改的就以 1 退出，用在流水线里

意思拿不准的一律不动。注释保留；写入时要么全部写入，要么都不动。
退出码：0 完成；1 加了 --check 而有可改的；2 命令无法执行`;

const fixEn = `
Examples:
  gongkai fix                                show what can be mended
  gongkai fix --write                        mend it
  gongkai fix entries/a.yaml --write         mend one file
  gongkai fix --rule known-channels
  gongkai fix --check

What is in doubt is left alone. Comments stay; all files are written or none.
Exit codes: 0 done; 1 with --check and something to mend; 2 the command could not run`;

const formatZh = `
例子：
  gongkai format                              看差别
  gongkai format --write                      写入
  gongkai format entries/义务教育.yaml --write
  gongkai format --keys zh --write            字段名都换成中文
  gongkai format --check                      有没整理的就以 1 退出，用在流水线里

只改写法，不改内容：写入前逐个文件核对内容和注释，对不上就不写。
退出码：0 完成；1 加了 --check 而有没整理的，或有文件不能整理；2 命令无法执行`;

const formatEn = `
Examples:
  gongkai format                              show the changes
  gongkai format --write                      write them
  gongkai format entries/a.yaml --write
  gongkai format --keys en --write
  gongkai format --check

Only the form changes: data and comments of every file are proven to be the same before it is written.
Exit codes: 0 done; 1 with --check and files not in this form, or a file that cannot be put into it; 2 could not run`;
