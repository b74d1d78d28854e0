/** Reads the figures of reports back as a person would: from what is printed, not from what was meant. */

/** Name of a row → its eight figures and two rates, in the order printed. */
export type Figured = readonly (readonly [name: string, cells: readonly string[]])[];

/** The rows below a heading of the terminal, up to an empty line; a long name has a line of its own. */
export function terminalRows(text: string, heading: string): Figured {
  const lines = text.split('\n');
  const start = lines.indexOf(heading);
  if (start < 0) throw new Error(`The text has no line ${heading}.`);
  const end = lines.indexOf('', start);
  const rows: [string, string[]][] = [];
  let longName = '';
  for (const line of lines.slice(start + 2, end)) {
    const figures = /^(.*?)((?:\s+\d+){8}(?:\s+(?:[\d.]+%|—)){2})(?:\s[█▒░]+)?$/u.exec(line);
    if (figures === null) {
      longName = line;
      continue;
    }
    rows.push([`${longName}${(figures[1] ?? '').trim()}`, (figures[2] ?? '').trim().split(/\s+/u)]);
    longName = '';
  }
  return rows;
}

/** CSV after RFC 4180, without its byte order mark. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const body = text.replace(/^\uFEFF/u, '');
  for (let at = 0; at < body.length; at += 1) {
    const character = body[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/u, ''));
      cell = '';
      if (character === '\n') rows.push([]);
    } else cell += character;
  }
  return rows.slice(0, -1);
}

/** The rows of the first Markdown table behind a heading, without the heading row. */
export function markdownRows(text: string, ...headings: readonly string[]): string[][] {
  const start = headings.reduce((at, heading) => {
    const found = text.indexOf(`\n${heading}\n`, at);
    if (found < 0) throw new Error(`The text has no heading ${heading}.`);
    return found;
  }, 0);
  const table = /\n\n((?:\|.*\n)+)/u.exec(text.slice(start))?.[1] ?? '';
  return table
    .trimEnd()
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .slice(2, -2)
        .split(/(?<!\\) \| /u)
        .map((cell) => cell.replace(/\\(.)/gu, '$1')),
    );
}
