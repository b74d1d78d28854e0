import { Command, Option } from 'commander';
import type { Language } from '../model/wording.js';
import type { BaselineOptions } from './baseline.js';
import type { CheckOptions } from './check.js';
import { commandWords } from './command-words.js';
import type { CoverageOptions } from './coverage.js';
import { dateOption } from './date-option.js';
import { type DeskActions, deskCommands } from './desk-command.js';
import { type GuideActions, guideCommand } from './guide-command.js';
import { CommandError } from './io.js';
import { type MendActions, mendCommands } from './mend-command.js';
import { formats, reportOption, usualMost } from './reports.js';
import type { BuildOptions, Options } from './run.js';
import type { ScoreOptions } from './score.js';
import { type SheetActions, sheetCommands } from './sheet-command.js';
import { type WorkspaceActions, workspaceCommands } from './workspace-command.js';

/** What the program does for each command; the figure is the exit code. */
export interface Actions extends GuideActions, MendActions, SheetActions, WorkspaceActions, DeskActions {
  readonly check: (workspace: string | undefined, options: CheckOptions) => Promise<number>;
  readonly coverage: (
    workspace: string | undefined,
    options: CoverageOptions & Partial<ScoreOptions>,
  ) => Promise<number>;
  readonly build: (workspace: string | undefined, options: BuildOptions) => Promise<number>;
  readonly baseline: (workspace: string | undefined, options: BaselineOptions) => Promise<number>;
  readonly impact: (instrument: string, workspace: string | undefined, options: Options) => Promise<number>;
}

