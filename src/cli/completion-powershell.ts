import type { Completed, Values } from './completed.js';

/** For Windows PowerShell 5 and PowerShell 7. */
export function powershellScript(commands: readonly Completed[]): string {
  return `# gongkai 的 PowerShell 补全，由 gongkai completion powershell 生成。
Register-ArgumentCompleter -Native -CommandName gongkai -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @{
${commands.map(entry).join('\n')}
  }
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $trail = ''
  foreach ($word in $words) { if ($commands.ContainsKey("$trail $word")) { $trail = "$trail $word" } }
  $command = $commands[$trail]
  $previous = if ($words.Count -gt 0) { $words[-1] } else { '' }
  $offered = if ($command.Values.ContainsKey($previous)) { $command.Values[$previous] }
    elseif ($wordToComplete -like '-*') { $command.Options } else { $command.Words }
  $offered | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    $text = if ($command.Texts.ContainsKey($_)) { $command.Texts[$_] } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $text)
  }
}
`;
}

function entry({ trail, commands, options, operand }: Completed): string {
  const words = commands.length > 0 ? commands.map(({ name }) => name) : wordsOf(operand);
  const values = options.flatMap(({ names, values: own }) =>
    own === null || wordsOf(own).length === 0
      ? []
      : names.map((name) => `${quoted(name)} = ${list(wordsOf(own))}`),
  );
  const texts = [
    ...commands.map(({ name, description }) => [name, description] as const),
    ...options.flatMap(({ names, description }) => names.map((name) => [name, description] as const)),
  ].map(([name, description]) => `${quoted(name)} = ${quoted(description)}`);
  return `    ${quoted(trail)} = @{
      Words = ${list(words)}
      Options = ${list(options.flatMap(({ names }) => names))}
      Values = @{ ${values.join('; ')} }
      Texts = @{ ${texts.join('; ')} }
    }`;
}

/** Folders and files are completed by PowerShell itself where nothing is offered. */
function wordsOf(values: Values): readonly string[] {
  return values.kind === 'words' ? values.words : [];
}

function list(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`;
}

/** To PowerShell the typographic quotes are quotes as well: one in a text would end it. */
function quoted(text: string): string {
  return `'${text.replace(/['‘’‚‛]/gu, '$&$&')}'`;
}
