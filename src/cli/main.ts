import { type Command, CommanderError } from 'commander';
import type { Language } from '../model/wording.js';
import { colourful } from './colours.js';
import { allCommands, dressed } from './help.js';
import { CommandError, type Io } from './io.js';
import { manifest } from './manifest.js';
import { programOf } from './program.js';
import { dashMessage, usageMessage } from './usage.js';

/** Runs the program with the arguments behind its name; the exit code of design section 7. */
export async function main(argv: readonly string[]): Promise<number> {
  const io = terminal();
  const language = languageOf(argv);
  let code = 0;
  const program = dressed(
    programOf(language, manifest().version, lazily(io), (result) => {
      code = result;
    }),
    language,
  );
  let at = program;
  for (const command of allCommands(program)) {
    command
      .exitOverride((error) => {
        at = command;
        throw error;
      })
      .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined });
  }
  if (argv.length === 0) {
    io.out(program.helpInformation());
    return 0;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, io, { argv, command: at, language });
  }
}

/** Commands are loaded when one runs: `--version` and `--help` need none of them. */
function lazily(io: Io): Parameters<typeof programOf>[2] {
  return {
    check: async (workspace, options) => (await import('./check.js')).runCheck(io, workspace, options),
    coverage: async (workspace, options) =>
      options.scheme === undefined
        ? (await import('./coverage.js')).runCoverage(io, workspace, options)
        : (await import('./score.js')).runScore(io, workspace, { ...options, scheme: options.scheme }),
    guideList: async (workspace, options) =>
      (await import('./guide.js')).runGuideList(io, workspace, options),
    guideShow: async (name, workspace, options) =>
      (await import('./guide.js')).runGuideShow(io, name, workspace, options),
    guideDiff: async (names, workspace, options) =>
      (await import('./guide.js')).runGuideDiff(io, names, workspace, options),
    guideImport: async (file, workspace, options) =>
      (await import('./guide.js')).runGuideImport(io, file, workspace, options),
    fix: async (targets, options) => (await import('./fix.js')).runFix(io, targets, options),
    format: async (targets, options) => (await import('./format.js')).runFormat(io, targets, options),
    explain: async (code, options) => (await import('./explain.js')).runExplain(io, code, options),
    baseline: async (workspace, options) =>
      (await import('./baseline.js')).runBaseline(io, workspace, options),
    impact: async (instrument, workspace, options) =>
      (await import('./impact.js')).runImpact(io, instrument, workspace, options),
    tableImport: async (files, options) => (await import('./import.js')).runImport(io, files, options),
    sheetExport: async (workspace, options) =>
      (await import('./sheet.js')).runSheetExport(io, workspace, options),
    init: async (dir, options) => (await import('./init.js')).runInit(io, dir, options),
    sync: async (workspace, options) => (await import('./sync.js')).runSync(io, workspace, options),
    newEntry: async (domain, name, options) => (await import('./new.js')).runNew(io, domain, name, options),
    doctor: async (workspace, options) => (await import('./doctor.js')).runDoctor(io, workspace, options),
    completion: async (shell, program) => (await import('./completion.js')).runCompletion(io, shell, program),
    editor: async (workspace, options) => (await import('./editor.js')).runEditor(io, workspace, options),
    serve: async (workspace, options) => (await import('./serve.js')).runServe(io, workspace, options),
    watch: async (workspace, options) => (await import('./watch.js')).runWatch(io, workspace, options),
    build: async (workspace, options) => (await import('./run.js')).runBuild(io, workspace, options),
  };
}

/** What was asked for, how far it was understood. */
interface Asked {
  readonly argv: readonly string[];
  readonly command: Command;
  readonly language: Language;
}

function failure(error: unknown, io: Io, { argv, command, language }: Asked): number {
  if (error instanceof CommanderError) {
    // Help and version are thrown too.
    if (error.exitCode === 0) return 0;
    // A group of commands without one of them: its help has been shown.
    if (error.code === 'commander.help') return 2;
    io.err(`${dashMessage(argv, language) ?? usageMessage(error, wholeName(command), language)}\n`);
    return 2;
  }
  if (error instanceof CommandError) {
    io.err(`${dashMessage(argv, language) ?? (language === 'zh' ? error.zh : error.en)}\n`);
    return 2;
  }
  const detail = error instanceof Error ? error.message : String(error);
  io.err(
    language === 'zh'
      ? `gongkai 内部出错，没有发布任何内容：${detail}\n这是程序的问题，不是您的文件写错了。请把这一行发给维护者（设置环境变量 GONGKAI_DEBUG=1 可看到详情）。\n`
      : `gongkai failed, nothing was published: ${detail}\nThis is a fault of the program. Please report it (GONGKAI_DEBUG=1 shows details).\n`,
  );
  if (process.env.GONGKAI_DEBUG !== undefined && error instanceof Error) io.err(`${error.stack ?? ''}\n`);
  return 2;
}

/** `gongkai guide show`. */
function wholeName(command: Command): string {
  return command.parent === null ? command.name() : `${wholeName(command.parent)} ${command.name()}`;
}

function terminal(): Io {
  // A reader that closes the pipe (`| head`) has seen enough; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    colours: colourful(process.stdout, process.env),
    errColours: colourful(process.stderr, process.env),
    interactive: process.stderr.isTTY === true,
    today: localDay(new Date()),
  };
}

function localDay(now: Date): string {
  const two = (figure: number): string => String(figure).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Help is written before the arguments are understood, so the language is looked up first. */
function languageOf(argv: readonly string[]): Language {
  const index = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const value = argv[index] === '--lang' ? argv[index + 1] : argv[index]?.slice('--lang='.length);
  return value === 'en' ? 'en' : 'zh';
}
