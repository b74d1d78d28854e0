import type { Completed, Described, Values } from './completed.js';
import { quoted, trails, valueCases } from './completion-posix.js';

/** For zsh, as a file of fpath or read by \`source\`. */
export function zshScript(commands: readonly Completed[]): string {
  return `#compdef gongkai
# gongkai 的 zsh 补全，由 gongkai completion zsh 生成。
_gongkai() {
  local trail='' prev="\${words[CURRENT-1]}" i
  local -a offered
  for ((i = 2; i < CURRENT; i++)); do
    case "$trail \${words[i]}" in
      ${trails(commands)}) trail="$trail \${words[i]}" ;;
    esac
  done
  # --format=json is one word to zsh.
  if [[ $PREFIX == --*=* ]]; then
    prev="\${PREFIX%%=*}"
    compset -P '*='
  fi
  case "$trail $prev" in
${valueCases(commands, offer)}
  esac
  case "$trail" in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _gongkai "$@"
else
  compdef _gongkai gongkai
fi
`;
}

function commandCase({ trail, commands, options, operand }: Completed): string {
  const flags = options.flatMap(({ names, description }) => names.map((name) => ({ name, description })));
  const rest = commands.length > 0 ? described('命令', commands) : offer(operand);
  return `    ${quoted(trail)})
      if [[ $PREFIX == -* ]]; then ${described('选项', flags)}
      else ${rest}; fi ;;`;
}

function described(title: string, all: readonly Described[]): string {
  const words = all.map(({ name, description }) => quoted(`${name}:${description.replaceAll(':', '：')}`));
  return `offered=(${words.join(' ')}); _describe ${quoted(title)} offered`;
}

function offer(values: Values): string {
  switch (values.kind) {
    case 'any':
      return ':';
    case 'words':
      return `compadd -- ${values.words.map(quoted).join(' ')}`;
    case 'folder':
      return '_path_files -/';
    case 'file':
      return '_path_files';
    default:
      return values satisfies never;
  }
}
