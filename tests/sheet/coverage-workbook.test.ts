import { describe, expect, it } from 'vitest';
import { coverageWorkbook } from '../../src/emit/report/coverage-workbook.js';
import { samplePublication } from '../emit/fixtures.js';
import { reopened, rowsFrom, sheetOf } from './workbook.js';

describe('coverageWorkbook', () => {
  it('has a sheet for every question an auditor asks', async () => {
    const book = await opened();
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '汇总',
      '按领域',
      '按单位',
      '缺项清单',
      '草稿',
      '豁免',
      '说明',
    ]);
  });

  it('shows attested and unattested figures side by side with denominators, never added up', async () => {
    const sheet = sheetOf(await opened(), '汇总');
    expect(rowsFrom(sheet, 5).slice(0, 4)).toEqual([
      ['县级', 5, 1, 4, 3, 3, 0, 1, 0, 0.75, 1, 0, 1, 0, 0, 0, 0, 1, 0],
      ['乡级', 4, 0, 4, 3, 3, 0, 0, 1, 0.75, 0, 0, 0, 0, 0, 0, 0, 0, '—'],
      ['村级', 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, '—'],
      ['合计', 10, 1, 9, 6, 6, 0, 1, 2, 0.666, 1, 0, 1, 0, 0, 0, 0, 1, 0],
    ]);
    expect(sheet.getCell('J5').numFmt).toBe('0.0%');
  });

  it('names every gap with its guide item, level and agency: a figure alone cannot be acted on', async () => {
    expect(rowsFrom(sheetOf(await opened(), '缺项清单'), 4)).toEqual([
      [1, 'YWJY-0301', '义务教育', '教师管理', '教师评优评先', '县级', '示例县教育和体育局', '未见证'],
      [2, 'AQSC-0101', '安全生产', '政策文件', '法律法规', '乡级', '西山乡人民政府', '已见证'],
      [3, 'SNBT-0101', '涉农补贴', '补贴资金', '农机购置补贴', '村级', '东河镇柳树村村民委员会', '已见证'],
    ]);
  });

  it('lists drafts with their entries and exemptions with reason, approver and expiry', async () => {
    const book = await opened();
    expect(rowsFrom(sheetOf(book, '草稿'), 4)).toEqual([
      [
        1,
        'SNBT-0102',
        '涉农补贴',
        '补贴资金',
        '=耕地地力保护',
        '县级',
        '示例县农业农村局',
        '已见证',
        'SNBT-0102',
      ],
    ]);
    expect(rowsFrom(sheetOf(book, '豁免'), 4)[0]?.slice(8)).toEqual([
      '行政处罚权已相对集中由县综合行政执法局行使',
      '示例县人民政府办公室',
      '2025-01-09',
    ]);
  });

  it('says 无 where there is nothing, instead of a sheet that looks unfinished', async () => {
    const { coverage } = samplePublication();
    const cells = coverage.cells.filter(({ status }) => status === 'complete');
    const book = await reopened(
      await coverageWorkbook(samplePublication({ coverage: { ...coverage, cells } })),
    );
    expect(sheetOf(book, '缺项清单').getCell('A4').value).toBe('无。');
  });

  it('says that elements are not yet compared, so that nobody reads more into a figure than it holds', async () => {
    const texts = rowsFrom(sheetOf(await opened(), '说明'), 4).map((row) => row[1]);
    expect(texts.at(-1)).toContain('尚未逐项比对');
    expect(texts.join('')).toContain('从不相加');
  });

  it('gives the same bytes for the same coverage', async () => {
    const [once, again] = [
      await coverageWorkbook(samplePublication()),
      await coverageWorkbook(samplePublication()),
    ];
    expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true);
  });
});

async function opened() {
  return reopened(await coverageWorkbook(samplePublication()));
}
