import { type Command, Option } from 'commander';
import type { Language } from '../model/wording.js';
import { type CommandWords, commandWords } from './command-words.js';
import { dateOption } from './date-option.js';
import type { EditorOptions } from './editor.js';
import { CommandError } from './io.js';
import type { ServeOptions } from './serve.js';
import type { WatchOptions } from './watch.js';

/** What the program does for the commands of everyday editing; the figure is the exit code. */
export interface DeskActions {
  readonly editor: (workspace: string | undefined, options: EditorOptions) => Promise<number>;
  readonly serve: (workspace: string | undefined, options: ServeOptions) => Promise<number>;
  readonly watch: (workspace: string | undefined, options: WatchOptions) => Promise<number>;
}

/** Adds `gongkai editor`, `gongkai watch` and `gongkai serve`. */
export function deskCommands(
  program: Command,
  language: Language,
  actions: DeskActions,
  finish: (code: number) => void,
): void {
  const words = commandWords(language);
  const { say, help, nearest } = words;
  const command = (name: string): Command =>
    program
      .command(name)
      .usage(say('[选项] [工作区]', '[options] [workspace]'))
      .argument('[workspace]', nearest)
      .helpOption(...help);

  command('editor')
    .description(
      say(
        '让 VS Code 等编辑器提示字段、单位和渠道名称，并标出写错的地方',
        'make editors offer fields and names, and underline what is wrong',
      ),
    )
    .addOption(
      new Option(
        '--lang <language>',
        say(
          '消息的语言，也是编辑器里提示的字段语言',
          'language of messages, and of the fields that are offered',
        ),
      )
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .option('-q, --quiet', say('不显示写了什么', 'do not show what was written'))
    .addHelpText('after', say(editorZh, editorEn))
    .action(async (workspace: string | undefined, options: EditorOptions) => {
      finish(await actions.editor(workspace, options));
    });

  following(command('watch'), words)
    .description(say('一边编辑一边检查：保存文件后自动再查', 'check while you edit: again after every save'))
    .option('-q, --quiet', say('只显示错误', 'errors only'))
    .addHelpText('after', say(watchZh, watchEn))
    .action(async (workspace: string | undefined, options: WatchOptions) => {
      finish(await actions.watch(workspace, options));
    });
  following(command('serve'), words)
    .description(
      say(
        '在本机预览网站：保存文件后网页自动更新，有错误时显示在网页上',
        'show the site on this machine: pages follow every save, and show what is wrong',
      ),
    )
    .option(
      '--port <n>',
      say('端口；不写则用 8080，被占用时依次往后找', 'the port; by default the first free one from 8080'),
      portOption,
    )
    .option('--open', say('同时打开浏览器', 'open the browser, too'))
    .addHelpText('after', say(serveZh, serveEn))
    .action(async (workspace: string | undefined, options: ServeOptions) => {
      finish(await actions.serve(workspace, options));
    });
}

/** What both commands that follow the files of a workspace are told. */
function following(command: Command, { say, lang }: CommandWords): Command {
  return command
    .addOption(lang())
    .option(
      '--date <date>',
      say('以哪一天判断豁免是否到期（年-月-日）', 'the day exemptions are judged on (YYYY-MM-DD)'),
      dateOption,
    )
    .option(
      '--poll',
      say(
        '定时查看文件：共享文件夹、网络驱动器上用',
        'look at the files again and again: for network drives',
      ),
    )
    .option(
      '--no-cache',
      say('不用上次读取的结果，也不保留这次的', 'read every file again, and keep nothing for the next run'),
    );
}

function portOption(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/u.test(value) && port <= 65_535) return port;
  throw new CommandError(
    `--port 的值“${value}”不是端口；写 1 到 65535 的数字，如 8080`,
    `“${value}” is no port; write a number from 1 to 65535`,
  );
}

const serveZh = `
例子：
  gongkai serve                    打开 http://127.0.0.1:8080/ 预览
  gongkai serve 示例县 --open
  gongkai serve --port 3000

只有本机能打开，不能用来对外发布；发布用 gongkai build。覆盖报告在 /reports/。按 Ctrl+C 结束。
退出码：0 按 Ctrl+C 结束；2 工作区不见了，或者系统不能再监视文件`;

const serveEn = `
Examples:
  gongkai serve                    then open http://127.0.0.1:8080/
  gongkai serve my-county --open
  gongkai serve --port 3000

Only this machine can open it; to publish use gongkai build. The coverage report is at /reports/. Ctrl+C stops it.
Exit codes: 0 stopped by Ctrl+C; 2 the workspace is gone, or its files can be followed no more`;

const watchZh = `
例子：
  gongkai watch
  gongkai watch 示例县 --quiet

每次检查后列出新出现的、已解决的和还没有解决的问题。按 Ctrl+C 结束。
退出码：0 按 Ctrl+C 结束；2 工作区不见了，或者系统不能再监视文件`;

const watchEn = `
Examples:
  gongkai watch
  gongkai watch my-county --quiet

Every check shows what is new, what is solved and what still stands. Ctrl+C stops it.
Exit codes: 0 stopped by Ctrl+C; 2 the workspace is gone, or its files can be followed no more`;

const editorZh = `
例子：
  gongkai editor              写入 .gongkai/schemas/ 和 .vscode/settings.json
  gongkai editor 示例县

需要 VS Code 和“YAML”扩展（Red Hat），都可以离线安装。登记册里增加了单位、栏目后再运行一次，提示就会更新。
settings.json 里已有的设置不动；里面有注释时不改写，只告诉您要添加哪几行。`;

const editorEn = `
Examples:
  gongkai editor              writes .gongkai/schemas/ and .vscode/settings.json
  gongkai editor my-county --lang en

Needs VS Code with the YAML extension (Red Hat). Run it again when the registers have new names.
Settings that are there stay; a file with comments is left alone, and you are told what to add.`;
