import { readdirSync, readFileSync } from 'node:fs';
import type { Workbook, Worksheet } from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuthoringField, ReadAuthoringBook } from '../../src/model/authoring.js';
import { authoringColumns } from '../../src/sheet/authoring-columns.js';
import { readAuthoringBook, UnreadableWorkbook } from '../../src/sheet/read-authoring.js';
import { column } from '../../src/sheet/table.js';
import { writeWorkbook } from '../../src/sheet/write.js';
import { writeAuthoringBook } from '../../src/sheet/write-authoring.js';
import { returned } from './authoring-returned.js';
import { sampleBook } from './authoring-sample.js';
import { reopened, sheetOf } from './workbook.js';

const book = sampleBook();
const untouched = returned(book);
let bytes: Uint8Array;

beforeAll(async () => {
  bytes = await writeAuthoringBook(book);
});

describe('an edited authoring workbook', () => {
  it('shows one edited cell as one edited cell, beside the fingerprint of what stood there', async () => {
    const read = await edited((workbook) => {
      cellOf(workbook, 5, 'timeLimit').value = '实时公开';
    });
    expect(rowOf(read, 5).cells.timeLimit).toBe('实时公开');
    expect(rowOf(read, 5).prints).toEqual(rowOf(untouched, 5).prints);
    expect(read).toEqual(withCell(untouched, 5, 'timeLimit', '实时公开'));
  });

  it('knows columns and rows wherever they have been moved: sorting a table changes no item', async () => {
    const items = untouched.sheets[0]?.rows ?? [];
    const read = await edited((workbook) => {
      const sheet = education(workbook);
      const rows = Array.from({ length: items.length + 1 }, (_, index) => valuesOf(sheet, index + 3));
      const [headings = [], ...bodies] = rows.map((row) => row.toReversed());
      for (const [index, row] of [headings, ...bodies.toReversed()].entries()) {
        for (const [at, value] of row.entries()) sheet.getCell(index + 3, at + 1).value = value as string;
      }
    });
    const [moved] = read?.sheets ?? [];
    expect(moved?.rows.map(({ id, cells, prints }) => ({ id, cells, prints }))).toEqual(
      items.toReversed().map(({ id, cells, prints }) => ({ id, cells, prints })),
    );
    expect(moved?.columns).toMatchObject({ category: 'S', remarks: 'B', withheldReason: 'A' });
    expect(read?.remarks).toEqual([]);
  });

  it('takes a row without id for a new item, in the middle and below, and skips blank rows', async () => {
    const read = await edited((workbook) => {
      const sheet = education(workbook);
      const last = sheet.rowCount;
      sheet.getCell(last + 3, 3).value = '新增事项';
      sheet.getCell(last + 9, 2).value = '   ';
      sheet.spliceRows(6, 0, [null, '招生管理', '插入事项']);
    });
    const added = read?.sheets[0]?.rows.filter(({ id }) => id === '');
    expect(added).toMatchObject([
      { row: 6, cells: { category: '招生管理', name: '插入事项', content: '' }, prints: null },
      { cells: { name: '新增事项' }, prints: null },
    ]);
    expect(read?.sheets[0]?.rows.length).toBe((untouched.sheets[0]?.rows.length ?? 0) + 2);
    expect(read?.exported?.removed).toEqual([]);
  });

  it('lists rows that were deleted, emptied, or lost with their sheet as removed, with their fingerprints', async () => {
    const [first, second] = untouched.sheets[0]?.rows ?? [];
    const read = await edited((workbook) => {
      const sheet = education(workbook);
      for (const { field } of authoringColumns) if (field !== 'id') cellOf(workbook, 5, field).value = null;
      sheet.spliceRows(4, 1);
      workbook.removeWorksheet(sheetOf(workbook, '安全生产').id);
    });
    expect(read?.exported?.removed).toEqual(
      [first, second]
        .map((row) => ({ domain: '义务教育', id: row?.id, prints: row?.prints }))
        .concat(
          (untouched.sheets[1]?.rows ?? []).map(({ id, prints }) => ({ domain: '安全生产', id, prints })),
        ),
    );
    expect(wordsOf(read)).toEqual(['义务教育 A4 事项“YWJY-0201”除编码外都清空了，按建议删除处理']);
  });

  it('leaves a missing column alone and says so; a renamed or repeated heading is never guessed', async () => {
    const read = await edited((workbook) => {
      const sheet = education(workbook);
      cellOf(workbook, 3, 'timeLimit').value = '公开期限';
      cellOf(workbook, 3, 'audience').value = '公开方式';
      cellOf(workbook, 3, 'review').value = '';
      sheet.getCell(3, 22).value = '科室';
      sheet.getCell(4, 21).value = '随手记';
    });
    for (const { cells } of read?.sheets[0]?.rows ?? []) {
      for (const field of ['timeLimit', 'audience', 'method', 'review'] as const) {
        expect(cells).not.toHaveProperty(field);
      }
    }
    expect(read?.exported?.removed).toEqual([]);
    expect(wordsOf(read)).toEqual([
      '义务教育 没有“公开时限”、“公开对象”、“审核”列：这些内容没有读入，目录里的保持不变',
      '义务教育 F3 列标题“公开期限”认不出，这一列没有读入；如果是“公开时限”，请把列标题改回',
      '义务教育 U3 这一列没有列标题，没有读入',
      '义务教育 V3 列标题“科室”认不出，这一列没有读入',
      '义务教育 J3 “公开方式”有2列，不知道以哪一列为准，都没有读入；请只留一列',
      '义务教育 K3 “公开方式”有2列，不知道以哪一列为准，都没有读入；请只留一列',
    ]);
  });

  it('reads no sheet whose ids or headings are gone, and takes none of its items for removed', async () => {
    for (const spoil of [
      (sheet: Worksheet) => sheet.spliceColumns(1, 1),
      (sheet: Worksheet) => sheet.spliceRows(3, 1),
    ]) {
      const read = await edited((workbook) => spoil(education(workbook)));
      expect(read?.sheets.map(({ domain }) => domain)).toEqual(['安全生产']);
      expect(read?.exported?.removed).toEqual([]);
      expect(wordsOf(read)).toEqual([expect.stringMatching(/^义务教育 (?:没有“编码”列|列标题一行认不出)/u)]);
    }
  });

  it('reads what pasted cells show, not what the file stores', async () => {
    const pasted: readonly (readonly [unknown, string | undefined, string])[] = [
      [2024, undefined, '2024'],
      [0.05, '0%', '5%'],
      [0.123, '0.0%', '12.3%'],
      [1234.5, '#,##0.00', '1,234.50'],
      [7, '000', '007'],
      [20, '0"个工作日"', '20个工作日'],
      [0.1 + 0.2, undefined, '0.3'],
      [13_800_000_000, '0', '13800000000'],
      [true, undefined, 'TRUE'],
      [new Date('2024-05-20T00:00:00Z'), 'yyyy"年"m"月"d"日"', '2024年5月20日'],
      [new Date('2024-05-20T00:00:00Z'), 'mm-dd-yy', '2024/5/20'],
      [new Date('2024-05-20T08:05:00Z'), 'yyyy-mm-dd hh:mm', '2024-05-20 08:05'],
      [
        { richText: [{ text: '部门' }, { font: { color: { argb: 'FFFF0000' } }, text: '规章 ' }] },
        undefined,
        '部门规章 ',
      ],
      [{ text: '政府网站', hyperlink: 'https://www.example.com/' }, undefined, '政府网站'],
      ['甲_x000D_\n乙', undefined, '甲\n乙'],
    ];
    const read = await edited((workbook) => {
      for (const [index, [value, format]] of pasted.entries()) {
        const cell = cellOf(workbook, 4 + index, 'remarks');
        cell.value = value as string;
        // Cells share their styles: each needs its own.
        cell.style = { ...cell.style, numFmt: format ?? 'General' };
      }
    });
    const shown = pasted.map((_, index) => rowOf(read, 4 + index).cells.remarks);
    expect(shown).toEqual(pasted.map(([, , text]) => text));
    expect(wordsOf(read)).toEqual([]);
  });

  it('says where it reads a formula, and reads no cell that shows an error or what nobody can tell', async () => {
    const read = await edited((workbook) => {
      cellOf(workbook, 4, 'subject').value = { formula: 'G5', result: '县教育和体育局' };
      cellOf(workbook, 5, 'subject').value = { formula: 'G99', result: { error: '#REF!' } };
      cellOf(workbook, 6, 'subject').value = { error: '#N/A' };
      cellOf(workbook, 7, 'subject').value = { formula: 'G5', result: undefined as never };
      cellOf(workbook, 8, 'review').value = 45_432;
      cellOf(workbook, 8, 'review').style = {};
      cellOf(workbook, 9, 'review').value = 1_234_567_890_123_456_000;
    });
    expect(rowOf(read, 4).cells.subject).toBe('县教育和体育局');
    for (const row of [5, 6, 7]) expect(rowOf(read, row).cells).not.toHaveProperty('subject');
    expect(wordsOf(read)).toEqual([
      '义务教育 G4 这一格是公式，按显示的“县教育和体育局”读入；请改写成文字',
      '义务教育 G5 这一格显示为错误“#REF!”，没有读入；请改写成文字',
      '义务教育 G6 这一格显示为错误“#N/A”，没有读入；请改写成文字',
      '义务教育 G7 这一格是公式，没有结果，没有读入；请改写成文字',
      expect.stringContaining('义务教育 R9 这一格是超过15位的数字'),
    ]);
  });

  it('gives a joined text to every row it covers, and of joined columns reads the first only', async () => {
    const read = await edited((workbook) => {
      const sheet = education(workbook);
      cellOf(workbook, 4, 'timeLimit').value = '实时公开';
      sheet.mergeCells('F4:F6');
      sheet.mergeCells('H7:J7');
    });
    for (const row of [4, 5, 6]) expect(rowOf(read, row).cells.timeLimit).toBe('实时公开');
    expect(rowOf(read, 7).cells).toHaveProperty('responsible', '');
    expect(rowOf(read, 7).cells).not.toHaveProperty('channels');
    expect(rowOf(read, 7).cells).not.toHaveProperty('audience');
    expect(wordsOf(read)).toEqual([
      '义务教育 F4:F6 这几格合并成了一格，内容按适用于其中每一行读入；请核对，并撤消合并',
      '义务教育 H7:J7 几列合并成了一格，内容只读入第一列，其余各列没有读入；请撤消合并后重新填写',
    ]);
  });

  it('reads no row whose id was swallowed by joining cells, and takes no item for removed then', async () => {
    const read = await edited((workbook) => education(workbook).mergeCells('A4:A6'));
    expect(read?.sheets[0]?.rows.map(({ row }) => row).slice(0, 2)).toEqual([4, 7]);
    expect(read?.exported?.removed).toEqual([]);
    expect(wordsOf(read)).toEqual([
      '义务教育 A4:A6 编码合并成了一格，只有第一行认得出；请撤消合并，恢复编码',
      '义务教育 A5 认不出这一行的编码，整行没有读入；请恢复编码',
      '义务教育 A6 认不出这一行的编码，整行没有读入；请恢复编码',
    ]);
  });

  it('says which rows have the same id: only the clerk knows which of them is the item', async () => {
    const read = await edited((workbook) => {
      cellOf(workbook, 6, 'id').value = ' YWJY-0102 ';
    });
    expect(wordsOf(read)).toEqual([
      '义务教育 第6行的编码“YWJY-0102”与工作表“义务教育”第4行相同；新增的事项请把编码留空',
    ]);
  });

  it('reads a sheet the clerk has added for a domain, and passes over scratch sheets aloud', async () => {
    const read = await edited((workbook) => {
      const added = workbook.addWorksheet('卫生健康');
      added.addRow(['编码', '一级事项', '名称', '公开内容', '时限']);
      added.addRow([null, '疫情', '疫情通报', '每日情况', '实时公开']);
      workbook.addWorksheet('草稿纸').addRow(['记得问领导']);
      workbook.addWorksheet('Sheet9');
    });
    expect(read?.sheets[2]).toMatchObject({
      domain: '卫生健康',
      rows: [{ row: 2, id: '', cells: { name: '疫情通报', content: '每日情况', timeLimit: '实时公开' } }],
    });
    expect(wordsOf(read)).toEqual([expect.stringMatching(/^草稿纸 没有找到列标题一行/u)]);
  });

  it('knows a renamed sheet by its items, and reads no copy beside its original', async () => {
    const renamed = await edited((workbook) => {
      education(workbook).name = '教育（定稿）';
    });
    expect(renamed?.sheets[0]).toMatchObject({ domain: '义务教育', name: '教育（定稿）' });
    expect(renamed?.exported?.removed).toEqual([]);
    expect(wordsOf(renamed)).toEqual(['教育（定稿） 工作表改过名，按其中的编码认作领域“义务教育”']);
    for (const name of ['义务教育 (2)', '义务教育_2', '改动版']) {
      const copied = await edited((workbook) => {
        const copy = workbook.addWorksheet(name);
        for (let row = 1; row <= 10; row += 1) copy.addRow(valuesOf(education(workbook), row));
      });
      expect(copied?.sheets).toEqual(untouched.sheets);
      expect(wordsOf(copied)).toEqual([expect.stringContaining(`${name} 看来是工作表“义务教育”的副本`)]);
    }
  });

  it('knows an item moved to the sheet of another domain, with its fingerprints', async () => {
    const read = await edited((workbook) => {
      const row = valuesOf(education(workbook), 4);
      education(workbook).spliceRows(4, 1);
      const target = sheetOf(workbook, '安全生产');
      for (const [index, value] of row.entries()) target.getCell(300, index + 1).value = value as string;
    });
    const moved = read?.sheets[1]?.rows.at(-1);
    expect(moved).toEqual({ ...untouched.sheets[0]?.rows[0], row: 300 });
    expect(read?.exported?.removed).toEqual([]);
  });

  it('reads no change of a cell whose text the sheet never held', async () => {
    const long = { ...book, sheets: [{ domain: '义务教育', rows: longContent() }] };
    const read = await editedBook(await writeAuthoringBook(long), (workbook) => {
      cellOf(workbook, 4, 'content').value = '改短了';
    });
    expect(rowOf(read, 4).cells).not.toHaveProperty('content');
    expect(rowOf(read, 4).prints).not.toHaveProperty('content');
    expect(wordsOf(read)).toEqual([
      '义务教育 D4 这一格的内容放不进表格，在这里的改动没有读入；请在 YAML 文件中修改',
    ]);
  });

  it('still reads the items when the hidden sheet is gone, without fingerprints', async () => {
    const read = await edited((workbook) => {
      workbook.removeWorksheet(sheetOf(workbook, '_gongkai').id);
    });
    expect(read?.exported).toBeNull();
    expect(read?.sheets.map(({ rows }) => rows.map(({ id, cells, prints }) => [id, cells, prints]))).toEqual(
      untouched.sheets.map(({ rows }) => rows.map(({ id, cells }) => [id, cells, null])),
    );
  });

  it('says when the record of the export is damaged or of another form', async () => {
    const foreign = await edited((workbook) => {
      const record = sheetOf(workbook, '_gongkai');
      record.getCell('B1').value = '99';
    });
    expect(foreign?.exported).toBeNull();
    expect(wordsOf(foreign)).toEqual([expect.stringMatching(/^_gongkai 导出记录读不出/u)]);
    const damaged = await edited((workbook) => {
      sheetOf(workbook, '_gongkai').eachRow((row) => {
        if (row.getCell(3).value === 'YWJY-0102') row.getCell(4).value = '{"category":';
      });
    });
    expect(rowOf(damaged, 4).prints).toBeNull();
    expect(rowOf(damaged, 5).prints).toEqual(rowOf(untouched, 5).prints);
    expect(wordsOf(damaged)).toEqual([expect.stringMatching(/^_gongkai 导出记录不完整/u)]);
  });
});

