import { describe, expect, it } from 'vitest';
import { type ArrangedRow, arrange, type Merge, type PageRoom } from '../../src/sheet/arrange.js';
import { KnownCells } from '../../src/sheet/measure-rows.js';
import { column, type Table, type TableCell, type TableColumn } from '../../src/sheet/table.js';

const room: PageRoom = { first: 200, following: 300 };
/** What a text of so many short lines needs: 14.5 points a line, 5 around them. */
const needed = (lines: number): number => lines * 14.5 + 5;
const lines = (count: number, of = '条'): string =>
  Array.from({ length: count }, (_, index) => `${of}${index + 1}`).join('\n');

describe('arrange', () => {
  it('fills every page and starts the next with the first row that does not fit: nothing runs over the paper', () => {
    const { rows } = arranged([column('名称', 20)], names(60));
    const pages = pagesOf(rows);
    expect(pages.map((page) => page.length)).toEqual([9, 14, 14, 14, 9]);
    expect(pages.slice(1).every((page) => sum(page) <= room.following)).toBe(true);
    expect(rows[0]?.startsPage).toBe(false);
  });

  it('takes rows as they are needed: a list of a large county must not be held whole', () => {
    let taken = 0;
    const rows = {
      *[Symbol.iterator](): Generator<TableCell[]> {
        for (const row of names(1000)) {
          taken += 1;
          yield row;
        }
      },
    };
    const stretches = arrange(table([column('名称', 20)], rows), room, new KnownCells());
    stretches.next();
    expect(taken).toBe(10);
    stretches.next();
    expect(taken).toBe(24);
  });

  it('joins repeated cells within their category only: a reader takes a block for one matter', () => {
    const columns = [group('一级事项'), repeat('依据'), repeat('时限'), column('名称', 20)];
    const { merges } = arranged(columns, [
      ['政策', '条例', '即时', '甲'],
      ['政策', '条例', '每年', '乙'],
      ['政策', '办法', '每年', '丙'],
      ['管理', '办法', '每年', '丁'],
    ]);
    expect(merges.map(named)).toEqual(['A0:A2', 'B0:B1', 'C1:C2']);
  });

  it('joins neither empty cells nor numbers: a blank block would look like a missing value', () => {
    const { merges } = arranged(
      [group('一级事项'), repeat('责任单位')],
      [
        ['政策', null],
        ['政策', null],
        [7, '局'],
        [7, '局'],
      ],
    );
    expect(merges.map(named)).toEqual(['A0:A1']);
  });

  it('gives a joined cell the height its text needs on each page it stands on: it would be cut on the second', () => {
    const rows = names(10).map(([name]): TableCell[] => ['政策', lines(6, '依据'), name ?? null]);
    const { rows: sheet, merges } = arranged([group('一级事项'), repeat('依据'), column('名称', 20)], rows);
    const parts = merges.filter(({ left }) => left === 1);
    expect(parts.map(named)).toEqual(['B0:B8']);
    expect(sheet[9]).toMatchObject({ startsPage: true, cells: ['政策', lines(6, '依据'), '事项10'] });
    expect(sheet[9]?.height).toBeGreaterThanOrEqual(needed(6));
  });

  it('counts what joined cells need when it fills a page: otherwise their last lines fall off the paper', () => {
    const rows = names(40).map(([name], index): TableCell[] => [
      `类${Math.floor(index / 3)}`,
      lines(9, `依据${Math.floor(index / 3)}-`),
      name ?? null,
    ]);
    const { rows: sheet, merges } = arranged([group('一级事项'), repeat('依据'), column('名称', 20)], rows);
    for (const [index, page] of pagesOf(sheet).entries()) {
      expect(sum(page)).toBeLessThanOrEqual(index === 0 ? room.first : room.following);
    }
    for (const { top, bottom, left } of merges.filter(({ left: at }) => at === 1)) {
      expect(left).toBe(1);
      expect(sum(sheet.slice(top, bottom + 1))).toBeGreaterThanOrEqual(needed(9));
    }
  });

  it('lets a row taller than a sheet allows stand alone: a text joined across the page break would be cut in two', () => {
    const { rows, merges } = arranged(
      [group('一级事项'), repeat('依据'), column('内容', 20)],
      [
        ['政策', '条例', '甲'],
        ['政策', '条例', lines(60, '要素')],
        ['政策', '条例', '乙'],
        ['政策', '条例', '丙'],
      ],
    );
    const tall = rows.slice(1, -2);
    expect(tall.map(({ part }) => part)).toEqual(['first', ...tall.slice(2).map(() => 'middle'), 'last']);
    expect(tall.map(({ cells }) => cells[2]).join('\n')).toBe(lines(60, '要素'));
    expect(tall[0]?.cells.slice(0, 2)).toEqual(['政策', '条例']);
    expect(rows.at(-2)?.cells.slice(0, 2)).toEqual(['政策', '条例']);
    const last = tall.length;
    expect(merges.map(named)).toEqual([
      `A1:A${last}`,
      `B1:B${last}`,
      `A${last + 1}:A${last + 2}`,
      `B${last + 1}:B${last + 2}`,
    ]);
    expect(Math.max(...rows.map(({ height }) => height))).toBeLessThanOrEqual(409);
  });
});

function arranged(
  columns: readonly TableColumn[],
  rows: Table['rows'],
): { readonly rows: readonly ArrangedRow[]; readonly merges: readonly Merge[] } {
  const stretches = [...arrange(table(columns, rows), room, new KnownCells())];
  return {
    rows: stretches.flatMap((stretch) => stretch.rows),
    merges: stretches.flatMap(({ merges }) => merges),
  };
}

function table(columns: readonly TableColumn[], rows: Table['rows']): Table {
  return { name: '表', title: '表', caption: null, columns, rows, notes: [], filter: false };
}

function group(heading: string): TableColumn {
  return column(heading, 10, { join: 'group' });
}

function repeat(heading: string): TableColumn {
  return column(heading, 20, { join: 'repeat' });
}

function names(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => [`事项${index + 1}`]);
}

function pagesOf(rows: readonly ArrangedRow[]): ArrangedRow[][] {
  const pages: ArrangedRow[][] = [[]];
  for (const row of rows) {
    if (row.startsPage) pages.push([]);
    pages.at(-1)?.push(row);
  }
  return pages;
}

function sum(rows: readonly ArrangedRow[]): number {
  return rows.reduce((total, { height }) => total + height, 0);
}

function named({ top, left, bottom, right }: Merge): string {
  return `${'ABCDEF'[left]}${top}:${'ABCDEF'[right]}${bottom}`;
}
