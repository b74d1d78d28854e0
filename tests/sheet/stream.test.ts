import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { column, type Table, type TableCell } from '../../src/sheet/table.js';
import { SheetLimitError, streamWorkbook, writeWorkbook } from '../../src/sheet/write.js';
import { requireBuild, temporaryFolder } from '../binary.js';
import { memberOf, reopened, rowsFrom, sheetOf } from './workbook.js';

const properties = { date: '2024-05-20', creator: '示例县人民政府办公室' };
const work = temporaryFolder('stream');

beforeAll(requireBuild);
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe('streamWorkbook', () => {
  it('gives the bytes writeWorkbook gives, and ends the stream: both are one writer', async () => {
    const chunks: Buffer[] = [];
    const sink = new PassThrough();
    sink.on('data', (chunk: Buffer) => chunks.push(chunk));
    await streamWorkbook([listOf(500)], properties, sink);
    expect(sink.writableFinished).toBe(true);
    const whole = await writeWorkbook([listOf(500)], properties);
    expect(Buffer.concat(chunks).equals(whole)).toBe(true);
  });

  it('keeps every text of a list whose texts no longer fit the table of texts', async () => {
    const texts = Array.from({ length: 10_300 }, (_, index) => `<${index}> & “${index}”`);
    const escaped = ' _x0041_\t末';
    const rows = [...texts, escaped].map((text): TableCell[] => [null, text]);
    const bytes = await writeWorkbook([{ ...listOf(0), rows }], properties);
    expect(await memberOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('t="inlineStr"');
    const sheet = sheetOf(await reopened(bytes), '目录');
    expect(rowsFrom(sheet, 3).map((row) => row[1])).toEqual([...texts, escaped]);
  });

  it('keeps every joined range, thousands of them, where it belongs', async () => {
    const xml = await memberOf(await writeWorkbook([listOf(9000)], properties), 'xl/worksheets/sheet1.xml');
    const ranges = Array.from(xml.matchAll(/<mergeCell ref="A(\d+):A(\d+)"\/>/g), ([, top, bottom]) => [
      Number(top),
      Number(bottom),
    ]);
    expect(ranges.length).toBeGreaterThan(2500);
    // Rows stand in threes from the third on; a page may end within three, never beyond them.
    for (const [top = 0, bottom = 0] of ranges) {
      expect([bottom > top, Math.floor((top - 3) / 3)]).toEqual([true, Math.floor((bottom - 3) / 3)]);
    }
    expect(xml).toContain(`<mergeCells count="${ranges.length + 1}"><mergeCell ref="A1:B1"/>`);
  });

  it('sets no more page breaks than Excel takes for a sheet: it would call the workbook damaged', async () => {
    const bytes = await writeWorkbook([listOf(40_000)], properties);
    const sheet = await memberOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet.match(/<brk /g)).toHaveLength(1026);
    expect(sheet).toContain('<rowBreaks count="1026" manualBreakCount="1026">');
  });

  it('takes no more rows while nobody takes its bytes: a slow disk would fill the memory', async () => {
    let taken = 0;
    // Takes the first bytes and never asks for more.
    const slow = new Writable({ highWaterMark: 1024, write: () => undefined });
    const writing = streamWorkbook([listOf(1_000_000, () => (taken += 1))], properties, slow);
    writing.catch(() => undefined);
    let before = 0;
    do {
      before = taken;
      await later(1000);
    } while (taken > before || taken === 0);
    expect(taken).toBeLessThan(500_000);
    slow.destroy(new Error('closed'));
    await expect(writing).rejects.toThrow('closed');
  });

  it('fails when its stream fails, at once: a full disk must not end as a workbook', async () => {
    const full = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('no space left on device'));
      },
    });
    await expect(streamWorkbook([listOf(20_000)], properties, full)).rejects.toThrow('no space left');
    const closed = new PassThrough();
    const writing = streamWorkbook([listOf(20_000)], properties, closed);
    closed.destroy();
    await expect(writing).rejects.toThrow('Premature close');
  });

  it('leaves its stream unfinished when rows fail half way: what was written is no workbook', async () => {
    const sink = new PassThrough();
    sink.resume();
    const list = listOf(10_000, (row) => {
      if (row === 5000) throw new Error('row 5000 cannot be made');
    });
    await expect(streamWorkbook([list], properties, sink)).rejects.toThrow('row 5000');
    expect([sink.destroyed, sink.writableFinished]).toEqual([true, false]);
  });

  it('refuses a table that no sheet can hold, by name', async () => {
    const notes = Array.from({ length: 1_048_576 }, () => '注');
    const writing = writeWorkbook([{ ...listOf(1), notes }], properties);
    await expect(writing).rejects.toThrow(SheetLimitError);
    await expect(writing).rejects.toThrow('目录');
  });

  it('writes 30,000 rows of the national table in a heap of 64 MB, where a workbook in memory has no room', () => {
    const written = writeIn(64, 'stream', 30_000);
    expect(written.status, written.stderr).toBe(0);
    expect(statSync(join(work, 'stream.xlsx')).size).toBeGreaterThan(3e6);
    // The same measure must be able to fail: a fifth of the rows, held as exceljs holds them, is too much.
    expect(writeIn(64, 'plain', 6000).status).not.toBe(0);
  });
});

/** A list of so many rows, each told to `watch` before it is made. */
function listOf(count: number, watch: (row: number) => void = () => undefined): Table {
  return {
    name: '目录',
    title: '标准目录',
    caption: null,
    columns: [column('一级事项', 12, { join: 'group' }), column('公开内容(要素)', 40, { align: 'left' })],
    rows: {
      *[Symbol.iterator](): Generator<TableCell[]> {
        for (let row = 0; row < count; row += 1) {
          watch(row);
          yield [`类${Math.floor(row / 3)}`, `第${row}项`];
        }
      },
    },
    notes: [],
    filter: false,
  };
}

function writeIn(megabytes: number, writer: string, rows: number) {
  return spawnSync(
    process.execPath,
    [
      `--max-old-space-size=${megabytes}`,
      'bench/lists-child.mjs',
      writer,
      String(rows),
      join(work, `${writer}.xlsx`),
    ],
    { encoding: 'utf8' },
  );
}
