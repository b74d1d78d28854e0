/** A text that Markdown shows as it is, on one line, inside a line or a table. */
export function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&]/gu, '\\$&').replace(/\s*[\r\n]+\s*/gu, ' ');
}

/** A table in GitHub's Markdown; the columns from `numbers` on are aligned to the right. */
export function markdownTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  numbers = headings.length,
): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownText).join(' | ')} |`;
  const rule = headings.map((_, index) => (index < numbers ? '---' : '---:'));
  return [line(headings), `| ${rule.join(' | ')} |`, ...rows.map(line)];
}

/** A block of text as it is; the fence is longer than any row of backticks in it. */
export function markdownCode(text: string, kind: string): string[] {
  const longest = Math.max(2, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${kind}`, ...text.replace(/\n$/u, '').split('\n'), fence];
}
