import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pagesByHand } from './blocks.js';

const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] };
const pages = [...pagesByHand(), 'docs/zh/常见提示.md'];

/** The files a page links to, from the root of the repository. */
function linked(page: string): string[] {
  const text = readFileSync(page, 'utf8')
    .replace(/^```[\s\S]*?^```$/gmu, '')
    .replace(/`[^`\n]*`/gu, '');
  return Array.from(text.matchAll(/\]\(([^)\s]+)\)/gu), ([, target = '']) => target)
    .filter((target) => !/^(?:https?:|#)/u.test(target))
    .map((target) => join(dirname(page), target.replace(/#.*$/u, '')));
}

describe.each(pages)('%s', (page) => {
  it('leads to pages that are there', () => {
    expect(linked(page).filter((target) => !existsSync(target))).toEqual([]);
  });

  it.skipIf(!page.startsWith('docs/zh/'))('leads to nothing that the package leaves behind', () => {
    const packed = (target: string): boolean =>
      files.some((file) => target === file || target.startsWith(`${file}/`));
    expect([page, ...linked(page)].filter((target) => !packed(target))).toEqual([]);
  });
});

it('finds every page for clerks from the two they open first: nobody reads one that nothing leads to', () => {
  const reached = new Set(['README.zh-CN.md', 'docs/zh/五分钟上手.md']);
  for (const page of reached) {
    if (existsSync(page) && page.endsWith('.md')) for (const target of linked(page)) reached.add(target);
  }
  const all = readdirSync('docs/zh').map((name) => `docs/zh/${name}`);
  expect(all.filter((page) => !reached.has(page))).toEqual([]);
});
