import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '../../src/load/load-workspace.js';
import { readWorkspace } from '../../src/load/read.js';
import { fixFolder, formatFolder } from '../../src/mend.js';
import type { Catalog } from '../../src/model/catalog.js';
import type { RawFile } from '../../src/model/file.js';
import type { Mending } from '../../src/model/mend.js';
import { oddFile } from '../source/edit-files.js';
import { damagedFile } from './damaged.js';
import { disordered, reworded } from './disorder.js';

const quietly = () => undefined;
const example = await readWorkspace('catalog/example');
const base = folderFiles('tests/explain/base').filter(({ path }) => !path.startsWith('entries/'));

describe('the example', () => {
  it('is in the canonical form and in the words of the house: offices copy what it shows', async () => {
    expect((await formatFolder(request(example.files, null))).files).toEqual([]);
    expect((await fix(example.files)).files).toEqual([]);
  }, 60_000);

  it('is the same again after format, in whatever order and form its fields were written', async () => {
    const before = plain(await catalogOf(example.files));
    const entries = changedEntries(disordered);
    expect(plain(await catalogOf(entries))).toEqual(before);
    for (const keys of [null, 'en', 'zh'] as const) {
      const files = await formatted(entries, keys);
      expect(plain(await catalogOf(files))).toEqual(before);
      expect((await formatFolder(request(files, keys))).files).toEqual([]);
      if (keys === 'zh') expect(textsOf(files)).toEqual(textsOf(example.files));
    }
  }, 60_000);

  it('is the same again after fix, in whatever words its channels and times were written', async () => {
    const written = changedEntries(reworded);
    const mending = await fix(written);
    expect(mending.left).toEqual([]);
    expect(mending.files.length).toBeGreaterThan(30);
    const files = after(written, mending);
    expect(textsOf(files)).toEqual(textsOf(example.files));
    const [old, now] = [await catalogOf(written), await catalogOf(files)];
    expect(old.entries.length).toBeGreaterThan(500);
    expect(now.entries.map(meaning)).toEqual(old.entries.map(meaning));
  }, 60_000);
});

describe('500 files in styles somebody might write', () => {
  it('loads the same catalog from 500 files in the canonical form', async () => {
    const files = Array.from({ length: 500 }, (_, seed) => file(`entries/${seed}.yaml`, oddFile(seed).text));
    const all = [...base, ...files];
    const result = await formatted(all, null);
    expect(plain(await catalogOf(result))).toEqual(plain(await catalogOf(all)));
    expect((await formatFolder(request(result, null))).files).toEqual([]);
  }, 60_000);
});

describe('500 files with mistakes that leave no doubt', () => {
  const made = Array.from({ length: 500 }, (_, seed) => damagedFile(seed));
  const right = [...base, ...made.map((one, seed) => file(`entries/${seed}.yaml`, one.right))];
  const damaged = [...base, ...made.map((one, seed) => file(`entries/${seed}.yaml`, one.damaged))];

  it('say after fix what they should have said, with every comment, and stay so', async () => {
    const mending = await fix(damaged);
    expect(mending.left).toEqual([]);
    const files = after(damaged, mending);
    expect(plain(await catalogOf(files))).toEqual(plain(await catalogOf(right)));
    for (const { text, after: mended } of mending.files) {
      expect(commentsOf(mended)).toEqual(commentsOf(text));
    }
    expect((await fix(files)).files).toEqual([]);
  }, 120_000);

  it('were wrong before: with right files the test above would hold whatever fix does', async () => {
    const loaded = await catalogOf(damaged);
    expect(loaded.broken.size).toBeGreaterThan(0);
    expect(made.filter((one) => one.right !== one.damaged).length).toBeGreaterThan(490);
  });
});

/** The example, with the texts of its entries changed, each by its own seed. */
function changedEntries(change: (text: string, seed: number) => string): RawFile[] {
  return example.files.map((one, seed) =>
    one.path.startsWith('entries/') ? file(one.path, change(textOf(one), seed)) : one,
  );
}

function textsOf(files: readonly RawFile[]): Record<string, string> {
  return Object.fromEntries(files.map((one) => [one.path, textOf(one)]));
}

function textOf({ bytes }: RawFile): string {
  return Buffer.from(bytes).toString('utf8');
}

/** In these files every such sign begins a comment. */
function commentsOf(text: string): string[] {
  return Array.from(text.matchAll(/#.*$/gmu), ([comment]) => comment.trimEnd());
}

function fix(files: readonly RawFile[]) {
  return fixFolder({
    workspace: { files, held: [], diagnostics: [] },
    chosen: null,
    rule: null,
    today: '2026-06-30',
    progress: quietly,
  });
}

function request(files: readonly RawFile[], keys: 'zh' | 'en' | null) {
  return { workspace: { files, held: [], diagnostics: [] }, chosen: null, keys, progress: quietly };
}

async function formatted(files: readonly RawFile[], keys: 'zh' | 'en' | null): Promise<RawFile[]> {
  const mending = await formatFolder(request(files, keys));
  expect(mending.left).toEqual([]);
  expect(mending.files.length).toBeGreaterThan(30);
  return after(files, mending);
}

function after(files: readonly RawFile[], { files: mended }: Mending): RawFile[] {
  const texts = new Map(mended.map(({ path, after: text }) => [path, text]));
  return files.map((one) => {
    const text = texts.get(one.path);
    return text === undefined ? one : file(one.path, text);
  });
}

async function catalogOf(files: readonly RawFile[]): Promise<Catalog> {
  return (await loadWorkspace({ files, held: [], diagnostics: [] })).catalog;
}

/** Without where things stand: a text may become a list. */
function plain(catalog: Catalog): unknown {
  return JSON.parse(
    JSON.stringify({ ...catalog, broken: [...catalog.broken] }, (key, value: unknown) =>
      key === 'place' || key === 'places' || key === 'guides' ? undefined : value,
    ),
  );
}

/** What an entry says, with channels and agencies by what they are. */
function meaning(entry: Catalog['entries'][number]): unknown {
  const { id, name, category, content, basis, method, audience, levels, fulfils } = entry;
  const channels = new Set(entry.channels.map(({ channel, detail }) => `${channel} ${detail}`));
  const subject = entry.subject.flatMap(({ agencies }) => agencies);
  const limit = entry.timeLimit?.replace(/个(?=工作日)|\s/gu, '');
  return { id, name, category, content, basis, method, audience, levels, fulfils, subject, limit, channels };
}

function folderFiles(folder: string): RawFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => file(path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')));
}

function file(path: string, text: string): RawFile {
  return { path, bytes: Buffer.from(text, 'utf8') };
}
