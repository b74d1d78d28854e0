import { describe, expect, it } from 'vitest';
import { applyMerge } from '../../src/edit/apply.js';
import { authoringBook, type Part } from '../../src/edit/book.js';
import { mergeBooks } from '../../src/edit/merge-book.js';
import type { Applied } from '../../src/edit/plan.js';
import type { AuthoringField } from '../../src/model/authoring.js';
import type { Addition, Merge } from '../../src/model/merge.js';
import { catalogFiles, deskOf, returned, type TestDesk } from './desk.js';

const whole: Part = { agency: null, domain: null };

interface Choices {
  readonly conflictsTakeTable?: boolean;
  readonly followsDefaults?: boolean;
  readonly register?: boolean;
}

function applied(merge: Merge, { context, texts }: TestDesk, choices: Choices = {}): Applied {
  return applyMerge({
    merge,
    context,
    texts,
    source: '“表.xlsx”',
    followsDefaults: choices.followsDefaults ?? true,
    conflictsTakeTable: choices.conflictsTakeTable ?? false,
    register: choices.register ?? false,
  });
}

/** A row edited in a book of the plain catalog, held against another one. */
async function edited(
  id: string,
  cells: Partial<Record<AuthoringField, string>>,
  against: TestDesk,
  part: Part = whole,
): Promise<Merge> {
  const { context } = await deskOf();
  const book = authoringBook({ ...context, part, date: '2026-06-30' });
  return mergeBooks(
    [{ file: '表.xlsx', book: returned(book, (row) => (row.id === id ? cells : {})) }],
    against.context,
  );
}

/** The lines a file gains and loses. */
function lines({ files }: Applied): unknown {
  return files.map(({ path, before, after }) => {
    const [was, is] = [(before ?? '').split('\n'), after.split('\n')];
    return {
      path,
      lost: was.filter((line) => !is.includes(line)),
      gained: is.filter((line) => !was.includes(line)),
    };
  });
}

const nothing: Merge = {
  changes: [],
  additions: [],
  removals: [],
  conflicts: [],
  problems: [],
  remarks: [],
  proposals: { agencies: [], domains: [] },
  unchanged: 0,
};

describe('an item both sides have changed', () => {
  const later = (): Promise<TestDesk> =>
    deskOf({
      ...catalogFiles,
      'entries/茶叶.yaml': (catalogFiles['entries/茶叶.yaml'] ?? '').replace(
        '二〇二六年新增',
        '二〇二七年改',
      ),
    });

  it('is left alone unless the table is to hold: a clerk’s work of weeks would be overwritten, or lost', async () => {
    const desk = await later();
    const merge = await edited('CY-0102', { remarks: '县里改' }, desk);
    expect(applied(merge, desk).files).toEqual([]);
    expect(lines(applied(merge, desk, { conflictsTakeTable: true }))).toEqual([
      { path: 'entries/茶叶.yaml', lost: ['    备注: 二〇二七年改'], gained: ['    备注: 县里改'] },
    ]);
  });
});

describe('what a member of a shared list says for the first time', () => {
  it('goes to the file of that member, or makes it one, and never to the shared list', async () => {
    const desk = await deskOf();
    const part = { agency: 'dongshan', domain: null };
    const merge = await edited('XZ-CY-01@dongshan', { timeLimit: '及时公开' }, desk, part);
    expect(lines(applied(merge, desk))).toEqual([
      {
        path: 'entries/东山乡.yaml',
        lost: [],
        gained: ['# 东山乡改写的事项。', '单位: 东山乡', '事项:', '  - 继承: XZ-CY-01', '    时限: 及时公开'],
      },
    ]);
    const own = await deskOf({
      ...catalogFiles,
      'entries/我乡.yaml': '单位: 东山乡 # 办公室维护\n事项: []\n',
    });
    const again = await edited('XZ-CY-01@dongshan', { timeLimit: '及时公开' }, own, part);
    expect(applied(again, own).files.map(({ path, after }) => [path, after])).toEqual([
      ['entries/我乡.yaml', expect.stringContaining('单位: 东山乡 # 办公室维护\n')],
    ]);
  });
});

describe('a new item', () => {
  const addition: Addition = {
    id: 'CY-0201',
    name: '制茶大赛',
    domain: '茶叶',
    origin: { file: '表.xlsx', sheet: 'Sheet1', row: 9 },
    values: {
      category: '奖励',
      name: '制茶大赛',
      content: ['名单'],
      channels: ['政府网站'],
      method: '主动公开',
    },
    cells: { category: '奖励', name: '制茶大赛', content: '名单', channels: '政府网站', method: '主动公开' },
    lacking: ['basis', 'timeLimit', 'subject', 'audience'],
    guide: null,
  };

  it('of an authoring workbook joins its domain, without what the defaults say already', async () => {
    const desk = await deskOf();
    const merge = { ...nothing, additions: [{ ...addition, lacking: [] }] };
    expect(lines(applied(merge, desk))).toEqual([
      {
        path: 'entries/茶叶.yaml',
        lost: [],
        gained: ['  - 编码: CY-0201', '    一级事项: 奖励', '    名称: 制茶大赛', '      - 名单'],
      },
    ]);
  });

  it('of a published table that lacks what the defaults give is kept apart: it would be given what nobody said', async () => {
    const desk = await deskOf();
    const { files } = applied({ ...nothing, additions: [addition] }, desk, { followsDefaults: false });
    expect(files.map(({ path, before }) => [path, before])).toEqual([['entries/茶叶-2.yaml', null]]);
    expect(files[0]?.after).toContain('状态: 草稿');
    expect(files[0]?.after).not.toContain('时限');
  });
});

describe('proposed agencies and domains', () => {
  const merge: Merge = {
    ...nothing,
    proposals: {
      agencies: [
        {
          id: 'xcyj',
          name: '县蚕业局',
          level: 'county',
          near: null,
          origin: { file: '表.xlsx', sheet: 'Sheet1', row: 3 },
        },
      ],
      domains: [{ name: '蚕桑', lead: '县蚕业局', origin: { file: '表.xlsx', sheet: 'Sheet1', row: 3 } }],
    },
  };

  it('are entered in the registers only when that is asked for', async () => {
    const desk = await deskOf();
    expect(applied(merge, desk).files).toEqual([]);
    expect(lines(applied(merge, desk, { register: true }))).toEqual([
      { path: 'agencies.yaml', lost: [], gained: [expect.stringMatching(/xcyj.*县蚕业局.*县级/u)] },
      { path: 'gongkai.yaml', lost: [], gained: [expect.stringMatching(/蚕桑.*县蚕业局/u)] },
    ]);
  });
});

describe('a file that cannot be edited without touching more', () => {
  it('is refused with the reason, and the others are still told', async () => {
    const shared = '  - &item\n    编码: CY-0103\n    一级事项: 补贴\n    名称: 丙\n    内容: [甲]\n';
    const text = `${catalogFiles['entries/茶叶.yaml'] ?? ''}${shared}  - {<<: *item}\n`;
    const desk = await deskOf();
    const merge = await edited('CY-0102', { remarks: '县里改' }, desk);
    const moved = {
      ...merge,
      changes: merge.changes.map((change) => ({
        ...change,
        target: { kind: 'item' as const, file: 'entries/茶叶.yaml', pointer: '/items/3' },
      })),
    };
    const texts = new Map([...desk.texts, ['entries/茶叶.yaml', text]]);
    const { files, refused } = applied(moved, { ...desk, texts });
    expect(files).toEqual([]);
    expect(refused.map(({ path }) => path)).toEqual(['entries/茶叶.yaml']);
  });
});
