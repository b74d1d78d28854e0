import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Design section 3: who may import whom, and who owns which package. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  model: ['text'],
  source: ['model', 'text'],
  prose: ['model', 'text'],
  load: ['source', 'prose', 'model', 'text'],
  check: ['model', 'text'],
  cover: ['model', 'text'],
  compare: ['model', 'text'],
  score: ['model', 'text'],
  judge: ['source', 'model', 'text'],
  sheet: ['model', 'text'],
  calendar: ['model', 'text'],
  editor: ['model', 'text'],
  script: [],
  edit: ['source', 'model', 'text'],
  start: ['source', 'model', 'text'],
  emit: ['sheet', 'script', 'model', 'text'],
  print: ['model', 'text'],
  examine: [
    ...['claims.ts', 'load', 'check', 'cover', 'calendar', 'score', 'judge', 'emit', 'source', 'model'],
  ],
  'compile.ts': ['examine', 'load', 'cover', 'score', 'judge', 'emit', 'model'],
  'guides.ts': ['load', 'compare', 'sheet', 'source', 'model', 'text'],
  'claims.ts': ['load', 'check', 'cover', 'judge', 'score', 'emit', 'model', 'text'],
  'explain.ts': ['claims.ts', 'load', 'source', 'model'],
  'mend.ts': ['compile.ts', 'load', 'edit', 'source', 'model', 'text'],
  'sheets.ts': ['load', 'edit', 'sheet', 'script', 'source', 'model', 'text'],
  'workspaces.ts': ['sheets.ts', 'editors.ts', 'load', 'edit', 'start', 'source', 'model', 'text'],
  'editors.ts': ['load', 'editor', 'model', 'text'],
  cli: [
    ...['claims.ts', 'compile.ts', 'editors.ts', 'explain.ts', 'guides.ts', 'mend.ts', 'sheets.ts'],
    ...['workspaces.ts', 'print', 'model'],
  ],
};
const owners: Readonly<Record<string, readonly string[]>> = {
  yaml: ['source/'],
  ajv: ['load/'],
  'ajv-formats': ['load/'],
  'fast-glob': ['load/'],
  'markdown-it': ['prose/'],
  exceljs: ['sheet/'],
  saxes: ['sheet/'],
  'csv-parse': ['sheet/'],
  parse5: ['sheet/'],
  'chinese-days': ['calendar/'],
  'opencc-js': ['script/'],
  'pinyin-pro': ['script/'],
  handlebars: ['emit/templates.ts', 'emit/template-tags.ts'],
  commander: ['cli/'],
  chokidar: ['cli/watcher.ts'],
};

const imports = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .flatMap((file) =>
    Array.from(
      readFileSync(join('src', file), 'utf8').matchAll(
        /(?:^|[\s;])(?:import|export)\b[^'";]*?from\s+'([^']+)'|(?:(?<!')import\s*\(?|\brequire\()\s*'([^']+)'/gu,
      ),
      (match) => ({ file, target: match[1] ?? match[2] ?? '' }),
    ),
  );
const local = imports
  .filter(({ target }) => target.startsWith('.'))
  .map(({ file, target }) => ({
    file,
    target: join(file, '..', target).replaceAll('\\', '/').replace(/\.js$/u, '.ts'),
  }));
const room = (file: string): string => file.split('/')[0] ?? file;

describe('the house', () => {
  it('has only the rooms of the plan', () => {
    expect(readdirSync('src').sort()).toEqual(Object.keys(mayImport).sort());
    expect(imports.length).toBeGreaterThan(100);
  });

  it('keeps rooms apart: a stage that imports another could not be understood or replaced alone', () => {
    const wrong = local.filter(
      ({ file, target }) => room(file) !== room(target) && !mayImport[room(file)]?.includes(room(target)),
    );
    expect(wrong).toEqual([]);
  });

  it('lets only lists and reports know about sheets', () => {
    const wrong = local.filter(
      ({ file, target }) =>
        room(file) === 'emit' && room(target) === 'sheet' && !/^emit\/(lists|report)\//u.test(file),
    );
    expect(wrong).toEqual([]);
  });

  it('lets a package be imported by its owner only, and no package that is not owned', () => {
    const wrong = imports
      .filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'))
      .filter(
        ({ file, target }) =>
          !(owners[target.split('/')[0] ?? ''] ?? []).some((owner) => file.startsWith(owner)),
      );
    expect(wrong).toEqual([]);
  });

  it('has no cycles: modules that need each other can be neither read nor loaded in an order', () => {
    const edges = new Map<string, string[]>();
    for (const { file, target } of local) edges.set(file, [...(edges.get(file) ?? []), target]);
    const done = new Set<string>();
    const visit = (file: string, trail: readonly string[]): void => {
      expect(trail, [...trail, file].join(' → ')).not.toContain(file);
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of edges.keys()) visit(file, []);
  });
});
