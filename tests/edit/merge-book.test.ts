import { describe, expect, it } from 'vitest';
import { authoringBook, type Part } from '../../src/edit/book.js';
import { mergeBooks } from '../../src/edit/merge-book.js';
import type { AuthoringBook, AuthoringField } from '../../src/model/authoring.js';
import type { Merge } from '../../src/model/merge.js';
import { catalogFiles, deskOf, returned, type TestDesk } from './desk.js';

const whole: Part = { agency: null, domain: null };

function bookOf({ context }: TestDesk, part: Part = whole): AuthoringBook {
  return authoringBook({ ...context, part, date: '2026-06-30' });
}

/** One row changed and handed back against a catalog. */
async function changed(
  id: string,
  cells: Partial<Record<AuthoringField, string>>,
  against?: TestDesk,
  part: Part = whole,
): Promise<Merge> {
  const desk = await deskOf();
  const book = returned(bookOf(desk, part), (row) => (row.id === id ? cells : {}));
  return mergeBooks([{ file: '表.xlsx', book }], (against ?? desk).context);
}

function said({ changes, conflicts, problems }: Merge): unknown {
  return {
    changes: changes.map(({ id, fields, target }) => ({
      id,
      fields: fields.map(({ field, before, after, value }) => ({ field, before, after, value })),
      target,
    })),
    conflicts: conflicts.map(({ id, changedHere }) => ({ id, changedHere })),
    problems: problems.map(({ field, message, hint }) => `${field} ${message.zh} ${hint?.zh ?? ''}`),
  };
}

describe('an exported book', () => {
  it('has every item once: a clerk would edit an item in one place and find it unchanged in another', async () => {
    const book = bookOf(await deskOf());
    expect(book.sheets.map(({ domain, rows }) => [domain, rows.map(({ id }) => id)])).toEqual([
      ['茶叶', ['XZ-CY-01', 'XZ-CY-01@heping', 'CY-0101', 'CY-0102']],
    ]);
  });

  it('says what defaults and shared lists give: half of a row would be blank', async () => {
    const [sheet] = bookOf(await deskOf()).sheets;
    const rows = new Map(sheet?.rows.map((row) => [row.id, row.cells]));
    expect(rows.get('CY-0101')).toMatchObject({
      content: '政策依据\n补贴标准\n发放名单',
      timeLimit: '每年12月31日前公开',
      subject: '农业局',
      levels: '县级',
      status: '正式',
    });
    expect(rows.get('XZ-CY-01')).toMatchObject({ subject: '乡镇', channels: '政府网站' });
    expect(rows.get('XZ-CY-01@heping')).toMatchObject({ subject: '和平镇', channels: '政府网站\n政府公报' });
  });

  it('of one agency has its own instances: what a township changes there is its alone', async () => {
    const book = bookOf(await deskOf(), { agency: 'dongshan', domain: null });
    expect(book.title).toBe('甲县 东山乡');
    expect(book.sheets[0]?.rows.map(({ id }) => id)).toEqual(['XZ-CY-01@dongshan']);
  });
});

