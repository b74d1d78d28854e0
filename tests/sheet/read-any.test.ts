import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedTable } from '../../src/model/table.js';
import { cleaned } from '../../src/sheet/read-characters.js';
import { Ticks } from '../../src/sheet/read-glyphs.js';
import { tablesIn } from '../../src/sheet/read-tables.js';
import type { Grid, GridMerge } from '../../src/sheet/read-workbook.js';
import { cpuTime } from '../cpu-time.js';
import { columnBlocks } from './scramble-columns.js';
import { layoutOf } from './scramble-traits.js';

/** What stands in the bodies of published tables, sound and unsound, and what stands in none. */
const words = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '',
    '1',
    '一',
    '√',
    '×',
    '○',
    '☒',
    '同上',
    '″',
    '政策文件',
    '法律（法规',
    '规章）',
    '一、机构信息',
    '合计',
    '注：本表自印发之日起施行。',
    '填表人：张三',
    '(七)公共法律服务领域基层政务公开标准目录',
    '《甲法》《乙条例》(国务院令第1号)；《丙',
    '1.甲;2.乙\n3.丙',
    '①甲②乙',
    '■政府网站 口政府公报;国家档案馆 □其他注:另见公报',
    'R政府网站 £政府公报',
    '口窗口',
    '县级、乡级',
    '省级',
    '全社会',
    '全社会、特定群体',
    '主动公开 依申请公开',
    '不予公开\n涉密',
    '□决策 ■执行 ■结果',
    '信息形成之日起２０个工作日内',
    '政府 网站_x000b_\u200b\u00a0',
    '縣級',
    '/',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('公', '开', '口', '■', '√', '《', '》', '（', '1', '.', '；', '\n', ' ', '级'),
  }),
);

const grids = fc
  .record({
    seed: fc.nat(2000),
    above: fc.array(words, { maxLength: 2 }),
    body: fc.array(fc.array(words, { maxLength: 22 }), { maxLength: 12 }),
    merges: fc.array(fc.tuple(fc.nat(15), fc.nat(20), fc.nat(4), fc.nat(4)), { maxLength: 12 }),
    twice: fc.boolean(),
  })
  .map(({ seed, above, body, merges, twice }) => {
    const names = { channels: [], agencies: new Map(), websiteColumns: new Map() };
    const headings = columnBlocks(layoutOf(seed), names)
      .flat()
      .map(({ heading }) => heading);
    const rows = [...above.map((text) => [text]), headings, ...body, ...(twice ? [headings, ...body] : [])];
    const top = above.length + 1;
    return {
      top,
      grid: gridOf(
        rows,
        merges.map(([row, column, height, width]) => ({
          top: top + row,
          left: column,
          bottom: top + row + height,
          right: column + width,
        })),
      ),
      headings,
    };
  });

describe('any grid of texts', () => {
  it('is read to its end: one odd file must not stop an import', () => {
    const any = fc.array(fc.array(words, { maxLength: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(any, (rows) => {
        expect(Array.isArray(tablesIn(gridOf(rows, []), (text) => text))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no text below its headings: what is not read must be listed, or nobody will miss it', () => {
    let read = 0;
    fc.assert(
      fc.property(grids, ({ top, grid, headings }) => {
        const tables = tablesIn(grid, (text) => text.replaceAll('縣', '县').replaceAll('級', '级'));
        read += tables.flatMap(({ rows }) => rows).length;
        expect(tables.length).toBeGreaterThan(0);
        const said = bare(tables.map(saidIn).join('\n'));
        for (const row of grid.rows.slice(top)) {
          if (bare(row.join('')) === bare(headings.join(''))) continue;
          for (const text of row.map(bare)) if (!isMark(text)) expect(said).toContain(text);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 1500), ...(process.env.RUNS === undefined && { seed: 4 }) },
    );
    expect(read).toBeGreaterThan(1000);
  });
});

describe('cells without end', () => {
  const headings =
    '序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道,公开对象,公开方式,公开层级,五公开,备注,其他栏';
  const units = [
    ' ',
    '\n',
    '甲 \n',
    '、',
    ';',
    '■',
    '口 ',
    '口政府',
    '(',
    '《',
    '《甲》、',
    '《\n',
    '1.甲',
    '注 ',
    'R政府',
    '政府网站 ',
    '_x000b_',
    '一、',
  ];

  it('take time that grows with their text: one cell must not hold up an import', () => {
    const columns = headings.split(',');
    for (const unit of units) {
      const time = (length: number): number => {
        const text = `(${unit.repeat(length / unit.length)}完`;
        const rows = [columns, columns.map((_, column) => (column === 0 ? '1' : text))];
        const before = cpuTime();
        tablesIn(gridOf(rows, []), (each) => each);
        return cpuTime() - before;
      };
      // A quadratic step takes sixteen times as long for a text four times as long.
      expect(time(32_000), unit).toBeLessThan(10 * time(8_000) + 500);
    }
  });

  it('and rows without end take time that grows with their number, joined or not', () => {
    const columns = headings.split(',');
    const row = (index: number): string[] => columns.map((heading) => `${heading}的话${index % 50}`);
    const time = (count: number): number => {
      const rows = [columns, ...Array.from({ length: count }, (_, index) => row(index))];
      const merges = Array.from({ length: count / 4 }, (_, index) =>
        [1, 4, 5].map((left) => ({ top: 4 * index + 1, left, bottom: 4 * index + 4, right: left })),
      ).flat();
      const before = cpuTime();
      tablesIn(gridOf(rows, merges), (each) => each);
      return cpuTime() - before;
    };
    time(500);
    expect(time(4_000)).toBeLessThan(10 * time(1_000) + 500);
  });
});

/** Everything a table says of its body, read or not. */
function saidIn({ title, rows, remarks, repairs }: PublishedTable): string {
  return [
    title ?? '',
    ...rows.flatMap(({ printed, extras }) => [...Object.values(printed), ...Object.values(extras)]),
    ...remarks.flatMap(({ message, text }) => [message.zh, text ?? '']),
    ...repairs.flatMap(({ read, became }) => [read, became]),
  ].join('\n');
}

function bare(text: string): string {
  return cleaned(text).replace(/\s/gu, '');
}

/** A tick, or a box that is ticked or not, is no text; the letter V is a tick too. */
function isMark(text: string): boolean {
  return text.length <= 2 && new Ticks([]).read(text).kind !== 'text';
}

function gridOf(rows: readonly (readonly string[])[], merges: readonly GridMerge[]): Grid {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    name: '表',
    rows: rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')),
    merges,
  };
}
