// One list of N rows, written by one writer to a file, for bench/lists.mjs and the tests:
// node lists-child.mjs WRITER N FILE, which prints seconds by the clock and of the processor and, for `live`,
// bytes held and joined ranges.
import { createWriteStream } from 'node:fs';
import exceljs from 'exceljs';
import { arrange } from '../build/sheet/arrange.js';
import { nationalTables } from '../build/sheet/layout.js';
import { KnownCells } from '../build/sheet/measure-rows.js';
import { cellName } from '../build/sheet/names.js';
import { stylesOfWorkbook } from '../build/sheet/styles.js';
import { streamWorkbook } from '../build/sheet/write.js';
import { countyRows } from './rows.mjs';

const [writer, count, file = ''] = process.argv.slice(2);
const { context, entries } = countyRows(Number(count));
const table = nationalTables(context)({ name: '目录', title: '标准目录', caption: '编制', entries });
const room = { first: 500, following: 550 };
const started = { clock: performance.now(), processor: process.cpuUsage() };
let most = 0;
if (writer === 'stream') await stream(table);
else if (writer === 'plain') await plainWorkbook();
else if (writer === 'live') await stream({ ...table, rows: watched() });
else for (const row of table.rows) most = Math.max(most, row.length);
const { user, system } = process.cpuUsage(started.processor);
const seconds = (performance.now() - started.clock) / 1000;
console.log(seconds, (user + system) / 1e6, most, writer === 'live' ? joinedRanges() : 0);

/** @param {import('../src/sheet/table.js').Table} own */
async function stream(own) {
  await streamWorkbook([own], { date: '2026-06-30', creator: '度量县' }, createWriteStream(file));
}

/** The rows, with what is held after a full collection noted now and then: needs --expose-gc. */
function* watched() {
  let number = 0;
  for (const row of table.rows) {
    yield row;
    number += 1;
    if (number % 2500 !== 0) continue;
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    most = Math.max(most, heapUsed + external);
  }
}

function joinedRanges() {
  let ranges = 0;
  for (const { merges } of arrange(table, room, new KnownCells())) ranges += merges.length;
  return ranges;
}

/** The same cells, styles, heights and joined ranges with the library's own workbook. */
async function plainWorkbook() {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(table.name);
  const looks = table.columns.map(stylesOfWorkbook().body);
  for (const { rows, merges } of arrange(table, room, new KnownCells())) {
    for (const { height, cells, part } of rows) {
      const row = sheet.addRow(cells);
      row.height = height;
      for (const [column, style] of looks.entries()) {
        row.getCell(column + 1).style = style({ part, link: false, text: false });
      }
    }
    for (const { top, left, bottom, right } of merges) {
      sheet.mergeCells(`${cellName(top, left)}:${cellName(bottom, right)}`);
    }
  }
  await workbook.xlsx.writeFile(file);
}
