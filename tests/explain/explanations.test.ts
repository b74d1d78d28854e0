import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allClaims } from '../../src/claims.js';
import { compile, emit, readWorkspace, TemplateFault } from '../../src/compile.js';
import { explanationOf } from '../../src/explain.js';
import type { ReadFolder } from '../../src/load/read.js';
import { fixFolder } from '../../src/mend.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { Example } from '../../src/model/explanation.js';
import type { Publication } from '../../src/model/publication.js';

const folder = 'tests/explain/base';
const base = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')] as const),
);
const claims = allClaims();
const explained = new Map(claims.map(({ code }) => [code, explanationOf(code)] as const));
/** Claims about what lines of text cannot show: their explanations say so. */
const withoutExample = ['readable-files', 'utf8-files'];

describe('explanations', () => {
  it('start from a workspace without an error: an example would be wrong for another reason', async () => {
    const found = await codesIn(base);
    expect(found.errors).toEqual([]);
  });

  it('are there for every code, in both languages, and for no other', () => {
    const files = readdirSync('catalog/explanations').map((name) => name.replace(/\.yaml$/u, ''));
    expect(files.toSorted()).toEqual(claims.map(({ code }) => code).toSorted());
    for (const [code, explanation] of explained) {
      expect(explanation?.code, code).toBe(code);
      expect(explanation?.why.zh, code).toMatch(/\p{Script=Han}{4}.*。$/u);
      expect(explanation?.why.en, code).toMatch(/^[^\p{Script=Han}]{3}.*\.$/u);
    }
  });

  it('say in words that there is no example only where there can be none', () => {
    const none = [...explained].filter(
      ([, explanation]) => explanation !== null && 'none' in explanation.example,
    );
    expect(none.map(([code]) => code)).toEqual(withoutExample);
  });

  for (const { code } of claims.filter((claim) => !withoutExample.includes(claim.code))) {
    it(`${code}: the wrong lines are found, the right ones are right`, async () => {
      const example = exampleOf(code);
      const { wrongFile, file, wrong, right } = example;
      const broken = await codesIn(laidOver(example, wrongFile ?? file, wrong));
      expect(broken.all).toContain(code);
      const good = await codesIn(laidOver(example, file, right));
      expect(good.all).not.toContain(code);
      expect(good.errors).toEqual([]);
    });
  }

  it('have a wrong example that fix mends, for every rule that says it mends something', async () => {
    const left: string[] = [];
    for (const { code, fix } of claims) {
      if (fix === undefined || withoutExample.includes(code)) continue;
      const example = exampleOf(code);
      const files = laidOver(example, example.wrongFile ?? example.file, example.wrong);
      const { files: mended, remaining } = await fixFolder({
        workspace: await inFolder(files),
        chosen: null,
        rule: code,
        today: '2026-06-30',
        progress: () => undefined,
      });
      const done = mended.length > 0 && !remaining.some((diagnostic) => diagnostic.code === code);
      if (!done) left.push(code);
    }
    // Their examples are what only people can mend.
    expect(left).toEqual(byPeople);
  });
});

/** Rules whose plainest mistake only people can mend; what fix mends of them is in tests/edit/fix.test.ts. */
const byPeople = [
  'known-agencies',
  'known-channels',
  'time-limit-understood',
  'site-code-well-formed',
  'phone-numbers-dialable',
  'credit-codes-add-up',
];

function exampleOf(code: string): Example {
  const example = explained.get(code)?.example;
  if (example === undefined || 'none' in example) throw new Error(`${code} has no example`);
  return example;
}

/** The base with the lines of an example, and of what is beside it, in the place of those for the same fields. */
function laidOver(example: Example, file: string, lines: string): Map<string, string> {
  const files = new Map(base);
  for (const beside of example.beside)
    files.set(beside.path, merged(files.get(beside.path) ?? '', beside.lines ?? 'anything'));
  const before = files.get(file) ?? '';
  if (example.within === 'file') return files.set(file, merged(before, lines));
  const [head = '', item = ''] = before.split(/(?<=^事项:\n)/mu);
  const fields = item.replace(/^ {2}- /u, '    ').replace(/^ {4}/gmu, '');
  const laid = merged(fields, lines)
    .replace(/^(?=.)/gmu, '    ')
    .replace(/^ {4}/u, '  - ');
  return files.set(file, head + laid);
}

/** Fields of lines at the left edge: those the other lines have are taken out, and these are put below. */
function merged(before: string, lines: string): string {
  const own = new Set(Array.from(lines.matchAll(/^([^\s:：-]+)[ ]*[:：]/gmu), (match) => match[1]));
  const blocks = before.split(/^(?=\S)/mu).filter((block) => !own.has(/^[^\s:：]+/u.exec(block)?.[0]));
  return blocks.join('') + lines;
}

/** The files as they are read from a disk: pages, templates and pictures are each taken in another way. */
async function inFolder(files: ReadonlyMap<string, string>): Promise<ReadFolder> {
  const root = mkdtempSync(join(tmpdir(), 'explain-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await readWorkspace(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function codesIn(files: ReadonlyMap<string, string>): Promise<{ all: string[]; errors: string[] }> {
  const { diagnostics: found, publication } = await compile({
    workspace: await inFolder(files),
    date: null,
    today: '2026-06-30',
    progress: () => undefined,
  });
  const hasTemplates = [...files.keys()].some((path) => path.startsWith('templates/'));
  const diagnostics = [...found, ...(hasTemplates ? await faultsOfFilling(publication) : [])];
  // A repair nobody was told of would be made without its rule saying so.
  for (const { code, fix } of diagnostics)
    if (fix) expect(claims.find((claim) => claim.code === code)?.fix, code).toBeDefined();
  return {
    all: diagnostics.map(({ code }) => code),
    errors: diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code}: ${message.zh}`),
  };
}

/** What shows in templates only when pages are made of them. */
async function faultsOfFilling(publication: Publication | null): Promise<readonly Diagnostic[]> {
  if (publication === null) return [];
  try {
    for await (const _artifact of emit(publication));
    return [];
  } catch (error) {
    if (error instanceof TemplateFault) return [error.diagnostic];
    throw error;
  }
}
