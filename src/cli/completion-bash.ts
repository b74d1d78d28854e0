import type { Completed, Values } from './completed.js';
import { quoted, trails, valueCases } from './completion-posix.js';

/** For bash 3.2 and later. */
export function bashScript(commands: readonly Completed[]): string {
  return `# gongkai 的 bash 补全，由 gongkai completion bash 生成。
_gongkai_offer() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$@" -- "$cur")
}
_gongkai() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" trail='' i
  COMPREPLY=()
  # --format=json is three words to bash.
  if [[ $cur == '=' ]]; then cur=''
  elif [[ $prev == '=' ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$trail \${COMP_WORDS[i]}" in
      ${trails(commands)}) trail="$trail \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$trail $prev" in
${valueCases(commands, offer)}
  esac
  case "$trail" in
${commands.map(commandCase).join('\n')}
  esac
}
complete -o filenames -F _gongkai gongkai
`;
}

function commandCase({ trail, commands, options, operand }: Completed): string {
  const names = options.flatMap((option) => option.names).join(' ');
  const rest =
    commands.length > 0
      ? `_gongkai_offer -W ${quoted(commands.map(({ name }) => name).join(' '))}`
      : offer(operand);
  return `    ${quoted(trail)})
      if [[ $cur == -* ]]; then _gongkai_offer -W ${quoted(names)}; else ${rest}; fi ;;`;
}

function offer(values: Values): string {
  switch (values.kind) {
    case 'any':
      return ':';
    case 'words':
      return `_gongkai_offer -W ${quoted(values.words.join(' '))}`;
    case 'folder':
      return '_gongkai_offer -d';
    case 'file':
      return '_gongkai_offer -f';
    default:
      return values satisfies never;
  }
}
