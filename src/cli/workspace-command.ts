import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Language } from '../model/wording.js';
import { type CommandWords, commandWords } from './command-words.js';
import { dateOption } from './date-option.js';
import type { DoctorOptions } from './doctor.js';
import type { InitOptions } from './init-answers.js';
import type { NewOptions } from './new.js';
import type { SyncOptions } from './sync.js';

/** What the program does for the commands that make, keep and look after a workspace. */
export interface WorkspaceActions {
  readonly init: (dir: string | undefined, options: InitOptions) => Promise<number>;
  readonly sync: (workspace: string | undefined, options: SyncOptions) => Promise<number>;
  readonly newEntry: (domain: string, name: string | undefined, options: NewOptions) => Promise<number>;
  readonly doctor: (workspace: string | undefined, options: DoctorOptions) => Promise<number>;
  readonly completion: (shell: string, program: Command) => Promise<number>;
}

/** Adds `gongkai init`, `sync`, `new`, `doctor` and `completion`. */
export function workspaceCommands(
  program: Command,
  language: Language,
  actions: WorkspaceActions,
  finish: (code: number) => void,
): void {
  const words = commandWords(language);
  initCommand(program, words, actions, finish);
  syncCommand(program, words, actions, finish);
  newCommand(program, words, actions, finish);
  doctorCommand(program, words, actions, finish);
  completionCommand(program, words, actions, finish);
}

function initCommand(
  program: Command,
  { say, help, quiet, lang }: CommandWords,
  actions: WorkspaceActions,
  finish: (code: number) => void,
): void {
  program
    .command('init')
    .usage(say('[选项] [文件夹]', '[options] [folder]'))
    .argument('[dir]', say('建在哪个文件夹；不写则为当前文件夹', 'the folder; by default this one'))
    .description(
      say(
        '为一个县（市、区）建立工作区：设置、单位登记册，按标准指引起草的事项',
        'make the workspace of a county: settings, registers, a draft for every guide item',
      ),
    )
    .option('--name <name>', say('县（市、区）名称', 'the name of the county'))
    .option('--code <code>', say('六位行政区划代码', 'the division code, six digits'))
    .addOption(
      new Option(
        '--level <kind>',
        say(
          '单位名称前怎么称呼本地；不写则看县名的最后一个字',
          'its kind; by default the last character of the name',
        ),
      ).choices(['县', '区', '市', '旗']),
    )
    .option(
      '--domains <domains>',
      say(
        '公开哪些领域：名称或编码，用逗号分开，或“全部”',
        'names or prefixes parted by commas, or 全部 for all',
      ),
    )
    .addOption(
      new Option(
        '--ci <system>',
        say('写持续集成的配置，可写几次', 'a template for a CI system; may be given again'),
      )
        .choices(['github', 'gitlab', 'gitee', 'jenkins'])
        .argParser(collected(['github', 'gitlab', 'gitee', 'jenkins'])),
    )
    .option('-y, --yes', say('不提问；缺什么一次说全', 'ask nothing; name all that is missing together'))
    .addOption(lang())
    .option(...quiet)
    .helpOption(...help)
    .addHelpText('after', say(initZh, initEn))
    .action(async (dir: string | undefined, options: InitOptions) => {
      finish(await actions.init(dir, options));
    });
}

function syncCommand(
  program: Command,
  { say, help, quiet, nearest, lang, format }: CommandWords,
  actions: WorkspaceActions,
  finish: (code: number) => void,
): void {
  program
    .command('sync')
    .usage(say('[选项] [工作区]', '[options] [workspace]'))
    .argument('[workspace]', nearest)
    .description(
      say(
        '跟上标准指引：起草新缺的事项，更新没有改动过的草稿；先列出，加 --write 才写入',
        'draft what is newly missing, renew untouched drafts; shows it, writes it with --write',
      ),
    )
    .option('--write', say('写入；不加只看', 'write; without it only show'))
    .option('--check', say('有要补、要更新的，退出码为 1', 'exit with 1 when there is something to do'))
    .option(
      '--date <date>',
      say('以哪一天判断豁免是否到期（年-月-日）', 'the day exemptions are judged on (YYYY-MM-DD)'),
      dateOption,
    )
    .addOption(format())
    .addOption(lang())
    .option(...quiet)
    .helpOption(...help)
    .addHelpText('after', say(syncZh, syncEn))
    .action(async (workspace: string | undefined, options: SyncOptions) => {
      finish(await actions.sync(workspace, options));
    });
}

