import type { Completed, Values } from './completed.js';

/** The patterns of all commands but the program itself, for a `case`. */
export function trails(commands: readonly Completed[]): string {
  return commands
    .filter(({ trail }) => trail !== '')
    .map(({ trail }) => quoted(trail))
    .join(' | ');
}

/** The arms of a `case` over command and word before: what the value of an option may be, as a shell offers it. */
export function valueCases(commands: readonly Completed[], offer: (values: Values) => string): string {
  const arms = commands.flatMap(({ trail, options }) =>
    options.flatMap(({ names, values }) =>
      values === null
        ? []
        : [`    ${names.map((name) => quoted(`${trail} ${name}`)).join(' | ')}) ${offer(values)}; return ;;`],
    ),
  );
  return arms.join('\n');
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
