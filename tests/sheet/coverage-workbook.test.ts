import type { Workbook } from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { coverageWorkbook } from '../../src/emit/report/coverage-workbook.js';
import { type Cell, figureNames, type Row } from '../../src/model/coverage.js';
import { levelNames } from '../../src/model/vocabulary.js';
import { samplePublication } from '../emit/fixtures.js';
import { partialPublication } from '../emit/partials.js';
import { counties } from '../print/counties.js';
import { reopened, rowsFrom, sheetOf } from './workbook.js';

const publication = partialPublication();
let book: Workbook;

beforeAll(async () => {
  book = await reopened(await coverageWorkbook(publication));
});

describe('coverageWorkbook', () => {
  it('has a sheet for every question an auditor asks', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      '汇总',
      '单位与领域',
      '按领域',
      '按单位',
      '说明',
      '缺项清单',
      '部分达标',
      '草稿',
      '豁免',
      '指引原行',
      '参考事项',
      '达标清单',
    ]);
  });

  it('shows attested and unattested figures side by side with denominators, never added up', () => {
    const sheet = sheetOf(book, '汇总');
    expect(rowsFrom(sheet, 5).slice(0, 4)).toEqual([
      ['县级', 5, 1, 4, 3, 2, 1, 1, 0, 0.75, 0.5, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0],
      ['乡级', 4, 0, 4, 3, 1, 2, 0, 1, 0.75, 0.25, 0, 0, 0, 0, 0, 0, 0, 0, '—', '—'],
      ['村级', 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '—', '—'],
      ['合计', 10, 1, 9, 6, 3, 3, 1, 2, 0.666, 0.333, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0],
    ]);
    expect(sheet.getCell('J5').numFmt).toBe('0.0%');
  });

  it.each(counties)(
    'has totals that its own rows add up to, of %s: an auditor counts the lists, not what the summary says',
    async (_, made) => {
      const county = await made();
      const workbook = await reopened(await coverageWorkbook(county));
      const listed = listedCells(workbook);
      expect(listed).toHaveLength(county.coverage.cells.length);
      const keys = figureNames.map(([key]) => key);
      for (const [sheet, column] of [
        ['按领域', 'domain'],
        ['按单位', 'agency'],
        ['汇总', 'level'],
      ] as const) {
        for (const [name, ...figures] of rowsFrom(sheetOf(workbook, sheet), 5)) {
          if (figures[0] === null) continue;
          for (const [index, attested] of [true, false].entries()) {
            const own = listed.filter(
              (cell) => cell.attested === attested && (name === '合计' || cell[column] === name),
            );
            const count = (...statuses: string[]) =>
              own.filter(({ status }) => statuses.includes(status)).length;
            const recomputed = {
              required: own.length,
              exempt: count('exempt'),
              applicable: own.length - count('exempt'),
              covered: count('complete', 'partial'),
              complete: count('complete'),
              partial: count('partial'),
              draft: count('draft'),
              missing: count('missing'),
            };
            expect(figures.slice(index * 10, index * 10 + 8), `${sheet} ${name}`).toEqual(
              keys.map((key) => recomputed[key]),
            );
          }
        }
      }
    },
  );

  it('has a matrix that adds up to the figures of agencies and domains', () => {
    const [heading = [], ...rest] = rowsFrom(sheetOf(book, '单位与领域'), 3);
    const rows = rest.filter(([, ...cells]) => cells.some((cell) => cell !== null));
    const pair = (cell: unknown): [number, number] => {
      const [covered = 0, applicable = 0] = typeof cell === 'string' ? cell.split('/').map(Number) : [];
      return [covered, applicable];
    };
    const sum = (cells: readonly unknown[]) =>
      cells.map(pair).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
    const wanted = (all: readonly Row[]) =>
      all
        .filter(({ attested }) => attested.required > 0)
        .map(({ name, attested }) => [name, [attested.covered, attested.applicable]]);
    const { byAgency, byDomain } = publication.coverage;
    expect(rows.map(([name, ...cells]) => [name, sum(cells)])).toEqual(wanted(byAgency));
    const columns = heading.slice(1).map((name, index) => [name, sum(rows.map((row) => row[index + 1]))]);
    expect(columns).toEqual(wanted(byDomain));
  });

  it('names every gap with its guide item, level and agency, attested ones apart from advice', () => {
    expect(rowsFrom(sheetOf(book, '缺项清单'), 4)).toEqual([
      [1, 'AQSC-0101', '安全生产', '政策文件', '法律法规', '乡级', '西山乡人民政府', '已见证'],
      [2, 'SNBT-0101', '涉农补贴', '补贴资金', '农机购置补贴', '村级', '东河镇柳树村村民委员会', '已见证'],
    ]);
    expect(rowsFrom(sheetOf(book, '参考事项'), 4)).toEqual([
      [1, 'YWJY-0301', '义务教育', '教师管理', '教师评优评先', '县级', '示例县教育和体育局', '未见证'],
    ]);
  });

  it('gives the guide row of everything missing, to be copied', () => {
    expect(rowsFrom(sheetOf(book, '指引原行'), 4).map((row) => [row[0], row[4], row[6], row[10]])).toEqual([
      ['YWJY-0301', '标准要求的内容', '自信息形成或者变更之日起20个工作日内', '未见证'],
      ['AQSC-0101', '标准要求的内容', '自信息形成或者变更之日起20个工作日内', '已见证'],
      ['SNBT-0101', '标准要求的内容', '自信息形成或者变更之日起20个工作日内', '已见证'],
    ]);
  });

  it('gives both values of every element that falls short, as text, under the number of its cell', () => {
    const rows = rowsFrom(sheetOf(book, '部分达标'), 4);
    const falls = publication.coverage.cells
      .filter(({ status }) => status === 'partial')
      .flatMap(({ shortfalls }, index) => shortfalls.map((fall) => ({ ...fall, number: index + 1 })));
    expect(rows.map((row) => [row[0], row[8], row[10], row[11], row[12]])).toEqual(
      falls.map(({ number, entry, asked, given, hint }) => [
        number,
        entry,
        asked,
        given === '' ? '（无）' : given,
        hint?.zh ?? null,
      ]),
    );
    expect(rows.map((row) => row[9])).toEqual(['时限', '内容', '渠道', '层级']);
  });

  it('lists drafts with their entries and exemptions with reason, approver and expiry', () => {
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
    const empty = await reopened(
      await coverageWorkbook(samplePublication({ coverage: { ...coverage, cells } })),
    );
    for (const name of ['缺项清单', '部分达标', '草稿', '豁免', '参考事项', '指引原行']) {
      expect(sheetOf(empty, name).getCell('A4').value, name).toBe('无。');
    }
  });

  it('explains every figure it shows, so that nobody reads more into one than it holds', () => {
    const terms = rowsFrom(sheetOf(book, '说明'), 4).map((row) => row[0]);
    expect(terms).toEqual(
      expect.arrayContaining([...figureNames.map(([, name]) => name.zh), '覆盖率', '达标率']),
    );
    const texts = rowsFrom(sheetOf(book, '说明'), 4).map((row) => row[1]);
    expect(texts.join('')).toContain('从不相加');
  });

  it('gives the same bytes for the same coverage', async () => {
    const [once, again] = [await coverageWorkbook(publication), await coverageWorkbook(publication)];
    expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true);
  });
});

interface Listed {
  readonly status: string;
  readonly domain: unknown;
  readonly level: unknown;
  readonly agency: unknown;
  readonly attested: boolean;
}

/** Every cell of the lists, each once: rows of one number are one cell. */
function listedCells(workbook: Workbook): Listed[] {
  const sheets: readonly (readonly [string, Cell['status']])[] = [
    ['缺项清单', 'missing'],
    ['参考事项', 'missing'],
    ['部分达标', 'partial'],
    ['草稿', 'draft'],
    ['豁免', 'exempt'],
    ['达标清单', 'complete'],
  ];
  const known = Object.values(levelNames);
  return sheets.flatMap(([sheet, status]) => {
    const rows = rowsFrom(sheetOf(workbook, sheet), 4).filter(([number]) => typeof number === 'number');
    const cells = new Map(rows.map((row) => [row[0], row]));
    return [...cells.values()].map((row) => {
      if (!known.includes(String(row[5]))) throw new Error(`${sheet}: ${row[5]} is no level.`);
      return { status, domain: row[2], level: row[5], agency: row[6], attested: row[7] === '已见证' };
    });
  });
}
