import type { CellValue, Workbook } from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { emitLists } from '../../src/emit/lists/lists.js';
import { paths } from '../../src/emit/paths.js';
import type { PublishedEntry } from '../../src/model/catalog.js';
import type { Publication } from '../../src/model/publication.js';
import { listColumns } from '../../src/model/vocabulary.js';
import { type LayoutColumn, layoutColumns } from '../../src/sheet/layout.js';
import { column, type Table } from '../../src/sheet/table.js';
import { writeWorkbook } from '../../src/sheet/write.js';
import { exampleCounty } from '../example-county.js';
import { converted, hasOffice, officeNote, pagesOf } from '../libreoffice.js';
import { memberOf, mergesOf, ownValue, reopened, sheetOf } from '../sheet/workbook.js';
import { hostileTexts, longText, reference, sampleEntry, samplePublication, use } from './fixtures.js';

describe.skipIf(!hasOffice)(`lists in LibreOffice${officeNote}`, () => {
  let publication: Publication;
  let lists: ReadonlyMap<string, Uint8Array>;
  beforeAll(async () => {
    publication = await exampleCounty();
    lists = await listsOf(publication);
  });

  it('print their headings and page numbers on every page, and every name and element whole', () => {
    const file = paths.domainList('compulsory-education');
    const pages = pagesOf(only(converted(new Map([['list.xlsx', lists.get(file) ?? '']]), 'pdf')));
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      for (const { heading } of layoutColumns.filter(({ optional }) => !optional)) {
        expect(page, `page ${index + 1}`).toContain(heading);
      }
      expect(page).toContain(`第${index + 1}页共${pages.length}页`);
    }
    const printed = pages.join('');
    const entries = publication.entries.filter(({ domain }) => domain === '义务教育');
    expect(entries.length).toBeGreaterThan(10);
    for (const { name, content, remarks } of entries) {
      for (const text of [name, ...content, ...(remarks === null ? [] : [remarks])]) {
        expect(printed).toContain(text.replaceAll(/\s/gu, ''));
      }
    }
  });

  it('give every text of the county the room LibreOffice needs for it: what is lower than its text is cut', async () => {
    const tables = layoutColumns.map((layout) => singleColumn(layout, publication));
    const ours = await writeWorkbook(tables, { date: '2024-05-20', creator: '县' });
    const flat = Buffer.from(only(converted(new Map([['list.xlsx', ours]]), 'fods'))).toString('utf8');
    // Without heights of their own, rows get those that LibreOffice works out from their texts.
    const free = flat
      .replaceAll('style:use-optimal-row-height="false"', 'style:use-optimal-row-height="true"')
      .replaceAll(/ style:row-height="[^"]*"/g, '');
    expect(free).not.toBe(flat);
    const theirs = await reopened(only(converted(new Map([['list.fods', free]]), 'xlsx')));
    let compared = 0;
    for (const sheet of (await reopened(ours)).worksheets) {
      for (let row = 2; row <= sheet.rowCount; row += 1) {
        const needed = sheetOf(theirs, sheet.name).getRow(row).height;
        expect(sheet.getRow(row).height, String(sheet.getCell(row, 1).value)).toBeGreaterThanOrEqual(needed);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(1500);
  });

  it('keep every text and every joined range when they are saved again, whatever kind they are of', async () => {
    const kinds = [
      paths.countyList,
      paths.domainList('work-safety'),
      paths.agencyList('chengguan'),
      paths.levelList('village'),
    ];
    const own = new Map(kinds.map((path) => [path.split('/').at(-1) ?? '', lists.get(path) ?? '']));
    // So many texts that some stand in their cells instead of the workbook's table of texts.
    own.set('long.xlsx', await writeWorkbook([longTable()], { date: '2024-05-20', creator: '县' }));
    const saved = converted(own, 'xlsx');
    expect([...saved.keys()].sort()).toEqual([...own.keys()].sort());
    for (const [name, content] of own) {
      const [before, after] = [
        await reopened(Buffer.from(content)),
        await reopened(saved.get(name) ?? Buffer.of()),
      ];
      expect(after.worksheets.map((sheet) => sheet.name)).toEqual(
        before.worksheets.map((sheet) => sheet.name),
      );
      for (const sheet of before.worksheets) {
        const again = sheetOf(after, sheet.name);
        expect(mergesOf(again), `${name} ${sheet.name}`).toEqual(mergesOf(sheet));
        expect(textsOf(after, sheet.name), `${name} ${sheet.name}`).toEqual(textsOf(before, sheet.name));
      }
    }
  });

  it('have no formula, whatever clerks write and wherever: it would run when the list is opened', async () => {
    const texts = [
      ...Object.values(hostileTexts),
      '=1+1',
      '＝1+1',
      ' =1+1',
      "'=1+1",
      '=cmd|"/c calc"!A1',
      '-2+3',
      '_x003D_1+1',
    ];
    const hostile = hostilePublication(texts);
    const content = (await listsOf(hostile)).get(paths.domainList('compulsory-education')) ?? '';
    const saved = only(converted(new Map([['list.xlsx', content]]), 'xlsx'));
    expect(await memberOf(saved, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
    const rows = textsOf(await reopened(saved), '义务教育').slice(4);
    const bySheet = rows.flat();
    const utf8Csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1';
    const csv = Buffer.from(only(converted(new Map([['list.xlsx', content]]), utf8Csv))).toString('utf8');
    for (const text of texts) {
      // Category, name, content, basis, time limit, subject, responsible, website column and remarks.
      expect(
        bySheet.filter((cell) => cell === text),
        text,
      ).toHaveLength(9);
      expect(bySheet).toContain(`√(${text})`);
      expect(csv.split(`"${text.replaceAll('"', '""')}"`).length - 1, text).toBe(9);
    }
  });
});

async function listsOf(publication: Publication): Promise<Map<string, Uint8Array>> {
  const lists = new Map<string, Uint8Array>();
  for await (const { path, content } of emitLists(publication)) lists.set(path, Buffer.from(content));
  return lists;
}

/** Every text a column has in the county, and one with a word longer than a line, one below the other, in a column as wide as in the national table. */
function singleColumn(layout: LayoutColumn, { catalog, entries }: Publication): Table {
  const context = {
    channels: catalog.channels,
    agencies: new Map(catalog.agencies.map(({ id, name }) => [id, name])),
    websiteColumns: new Map<string, string>(),
  };
  const texts = new Set([...entries.map((entry) => layout.text(entry, context)), longText]);
  return {
    name: layout.id,
    title: layout.heading,
    caption: null,
    columns: [{ ...layout, group: null, join: 'none' }],
    rows: [...texts].map((text) => [text]),
    notes: [],
    filter: false,
  };
}

function longTable(): Table {
  const texts = Array.from({ length: 10_100 }, (_, index) =>
    index % 1000 === 0 ? `第${index + 1}项 _x0041_` : `第${index + 1}项 <&>`,
  );
  return {
    name: '目录',
    title: '标准目录',
    caption: null,
    columns: [column('一级事项', 12, { join: 'group' }), column('二级事项', 30)],
    rows: texts.map((text, index) => [`类${Math.floor(index / 500)}`, text]),
    notes: [],
    filter: false,
  };
}

/** One entry for each text, which stands in every field that takes free words. */
function hostilePublication(texts: readonly string[]): Publication {
  const sample = samplePublication();
  const { catalog } = sample;
  const entries = texts.map(
    (text, index) =>
      sampleEntry({
        id: `YWJY-${index + 1}`,
        category: [text],
        name: text,
        content: [text],
        basis: [text],
        timeLimit: text,
        subject: [reference(text)],
        responsible: [reference(text)],
        channels: [use(text, null)],
        audience: { kind: 'group', group: text },
        column: text,
        remarks: text,
      }) as PublishedEntry,
  );
  const county = { ...catalog.county, listColumns };
  return { ...sample, catalog: { ...catalog, county, entries }, entries };
}

/** The texts the cells of a sheet hold themselves, row by row, without empty rows and cells at the ends. */
function textsOf(workbook: Workbook, name: string): string[][] {
  const rows: string[][] = [];
  sheetOf(workbook, name).eachRow({ includeEmpty: true }, (row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(textOf(ownValue(cell) as CellValue)));
    while (cells.at(-1) === '') cells.pop();
    rows.push(cells);
  });
  while (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return textOf(value.text);
  throw new Error(`A cell is neither text nor number: ${JSON.stringify(value)}`);
}

function only(documents: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const [document, ...others] = [...documents.values()];
  if (document === undefined || others.length > 0)
    throw new Error(`${documents.size} documents instead of one.`);
  return document;
}