describe('a workbook that is no authoring workbook', () => {
  it('is left to the reader of published tables', async () => {
    const folder = 'tests/sheet/tables';
    const tables = readdirSync(folder).filter((name) => name.endsWith('.xlsx'));
    expect(tables.length).toBeGreaterThan(3);
    for (const name of tables)
      expect(await readAuthoringBook(readFileSync(`${folder}/${name}`)), name).toBeNull();
  });

  it('may have a column of numbers called 编码', async () => {
    const columns = ['编码', '一级事项', '二级事项', '公开内容', '公开依据'].map((heading) =>
      column(heading, 10),
    );
    const table = { name: '目录', title: '目录', caption: null, columns, notes: [], filter: false };
    const published = await writeWorkbook([{ ...table, rows: [[1, '政策文件', '法律法规', '甲', '乙']] }], {
      date: '2024-05-20',
      creator: '',
    });
    expect(await readAuthoringBook(published)).toBeNull();
  });

  it('is refused when it is no workbook at all', async () => {
    await expect(readAuthoringBook(new TextEncoder().encode('编码,名称'))).rejects.toBeInstanceOf(
      UnreadableWorkbook,
    );
  });
});

function longContent() {
  return (book.sheets[0]?.rows ?? []).map((row, index) =>
    index === 0 ? { ...row, cells: { ...row.cells, content: '长'.repeat(40_000) } } : row,
  );
}

