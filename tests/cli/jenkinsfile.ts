/** One stage of a declarative pipeline and its shell lines. */
export interface Stage {
  readonly name: string;
  readonly lines: readonly string[];
}

/** What is wrong with the form of a Jenkinsfile: brackets and quotes that do not match, with the line they stand on. */
export function formProblems(text: string): string[] {
  const open: { readonly bracket: string; readonly line: number }[] = [];
  const problems: string[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const code = raw.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gu, '').replace(/\/\/.*$/u, '');
    if (/['"]/u.test(code)) problems.push(`${line}: a quote is not closed`);
    for (const bracket of code.match(/[{}()[\]]/gu) ?? []) {
      if ('{(['.includes(bracket)) open.push({ bracket, line });
      else if (`${open.pop()?.bracket ?? ''}${bracket}`.match(/^(?:\{\}|\(\)|\[\])$/u) === null) {
        problems.push(`${line}: “${bracket}” closes nothing`);
      }
    }
  }
  return [...problems, ...open.map(({ bracket, line }) => `${line}: “${bracket}” is not closed`)];
}

/** The stages in their order. */
export function stagesOf(text: string): Stage[] {
  return text
    .split(/^\s*stage\(/mu)
    .slice(1)
    .map((part) => ({
      name: /^'([^']+)'/u.exec(part)?.[1] ?? '',
      lines: Array.from(part.matchAll(/^\s*sh '([^']+)'$/gmu), ([, line = '']) => line),
    }));
}