describe('a book that comes back', () => {
  it('unedited changes nothing, though a spreadsheet has added spaces and empty lines', async () => {
    const desk = await deskOf();
    const book = returned(bookOf(desk), ({ cells }) => ({
      content: `${cells.content?.replaceAll('\n', ' \r\n')}\n\n`,
      name: `${cells.name}  `,
    }));
    const merge = mergeBooks([{ file: '表.xlsx', book }], desk.context);
    expect(said(merge)).toEqual({ changes: [], conflicts: [], problems: [] });
    expect(merge.unchanged).toBe(4);
  });

  it('changes the field that was edited, and no other', async () => {
    expect(said(await changed('CY-0102', { timeLimit: '5个工作日内' }))).toEqual({
      changes: [
        {
          id: 'CY-0102',
          fields: [
            {
              field: 'timeLimit',
              before: '自信息形成或者变更之日起20个工作日内',
              after: '5个工作日内',
              value: '5个工作日内',
            },
          ],
          target: { kind: 'item', file: 'entries/茶叶.yaml', pointer: '/items/1' },
        },
      ],
      conflicts: [],
      problems: [],
    });
  });

  it('puts what a township says for the first time into its own words, not into the shared list', async () => {
    const part = { agency: 'dongshan', domain: null };
    const merge = await changed('XZ-CY-01@dongshan', { timeLimit: '及时公开' }, undefined, part);
    expect(merge.changes.map(({ target }) => target)).toEqual([
      { kind: 'override', agency: 'dongshan', sharedId: 'XZ-CY-01' },
    ]);
  });

  it('changes what a township says already where it says it', async () => {
    const merge = await changed('XZ-CY-01@heping', { channels: '政府网站' });
    expect(merge.changes.map(({ target }) => target)).toEqual([
      { kind: 'item', file: 'entries/和平镇.yaml', pointer: '/items/0' },
    ]);
  });

  it('says which row and what to write where a cell cannot be understood', async () => {
    expect(said(await changed('CY-0102', { method: '主动公示', levels: '县级\n市级' }))).toEqual({
      changes: [],
      conflicts: [],
      problems: [
        'method “方式”不能写“主动公示” 是不是“主动公开”？只能写：主动公开、依申请公开、不予公开',
        'levels “层级”不能写“市级” 只能写：县级、乡级、村级',
      ],
    });
  });

  it('takes words of the clerk’s own as the catalog’s, and says them so', async () => {
    const merge = await changed('CY-0102', {
      method: '依申请',
      levels: '县、乡',
      subject: '农业局、和平镇',
      audience: '特定群体: 茶农',
      channels: '政府网站、政府公报',
      equivalents: '政策=政策依据',
    });
    expect(merge.problems).toEqual([]);
    expect(merge.changes[0]?.fields.map(({ field, after }) => `${field}: ${after}`)).toEqual([
      'subject: 农业局\n和平镇',
      'channels: 政府网站\n政府公报',
      'audience: 特定群体：茶农',
      'method: 依申请公开',
      'levels: 县级\n乡级',
      'equivalents: 政策 → 政策依据',
    ]);
  });

  it('finds no change where the same is said in other words', async () => {
    const merge = await changed('CY-0102', { method: '主动', levels: '县', audience: '社会公众' });
    expect(said(merge)).toEqual({ changes: [], conflicts: [], problems: [] });
    expect(merge.unchanged).toBe(4);
  });

  it('does not let a default be emptied in one row: it would come back by itself', async () => {
    const merge = await changed('CY-0101', { timeLimit: '', remarks: '' });
    expect(merge.problems.map(({ message }) => message.zh)).toEqual([
      '“时限”留空没有作用：它来自整份文件的默认值或共用清单',
    ]);
  });

  it('tells what an emptied field falls back to', async () => {
    const merge = await changed('CY-0102', { timeLimit: '', remarks: '' });
    expect(merge.changes[0]?.fields.map(({ field, value }) => [field, value])).toEqual([
      ['timeLimit', null],
      ['remarks', null],
    ]);
    expect(merge.remarks.map(({ message }) => message.zh)).toEqual([
      '留空后按本文件的默认值：每年12月31日前公开',
    ]);
  });

  it('proposes what was deleted, and deletes nothing', async () => {
    const desk = await deskOf();
    const book = returned(bookOf(desk), ({ id }) => (id === 'CY-0101' ? null : {}));
    const merge = mergeBooks([{ file: '表.xlsx', book }], desk.context);
    expect(merge.removals).toEqual([
      { id: 'CY-0101', name: '种植补贴', domain: '茶叶', file: 'entries/茶叶.yaml' },
    ]);
    expect(merge.changes).toEqual([]);
  });
});

