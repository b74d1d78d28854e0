import { mulberry32 } from '../random.js';

/** A file in canonical form as somebody in a hurry might have written it: it says the same, in other forms. */
export function disordered(text: string, seed: number): string {
  const random = mulberry32(seed);
  const lines = text.split('\n');
  const result: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    result.push(line);
    at += 1;
    if (!/^ {2}- \S/u.test(line)) continue;
    const body: string[] = [];
    for (; /^ {4}/u.test(lines[at] ?? ''); at += 1) body.push(lines[at] ?? '');
    const { fields, rest } = fieldsOf(body);
    result.push(...shuffled(fields, random).flatMap((field) => otherwise(field, random)), ...rest);
    if (lines[at] === '' && at < lines.length - 1 && random() < 0.3) result.push('');
  }
  return result.join('\n');
}

/** A file whose channels and times are in the words of the house, in other words that mean the same. */
export function reworded(text: string, seed: number): string {
  const random = mulberry32(seed);
  const sometimes =
    (words: string) =>
    (found: string): string =>
      random() < 0.5 ? words : found;
  return text.replaceAll(/^ *(?:渠道|时限): .*$/gmu, (line) =>
    line
      .replaceAll('社区/企事业单位/村公示栏(电子屏)', sometimes('公示栏'))
      .replaceAll('其他:', sometimes('其他：'))
      .replaceAll('个工作日', sometimes('工作日')),
  );
}

/** The fields of an item, each with the comments above it, and the comments below the last. */
function fieldsOf(body: readonly string[]): { fields: string[][]; rest: string[] } {
  const fields: string[][] = [];
  let rest: string[] = [];
  for (const line of body) {
    const own = /^ {4}(?:\S)/u.test(line);
    if (own && line.startsWith('    #')) rest.push(line);
    else if (own) {
      fields.push([...rest, line]);
      rest = [];
    } else if (rest.length > 0) rest.push(line);
    else fields.at(-1)?.push(line);
  }
  return { fields, rest };
}

/** A field in another form: its name in English, its text in quotes, its list in lines or less indented. */
function otherwise(field: readonly string[], random: () => number): string[] {
  const at = field.findIndex((line) => !line.startsWith('    #'));
  const [head = '', ...below] = field.slice(at);
  const [, key = '', value = ''] = /^ {4}([^:]+):(?: (.*))?$/u.exec(head) ?? [];
  const name = `    ${random() < 0.3 ? (english[key] ?? key) : key}:`;
  const above = field.slice(0, at);
  const list = /^\[([^'"[\]{}#]+)\]$/u.exec(value)?.[1];
  const change = random() < 0.4;
  if (list !== undefined && change) {
    return [...above, name, ...list.split(', ').map((element) => `      - ${element}`)];
  }
  if (value === '' && change && below.every((line) => /^ {6}- /u.test(line))) {
    return [...above, name, ...below.map((line) => line.slice(2))];
  }
  const quoted = below.length === 0 && change && /^[\p{Script=Han}《][^'"#\\]*$/u.test(value);
  return [...above, value === '' ? name : `${name} ${quoted ? `"${value}"` : value}`, ...below];
}

const english: Readonly<Record<string, string>> = {
  名称: 'name',
  内容: 'content',
  依据: 'basis',
  时限: 'timeLimit',
  渠道: 'channels',
  备注: 'remarks',
};

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((one) => ({ one, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}
