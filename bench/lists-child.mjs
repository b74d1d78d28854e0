// One list of N rows, written by one writer to a file, for bench/lists.mjs and the tests:
// node lists-child.mjs WRITER N FILE, which prints seconds and, for `live`, bytes.
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
const started = performance.now();
let most = 0;
if (writer === 'stream') await stream(table);
else if (writer === 'plain') await plainWorkbook();
else if (writer === 'live') await stream({ ...table, rows: watched() });
else for (const row of table.rows) most = Math.max(most, row.length);
console.log((performance.now() - started) / 1000, most);

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

/** The same cells, styles, heights and joined ranges with the library's own workbook. */
async function plainWorkbook() {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(table.name);
  const looks = table.columns.map(stylesOfWorkbook().body);
  for (const { rows, merges } of arrange(table, { first: 500, following: 550 }, new KnownCells())) {
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
