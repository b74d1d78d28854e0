import { afterEach, describe, expect, it, vi } from 'vitest';
import { cellLimits } from '../../src/sheet/cells.js';
import { column, type Table } from '../../src/sheet/table.js';
import { KnownCells, writeWorkbook } from '../../src/sheet/write.js';
import { cpuTime } from '../cpu-time.js';
import { hostileTexts } from '../emit/fixtures.js';
import { memberOf, mergesOf, reopened, rowsFrom, sheetOf } from './workbook.js';

const properties = { date: '2024-05-20', creator: '示例县人民政府办公室' };

const grouped: Table = {
  name: '义务教育',
  title: '示例县义务教育领域基层政务公开标准目录',
  caption: '编制单位：示例县人民政府办公室',
  columns: [
    column('序号', 6),
    column('一级事项', 12, { group: '公开事项', join: 'group' }),
    column('二级事项', 16, { group: '公开事项' }),
    column('公开内容(要素)', 40, { align: 'left' }),
  ],
  rows: [
    [1, '政策文件', '法律法规', '甲'],
    [2, '政策文件', '规范性文件', '乙'],
    [3, '招生管理', '招生政策', '丙'],
  ],
  notes: ['注一'],
  filter: false,
};

afterEach(() => {
  vi.useRealTimers();
});

