import { Option } from 'commander';
import type { Language } from '../model/wording.js';

/** What the commands say alike: flags and arguments that most of them take. */
export interface CommandWords {
  readonly say: (zh: string, en: string) => string;
  readonly help: readonly [flags: string, description: string];
  /** The command of a group that shows the help of another. */
  readonly helpCommand: readonly [usage: string, description: string];
  readonly quiet: readonly [flags: string, description: string];
  /** What a workspace is when none is named. */
  readonly nearest: string;
  readonly lang: () => Option;
  readonly format: (choices?: readonly string[]) => Option;
}

export function commandWords(language: Language): CommandWords {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  return {
    say,
    help: ['-h, --help', say('显示帮助', 'show help')],
    helpCommand: ['help [command]', say('显示某个命令的帮助', 'show help of a command')],
    quiet: ['-q, --quiet', say('只输出错误，不显示进度和小结', 'errors only, no progress and no summary')],
    nearest: say(
      '工作区文件夹；不写则从当前文件夹往上找 gongkai.yaml',
      'the folder of the workspace; by default the nearest one above that holds gongkai.yaml',
    ),
    lang: () =>
      new Option('--lang <language>', say('消息的语言', 'language of messages'))
        .choices(['zh', 'en'])
        .default('zh'),
    format: (choices = ['text', 'json']) =>
      new Option('--format <format>', say('输出格式', 'format of the output'))
        .choices(choices)
        .default('text'),
  };
}
