import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PublishedTable, TableRow } from '../../src/model/table.js';
import { readTables } from '../../src/sheet/read.js';
import {
  asCsv,
  asHtml,
  type Expected,
  gbkOf,
  linesAbove,
  type Published,
  publishedFolder,
  publishedTables,
} from './published.js';

describe('published tables', () => {
  it('are there to be read', () => {
    expect(publishedTables().length).toBe(13);
  });

  for (const [name, table] of publishedTables()) {
    it(`${name} is read as a careful clerk reads it: an office's own table would be imported wrong`, async () => {
      const bytes = readFileSync(`${publishedFolder}/${name}.xlsx`);
      await agrees(table, await readTables({ name: `${name}.xlsx`, bytes }));
    });

    it(`${name} is read the same from separated values, in UTF-8 and in GBK`, async () => {
      const csv = asCsv(table);
      const plain = await readTables({ name: 'a.csv', bytes: Buffer.from(csv) });
      await agrees(table, plain);
      const marked = await readTables({ name: 'a.csv', bytes: Buffer.from(`\ufeff${csv}`) });
      expect(marked).toEqual(plain);
      // GBK has no bracket ﹝ and no square ▄.
      const known = csv.replaceAll('﹝', '〔').replaceAll('﹞', '〕');
      const chinese = await readTables({ name: 'a.csv', bytes: gbkOf(known) });
      expect(chinese).toEqual(await readTables({ name: 'a.csv', bytes: Buffer.from(known) }));
    });

    it(`${name} is read the same from a page`, async () => {
      const page = await readTables({ name: 'a.html', bytes: Buffer.from(asHtml(table)) });
      await agrees(table, page, 0);
    });
  }
});

/** Compares what was read with every field a clerk is sure of, white space apart. */
async function agrees(
  table: Published,
  tables: readonly PublishedTable[],
  above = linesAbove(table).length,
): Promise<void> {
  expect(tables.length).toBe(1);
  const [read] = tables;
  if (table.titleRow !== undefined) expect(read?.title).toBe(table.titleRow);
  const first = above + table.header.length + 1;
  const wanted = table.expected.flatMap((expected, index) =>
    expected === null ? [] : [{ row: first + index, expected }],
  );
  expect(read?.rows.map(({ row }) => row)).toEqual(wanted.map(({ row }) => row));
  for (const [index, { expected }] of wanted.entries()) {
    const row = read?.rows[index];
    if (row === undefined) continue;
    const [said, told] = [saidBy(row), toldBy(expected)];
    expect(Object.fromEntries(Object.keys(told).map((key) => [key, said[key]]))).toEqual(told);
  }
}

/** What a row says, in the words of the expectations: as printed, white space apart. */
function saidBy(row: TableRow): Record<string, unknown> {
  const { printed, extras } = row;
  const column = (heading: RegExp): string | undefined =>
    Object.entries(extras).find(([key]) => heading.test(key))?.[1];
  const lines = (text: string | undefined): string[] => (text ?? '').split('\n').filter(Boolean).map(bare);
  return {
    path: [...row.category, row.name].map(bare),
    matter: bare(`${printed.category ?? ''}${printed.name}`),
    content: bare(printed.content),
    basis: bare(printed.basis),
    limit: bare(printed.timeLimit),
    subject: bare(printed.subject),
    channels: row.channels?.map(bare),
    audience: lines(printed.audience),
    reached: row.audience,
    method: row.method,
    levels: lines(printed.levels),
    depth: row.levels,
    domain: bare(printed.domain),
    category: bare(column(/类别/u)),
    office: bare(printed.responsible),
    url: bare(column(/网址|链接/u)),
    phone: bare(column(/电话/u)),
    format: bare(column(/格式|^公开$/u)),
    wugongkai: bare(printed.stage),
  };
}

/** What is expected of a row: only what the clerk is sure of. */
function toldBy(expected: Expected): Record<string, unknown> {
  const { l1, l2, path, channels, audience, method, levels, ...texts } = expected;
  const matters = (path ?? [l1, l2]).flatMap((name) => (name === null ? [] : [bare(name)]));
  const told: Record<string, unknown> = { path: matters, matter: matters.join('') };
  for (const [key, text] of Object.entries(texts)) if (text !== null) told[key] = bare(text);
  if (channels !== null) told.channels = channels.map(bare);
  if (method !== null) {
    told.method = /^主/u.test(method) ? 'proactive' : 'on-request';
  }
  if (audience !== null) {
    const [words = ''] = audience;
    told.audience = audience.map(bare);
    told.reached = /^全社/u.test(words)
      ? { kind: 'public' }
      : { kind: 'group', group: words.split(':')[1] ?? '' };
  }
  if (levels !== null) {
    told.levels = levels.map(bare);
    told.depth = levels.map(levelOf);
  }
  return told;
}

function levelOf(words: string): string {
  if (/[村]/u.test(words)) return 'village';
  return /[乡鄉镇]/u.test(words) ? 'township' : 'county';
}

function bare(text: string | undefined): string {
  return (text ?? '').replace(/\s/gu, '');
}