async function edited(change: (workbook: Workbook) => void): Promise<ReadAuthoringBook | null> {
  return editedBook(bytes, change);
}

/** The workbook after a clerk's tool has opened, changed and saved it. */
async function editedBook(
  written: Uint8Array,
  change: (workbook: Workbook) => void,
): Promise<ReadAuthoringBook | null> {
  const workbook = await reopened(written);
  change(workbook);
  return readAuthoringBook(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function education(workbook: Workbook): Worksheet {
  return sheetOf(workbook, '义务教育');
}

function cellOf(workbook: Workbook, row: number, field: AuthoringField | 'id') {
  return education(workbook).getCell(row, authoringColumns.findIndex((own) => own.field === field) + 1);
}

function valuesOf(sheet: Worksheet, row: number): unknown[] {
  return authoringColumns.map((_, index) => sheet.getCell(row, index + 1).value);
}

function rowOf(read: ReadAuthoringBook | null, row: number) {
  const found = read?.sheets[0]?.rows.find((own) => own.row === row);
  if (found === undefined) throw new Error(`Row ${row} was not read.`);
  return found;
}

function withCell(
  read: ReadAuthoringBook,
  row: number,
  field: AuthoringField,
  text: string,
): ReadAuthoringBook {
  const sheets = read.sheets.map((sheet, index) => ({
    ...sheet,
    rows: sheet.rows.map((own) =>
      index === 0 && own.row === row ? { ...own, cells: { ...own.cells, [field]: text } } : own,
    ),
  }));
  return { ...read, sheets };
}

function wordsOf(read: ReadAuthoringBook | null): string[] {
  return (read?.remarks ?? []).map(({ sheet, cell, message }) =>
    [sheet, cell, message.zh].filter((word) => word !== null).join(' '),
  );
}
