import { beforeAll, describe, expect, it } from 'vitest';
import { type Compiled, compile, emit } from '../../src/compile.js';
import { type Cells, cellsOf } from '../../src/edit/cells.js';
import { toldBy } from '../../src/edit/table-cells.js';
import { AgencyNames, ChannelNames } from '../../src/load/resolve.js';
import type { AuthoringField } from '../../src/model/authoring.js';
import { filePlace } from '../../src/model/place.js';
import type { TableRow } from '../../src/model/table.js';
import { listColumnNames } from '../../src/model/vocabulary.js';
import { type ScrambledDomain, scramble, workbookOf } from '../sheet/scramble.js';
import { mergesOf, reopened, rowsFrom } from '../sheet/workbook.js';
import { deskOf, example, type Folder, imported, sourceOf } from './desk.js';

let folder: Folder;
let compiled: Compiled;

beforeAll(async () => {
  folder = await example();
  compiled = await compiledOf(folder);
});

function compiledOf(workspace: Folder): Promise<Compiled> {
  return compile({ workspace, date: null, today: '2000-01-01', progress: () => undefined });
}

/** A workspace with nothing but the county’s name and domains, as one begins. */
function emptyFolder(leads: boolean): Folder {
  const { county, domains, agencies } = compiled.catalog;
  const titles = new Map(agencies.map(({ id, name }) => [id, name]));
  const lines = [
    `名称: ${county.name}`,
    `日期: ${county.date}`,
    `主管单位: ${county.office}`,
    `清单: {栏目: [${county.listColumns.map((column) => listColumnNames[column]).join(', ')}]}`,
    ...(leads
      ? [
          '领域:',
          ...domains.map(
            ({ name, lead }) => `  - {名称: ${name}, 牵头单位: ${titles.get(lead.agencies[0] ?? '') ?? ''}}`,
          ),
        ]
      : []),
  ];
  return {
    files: [{ path: 'gongkai.yaml', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) }],
    held: [],
    diagnostics: [],
  };
}

describe('twenty layouts of published tables', () => {
  const domains = (): ScrambledDomain[] =>
    compiled.catalog.domains.map(({ name }) => ({
      domain: name,
      entries: (compiled.publication?.entries ?? []).filter(
        ({ domain, sharedId }) => domain === name && sharedId === null,
      ),
    }));
  const titles = (): Map<string, string> =>
    new Map(compiled.catalog.agencies.map(({ id, name }) => [id, name]));

  for (let seed = 0; seed < 20; seed += 1) {
    it(`${seed}: come back as the catalog they came from, and change nothing in it`, async () => {
      const all = domains();
      const chosen = [0, 1, 2].flatMap((turn) => all[(seed * 3 + turn) % all.length] ?? []);
      const context = {
        channels: compiled.catalog.channels,
        agencies: titles(),
        websiteColumns: new Map(
          compiled.catalog.columns.flatMap(({ id, name }) => [
            [id, name],
            [name, name],
          ]),
        ),
      };
      const { layout, grid, tables } = scramble(seed, chosen, context);
      const source = await sourceOf(await workbookOf(grid));
      const about = JSON.stringify(layout);
      const domain = tables.length === 1 && layout.stack !== 'column' ? chosen[0]?.domain : undefined;

      const again = await imported(await deskOf(folder), folder, [source], { ...(domain && { domain }) });
      expect(again.merge.problems, about).toEqual([]);
      expect(
        again.merge.changes.map(({ id, fields }) => [id, fields]),
        about,
      ).toEqual([]);
      expect(
        again.merge.additions.map(({ name }) => name),
        about,
      ).toEqual([]);
      expect(again.merge.unchanged, about).toBe(tables.reduce((sum, { rows }) => sum + rows.length, 0));

      const empty = emptyFolder(false);
      const { after, applied } = await imported(await deskOf(empty), empty, [source], {
        register: true,
        ...(domain && { domain }),
      });
      expect(applied.refused, about).toEqual([]);
      const desk = await deskOf(after);
      expect(desk.obstacles, about).toEqual([]);
      const own = new Map(desk.catalog.agencies.map(({ id, name }) => [id, name]));
      const wanted = tables.flatMap(({ rows }) => rows.map((row) => cellsTold(row as TableRow)));
      const read = desk.catalog.entries.map((entry) => cellsOf(entry, own));
      expect(sorted(read.map((cells) => pathOf(cells))), about).toEqual(
        sorted(wanted.map((cells) => pathOf(cells))),
      );
      for (const cells of wanted) {
        const same = read.find((each) =>
          Object.entries(cells).every(([field, text]) => each[field as AuthoringField] === text),
        );
        expect(same, `${about} ${JSON.stringify(cells)}`).toBeDefined();
      }
    });
  }

  /** What a row says, as cells of the catalog. */
  function cellsTold(row: TableRow): Partial<Cells> {
    const names = new Set(compiled.catalog.domains.map(({ name }) => name));
    const channels = new ChannelNames(compiled.catalog.channels);
    const agencies = new AgencyNames(compiled.catalog.agencies, compiled.catalog.groups);
    return toldBy(
      // A domain printed as the widest category is said once, for the whole file.
      {
        ...row,
        category:
          names.has(row.category[0] ?? '') && row.category.length > 1 ? row.category.slice(1) : row.category,
      },
      {
        channelOf: (text) => channels.use(text),
        agenciesOf: (text) => agencies.reference(text, filePlace('')).agencies,
      },
    ).cells;
  }

  function pathOf({ category, name, subject }: Partial<Cells>): string {
    return [category, name, subject].join('|');
  }

  function sorted(texts: readonly string[]): string[] {
    return [...texts].sort();
  }
});

describe('the county’s own list', () => {
  it('imported into an empty workspace gives the same list, cell for cell', async () => {
    const list = await countyList(compiled);
    const empty = emptyFolder(true);
    const { merge, applied, after } = await imported(await deskOf(empty), empty, [await sourceOf(list)], {
      register: true,
    });
    expect(merge.problems).toEqual([]);
    expect(merge.additions).toHaveLength(compiled.publication?.entries.length ?? 0);
    expect(merge.additions.filter(({ lacking }) => lacking.length > 0)).toEqual([]);
    expect(applied.refused).toEqual([]);
    const rebuilt = await compiledOf(after);
    const errors = rebuilt.diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.slice(0, 5).map(({ code, message }) => `${code} ${message.zh}`)).toEqual([]);
    expect(await sheetsOf(await countyList(rebuilt))).toEqual(await sheetsOf(list));
  });
});

async function countyList({ publication }: Compiled): Promise<Uint8Array> {
  if (publication === null) throw new Error('the catalog has errors');
  for await (const { path, content } of emit(publication)) {
    if (path === 'site/lists/county.xlsx' && typeof content !== 'string') return content;
  }
  throw new Error('no list');
}

async function sheetsOf(bytes: Uint8Array): Promise<unknown> {
  const workbook = await reopened(bytes);
  return workbook.worksheets.map((sheet) => [sheet.name, rowsFrom(sheet, 1), mergesOf(sheet)]);
}
