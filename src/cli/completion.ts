import type { Argument, Command, Option } from 'commander';
import { openPattern } from '../workspaces.js';
import type { Completed, CompletedOption, Values } from './completed.js';
import { bashScript } from './completion-bash.js';
import { fishScript } from './completion-fish.js';
import { powershellScript } from './completion-powershell.js';
import { zshScript } from './completion-zsh.js';
import { CommandError, type Io } from './io.js';

const scripts: Readonly<Record<string, (commands: readonly Completed[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};

/** `gongkai completion`: the script that tells a shell the commands and options of this program. */
export async function runCompletion(io: Io, shell: string, program: Command): Promise<number> {
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (script === undefined) {
    const known = Object.keys(scripts);
    throw new CommandError(
      `没有“${shell}”的补全脚本；可以写：${known.join('、')}`,
      `There is no completion for “${shell}”, but for ${known.join(', ')}`,
    );
  }
  const { guides } = await openPattern();
  const domains = guides.map(({ domain }) => domain);
  io.out(script(completedCommands(program, domains)));
  return 0;
}

/** A program and its commands, those below them included. */
function completedCommands(program: Command, domains: readonly string[], trail = ''): Completed[] {
  const help = program.createHelp();
  const subcommands = help.visibleCommands(program);
  return [
    {
      trail,
      commands: subcommands.map((each) => ({ name: each.name(), description: each.description() })),
      options: help.visibleOptions(program).map((option) => completedOption(option, domains)),
      operand: operandOf(program, domains),
    },
    ...program.commands.flatMap((each) => completedCommands(each, domains, `${trail} ${each.name()}`)),
  ];
}

function completedOption(option: Option, domains: readonly string[]): CompletedOption {
  const { short, long, description, required, optional, argChoices, flags } = option;
  return {
    names: [short, long].filter((name) => name !== undefined),
    description,
    values: required || optional ? valuesOf(/<(.+?)>/u.exec(flags)?.[1] ?? '', argChoices, domains) : null,
  };
}

function operandOf(command: Command, domains: readonly string[]): Values {
  if (command.name() === 'completion') return { kind: 'words', words: Object.keys(scripts) };
  const offered = command.registeredArguments
    .map((argument: Argument) => valuesOf(argument.name(), argument.argChoices, domains))
    .filter(({ kind }) => kind !== 'any');
  return offered[0] ?? { kind: 'any' };
}

/** What a value may be, by the name the program gives it. */
function valuesOf(name: string, choices: readonly string[] | undefined, domains: readonly string[]): Values {
  if (choices !== undefined) return { kind: 'words', words: choices };
  if (name === 'domain' || name === 'domains') return { kind: 'words', words: domains };
  if (/^(?:workspace|dir|folder)$/u.test(name)) return { kind: 'folder' };
  if (/^files?$/u.test(name)) return { kind: 'file' };
  return { kind: 'any' };
}
