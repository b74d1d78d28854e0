import type { Command } from 'commander';
import type { Language } from '../model/wording.js';

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** The program with its help in the language asked for: commander's own headings are English. */
export function dressed(program: Command, language: Language): Command {
  if (language === 'en') return program;
  for (const command of allCommands(program)) {
    command.configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      subcommandTerm: (subcommand) =>
        `${subcommand.name()} ${subcommand.usage()}`.replace('[command]', '[命令]'),
      optionDescription: (option) =>
        inChinese(option.description, option.argChoices, option.defaultValue as string | undefined),
    });
  }
  return program;
}

/** A program and its commands, those below them included, in the order of the help. */
export function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

function inChinese(
  description: string,
  choices: readonly string[] | undefined,
  preset: string | undefined,
): string {
  const notes = [
    choices === undefined ? '' : `可选：${choices.join('、')}`,
    preset === undefined ? '' : `默认：${preset}`,
  ].filter(Boolean);
  return notes.length === 0 ? description : `${description}(${notes.join(';')})`;
}
