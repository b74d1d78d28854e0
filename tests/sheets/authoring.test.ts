import { beforeAll, describe, expect, it } from 'vitest';
import { cellsOf } from '../../src/edit/cells.js';
import { type Item, itemsOf } from '../../src/edit/items.js';
import type { KnownParses } from '../../src/load/parses.js';
import type { AuthoringField } from '../../src/model/authoring.js';
import { authoringFields } from '../../src/model/authoring.js';
import type { Merge } from '../../src/model/merge.js';
import { numbersFrom } from '../../src/score/random.js';
import { type Desk, exportBook, type Part, unproven } from '../../src/sheets.js';
import {
  deskAfter,
  deskOf,
  example,
  type Folder,
  imported,
  OpenBook,
  parsesOf,
  sourceOf,
  whole,
} from './desk.js';

let folder: Folder;
let desk: Desk;
let parses: KnownParses;

beforeAll(async () => {
  folder = await example();
  desk = await deskOf(folder);
  parses = await parsesOf(folder);
});

async function exported(part: Part): Promise<Uint8Array> {
  return (await exportBook(desk, part, '2026-06-30')).bytes;
}

describe('a workbook handed back unedited', () => {
  const parts = (): Part[] => [
    whole,
    ...desk.catalog.agencies.map(({ id }) => ({ agency: id, domain: null })),
    ...desk.catalog.domains.map(({ name }) => ({ agency: null, domain: name })),
  ];

  it('changes no byte, for the county, every agency and every domain: lists would decay with every round', async () => {
    let rows = 0;
    for (const part of parts()) {
      const { book, bytes } = await exportBook(desk, part, '2026-06-30');
      const { merge, applied } = await imported(desk, folder, [await sourceOf(bytes)]);
      const { changes, additions, removals, conflicts, problems, remarks, unchanged } = merge;
      expect(
        { changes, additions, removals, conflicts, problems, remarks, files: applied.files },
        JSON.stringify(part),
      ).toEqual({
        changes: [],
        additions: [],
        removals: [],
        conflicts: [],
        problems: [],
        remarks: [],
        files: [],
      });
      const exportedRows = book.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
      expect(unchanged).toBe(exportedRows);
      rows += exportedRows;
    }
    expect(parts()).toHaveLength(1 + 36 + 30);
    expect(rows).toBeGreaterThan(2000);
  });
});

/** Edits of one cell that a clerk might make; each gives another text than the cell has. */
const edits: Readonly<
  Partial<Record<AuthoringField, (text: string, pick: (below: number) => number) => string>>
> = {
  category: (text) => `${text}（新）`,
  name: (text) => `${text}和办理指南`,
  content: (text, pick) => {
    const lines = text.split('\n');
    const at = pick(lines.length);
    switch (pick(4)) {
      case 0:
        return [...lines.slice(0, at), '新增要素：范围、标准 #1', ...lines.slice(at)].join('\n');
      case 1:
        return lines.length > 1 ? lines.filter((_, index) => index !== at).join('\n') : `${text}\n另一要素`;
      case 2:
        return lines.map((line, index) => (index === at ? `${line}（改）` : line)).join('\n');
      default:
        return lines.length > 1 ? [...lines.slice(1), lines[0]].join('\n') : `- ${text}`;
    }
  },
  basis: (text, pick) =>
    pick(2) === 0 ? `${text}\n《示例县政务公开办法》(示政发〔2026〕8号)` : '《中华人民共和国档案法》',
  timeLimit: (text) => (text === '及时公开' ? '实时公开' : '及时公开'),
  subject: (text) => (text === '县财政局' ? '县审计局' : '县财政局'),
  responsible: () => '县财政局\n县审计局',
  channels: (text, pick) => (pick(2) === 0 ? `${text}\n其他:政务服务网` : '精准推送'),
  audience: (text) => (text === '全社会' ? '特定群体：“双减”学校、家长' : '全社会'),
  method: (text) => (text === '主动公开' ? '依申请公开' : '主动公开'),
  levels: (text) => (text === '县级' ? '县级\n乡级' : '县级'),
  stage: (text) => (text === '决策' ? '执行' : '决策'),
  column: (text) => (text === '义务教育' ? '财政预决算' : '义务教育'),
  status: (text) => (text === '正式' ? '草稿' : '正式'),
  review: () => '张三 2026-05-01: 已核',
  remarks: (_, pick) =>
    ['=1+1', "'引号'", '含: 冒号 #号', '是', '2026', '多行\n备注', ' - 短横'][pick(7)] ?? '备注',
  withheldReason: (_, pick) => `涉及${pick(2) === 0 ? '个人隐私' : '商业秘密'}：#（条例第十五条）`,
};

