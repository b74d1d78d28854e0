// docs/performance.md is made of parts, each written by the script that measures it.
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'docs/performance.md';

/**
 * Puts a part in the place of the one of that name, or at the end.
 * @param {string} name
 * @param {string} text
 */
export function writePart(name, text) {
  const [begin, end] = [`<!-- written by ${name} -->\n`, `<!-- end of ${name} -->\n`];
  const before = readFileSync(file, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const part = `${begin}\n${text.trim()}\n\n${end}`;
  if (from < 0 || to < from) writeFileSync(file, `${before.trimEnd()}\n\n${part}`);
  else writeFileSync(file, before.slice(0, from) + part + before.slice(to + end.length));
}