function newCommand(
  program: Command,
  { say, help, nearest, lang }: CommandWords,
  actions: WorkspaceActions,
  finish: (code: number) => void,
): void {
  program
    .command('new')
    .usage(say('[选项] <领域> [名称]', '[options] <domain> [name]'))
    .argument('<domain>', say('领域，如 义务教育', 'the domain'))
    .argument('[name]', say('事项名称', 'the name of the entry'))
    .description(say('增加一个事项，写进该领域的文件', 'add an entry to the file of its domain'))
    .option('-w, --workspace <folder>', nearest)
    .option(
      '--category <category>',
      say('一级事项；不写则为该文件最后一项的', 'its category; by default that of the last item of the file'),
    )
    .option('--agency <agency>', say('公开主体', 'who discloses it'))
    .option('--guide <id>', say('按这个指引事项起草，如 YWJY-0502', 'draft it from a guide item'))
    .addOption(lang())
    .helpOption(...help)
    .addHelpText('after', say(newZh, newEn))
    .action(async (domain: string, name: string | undefined, options: NewOptions) => {
      finish(await actions.newEntry(domain, name, options));
    });
}

function doctorCommand(
  program: Command,
  { say, help, nearest, lang, format }: CommandWords,
  actions: WorkspaceActions,
  finish: (code: number) => void,
): void {
  program
    .command('doctor')
    .usage(say('[选项] [工作区]', '[options] [workspace]'))
    .argument('[workspace]', nearest)
    .description(say('检查安装：哪里不对，怎么办', 'say what is wrong with an installation'))
    .addOption(format())
    .addOption(lang())
    .helpOption(...help)
    .action(async (workspace: string | undefined, options: DoctorOptions) => {
      finish(await actions.doctor(workspace, options));
    });
}

function completionCommand(
  program: Command,
  { say, help, lang }: CommandWords,
  actions: WorkspaceActions,
  finish: (code: number) => void,
): void {
  program
    .command('completion')
    .usage(say('<bash|zsh|fish|powershell>', '<bash|zsh|fish|powershell>'))
    .argument('<shell>', say('bash、zsh、fish 或 powershell', 'bash, zsh, fish or powershell'))
    .description(say('输出命令行补全脚本', 'print a completion script for a shell'))
    .addOption(lang())
    .helpOption(...help)
    .addHelpText('after', say(completionZh, completionEn))
    .action(async (shell: string) => {
      finish(await actions.completion(shell, program));
    });
}

/** An option that may be given again; choices are checked by hand, since a parser of its own takes their place. */
function collected(choices: readonly string[]): (value: string, before: unknown) => string[] {
  return (value, before) => {
    if (!choices.includes(value))
      throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    return [...(Array.isArray(before) ? before : []), value];
  };
}

const initZh = `
例子：
  gongkai init                    在终端里一步步提问
  gongkai init 清河县 --name 清河县 --code 999901 --domains 义务教育,安全生产
  gongkai init --name 城东区 --code 999902 --domains 全部 --ci gitlab --yes

写好的工作区马上可以检查和发布；已有的文件一个也不改，出错时什么也不写。`;

const initEn = `
Examples:
  gongkai init                    asks one thing after another
  gongkai init qinghe --name 清河县 --code 999901 --domains 义务教育,安全生产
  gongkai init --name 城东区 --code 999902 --domains 全部 --ci gitlab --yes

What it writes checks and builds as it is; no file that is there is changed, and nothing is written on an error.`;

const syncZh = `
例子：
  gongkai sync                    看要补什么
  gongkai sync --write            写入
  gongkai sync --check            有要补的时退出码为 1，用于持续集成

有人改过一个字的草稿和正式事项，一概不动。gongkai.yaml 里新加的领域，也由它起草。`;

const syncEn = `
Examples:
  gongkai sync                    show what is missing
  gongkai sync --write            write it
  gongkai sync --check            exit with 1 when something is missing, for CI

Drafts somebody has changed by a word, and final entries, are left alone. A domain added to gongkai.yaml is drafted too.`;

const newZh = `
例子：
  gongkai new 义务教育 校园餐公示
  gongkai new 义务教育 课后服务收费 --category 财务信息
  gongkai new 义务教育 --guide YWJY-0502`;

const newEn = `
Examples:
  gongkai new 义务教育 校园餐公示
  gongkai new 义务教育 课后服务收费 --category 财务信息
  gongkai new 义务教育 --guide YWJY-0502`;

const completionZh = `
装上（重开终端生效）：
  bash        gongkai completion bash >> ~/.bashrc
  zsh         gongkai completion zsh > "\${fpath[1]}/_gongkai"
  fish        gongkai completion fish > ~/.config/fish/completions/gongkai.fish
  powershell  Add-Content $PROFILE 'gongkai completion powershell | Out-String | Invoke-Expression'`;

const completionEn = `
To install it (works in a new terminal):
  bash        gongkai completion bash >> ~/.bashrc
  zsh         gongkai completion zsh > "\${fpath[1]}/_gongkai"
  fish        gongkai completion fish > ~/.config/fish/completions/gongkai.fish
  powershell  Add-Content $PROFILE 'gongkai completion powershell | Out-String | Invoke-Expression'`;
