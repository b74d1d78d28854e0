import type { CommanderError } from 'commander';
import type { Language } from '../model/wording.js';

/**
 * What was wrong with the command line, in words; commander itself speaks English only. `command` is the whole name of
 * the command it was wrong for: `gongkai guide show`.
 */
export function usageMessage(error: CommanderError, command: string, language: Language): string {
  const english = error.message.replace(/^error: /u, '');
  if (language === 'en') return `${english}\n(${command} --help shows the usage)`;
  const [word = '', value = ''] = Array.from(english.matchAll(/'([^']*)'/gu), (match) => match[1] ?? '');
  const near = /Did you mean (?:one of )?([^?)]+)/u.exec(english)?.[1];
  const suggestion = near === undefined ? '' : `，是不是“${near.trim()}”？`;
  const said =
    error.code === 'commander.excessArguments'
      ? tooMany(english, command)
      : inChinese(error.code, word, value, english);
  return `${said}${suggestion}\n（${command} --help 查看用法）`;
}

/** Most often a name with a space in it that was not put in quotes. */
function tooMany(english: string, command: string): string {
  const [, most = '', given = ''] = /Expected (\d+) arguments? but got (\d+)/u.exec(english) ?? [];
  const counts =
    most === '0' ? `后面不写参数，这里写了 ${given} 个` : `后面最多写 ${most} 个参数，这里写了 ${given} 个`;
  return `“${command}”${counts}；名称里有空格的，要用引号括起来`;
}

/**
 * What to write for a word that begins with a dash, or null: word processors make one of two minus signs, and commands
 * are copied from their pages. To the program such a word is a folder, or one argument too many.
 */
export function dashMessage(words: readonly string[], language: Language): string | null {
  const word = words.find((each) => /^[-－]*[—–－―][-—–－―]*\p{L}/u.test(each));
  if (word === undefined) return null;
  const meant = `--${word.replace(/^[^\p{L}]+/u, '')}`;
  return language === 'en'
    ? `“${word}” begins with a dash; write two minus signs: ${meant}`
    : `“${word}”前面不是英文减号（从文档里复制的常被换成破折号）；写成：${meant}`;
}

function inChinese(code: string, word: string, value: string, english: string): string {
  switch (code) {
    case 'commander.unknownOption':
      return `没有“${word}”这个选项`;
    case 'commander.conflictingOption':
      return `“${word.replace(/ <.*/u, '')}”和“${value.replace(/ <.*/u, '')}”不能同时用`;
    case 'commander.unknownCommand':
      return `没有“${word}”这个命令`;
    case 'commander.optionMissingArgument':
      return `选项“${word}”后面缺少值`;
    case 'commander.missingArgument':
      return `缺少参数“${word}”`;
    case 'commander.missingMandatoryOptionValue':
      return `缺少选项“${word}”`;
    case 'commander.invalidArgument': {
      const allowed = /Allowed choices are (.+)\./u.exec(english)?.[1];
      return `“${word.replace(/ <.*/u, '')}”的值“${value}”不对${allowed === undefined ? '' : `，可以写：${allowed.replaceAll(', ', '、')}`}`;
    }
    default:
      return `命令写法有误：${english}`;
  }
}
