import { beforeAll, describe, expect, it } from 'vitest';
import type { PublishedTable } from '../../src/model/table.js';
import { readTables } from '../../src/sheet/read.js';
import { type ExampleCounty, exampleCounty } from './example.js';
import { htmlOf } from './published.js';
import { type ScrambledTable, scramble, workbookOf } from './scramble.js';
import { layoutOf, traits } from './scramble-traits.js';
import { simplified } from './scramble-words.js';

/** More than these can be tried by hand: SCRAMBLES=500. */
const seeds = Array.from({ length: Number(process.env.SCRAMBLES ?? 20) }, (_, seed) => seed);
let county: ExampleCounty;

beforeAll(async () => {
  county = await exampleCounty();
});

describe('tables in twenty layouts', () => {
  it('differ in whatever published tables differ in: an untried form would be an unread one', () => {
    const layouts = seeds.slice(0, 20).map(layoutOf);
    expect(new Set(layouts.map((layout) => JSON.stringify(layout))).size).toBe(20);
    for (const [trait, forms] of Object.entries(traits)) {
      const tried = new Set(
        layouts.map((layout) => Object.entries(layout).find(([key]) => key === trait)?.[1]),
      );
      expect(tried, trait).toEqual(new Set<unknown>(forms));
    }
  });

  for (const seed of seeds) {
    it(`${seed}: come back as what was written, from a workbook and from a page`, async () => {
      const { domains, names } = county;
      // Three domains in a row, without the copies that lists of several agencies hold.
      const chosen = [0, 1, 2]
        .map((turn) => (seed * 3 + turn) % domains.length)
        .flatMap((index) => domains.slice(index, index + 1))
        .map(({ domain, entries }) => ({
          domain,
          entries: entries.filter(({ sharedId }) => sharedId === null),
        }));
      const { layout, grid, tables } = scramble(seed, chosen, names);
      const options = { simplify: simplified };
      const workbook = { name: '目录.xlsx', bytes: await workbookOf(grid) };
      agrees(await readTables(workbook, options), tables, JSON.stringify(layout));
      const page = { name: '目录.html', bytes: Buffer.from(htmlOf(grid.rows, grid.merges)) };
      agrees(await readTables(page, options), tables, JSON.stringify(layout));
    });
  }
});

function agrees(read: readonly PublishedTable[], written: readonly ScrambledTable[], layout: string): void {
  expect(
    read.map(({ title, rows }) => ({ title, names: rows.map(({ name }) => name) })),
    layout,
  ).toEqual(written.map(({ title, rows }) => ({ title, names: rows.map(({ name }) => name) })));
  for (const [index, { rows }] of written.entries()) {
    for (const [place, row] of rows.entries()) {
      const { row: _, printed: __, ...fields } = read[index]?.rows[place] ?? { row: 0, printed: {} };
      expect(fields, layout).toEqual(row);
    }
  }
}
