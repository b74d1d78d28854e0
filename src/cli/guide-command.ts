import { type Command, Option } from 'commander';
import type { Language } from '../model/wording.js';
import { commandWords } from './command-words.js';
import type { GuideOptions, ImportOptions } from './guide.js';

/** What the program does for each command below `gongkai guide`; the figure is the exit code. */
export interface GuideActions {
  readonly guideList: (workspace: string | undefined, options: GuideOptions) => Promise<number>;
  readonly guideShow: (name: string, workspace: string | undefined, options: GuideOptions) => Promise<number>;
  readonly guideDiff: (
    names: readonly [before: string, after: string],
    workspace: string | undefined,
    options: GuideOptions,
  ) => Promise<number>;
  readonly guideImport: (
    file: string,
    workspace: string | undefined,
    options: ImportOptions,
  ) => Promise<number>;
}

/** Adds `gongkai guide` with its commands. */
export function guideCommand(
  program: Command,
  language: Language,
  actions: GuideActions,
  finish: (code: number) => void,
): void {
  const { say, help, helpCommand, lang, format } = commandWords(language);
  const guide = program
    .command('guide')
    .usage(say('<命令>', '<command>'))
    .description(say('查看、比较和导入标准指引', 'look at guides, compare them, import official ones'))
    .helpOption(...help)
    .helpCommand(...helpCommand)
    .addHelpText('after', say(examplesZh, examplesEn));

  common(guide.command('list'), say('[选项] [工作区]', '[options] [workspace]'))
    .description(say('列出全部标准指引：编码、领域、事项数、是否采用', 'list all guides'))
    .action(async (workspace: string | undefined, options: GuideOptions) => {
      finish(await actions.guideList(workspace, options));
    });
  common(
    guide
      .command('show')
      .argument(
        '<name>',
        say('领域、编码（YWJY）或指引事项（YWJY-0502）', 'domain, prefix or id of an item'),
      ),
    say('[选项] <领域|编码|指引事项> [工作区]', '[options] <domain|prefix|item> [workspace]'),
  )
    .description(say('显示一份标准指引或一个指引事项', 'show a guide or one of its items'))
    .action(async (name: string, workspace: string | undefined, options: GuideOptions) => {
      finish(await actions.guideShow(name, workspace, options));
    });
  const either = say('领域、编码或 .yaml 文件；“内置:领域”指内置的一份', 'domain, prefix or .yaml file');
  common(
    guide.command('diff').argument('<before>', either).argument('<after>', either),
    say('[选项] <甲> <乙> [工作区]', '[options] <before> <after> [workspace]'),
  )
    .description(
      say(
        '比较两份标准指引：新增、删去、改名、要素不同',
        'compare two guides: added, removed, renamed, changed',
      ),
    )
    .action(async (before: string, after: string, workspace: string | undefined, options: GuideOptions) => {
      finish(await actions.guideDiff([before, after], workspace, options));
    });
  const domain = new Option(
    '--domain <domain>',
    say('这张表是哪个领域的', 'the domain of the table'),
  ).makeOptionMandatory();
  common(
    guide
      .command('import')
      .argument(
        '<file>',
        say(
          '正式印发的标准目录（.xlsx、.csv、.html，或标准指引 .yaml）',
          'the official table (.xlsx, .csv, .html or .yaml)',
        ),
      ),
    say('[选项] <文件> [工作区]', '[options] <file> [workspace]'),
  )
    .description(
      say(
        '导入正式印发的标准目录，取代内置标准指引；不加 --write 只看差别',
        'import an official table in place of the shipped guide; without --write only show what changes',
      ),
    )
    .addOption(domain)
    .option('--sheet <name>', say('读工作簿的哪一张表', 'the sheet of the workbook to read'))
    .option('--source <url>', say('这张表的网址，写进“来源”', 'the address of the table'))
    .option('--write', say('写入工作区的 guides/', 'write it to guides/ of the workspace'))
    .option('--overwrite', say('已经导入过时换掉原来的文件，编码保留', 'replace the file imported before'))
    .action(async (file: string, workspace: string | undefined, options: ImportOptions) => {
      finish(await actions.guideImport(file, workspace, options));
    });

  function common(command: Command, usage: string): Command {
    return command
      .usage(usage)
      .argument(
        '[workspace]',
        say(
          '工作区文件夹；不写则从当前文件夹往上找，没有也可以',
          'the folder of the workspace; by default the nearest one above, if any',
        ),
      )
      .addOption(format())
      .addOption(lang())
      .helpOption(...help);
  }
}

const examplesZh = `
例子：
  gongkai guide list
  gongkai guide show 义务教育
  gongkai guide show YWJY-0502
  gongkai guide import 义务教育标准目录.xlsx --domain 义务教育
  gongkai guide import 义务教育标准目录.xlsx --domain 义务教育 --write
  gongkai guide diff 内置:义务教育 义务教育

导入的标准指引写明“取代: 内置”；省里的标准指引可以写“继承: 义务教育”，在国家的上面增补。`;

const examplesEn = `
Examples:
  gongkai guide list
  gongkai guide show YWJY-0502
  gongkai guide import table.xlsx --domain 义务教育
  gongkai guide import table.xlsx --domain 义务教育 --write
  gongkai guide diff gongkai:YWJY YWJY

An imported guide says that it replaces the shipped one; a province's guide may say which one it inherits.`;
