import { cpSync, ftruncateSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnName } from '../../src/sheet/names.js';
import { type Ran, requireBuild, run, temporaryFolder } from '../binary.js';
import {
  membersOf,
  nationalRows,
  repeated,
  sheetXml,
  textCell,
  textRows,
  type WorkbookParts,
  xlsxOf,
  type ZipMember,
  zipOf,
} from './xlsx.js';

/**
 * Files made to bring a reader down, and files that people really have by accident, through the real binary:
 * each ends soon and in little memory, with words of its own and nothing written; or its table is read.
 * With FIGURES=1 the figures are printed.
 */
const most = { seconds: 5, megabytes: 300 };
const folder = temporaryFolder('hostile');
const figures: Record<string, Took> = {};

interface Took {
  readonly seconds: number;
  readonly megabytes: number;
}

beforeAll(() => {
  requireBuild();
  cpSync('tests/cases/_base/tiny', folder, { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (process.env.FIGURES === '1') console.table(figures);
});

const table = textRows(nationalRows);

/** A workbook of the national table, and whatever else. */
const national = (more: Partial<WorkbookParts> = {}): WorkbookParts => ({
  sheets: [{ name: '目录', xml: sheetXml(table) }],
  ...more,
});

/** A workbook of one sheet. */
const sheet = (...xml: Parameters<typeof sheetXml>): WorkbookParts => ({
  sheets: [{ name: '目录', xml: sheetXml(...xml) }],
});

interface Refused {
  readonly file: string;
  readonly make: () => Promise<Buffer> | Buffer;
  /** What stderr says after the name of the file. */
  readonly words: string;
}

const refused: readonly Refused[] = [
  {
    file: '七百兆的零.xlsx',
    make: () => xlsxOf({ sheets: [{ name: '目录', xml: zeros(700) }] }),
    words:
      '太大，解压后超过 600,000,000 字节（目录）；请删去表格下方和右侧的空行、空列，只留下目录这张表后另存',
  },
  {
    file: '二十张表各四十兆.xlsx',
    make: () =>
      xlsxOf({
        sheets: Array.from({ length: 20 }, (_, index) => ({
          name: `表${index + 1}`,
          xml: sheetXml(repeated(250_000, () => emptyRows)),
        })),
      }),
    words:
      '太大，解压后超过 600,000,000 字节（表16）；请删去表格下方和右侧的空行、空列，只留下目录这张表后另存',
  },
  {
    file: '谎报大小.xlsx',
    make: () => zipOf(withMember(sheet(''), 'xl/worksheets/sheet1.xml', zeros(300), { size: 1_000 })),
    words:
      '已损坏，文件内部有一部分与登记的大小或校验码不符（xl/worksheets/sheet1.xml）；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '两万个部件.xlsx',
    make: () =>
      xlsxOf(national({ more: Array.from({ length: 20_000 }, (_, index) => empty(`xl/${index}`)) })),
    words: '太大，文件内部超过 10,000 个部分；请把目录这张表复制到新的工作簿',
  },
  {
    file: '互相重叠.xlsx',
    make: () => xlsxOf(overlapping()),
    words:
      '不是表格软件做的，文件内部有互相重叠的部分（xl/worksheets/sheet3.xml）；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '重名.xlsx',
    make: () => xlsxOf(national({ more: [{ path: 'XL/worksheets/Sheet1.xml', contents: '<worksheet/>' }] })),
    words: '不是表格软件做的，文件内部有重名的部分（XL/worksheets/Sheet1.xml）；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '压缩包套压缩包.xlsx',
    make: async () =>
      zipOf([{ path: '1.zip', contents: await zipOf([{ path: '2.zip', contents: zeros(100) }]) }]),
    words: '是压缩包，不是工作簿；请先解压，再导入里面的 .xlsx',
  },
  {
    file: '一百万行都有编号.xlsx',
    make: () =>
      xlsxOf(
        sheet(repeated(1_000_000, (row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`)),
      ),
    words: '有一张表在第 20,000 行以下还有内容（目录!A20001）；请删去表格以外的内容，或者分成几个文件',
  },
  {
    file: '最右一列有字.xlsx',
    make: () => xlsxOf(sheet(`<row r="1">${textCell('XFD1', '甲')}</row>`)),
    words: '有一张表在第 100 列以右还有内容（目录!XFD1）；请删去表格以外的内容',
  },
  {
    file: '三张表都很远.xlsx',
    make: () =>
      xlsxOf({
        sheets: ['甲', '乙', '丙'].map((name) => ({
          name,
          xml: sheetXml(`<row r="20000">${textCell('CV20000', '甲')}</row>`),
        })),
      }),
    words: '的各张表加起来超过 2,000,000 个单元格（乙）；请只留下目录的表，或者分成几个文件',
  },
  {
    file: '一百万处合并.xlsx',
    make: () =>
      xlsxOf(
        sheet(table, { after: repeated(1_000_000, (row) => `<mergeCell ref="A${row + 9}:B${row + 9}"/>`) }),
      ),
    words: '有一张表的合并单元格超过 100,000 处（目录）；请取消表格以外的合并后另存',
  },
  {
    file: '合并一百万个单元格.xlsx',
    make: () =>
      xlsxOf(
        sheet(`${table}<row r="19999">${textCell('CV19999', '甲')}</row>`, {
          after: '<mergeCells><mergeCell ref="A10:CV10010"/></mergeCells>',
        }),
      ),
    words: '有一张表的合并区域超过 500,000 个单元格（目录）；请取消表格以外的合并后另存',
  },
  {
    file: '合并重叠.xlsx',
    make: () => xlsxOf(sheet(table, { after: repeated(9, () => '<mergeCell ref="A1:XFD1048576"/>') })),
    words: '已损坏，合并单元格互相重叠（目录）；请用 WPS 或 Excel 打开，取消这些合并后另存',
  },
  {
    file: '一条文字用十万遍.xlsx',
    make: () =>
      xlsxOf({
        sheets: [
          {
            name: '目录',
            xml: sheetXml(repeated(1_000, (row) => hundredCells(row, '<c t="s"><v>0</v></c>'))),
          },
        ],
        strings: `<sst><si><t>${'公\u00a0'.repeat(16_000)}</t></si></sst>`,
      }),
    words: '太大，各单元格的文字加起来超过 15,000,000 字（目录）；请只留下目录这张表，或者分成几个文件',
  },
  {
    file: '每个数字显示两百字.xlsx',
    make: () =>
      xlsxOf({
        sheets: [
          {
            name: '目录',
            xml: sheetXml(repeated(10_000, (row) => hundredCells(row, '<c s="0"><v>1</v></c>'))),
          },
        ],
        styles: `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="0&quot;${'公'.repeat(200)}&quot;"/></numFmts><cellXfs><xf numFmtId="176"/></cellXfs></styleSheet>`,
      }),
    words: '太大，各单元格的文字加起来超过 15,000,000 字（目录）；请只留下目录这张表，或者分成几个文件',
  },
  {
    file: '两千张表.xlsx',
    make: () =>
      xlsxOf({ sheets: Array.from({ length: 2_000 }, (_, index) => ({ name: `${index}`, xml: '<a/>' })) }),
    words: '里的工作表超过 1,000 张；请只留下目录的表，或者分成几个文件',
  },
  {
    file: '三百万条文字.xlsx',
    make: () =>
      xlsxOf(
        national({
          strings: repeated(3_000_000, (index) => `${index === 0 ? '<sst>' : ''}<si><t>甲</t></si>`),
        }),
      ),
    words:
      '太大，单元格和文字超过 2,200,000 个（xl/sharedStrings.xml）；请删去表格下方和右侧的空行、空列，只留下目录这张表，或者分成几个文件',
  },
  {
    file: '文字太多.xlsx',
    make: () =>
      xlsxOf(
        national({
          strings: repeated(
            2_000,
            (index) => `${index === 0 ? '<sst>' : ''}<si><t>${'公'.repeat(30_000)}</t></si>`,
          ),
        }),
      ),
    words:
      '太大，文字和格式超过 48,000,000 字节（xl/sharedStrings.xml）；请只留下目录这张表，或者分成几个文件',
  },
  {
    file: '一格一亿字.xlsx',
    make: () =>
      xlsxOf(
        sheet(
          repeated(1_000, (index) =>
            index === 0 ? '<row r="1"><c r="A1" t="inlineStr"><is><t>' : 'a'.repeat(100_000),
          ),
        ),
      ),
    words: '有一个单元格的文字超过 32,767 字，Excel 也放不下（目录）；请分到几个单元格后另存',
  },
  {
    file: '一格四万字.xlsx',
    make: () => xlsxOf(sheet(`<row r="5">${textCell('C5', '公'.repeat(40_000))}</row>`)),
    words: '有一个单元格的文字超过 32,767 字，Excel 也放不下（目录!C5）；请分到几个单元格后另存',
  },
  {
    file: '嵌套十万层.xlsx',
    make: () => xlsxOf(sheet(repeated(100_000, () => '<extLst>'))),
    words: '不是表格软件做的，有一个部分的标签嵌套太深（目录）；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '十亿个笑.xlsx',
    make: () => xlsxOf({ sheets: [{ name: '目录', xml: billionLaughs() }] }),
    words: '不是表格软件做的，有一个部分带有 DOCTYPE 声明（目录）；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '一个标签五十兆.xlsx',
    make: () =>
      xlsxOf(
        sheet(repeated(1_000_000, (index) => `${index === 0 ? '<row' : ''} a${index}="${'a'.repeat(40)}"`)),
      ),
    words: '已损坏，有一个部分不是完好的 XML（目录）；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '没有写完的标签.xlsx',
    make: () => zipOf(withMember(national(), 'xl/workbook.xml', '<workbook><sheets><sheet name="目录"')),
    words: '已损坏，有一个部分不是完好的 XML（xl/workbook.xml）；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '没有的列.xlsx',
    make: () => xlsxOf(sheet(`<row r="1">${textCell('XFE1', '甲')}</row>`)),
    words: '已损坏，有单元格的位置或文字编号不存在（目录!XFE1）；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '没有的文字.xlsx',
    make: () => xlsxOf(sheet('<row r="1"><c r="B1" t="s"><v>7</v></c></row>')),
    words: '已损坏，有单元格的位置或文字编号不存在（目录!B1）；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '少一张表.xlsx',
    make: () => zipOf(membersOf(national()).filter(({ path }) => !path.endsWith('sheet1.xml'))),
    words: '已损坏，缺少一个部分（目录）；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '下载了一半.xlsx',
    make: async () => (await xlsxOf(national())).subarray(0, -40),
    words: '不完整，后面缺了一截；请重新下载或复制',
  },
  {
    file: '目录对不上.xlsx',
    make: async () => {
      const bytes = await xlsxOf(national());
      bytes.writeUInt32LE(bytes.readUInt32LE(bytes.length - 6) - 1, bytes.length - 6);
      return bytes;
    },
    words: '已损坏，文件内部的目录对不上；请用 WPS 或 Excel 打开后另存',
  },
  {
    file: '都隐藏.xlsx',
    make: () =>
      xlsxOf({
        sheets: ['hidden', 'veryHidden'].map((state) => ({ name: state, state, xml: sheetXml(table) })),
      }),
    words: '里的工作表都是隐藏的；请取消隐藏要导入的那一张，再保存',
  },
  { file: '没有表.xlsx', make: () => xlsxOf({ sheets: [] }), words: '里没有工作表' },
  {
    file: '工作簿有密码.xlsx',
    make: () => compoundFile('EncryptedPackage'),
    words: '有密码；请取消密码后另存',
  },
  {
    file: '压缩包有密码.xlsx',
    make: () => zipOf(membersOf(national()).map((member) => ({ ...member, declared: { locked: true } }))),
    words: '有密码；请取消密码后另存',
  },
  {
    file: '旧表.et',
    make: () => compoundFile('Workbook'),
    words: '是旧格式（.xls 或 .et）；请用 WPS 或 Excel 打开，另存为 .xlsx',
  },
  {
    file: '二进制.xlsx',
    make: () => zipOf([empty('[Content_Types].xml'), empty('xl/workbook.bin')]),
    words: '是二进制工作簿（.xlsb）；请用 Excel 打开，另存为 .xlsx',
  },
  {
    file: '开放文档.xlsx',
    make: () =>
      zipOf([
        { path: 'mimetype', contents: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
        empty('content.xml'),
      ]),
    words: '是 OpenDocument 表格（.ods）；请用 WPS、Excel 或 LibreOffice 打开，另存为 .xlsx',
  },
  {
    file: '文档.xlsx',
    make: () => zipOf([empty('_rels/.rels'), empty('word/document.xml')]),
    words:
      '是文字文档（.docx、.doc、.wps 等），不是工作簿；请把里面的表格复制到 WPS 表格或 Excel，另存为 .xlsx',
  },
  {
    file: '版式文件.xlsx',
    make: () => Buffer.from('%PDF-1.7\n'),
    words: '是 PDF，不是工作簿；请找制表单位要原来的 .xlsx，或者转换成 .xlsx 并核对后再导入',
  },
  { file: '空的.xlsx', make: () => Buffer.alloc(0), words: '是空文件，里面什么也没有；请重新下载或复制' },
];

describe('a file that cannot be read', () => {
  for (const { file, make, words } of refused) {
    it(`${file} ends with its own words: a clerk would wait, or not know what to do`, async () => {
      writeFileSync(join(folder, file), await make());
      expectRefused(await measured(file, ['--write']), file, words);
    });
  }

  it('is not even read into memory when it has three gigabytes', async () => {
    const file = '三千兆.xlsx';
    ftruncateSync(openSync(join(folder, file), 'w'), 3_000_000_000);
    expectRefused(
      await measured(file, ['--write']),
      file,
      '太大，超过 64,000,000 字节；请只留下目录这张表，删去图片和附件后另存',
    );
  });

  it('is told apart by its cause: the same words for everything would help nobody', () => {
    const causes = new Set(refused.map(({ words }) => words.replace(/（[^）]*）；/u, '；')));
    expect(causes.size).toBeGreaterThanOrEqual(25);
  });
});

interface Readable {
  readonly title: string;
  readonly file: string;
  readonly make: () => Promise<Buffer>;
}

const readable: readonly Readable[] = [
  {
    title: 'a million empty formatted rows below the table, as WPS and Excel leave them',
    file: '百万空行.xlsx',
    make: () => xlsxOf(sheet(withTable(repeated(1_048_570, (row) => emptyRow(row + 5, 14))))),
  },
  {
    title: 'formats on every column there is',
    file: '空列到头.xlsx',
    make: () =>
      xlsxOf(
        sheet(
          repeated(200, (row) =>
            row < 3
              ? textRows([nationalRows[row] ?? []], row + 1)
              : `<row r="${row + 1}">${wide(row + 1)}</row>`,
          ),
        ),
      ),
  },
  {
    title: 'a million texts, of which the table uses none',
    file: '百万条文字.xlsx',
    make: () =>
      xlsxOf(
        national({
          strings: repeated(
            1_000_000,
            (index) =>
              `${index === 0 ? '<sst>' : ''}<si><t>文字${index}</t></si>${index === 999_999 ? '</sst>' : ''}`,
          ),
        }),
      ),
  },
  {
    title: 'dimensions and joined ranges that reach to the end of the sheet',
    file: '范围到头.xlsx',
    make: () =>
      xlsxOf(
        sheet(table, {
          before: '<dimension ref="A1:XFD1048576"/>',
          after: '<mergeCells><mergeCell ref="A4:XFD1048576"/></mergeCells>',
        }),
      ),
  },
  {
    title: 'a bomb among the pictures, which nobody unpacks',
    file: '图片炸弹.xlsx',
    make: () => xlsxOf(national({ more: [{ path: 'xl/media/image1.png', contents: zeros(700) }] })),
  },
  {
    title: 'a hidden sheet of a million filled rows, which nobody reads',
    file: '隐藏大表.xlsx',
    make: () =>
      xlsxOf({
        sheets: [
          {
            name: '数据',
            state: 'hidden',
            xml: sheetXml(repeated(1_000_000, (row) => `<row r="${row + 1}"><c><v>${row}</v></c></row>`)),
          },
          { name: '目录', xml: sheetXml(table) },
        ],
      }),
  },
  {
    title: 'macros, which are never run or unpacked',
    file: '带宏.xlsm',
    make: () => xlsxOf(national({ more: [{ path: 'xl/vbaProject.bin', contents: compoundFile('VBA') }] })),
  },
  {
    title: 'links to other files and DDE formulas, whose last results count and which are never followed',
    file: '外部链接.xlsx',
    make: () =>
      xlsxOf(
        sheet(
          `${textRows(nationalRows.slice(0, 2))}<row r="3">${textRows([nationalRows[2] ?? []], 3)
            .replace(
              textCell('C3', nationalRows[2]?.[2] ?? ''),
              `<c r="C3" t="str"><f>cmd|'/c calc'!A1+[1]表!A1</f><v>${nationalRows[2]?.[2]}</v></c>`,
            )
            .replace(/^<row[^>]*>/u, '')}`,
        ),
      ),
  },
];

describe('a table is read', () => {
  for (const { title, file, make } of readable) {
    it(`in spite of ${title}: an office would be sent away with a sound table`, async () => {
      writeFileSync(join(folder, file), await make());
      const { ran, took } = await measured(file, []);
      figures[file] = took;
      expect(ran.stderr).toBe('');
      expect(ran.stdout).toMatch(/〔目录〕.*2 个事项/u);
      expect(ran.stdout).toContain('教育规划计划');
      expect(ran.code).toBe(0);
      expectModest(took);
    });
  }
});

function expectRefused({ ran, took, written }: Measured, file: string, words: string): void {
  figures[file] = took;
  expect(ran.stderr).toBe(`“${file}”${words}\n`);
  expect(ran.stdout).toBe('');
  expect(ran.code).toBe(1);
  expect(written).toEqual([]);
  expectModest(took);
}

function expectModest(took: Took): void {
  expect(took.seconds).toBeLessThan(most.seconds);
  expect(took.megabytes).toBeLessThan(most.megabytes);
}

interface Measured {
  readonly ran: Ran;
  readonly took: Took;
  /** Files that were not there before. */
  readonly written: readonly string[];
}

async function measured(file: string, options: readonly string[]): Promise<Measured> {
  const to = join(folder, 'took.json');
  writeFileSync(to, '');
  const before = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }));
  const ran = await run(['import', file, '--domain', '义务教育', ...options], folder, {
    MEASURE_TO: to,
    NODE_OPTIONS: `--import=${pathToFileURL(resolve('tests/sheet/measure.mjs')).href}`,
  });
  const after = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  rmSync(join(folder, file));
  return {
    ran,
    took: JSON.parse(readFileSync(to, 'utf8')) as Took,
    written: after.filter((path) => !before.has(path)),
  };
}

function* zeros(megabytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(1_000_000);
  for (let index = 0; index < megabytes; index += 1) yield piece;
}

function* withTable(rows: Iterable<string>): Generator<string> {
  yield table;
  yield* rows;
}

function emptyRow(row: number, columns: number): string {
  const cells = Array.from({ length: columns }, (_, column) => `<c r="${columnName(column)}${row}" s="3"/>`);
  return `<row r="${row}" spans="1:${columns}" ht="20.25" customHeight="1">${cells.join('')}</row>`;
}

/** As many bytes as forty megabytes need, the same ones over and over. */
const emptyRows = emptyRow(1_000_000, 4);

function hundredCells(row: number, cell: string): string {
  return `<row r="${row + 1}">${cell.repeat(100)}</row>`;
}

function wide(row: number): string {
  return emptyRow(row, 16_384).replace(/^<row[^>]*>|<\/row>$/gu, '');
}

function empty(path: string): ZipMember {
  return { path, contents: '' };
}

/** The parts of a workbook with other contents in one of them. */
function withMember(
  parts: WorkbookParts,
  path: string,
  contents: ZipMember['contents'],
  declared: ZipMember['declared'] = {},
): ZipMember[] {
  return membersOf(parts).map((member) => (member.path === path ? { path, contents, declared } : member));
}

/** Sheets that all claim the bytes of the second: a few bytes would become terabytes. */
function overlapping(): WorkbookParts {
  const sheets = Array.from({ length: 500 }, (_, index) => `xl/worksheets/sheet${index + 2}.xml`);
  return national({
    more: sheets.map((path, index) =>
      index === 0 ? { path, contents: zeros(10) } : { path, contents: '', within: sheets[0] ?? '' },
    ),
  });
}

function billionLaughs(): string {
  const entities = Array.from({ length: 9 }, (_, index) => {
    const value = index === 0 ? '哈' : `&a${index - 1};`.repeat(10);
    return `<!ENTITY a${index} "${value}">`;
  });
  return `<!DOCTYPE worksheet [${entities.join('')}]><worksheet><sheetData><row><c t="str"><v>&a8;</v></c></row></sheetData></worksheet>`;
}

/** An OLE compound file with one stream, as far as anybody looks. */
function compoundFile(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1_528),
    Buffer.from(`${stream}\0`, 'utf16le'),
  ]);
}
