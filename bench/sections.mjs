// docs/performance.md: each bench writes its own part, and leaves those of the others as they are.
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'docs/performance.md';

/** The page itself, before the sections. @param {string} text */
export function writePage(text) {
  const sections = readFileSync(file, 'utf8').match(/<!-- begin (\S+) -->.*?<!-- end \1 -->\n/gsu) ?? [];
  writeFileSync(file, [text, ...sections].join('\n'));
}

/** One section, in its place or at the end. @param {string} name @param {string} text */
export function writeSection(name, text) {
  const page = readFileSync(file, 'utf8');
  const section = `<!-- begin ${name} -->\n${text}<!-- end ${name} -->\n`;
  const before = new RegExp(`<!-- begin ${name} -->.*?<!-- end ${name} -->\n`, 'su');
  writeFileSync(file, before.test(page) ? page.replace(before, () => section) : `${page}\n${section}`);
}
