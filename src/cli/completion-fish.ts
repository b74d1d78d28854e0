import type { Completed, CompletedOption, Values } from './completed.js';

/** For fish 3 and later. */
export function fishScript(commands: readonly Completed[]): string {
  const known = commands.filter(({ trail }) => trail !== '').map(({ trail }) => quoted(trail));
  return `# gongkai 的 fish 补全，由 gongkai completion fish 生成。
function __gongkai_at
    set -l trail ''
    for word in (commandline -opc)[2..-1]
        switch "$trail $word"
            case ${known.join(' ')}
                set trail "$trail $word"
        end
    end
    test "$trail" = "$argv[1]"
end
complete -c gongkai -f
${commands.flatMap(lines).join('\n')}
`;
}

function lines({ trail, commands, options, operand }: Completed): string[] {
  const at = `complete -c gongkai -n ${quoted(`__gongkai_at ${quoted(trail)}`)}`;
  return [
    ...commands.map(({ name, description }) => `${at} -a ${quoted(name)} -d ${quoted(description)}`),
    ...options.map((option) => `${at} ${optionWords(option)}`),
    ...(commands.length > 0 || operand.kind === 'any' ? [] : [`${at} ${valueWords(operand)}`]),
  ];
}

function optionWords({ names, description, values }: CompletedOption): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value = values === null ? '' : ` -r ${valueWords(values)}`;
  return `${flags.join(' ')} -d ${quoted(description)}${value}`;
}

function valueWords(values: Values): string {
  switch (values.kind) {
    case 'any':
      return '-f';
    case 'words':
      return `-f -a ${quoted(values.words.join(' '))}`;
    case 'folder':
      return "-f -a '(__fish_complete_directories)'";
    case 'file':
      return '-F';
    default:
      return values satisfies never;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
