import { type Command, Option } from 'commander';
import type { Language } from '../model/wording.js';
import { commandWords } from './command-words.js';
import type { TableImportOptions } from './import.js';
import type { SheetExportOptions } from './sheet.js';

/** What the program does for the commands about tables; the figure is the exit code. */
export interface SheetActions {
  readonly sheetExport: (workspace: string | undefined, options: SheetExportOptions) => Promise<number>;
  readonly tableImport: (files: readonly string[], options: TableImportOptions) => Promise<number>;
}

/** Adds `gongkai import` and `gongkai sheet` with its commands. */
export function sheetCommands(
  program: Command,
  language: Language,
  actions: SheetActions,
  finish: (code: number) => void,
): void {
  const { say, help, helpCommand, quiet, nearest, lang, format } = commandWords(language);

  program
    .command('import')
    .argument(
      '<files...>',
      say(
        '编辑表（.xlsx），或已公布的表（.xlsx、.csv、.html）',
        'authoring workbooks (.xlsx), or published tables (.xlsx, .csv, .html)',
      ),
    )
    .usage(say('[选项] <文件...>', '[options] <files...>'))
    .description(
      say(
        '把 Excel 表读进目录：先列出逐项的差别，加 --write 才写入',
        'read tables into the catalog: shows what would change, writes it with --write',
      ),
    )
    .option(
      '-w, --workspace <folder>',
      say(
        '工作区文件夹；不写则从当前文件夹往上找',
        'the folder of the workspace; by default the nearest one above',
      ),
    )
    .option(
      '--domain <domain>',
      say('表是哪个领域的；表题或表名写明的不用写', 'the domain of the tables, where they do not name it'),
    )
    .option('--sheet <name>', say('只读工作簿里的这一张表', 'read only this sheet'))
    .option('--write', say('写入；不加只看差别', 'write the changes; without it they are only shown'))
    .option(
      '--register',
      say('连同表里的新单位、新领域一起登记', 'enter new agencies and domains in their registers too'),
    )
    .addOption(
      new Option(
        '--conflicts <side>',
        say('目录和表格都改过的事项以哪边为准', 'what holds where catalog and table were both changed'),
      ).choices(['catalog', 'table']),
    )
    .addOption(format())
    .addOption(lang())
    .option(...quiet)
    .helpOption(...help)
    .addHelpText('after', say(importZh, importEn))
    .action(async (files: string[], options: TableImportOptions) => {
      finish(await actions.tableImport(files, options));
    });

  const sheet = program
    .command('sheet')
    .usage(say('<命令>', '<command>'))
    .description(say('把目录导出为 Excel 编辑表', 'the catalog as a workbook to edit'))
    .helpOption(...help)
    .helpCommand(...helpCommand)
    .addHelpText('after', say(sheetZh, sheetEn));
  sheet
    .command('export')
    .usage(say('[选项] [工作区]', '[options] [workspace]'))
    .description(
      say(
        '导出编辑表：全部事项，或一个单位、一个领域的',
        'write an authoring workbook: all items, or those of an agency or a domain',
      ),
    )
    .argument('[workspace]', nearest)
    .option('-o, --out <file>', say('写到哪个文件', 'the file to write'))
    .option('--agency <agency>', say('只要某单位的事项', 'the items of one agency'))
    .option('--domain <domain>', say('只要某领域的事项', 'the items of one domain'))
    .option('--overwrite', say('文件已经存在时换掉它', 'replace a file that is there'))
    .addOption(lang())
    .option(...quiet)
    .helpOption(...help)
    .action(async (workspace: string | undefined, options: SheetExportOptions) => {
      finish(await actions.sheetExport(workspace, options));
    });
}

const importZh = `
例子：
  gongkai import 县教育和体育局事项编辑表.xlsx            看编辑表改了什么
  gongkai import 县教育和体育局事项编辑表.xlsx --write    写入
  gongkai import 安全生产目录.xlsx --domain 安全生产       读已公布的表
  gongkai import *.xlsx --write --register               连同新单位、新领域一起登记
  gongkai import 旧网页.html --format json > 差别.json

没有动过的行、注释、次序和引号在文件里一个字节也不变；表里删去的行只列为建议，不会删。
退出码：0 完成；1 表读不了，或有要先改正、要先商定的地方（什么也没有写）；2 命令无法执行`;

const importEn = `
Examples:
  gongkai import jyj.xlsx                  show what an authoring workbook changes
  gongkai import jyj.xlsx --write          take it over
  gongkai import table.xlsx --domain 安全生产
  gongkai import *.xlsx --write --register
  gongkai import page.html --format json > changes.json

Comments, order, quoting and untouched lines stay byte for byte; rows that are gone are proposals, never deletions.
Exit codes: 0 done; 1 a table cannot be read, or something must be settled first (nothing was written); 2 could not run`;

const sheetZh = `
例子：
  gongkai sheet export                              全部事项
  gongkai sheet export --agency 县教育和体育局        一个单位的
  gongkai sheet export --domain 义务教育 -o 义务教育.xlsx
  gongkai import 义务教育.xlsx                       填好以后交回`;

const sheetEn = `
Examples:
  gongkai sheet export
  gongkai sheet export --agency jtj
  gongkai sheet export --domain 义务教育 -o items.xlsx
  gongkai import items.xlsx                         hand it back`;