describe('a catalog that went on meanwhile', () => {
  const later = async (from: string, to: string): Promise<TestDesk> =>
    deskOf({
      ...catalogFiles,
      'entries/茶叶.yaml': (catalogFiles['entries/茶叶.yaml'] ?? '').replace(from, to),
    });

  it('keeps its own changes where the clerk touched nothing: an old book would undo them', async () => {
    const merge = await changed('CY-0101', { remarks: '新' }, await later('二〇二六年新增', '二〇二七年改'));
    expect(said(merge)).toMatchObject({ changes: [{ id: 'CY-0101' }], conflicts: [] });
  });

  it('makes a conflict of an item that both have changed, in one field or in two', async () => {
    const against = await later('二〇二六年新增', '二〇二七年改');
    expect(said(await changed('CY-0102', { remarks: '县里改' }, against))).toMatchObject({
      changes: [],
      conflicts: [{ id: 'CY-0102', changedHere: ['remarks'] }],
    });
    expect(said(await changed('CY-0102', { timeLimit: '及时公开' }, against))).toMatchObject({
      changes: [],
      conflicts: [{ id: 'CY-0102', changedHere: ['remarks'] }],
    });
  });

  it('has no conflict where both made the same change', async () => {
    const against = await later('二〇二六年新增', '二〇二七年改');
    expect(said(await changed('CY-0102', { remarks: '二〇二七年改' }, against))).toEqual({
      changes: [],
      conflicts: [],
      problems: [],
    });
  });

  it('makes a conflict of an item it has lost only when the clerk went on working at it', async () => {
    const against = await deskOf({
      ...catalogFiles,
      'entries/茶叶.yaml': (catalogFiles['entries/茶叶.yaml'] ?? '').split('\n  # 加工补贴')[0] ?? '',
    });
    const touched = await changed('CY-0102', { remarks: '县里改' }, against);
    expect(said(touched)).toMatchObject({ conflicts: [{ id: 'CY-0102', changedHere: null }] });
    const untouched = await changed('CY-0101', { remarks: '新' }, against);
    expect(said(untouched)).toMatchObject({ changes: [{ id: 'CY-0101' }], conflicts: [] });
    expect(untouched.remarks.map(({ message }) => message.zh)).toEqual([
      'CY-0102 在导出之后已从目录中删去，这一行没有用处',
    ]);
  });
});

describe('rows without an id', () => {
  const added = async (cells: Partial<Record<AuthoringField, string>>): Promise<Merge> => {
    const desk = await deskOf();
    const book = returned(bookOf(desk));
    const [sheet] = book.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const rows = [...sheet.rows, { row: 30, id: '', cells, prints: null }];
    return mergeBooks([{ file: '表.xlsx', book: { ...book, sheets: [{ ...sheet, rows }] } }], desk.context);
  };

  it('are new items with a number of their own, and follow the defaults of their file', async () => {
    const { additions, problems } = await added({
      category: '奖励',
      name: '制茶大赛',
      content: '名单\n奖金',
    });
    expect(problems).toEqual([]);
    expect(additions).toMatchObject([
      {
        id: 'CY-0201',
        name: '制茶大赛',
        domain: '茶叶',
        lacking: [],
        guide: null,
        values: { content: ['名单', '奖金'] },
      },
    ]);
  });

  it('are asked for a name', async () => {
    const { additions, problems } = await added({ content: '名单' });
    expect(additions).toEqual([]);
    expect(problems.map(({ message }) => message.zh)).toEqual(['新增的事项没有名称']);
  });

  it('copied with the id of another are told to leave it empty', async () => {
    const desk = await deskOf();
    const book = returned(bookOf(desk));
    const [sheet] = book.sheets;
    const last = sheet?.rows.at(-1);
    if (sheet === undefined || last === undefined) throw new Error('no sheet');
    const rows = [...sheet.rows, { ...last, row: 30 }, { ...last, row: 31, id: 'CY-0120', prints: null }];
    const merge = mergeBooks(
      [{ file: '表.xlsx', book: { ...book, sheets: [{ ...sheet, rows }] } }],
      desk.context,
    );
    expect(
      merge.problems.map(({ origin, message, hint }) => `${origin.row} ${message.zh} ${hint?.zh}`),
    ).toEqual([
      '30 编码 CY-0102 在表“茶叶”第 8 行已经有了 新增事项时把编码留空，导入时会编号',
      '31 目录里没有编码为“CY-0120”的事项 是不是“CY-0102”？新增事项请把编码留空',
    ]);
  });
});

describe('several books', () => {
  it('may change other fields of one item, but not one field in two ways', async () => {
    const desk = await deskOf();
    const book = bookOf(desk);
    const edited = (cells: Partial<Record<AuthoringField, string>>) =>
      returned(book, ({ id }) => (id === 'CY-0102' ? cells : {}));
    const merge = mergeBooks(
      [
        { file: '甲.xlsx', book: edited({ remarks: '甲', timeLimit: '及时公开' }) },
        { file: '乙.xlsx', book: edited({ remarks: '乙', content: '名单' }) },
      ],
      desk.context,
    );
    expect(merge.changes.map(({ fields }) => fields.map(({ field }) => field))).toEqual([
      ['timeLimit', 'remarks', 'content'],
    ]);
    expect(merge.problems.map(({ message }) => message.zh)).toEqual([
      'CY-0102 的“备注”在“甲.xlsx”第 8 行改成了别的内容',
    ]);
  });
});
