import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../templates/', import.meta.url);
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
const scripts = names.filter((name) => name.endsWith('.js'));
const styles = names
  .filter((name) => /\.(?:css|hbs|html)$/u.test(name))
  .flatMap((name) => (name.endsWith('.css') ? [{ name, css: read(name) }] : stylesWithin(name)));

/** What Chromium 69 and Safari 12 (decision 011) cannot read, or do not have. */
const refusedInScripts: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['?? and ??=', /\?\?/u],
  ['optional chaining', /\?\.(?!\d)/u],
  ['logical assignment', /(?:&&|\|\|)=/u],
  ['fields of classes and private names', /\bclass\b[^{]*\{\s*(?:static\s+)?[\w$]+\s*[=;]|[\s.]#[\w$]+/u],
  ['separators in numbers', /\b\d+_\d/u],
  ['large whole numbers', /\b\d+n\b/u],
  ['looking behind in patterns', /\(\?<[=!]/u],
  ['import()', /\bimport\s*\(/u],
  [
    'later methods',
    /\.(?:replaceAll|matchAll|at|findLast|findLastIndex|toSorted|toReversed|toSpliced|with|replaceChildren|allSettled|any|fromEntries|hasOwn|groupBy|trimStart|trimEnd|description|showModal|showPopover|isWellFormed|checkVisibility)\(/u,
  ],
  ['later globals', /\b(?:globalThis|structuredClone|queueMicrotask|BigInt|WeakRef|ResizeObserver)\b/u],
];

/** Pseudo-classes that take their rule away where they are not known: a refinement may hang on one, nothing else. */
const unknownAlone = /:(?:has\(|focus-visible)/u;
const refusedSelectors = /:(?:is|where)\(|:not\([^()]*,|&/u;
const refusedRules = /^@(?:layer|container|scope|property|starting-style)|^@media[^{]*[<>]/u;
const refusedProperties =
  /^(?:inset|aspect-ratio|translate|rotate|scale|(?:margin|padding|inset|border)-(?:inline|block))$/u;
const refusedValues =
  /\b(?:min|max|clamp|color-mix|light-dark|oklch|lab)\(|\d(?:dvh|svh|lvh)\b|^(?:clip|revert)$/u;

describe('what phones and office browsers of 2018 get', () => {
  it('is every script and style in templates/', () => {
    expect(scripts).toEqual(
      expect.arrayContaining(['elder.js', 'search.js', 'search-index.js', 'coverage.js']),
    );
    expect(styles.map(({ name }) => name)).toEqual(expect.arrayContaining(['site.css', 'coverage.hbs']));
  });

  it.each(scripts)('%s: one word an engine cannot read would take the whole script away', (name) => {
    const code = withoutComments(read(name)).replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/gu, "''");
    expect(refusedInScripts.filter(([, pattern]) => pattern.test(code)).map(([what]) => what)).toEqual([]);
  });

  it.each(styles)(
    '$name: no layout hangs on a selector, property or value that is not known there',
    ({ css }) => {
      expect(styleFaults(css)).toEqual([]);
    },
  );

  it.each([
    ['.a :is(b, c) { color: red }', ['.a :is(b, c)']],
    ['a, b:has(c) { color: red }', ['a, b:has(c)']],
    ['b:has(c) { color: red }', []],
    ['.a { display: flex; gap: 1em }', ['.a gap: 1em']],
    ['.a { grid-gap: 1em; gap: 1em }', []],
    ['.a { width: min(1px, 2px) }', ['.a width: min(1px, 2px)']],
    ['@media screen { .a { width: 1px; width: min(1px, 2px) } }', []],
    ['@supports (width: min(1px, 2px)) { .a { width: min(1px, 2px) } }', []],
    ['.a { inset: 0 }', ['.a inset: 0']],
    ['@media (width > 1px) { a { b: c } }', ['@media (width > 1px)']],
  ])('is told apart by this test: %s', (css, faults) => {
    expect(styleFaults(css)).toEqual(faults);
  });
});

function styleFaults(css: string): string[] {
  const plain = withoutComments(css).replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/gu, '""');
  const open: string[] = [];
  const faults: string[] = [];
  let declared: string[] = [];
  for (const [, text = '', mark] of plain.matchAll(/([^{};]*)([{};])/gu)) {
    const part = text.trim().replace(/\s+/gu, ' ');
    if (mark === '{') {
      if (selectorFails(part)) faults.push(part);
      open.push(part);
      declared = [];
      continue;
    }
    if (part !== '' && !open.some((each) => each.startsWith('@supports'))) {
      if (declarationFails(part, declared)) faults.push(`${open.at(-1)} ${part}`);
      declared.push(part.split(':')[0] ?? '');
    }
    if (mark === '}') open.pop();
  }
  return faults;
}

function selectorFails(selector: string): boolean {
  if (selector.startsWith('@')) return refusedRules.test(selector);
  return refusedSelectors.test(selector) || (selector.includes(',') && unknownAlone.test(selector));
}

/** A value that is not known leaves the one declared before it; a property that is not known leaves nothing. */
function declarationFails(declaration: string, before: readonly string[]): boolean {
  const [property = '', value = ''] = declaration.split(/:\s*/u, 2);
  if (property === 'gap') return !before.includes('grid-gap');
  if (/^(?:row|column)-gap$/u.test(property)) return !before.includes(`grid-${property}`);
  return refusedProperties.test(property) || (refusedValues.test(value) && !before.includes(property));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*.*?\*\//gsu, '').replace(/(^|\s)\/\/.*$/gmu, '');
}

function stylesWithin(name: string): { name: string; css: string }[] {
  return Array.from(read(name).matchAll(/<style>(.*?)<\/style>/gsu), ([, css = '']) => ({ name, css }));
}

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