describe('writeWorkbook', () => {
  it('puts title, caption, two rows of headings, body and notes where readers and importers expect them', async () => {
    const sheet = sheetOf(await reopened(await writeWorkbook([grouped], properties)), '义务教育');
    expect(rowsFrom(sheet, 1)).toEqual([
      [grouped.title, null, null, null],
      [grouped.caption, null, null, null],
      ['序号', '公开事项', null, '公开内容(要素)'],
      [null, '一级事项', '二级事项', null],
      [1, '政策文件', '法律法规', '甲'],
      [2, null, '规范性文件', '乙'],
      [3, '招生管理', '招生政策', '丙'],
      ['注一', null, null, null],
    ]);
    expect(mergesOf(sheet)).toEqual(['A1:D1', 'A2:D2', 'A3:A4', 'A8:D8', 'B3:C3', 'B5:B6', 'D3:D4']);
  });

  it('prints headings on every page, one page wide, with page numbers: otherwise stamped pages cannot be read alone', async () => {
    const bytes = await writeWorkbook([grouped], properties);
    const book = await memberOf(bytes, 'xl/workbook.xml');
    expect(book).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">&apos;义务教育&apos;!$3:$4</definedName>',
    );
    expect(book).toContain(
      '<definedName name="_xlnm.Print_Area" localSheetId="0">&apos;义务教育&apos;!$A$1:$D$8</definedName>',
    );
    const sheet = sheetOf(await reopened(bytes), '义务教育');
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    expect(sheet.headerFooter.oddFooter).toContain('第 &P 页');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
  });

  it('takes A3 paper for a table that A4 would shrink below reading size', async () => {
    const wide: Table = { ...grouped, columns: grouped.columns.map((each) => ({ ...each, width: 60 })) };
    const sheet = sheetOf(await reopened(await writeWorkbook([wide], properties)), '义务教育');
    expect(sheet.pageSetup.paperSize).toBe(8);
  });

  it('gives the same bytes at another time of another day, or every build would change every list', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-01-01T00:00:00Z') });
    const once = await writeWorkbook([grouped], properties);
    vi.setSystemTime(new Date('2025-07-08T09:10:11Z'));
    const again = await writeWorkbook([grouped], properties);
    expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true);
  });

  it('writes a list after others as it would alone: what is known of their cells must not leak into it', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `${index + 1}.公开内容要素`).join('\n');
    const rows = [...grouped.rows, [4, '招生管理', '招生结果', long]];
    const narrow = grouped.columns.map((each) => ({ ...each, width: each.width / 2 }));
    const known = new KnownCells();
    for (const table of [{ ...grouped, rows }, { ...grouped, rows, columns: narrow }, grouped]) {
      const after = await writeWorkbook([table], properties, known);
      expect(Buffer.from(after).equals(await writeWorkbook([table], properties))).toBe(true);
    }
  });

  it('carries the date of the publication as its only date', async () => {
    const bytes = await writeWorkbook([grouped], properties);
    const book = await reopened(bytes);
    expect([book.created, book.modified]).toEqual([
      new Date('2024-05-20T00:00:00Z'),
      new Date('2024-05-20T00:00:00Z'),
    ]);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect(view.getUint32(10, true)).toBe((((2024 - 1980) << 25) | (5 << 21) | (20 << 16)) >>> 0);
  });

  it('keeps hostile texts unchanged as texts: a formula would run on the reader’s machine', async () => {
    const rows = Object.values(hostileTexts).map((text, index) => [index, text, text, text]);
    const bytes = await writeWorkbook([{ ...grouped, rows }], properties);
    expect(await memberOf(bytes, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
    const sheet = sheetOf(await reopened(bytes), '义务教育');
    const { markup, ...formulas } = hostileTexts;
    for (const [index, text] of Object.values(formulas).entries()) {
      const cell = sheet.getCell(5 + index, 3);
      expect(cell.value).toBe(text);
      // Text format: the cell stays a text when someone edits and confirms it.
      expect(cell.numFmt).toBe('@');
    }
    expect(sheet.getCell(10, 3).value).toBe(markup);
  });

  it('survives characters XML cannot carry and texts that look like escapes, without losing the rest', async () => {
    const rows = [[1, '甲', 'a\u0000b\uFFFFc\uD800d\u000be', '_x0041_']];
    const sheet = sheetOf(
      await reopened(await writeWorkbook([{ ...grouped, rows }], properties)),
      '义务教育',
    );
    expect(rowsFrom(sheet, 5)[0]).toEqual([1, '甲', 'a\uFFFDb\uFFFDc\uFFFDd\ne', '_x0041_']);
  });

  it('spreads a row too tall for a sheet over several, so that no line is cut or lost', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `第${index + 1}项内容`);
    const rows = [
      [1, '政策文件', '法律法规', lines.join('\n')],
      [2, '政策文件', '规范性文件', '乙'],
    ];
    const sheet = sheetOf(
      await reopened(await writeWorkbook([{ ...grouped, rows, notes: [] }], properties)),
      '义务教育',
    );
    const body = rowsFrom(sheet, 5);
    const contents = body.slice(0, -1).map((row) => row[3]);
    expect(contents.length).toBeGreaterThan(2);
    expect(contents.join('\n')).toBe(lines.join('\n'));
    for (let row = 5; row <= sheet.rowCount; row += 1)
      expect(sheet.getRow(row).height).toBeLessThanOrEqual(409);
    for (const [index, content] of contents.entries()) {
      const needed = String(content).split('\n').length * 14.4;
      expect(sheet.getRow(5 + index).height).toBeGreaterThanOrEqual(needed);
    }
    const last = 5 + contents.length - 1;
    expect(mergesOf(sheet)).toContain(`A5:A${last}`);
    expect(body.at(-1)?.slice(2)).toEqual(['规范性文件', '乙']);
  });

  it('continues a text beyond the limits of one cell in the next, complete: Excel would refuse or cut it', async () => {
    const long = '公开'.repeat(40_000);
    const rows = [[1, '甲', '乙', long]];
    const sheet = sheetOf(
      await reopened(await writeWorkbook([{ ...grouped, rows, notes: [] }], properties)),
      '义务教育',
    );
    const parts = rowsFrom(sheet, 5).flatMap((row) => (typeof row[3] === 'string' ? [row[3]] : []));
    expect(parts.join('')).toBe(long);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(cellLimits.characters);
  });

  it('leads from one sheet to another inside the workbook', async () => {
    const index: Table = {
      ...grouped,
      name: '目录',
      rows: [[1, '甲', { text: '义务教育', table: 1 }, null]],
      notes: [],
    };
    const bytes = await writeWorkbook([index, grouped], properties);
    expect(await memberOf(bytes, 'xl/worksheets/sheet1.xml')).toContain(
      '<hyperlink ref="C5" location="&apos;义务教育&apos;!A1"/>',
    );
  });

  it('shows the joined category again on the page after a break: no page may leave its rows unnamed', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => [
      index + 1,
      '政策文件',
      `事项${index + 1}`,
      '内容',
    ]);
    const sheet = sheetOf(
      await reopened(await writeWorkbook([{ ...grouped, rows, notes: [] }], properties)),
      '义务教育',
    );
    const labelled = rowsFrom(sheet, 5).flatMap((row, index) => (row[1] === '政策文件' ? [index] : []));
    expect(labelled[0]).toBe(0);
    expect(labelled.length).toBeGreaterThan(5);
    const gaps = labelled.slice(1).map((start, index) => start - (labelled[index] ?? 0));
    expect(Math.max(...gaps) * 21).toBeLessThan(600);
  });

  it('joins tens of thousands of cells at no cost: exceljs’ own check of merges makes large counties wait', async () => {
    await secondsFor(10_000, 1);
    const apart = await secondsFor(80_000, 1);
    const joined = await secondsFor(80_000, 2);
    expect(joined / apart).toBeLessThan(2);
  }, 600_000);
});

/** Seconds for a table of so many rows, with runs of equal cells of the given length. */
async function secondsFor(count: number, run: number): Promise<number> {
  const rows = Array.from({ length: count }, (_, index) => [`类别${Math.floor(index / run)}`]);
  const columns = [column('一级事项', 12, { join: 'group' })];
  const start = cpuTime();
  await writeWorkbook([{ ...grouped, columns, rows, notes: [] }], properties);
  return (cpuTime() - start) / 1000;
}