/** The commands with their flags and help, in one language; `finish` gets the exit code of the one that ran. */
export function programOf(
  language: Language,
  version: string,
  actions: Actions,
  finish: (code: number) => void,
): Command {
  const { say, help, helpCommand, quiet, nearest, lang, format } = commandWords(language);
  const program = new Command('gongkai')
    .usage(say('[选项] [命令]', '[options] [command]'))
    .description(
      say(
        '政务公开标准目录编译器：检查事项、核对标准指引覆盖、发布网站和 Excel 清单',
        'Compiles a disclosure catalog: checks it, proves its coverage of the guides, publishes site and lists',
      ),
    )
    .version(version, '-V, --version', say('显示版本', 'show the version'))
    .helpOption(...help)
    .helpCommand(...helpCommand)
    .addHelpText('after', say(examplesZh, examplesEn));

  workspaceCommands(program, language, actions, finish);
  common(program.command('check'), formats)
    .description(say('检查工作区里的所有文件', 'check all files of a workspace'))
    .addOption(report())
    .addOption(gate())
    .option(
      '--since <commit>',
      say(
        '只看这个提交（分支）以后改动过的事项，其余只报数目；要用 git',
        'look at entries changed since this commit or branch only, count the rest; needs git',
      ),
    )
    .option(
      '--max <n>',
      say(
        `最多列出几个问题，其余只报数目（默认 ${usualMost}）`,
        `show so many findings and count the rest (default ${usualMost})`,
      ),
      countOption,
    )
    .addOption(new Option('--all', say('列出全部问题', 'show all findings')).conflicts('max'))
    .addHelpText('after', say(checkZh, checkEn))
    .action(async (workspace: string | undefined, options: CheckOptions) => {
      finish(await actions.check(workspace, options));
    });
  const by = new Option(
    '--by <breakdown>',
    say('按领域、单位或层级分列', 'break the figures down by domain, agency or level'),
  );
  const agency = new Option(
    '--agency <agency>',
    say(
      '某单位的缺项单：缺项附可复制的指引原行，部分达标附两边的写法',
      'the sheet of one agency: its gaps with the guide rows to copy, and what falls short',
    ),
  );
  const scheme = new Option(
    '--scheme <scheme>',
    say(
      '按评分方案模拟评分：schemes/ 里的文件或方案名称',
      'the mock assessment by a scheme: a file of schemes/, or its name',
    ),
  );
  common(program.command('coverage'), ['text', 'json', 'csv', 'md'])
    .description(say('核对标准指引的覆盖情况', 'show what part of the guides is covered'))
    .addOption(by.choices(['domain', 'agency', 'level']).default('domain'))
    .addOption(agency.conflicts(['by', 'min']))
    .addOption(report())
    .option(
      '--min <percent>',
      say(
        '合计覆盖率（覆盖÷适用，只计已见证）的达标线，低于它时退出码为 1；代替 gongkai.yaml 的“达标线”',
        'the least coverage rate of all domains, attested items only; below it exit 1; in place of that of gongkai.yaml',
      ),
      percentOption,
    )
    .addOption(scheme.conflicts(['by', 'agency', 'min']))
    .option(
      '--seed <n>',
      say(
        '抽查领域的随机数种子，同一种子抽到的领域相同（默认 1）',
        'the seed domains are drawn with; one seed always draws the same (default 1)',
      ),
      seedOption,
    )
    .addHelpText('after', say(coverageZh, coverageEn))
    .action(async (workspace: string | undefined, options: CoverageOptions & Partial<ScoreOptions>) => {
      finish(await actions.coverage(workspace, options));
    });
  common(program.command('build'))
    .description(
      say('检查无误后发布网站、Excel 清单、开放数据和覆盖报告', 'publish site, lists, data and reports'),
    )
    .option('-o, --out <folder>', say('发布到哪个文件夹', 'the folder to publish to'), 'dist')
    .addOption(gate())
    .addOption(report())
    .addHelpText('after', say(buildZh, buildEn))
    .action(async (workspace: string | undefined, options: BuildOptions) => {
      finish(await actions.build(workspace, options));
    });
  common(program.command('baseline'), null)
    .description(
      say(
        '把现有的问题记入 baseline.yaml，检查时不再提示，只提示新出现的',
        'write what is found now into baseline.yaml, so that only what is new is shown',
      ),
    )
    .option('--update', say('更新已有的基线：加新的，删改好的', 'bring a baseline up to date'))
    .option('--reason <text>', say('写在新记入的问题旁边的理由', 'why what is new is left for now'))
    .addHelpText('after', say(baselineZh, baselineEn))
    .action(async (workspace: string | undefined, options: BaselineOptions) => {
      finish(await actions.baseline(workspace, options));
    });
  common(
    program
      .command('impact')
      .argument(
        '<instrument>',
        say('文件的标题、简称、文号或整条依据', 'title, short title, number or citation'),
      ),
  )
    .usage(say('[选项] <文件> [工作区]', '[options] <instrument> [workspace]'))
    .description(
      say(
        '查哪些指引事项、公开事项和单位引用了某个文件',
        'list every guide item, entry and agency that cites an instrument',
      ),
    )
    .addHelpText('after', say(impactZh, impactEn))
    .action(async (instrument: string, workspace: string | undefined, options: Options) => {
      finish(await actions.impact(instrument, workspace, options));
    });
  mendCommands(program, language, actions, finish);
  sheetCommands(program, language, actions, finish);
  guideCommand(program, language, actions, finish);
  deskCommands(program, language, actions, finish);
  return program;

  function report(): Option {
    return new Option(
      '--report <format=file>',
      say(
        '同时写一份问题报告，如 sarif=问题.sarif；可写多次；有错误时也写',
        'write the findings to a file as well, such as sarif=out.sarif; may be repeated; with errors too',
      ),
    ).argParser(reportOption);
  }

  function gate(): Option {
    return new Option(
      '--gate <gate>',
      say(
        '关口：lax 只要没有错误；strict 连警告也不许有，各条达标线都要达到',
        'lax: no errors; strict: no warnings either, and every coverage gate passed',
      ),
    )
      .choices(['lax', 'strict'])
      .default('lax');
  }

  function common(command: Command, choices: readonly string[] | null = ['text', 'json']): Command {
    if (choices !== null) command.addOption(format(choices));
    return command
      .usage(say('[选项] [工作区]', '[options] [workspace]'))
      .argument('[workspace]', nearest)
      .addOption(lang())
      .option(
        '--date <date>',
        say('以哪一天判断豁免是否到期（年-月-日）', 'the day exemptions are judged on (YYYY-MM-DD)'),
        dateOption,
      )
      .option(...quiet)
      .option(
        '--no-cache',
        say('不用上次读取的结果，也不保留这次的', 'read every file again, and keep nothing for the next run'),
      )
      .helpOption(...help);
  }
}

function percentOption(value: string): number {
  const percent = Number(value);
  if (/^\d{1,3}(?:\.\d{1,6})?$/u.test(value) && percent <= 100) return percent;
  throw new CommandError(
    `--min 的值“${value}”不对；写成 0 到 100 的数字，不写百分号，如 --min 95`,
    `“${value}” is no percentage; write a number from 0 to 100 without a percent sign, such as --min 95`,
  );
}

function countOption(value: string): number {
  const count = Number(value);
  if (/^\d{1,6}$/u.test(value) && count > 0) return count;
  throw new CommandError(
    `--max 的值“${value}”不对；写成大于 0 的整数，如 --max 20`,
    `“${value}” is no number of findings; write a whole number above 0, such as --max 20`,
  );
}

function seedOption(value: string): number {
  const seed = Number(value);
  if (/^\d{1,10}$/u.test(value) && seed <= 0xffff_ffff) return seed;
  throw new CommandError(
    `--seed 的值“${value}”不对；写成 0 到 4294967295 的整数`,
    `“${value}” is no seed; write a whole number from 0 to 4294967295`,
  );
}