const headings: Readonly<Partial<Record<AuthoringField, string>>> = {
  category: '一级事项',
  name: '二级事项',
  content: '公开内容(要素)',
  basis: '公开依据',
  timeLimit: '公开时限',
  subject: '公开主体',
  responsible: '责任单位',
  channels: '公开渠道和载体',
  audience: '公开对象',
  method: '公开方式',
  levels: '公开层级',
  stage: '五公开',
  column: '网站栏目',
  status: '状态',
  review: '审核',
  remarks: '备注',
  withheldReason: '不予公开理由',
};

interface Edit {
  readonly item: Item;
  readonly field: AuthoringField;
  readonly text: string;
}

describe('a hundred seeded edits of one cell', () => {
  const titles = (): ReadonlyMap<string, string> =>
    new Map(desk.catalog.agencies.map(({ id, name }) => [id, name]));

  it('are each found and written, and nothing else changes: a clerk could not trust the tool with a whole county', async () => {
    const pick = numbersFrom(20260630);
    const items = itemsOf(desk.catalog, desk.files).filter(({ kind }) => kind !== 'instance');
    const fields = Object.keys(edits) as AuthoringField[];
    const counts = new Map<string, number>();
    for (let round = 0; round < 100; round += 1) {
      const edit = randomEdit(items, fields[round % fields.length] ?? 'name', pick);
      await expectOnly(edit);
      counts.set(edit.field, (counts.get(edit.field) ?? 0) + 1);
      counts.set(edit.item.kind, (counts.get(edit.item.kind) ?? 0) + 1);
    }
    for (const field of fields) expect(counts.get(field) ?? 0, field).toBeGreaterThanOrEqual(5);
    for (const kind of ['own', 'shared', 'overridden'])
      expect(counts.get(kind) ?? 0, kind).toBeGreaterThan(0);
  });

  function randomEdit(items: readonly Item[], field: AuthoringField, pick: (below: number) => number): Edit {
    for (;;) {
      const item = items[pick(items.length)];
      if (item === undefined) continue;
      // Status and review of a member’s own words are those of the shared list.
      if (item.kind === 'overridden' && (field === 'name' || field === 'category')) continue;
      const before = cellsOf(item.entry, titles())[field];
      const text = edits[field]?.(before, pick) ?? '';
      if (text !== before) return { item, field, text };
    }
  }

  async function expectOnly({ item, field, text }: Edit): Promise<void> {
    const heading = headings[field] ?? '';
    const about = `${item.id} ${field} → ${text}`;
    const book = await OpenBook.open(await exported({ agency: null, domain: item.entry.domain }));
    book.write(item.id, heading, text);
    const { merge, applied, after } = await imported(desk, folder, [await sourceOf(await book.bytes())]);
    expect(
      merge.changes.map(({ id, fields }) => [id, fields.map((change) => change.field)]),
      about,
    ).toEqual([[item.id, [field]]]);
    expect([...merge.problems, ...merge.conflicts, ...merge.removals, ...merge.additions], about).toEqual([]);
    expect(applied.refused, about).toEqual([]);
    expect(applied.files, about).toHaveLength(1);
    expectComments(applied.files[0]?.before ?? '', applied.files[0]?.after ?? '', about);
    await expectCells({ item, field, text }, merge, after, about);
  }

  /** Every comment of the file is still there, in its order. */
  function expectComments(before: string, after: string, about: string): void {
    const comments = (source: string): string[] =>
      source.split('\n').flatMap((line) => /(?:^|\s)(#.*)$/u.exec(line)?.[1] ?? []);
    const kept = comments(after);
    const lost = comments(before).filter((comment) => !kept.includes(comment));
    // The trailing comment of an element that was taken away goes with it.
    expect(lost.length, `${about}: ${lost.join(' | ')}`).toBeLessThanOrEqual(1);
  }

  async function expectCells(
    { item: { id }, field, text }: Edit,
    merge: Merge,
    after: Folder,
    about: string,
  ): Promise<void> {
    const changed = await deskAfter(after, parses);
    expect(unproven(merge.changes, merge, changed), about).toEqual([]);
    const [was, is] = [desk, changed].map(
      ({ catalog, files }) =>
        new Map(itemsOf(catalog, files).map((item) => [item.id, cellsOf(item.entry, titles())])),
    );
    const shared = itemsOf(desk.catalog, desk.files).find((item) => item.id === id)?.kind === 'shared';
    // Compared as data first: an expectation for each of twenty thousand cells would take most of the time.
    const other = Array.from(was ?? [], ([own, cells]) => {
      const now = is?.get(own);
      const touched = own === id || (shared && own.startsWith(`${id}@`));
      return authoringFields
        .filter((each) => !touched || (each !== field && !(each === 'levels' && field === 'subject')))
        .filter((each) => now?.[each] !== cells[each])
        .map((each) => `${own} ${each}: ${cells[each]} → ${now?.[each]}`);
    }).flat();
    expect(other, about).toEqual([]);
    expect(is?.size, about).toBe(was?.size);
    const wanted = text
      .split('\n')
      .map((line) => line.trim())
      .join('\n');
    expect(is?.get(id)?.[field], about).toBe(wanted);
  }
});

describe('all edits of a county in one workbook', () => {
  it('are found together', async () => {
    const pick = numbersFrom(7);
    const titles = new Map(desk.catalog.agencies.map(({ id, name }) => [id, name]));
    const book = await OpenBook.open(await exported(whole));
    const items = itemsOf(desk.catalog, desk.files).filter(({ kind }) => kind === 'own' || kind === 'shared');
    const wanted = new Map<string, AuthoringField>();
    while (wanted.size < 100) {
      const item = items[pick(items.length)];
      const field = (Object.keys(edits) as AuthoringField[])[pick(16)];
      if (item === undefined || field === undefined || wanted.has(item.id)) continue;
      const before = cellsOf(item.entry, titles)[field];
      const text = edits[field]?.(before, pick) ?? '';
      if (text === before) continue;
      wanted.set(item.id, field);
      book.write(item.id, headings[field] ?? '', text);
    }
    const { merge, applied } = await imported(desk, folder, [await sourceOf(await book.bytes())]);
    expect(
      new Map(merge.changes.map(({ id, fields }) => [id, fields.map(({ field }) => field).join()])),
    ).toEqual(wanted);
    expect(applied.refused).toEqual([]);
    expect(merge.unchanged).toBe(book.ids.length - 100);
  });
});

describe('a workbook whose hidden sheets were lost', () => {
  it('is still known by its ids: its rows would come in as new items, every one of them twice', async () => {
    const book = await OpenBook.open(await exported({ agency: null, domain: '义务教育' }));
    book.write('YWJY-0102', '公开时限', '及时公开');
    book.loseHiddenSheets();
    const source = await sourceOf(await book.bytes());
    expect(source.kind).toBe('authoring');
    const { merge } = await imported(desk, folder, [source]);
    expect(merge.changes.map(({ id, fields }) => [id, fields.map(({ field }) => field)])).toEqual([
      ['YWJY-0102', ['timeLimit']],
    ]);
    expect([...merge.additions, ...merge.removals, ...merge.conflicts, ...merge.problems]).toEqual([]);
  });
});

describe('words of the clerk’s own', () => {
  it('are written in those of the catalog, and proven when read again: the import would stop half-way', async () => {
    const book = await OpenBook.open(await exported({ agency: null, domain: '义务教育' }));
    const cells = {
      公开方式: '依申请',
      公开层级: '县、乡',
      公开主体: '县财政局、县审计局',
      公开对象: '特定群体:在校学生',
      公开渠道和载体: '政府网站、两微一端',
      对应: '县级汇总数据=全县汇总数据\n学校=学校数据',
      标准指引: 'YWJY-0202、YWJY-0201',
    };
    for (const [heading, text] of Object.entries(cells)) book.write('YWJY-0202', heading, text);
    const { merge, applied, after } = await imported(desk, folder, [await sourceOf(await book.bytes())]);
    expect([...merge.problems, ...applied.refused]).toEqual([]);
    expect(merge.changes.map(({ fields }) => fields.length)).toEqual([Object.keys(cells).length]);
    const again = await deskAfter(after, parses);
    expect(unproven(merge.changes, merge, again)).toEqual([]);
    expect(again.catalog.entries.find(({ id }) => id === 'YWJY-0202')).toMatchObject({
      method: 'on-request',
      levels: ['county', 'township'],
      audience: { kind: 'group', group: '在校学生' },
      equivalents: [
        { asked: '县级汇总数据', own: '全县汇总数据' },
        { asked: '学校', own: '学校数据' },
      ],
    });
  });
});