const examplesZh = `
例子：
  gongkai check                     检查当前文件夹所在的工作区
  gongkai coverage 示例县            看覆盖情况
  gongkai build 示例县 --out dist    发布到 dist 文件夹
  gongkai build --help              看一个命令的用法

退出码：0 完成；1 目录有错误；2 命令无法执行`;

const examplesEn = `
Examples:
  gongkai check                     check the workspace of this folder
  gongkai coverage my-county        show the coverage
  gongkai build my-county -o dist   publish to dist

Exit codes: 0 done; 1 the catalog has errors; 2 the command could not run`;

const checkZh = `
例子：
  gongkai check
  gongkai check 示例县 --quiet
  gongkai check --all
  gongkai check --format json > 问题.json
  gongkai check --report sarif=问题.sarif --report junit=问题.xml
  gongkai check --since origin/main
  gongkai check --gate strict

格式：text 给人看；json 给程序；sarif、github 用于 GitHub 和 Gitee；junit、checkstyle 用于
Jenkins；gitlab 是 GitLab 的代码质量报告；markdown 可贴到合并请求里。text 和 github 以外的
--report 要写文件名；报告里的路径从仓库根目录算起。`;

const checkEn = `
Examples:
  gongkai check
  gongkai check my-county --quiet
  gongkai check --all
  gongkai check --format json > findings.json
  gongkai check --report sarif=out.sarif --report junit=out.xml
  gongkai check --since origin/main
  gongkai check --gate strict

Formats: text for people; json for programs; sarif and github for GitHub and Gitee; junit and checkstyle for
Jenkins; gitlab is GitLab's Code Quality report; markdown goes into a merge request. --report needs a file but
for text and github; paths in reports count from the root of the repository.`;

const coverageZh = `
例子：
  gongkai coverage
  gongkai coverage 示例县 --date 2026-12-31
  gongkai coverage --by agency --format csv > 各单位.csv
  gongkai coverage --agency 县教育和体育局 --format md > 缺项单.md
  gongkai coverage --min 95
  gongkai coverage --scheme 抽查评分 --seed 2026
  gongkai coverage --format json > 覆盖.json

目录有错误时不给出任何数字。json 是全部数据，与 reports/coverage.json 相同。
gongkai.yaml 里可写“达标线: 95”（合计），也可在各领域下写；有一条没达到，退出码就是 1。`;

const coverageEn = `
Examples:
  gongkai coverage
  gongkai coverage my-county --date 2026-12-31
  gongkai coverage --by agency --format csv > agencies.csv
  gongkai coverage --agency jyj --format md > letter.md
  gongkai coverage --min 95
  gongkai coverage --scheme my-scheme --seed 2026
  gongkai coverage --format json > coverage.json

With an error in the catalog no figure is given. json is everything, the same as reports/coverage.json.
gongkai.yaml may set gates (threshold), for everything and for each domain; one that fails makes exit 1.`;

const buildZh = `
例子：
  gongkai build
  gongkai build 示例县 --out /srv/gongkai
  gongkai build --gate strict

发布要么全部完成，要么保持原样；site/ 放到网站上，reports/ 留给单位。`;

const buildEn = `
Examples:
  gongkai build
  gongkai build my-county --out /srv/gongkai
  gongkai build --gate strict

All or nothing: a failed build leaves the publication before as it was.`;

const baselineZh = `
例子：
  gongkai baseline
  gongkai baseline --reason 2026年底前改完
  gongkai baseline --update

基线按“事项编码、规则、字段”记问题，行号变了也对得上。改好的问题留在基线里是错误，用 --update 删去；
您写的理由和注释会保留。数字所依据的错误不能记入，须先改正。`;

const baselineEn = `
Examples:
  gongkai baseline
  gongkai baseline --reason "to be mended in 2026"
  gongkai baseline --update

The baseline knows findings by item, rule and field, wherever the lines are. What is mended and still entered is an
error; --update removes it and keeps your reasons and comments. Errors that figures rest on cannot be entered.`;

const impactZh = `
例子：
  gongkai impact 国办发〔2017〕94号
  gongkai impact 义务教育法 示例县
  gongkai impact '《中华人民共和国收养法》' --format json > 影响.json

文件修订、废止时，用它找出要改的事项和要通知的单位；登记册里没有的地方文件也能查。`;

const impactEn = `
Examples:
  gongkai impact 国办发〔2017〕94号
  gongkai impact 义务教育法 my-county
  gongkai impact '《中华人民共和国收养法》' --format json > impact.json

When an instrument is amended or repealed it shows what to change and whom to tell; local documents that the
register does not have are found too.`;
