import { describe, expect, it } from 'vitest';
import { mergeTables } from '../../src/edit/merge-tables.js';
import type { Merge } from '../../src/model/merge.js';
import type { PublishedTable, TableRow } from '../../src/model/table.js';
import { catalogFiles, deskOf } from './desk.js';

const row = (overrides: Partial<TableRow>): TableRow => ({
  row: 3,
  domain: null,
  category: ['补贴'],
  name: '种植补贴',
  content: null,
  basis: null,
  timeLimit: null,
  subject: '农业局',
  responsible: null,
  channels: null,
  audience: null,
  method: null,
  levels: null,
  stage: null,
  column: null,
  remarks: null,
  withheldReason: null,
  printed: {},
  extras: {},
  ...overrides,
});

async function taken(
  rows: readonly Partial<TableRow>[],
  table: Partial<PublishedTable> = {},
  domain: string | null = '茶叶',
  files = catalogFiles,
): Promise<Merge> {
  const { context } = await deskOf(files);
  const whole: PublishedTable = {
    sheet: 'Sheet1',
    title: null,
    rows: rows.map((each, index) => row({ row: index + 3, ...each })),
    unread: [],
    remarks: [],
    repairs: [],
    ...table,
  };
  return mergeTables([{ file: '表.xlsx', tables: [whole] }], domain, context);
}

const changesOf = ({ changes }: Merge): unknown =>
  changes.map(({ id, fields }) => [id, fields.map(({ field, after }) => `${field}: ${after}`)]);

describe('rows of a published table', () => {
  it('that say what the catalog says in other marks and spaces change nothing', async () => {
    const merge = await taken([
      {
        name: '种植 补贴',
        content: ['政策依据', '补贴标准。', '发放名单'],
        channels: ['政府网站'],
        timeLimit: '每年12月31日前公开。',
        method: 'proactive',
        audience: { kind: 'public' },
        levels: ['county'],
      },
    ]);
    expect(changesOf(merge)).toEqual([]);
    expect(merge.unchanged).toBe(1);
  });

  it('change what they say otherwise, and nothing that they do not tell', async () => {
    const merge = await taken([{ timeLimit: '及时公开', channels: ['政府网站', '政府公报'] }]);
    expect(changesOf(merge)).toEqual([['CY-0101', ['timeLimit: 及时公开', 'channels: 政府网站\n政府公报']]]);
  });

  it('keep the reason of what is withheld, which stands in the remarks of the table and nowhere else', async () => {
    const merge = await taken([
      { method: 'withheld', withheldReason: '涉及个人隐私（《政府信息公开条例》第十五条）' },
      { category: ['奖励'], name: '制茶大赛', method: 'withheld', withheldReason: '涉及商业秘密' },
      { category: ['奖励'], name: '评委名单', method: 'withheld' },
    ]);
    expect(changesOf(merge)).toEqual([
      ['CY-0101', ['method: 不予公开', 'withheldReason: 涉及个人隐私（《政府信息公开条例》第十五条）']],
    ]);
    expect(merge.additions.map(({ values, lacking }) => [values.withheldReason, lacking.at(-1)])).toEqual([
      ['涉及商业秘密', 'audience'],
      // Without a reason the item stays a draft: it could not be published.
      [undefined, 'withheldReason'],
    ]);
    // Nothing that is withheld is a draft for want of a limit or a channel.
    expect(merge.additions.flatMap(({ lacking }) => lacking)).not.toContain('timeLimit');
    expect(merge.additions.flatMap(({ lacking }) => lacking)).not.toContain('channels');
  });

  it('never get an id that was in use once: an old address would be another item’s', async () => {
    const files = {
      ...catalogFiles,
      'lineage.yaml':
        '沿革:\n  - {变动: 取消, 原编码: CY-0201, 日期: 2026-01-01, 理由: 停办}\n  - {变动: 取消, 原编码: CY-0202, 日期: 2026-01-01, 理由: 停办}\n',
    };
    const idOf = async (more: typeof catalogFiles): Promise<string | undefined> => {
      const { additions } = await taken([{ category: ['奖励'], name: '制茶大赛' }], {}, '茶叶', more);
      return additions[0]?.id;
    };
    expect(await idOf(catalogFiles)).toBe('CY-0201');
    expect(await idOf(files)).toBe('CY-0203');
  });

  it('are the item of the agency they name: a township’s table would change the county’s items', async () => {
    const merge = await taken([
      { subject: '东山乡', timeLimit: '及时公开' },
      { subject: '和平镇', timeLimit: '实时公开' },
    ]);
    expect(merge.changes.map(({ id, target }) => [id, target.kind])).toEqual([
      ['XZ-CY-01@dongshan', 'override'],
      ['XZ-CY-01@heping', 'item'],
    ]);
  });

  it('are new where the catalog has none of that name, drafts where they lack what the law asks for', async () => {
    const { additions, changes } = await taken([{ category: ['奖励'], name: '制茶大赛', content: ['名单'] }]);
    expect(changes).toEqual([]);
    expect(additions).toMatchObject([
      { id: 'CY-0201', lacking: ['basis', 'timeLimit', 'channels', 'audience', 'method'] },
    ]);
  });

  it('under nearly the name of an item are said to be near it, and never taken for it', async () => {
    const { additions, remarks } = await taken([{ name: '种植补助', timeLimit: '及时公开' }]);
    expect(additions.map(({ name }) => name)).toEqual(['种植补助']);
    expect(remarks.map(({ message }) => message.zh)).toEqual([
      '“种植补助”疑似标准指引 CY-0101“种植补贴”，没有写入',
      '“种植补助”按新事项处理；目录里有相近的 CY-0101“种植补贴”',
    ]);
  });

  it('propose the removal of what the same agencies have besides, and of nothing else', async () => {
    const { removals } = await taken([{ timeLimit: '及时公开' }]);
    expect(removals.map(({ id }) => id)).toEqual(['CY-0102']);
    const township = await taken([{ subject: '东山乡', name: '别的' }]);
    expect(township.removals.map(({ id }) => id)).toEqual(['XZ-CY-01@dongshan']);
  });

  it('name channels of no register as 其他, and say so', async () => {
    const { changes, remarks } = await taken([{ channels: ['政府网站', '茶乡报'] }]);
    expect(changes[0]?.fields[0]?.value).toEqual(['政府网站', '其他:茶乡报']);
    expect(remarks.map(({ message }) => message.zh)).toEqual([
      '渠道“茶乡报”不在渠道登记册中，记为“其他:茶乡报”',
    ]);
  });

  it('with more levels of matters than the catalog has keep all their words', async () => {
    const { additions } = await taken([{ category: ['甲', '乙', '丙', '丁', '戊'], name: '己' }]);
    expect(additions[0]?.values.category).toEqual(['甲', '乙', '丙—丁—戊']);
  });

  it('propose agencies the register lacks, but no placeholders', async () => {
    const { proposals } = await taken([
      { subject: '县茶叶局、相关审批部门', name: '甲' },
      { subject: '东山镇人民政府', name: '乙' },
      { subject: '新茶村村民委员会', name: '丙' },
    ]);
    expect(proposals.agencies.map(({ name, level }) => `${name} ${level}`)).toEqual([
      '县茶叶局 county',
      '东山镇人民政府 township',
      '新茶村村民委员会 village',
    ]);
    expect(proposals.domains).toEqual([]);
  });
});

describe('the domain of a table', () => {
  it('is told by its title, its sheet or its items, and asked for where nothing tells', async () => {
    const titled = await taken([{ timeLimit: '及时公开' }], { title: '甲县茶叶领域目录' }, null);
    expect(titled.changes).toHaveLength(1);
    const named = await taken([{ timeLimit: '及时公开' }], { sheet: '（一）茶叶' }, null);
    expect(named.changes).toHaveLength(1);
    const byItems = await taken([{ timeLimit: '及时公开' }], {}, null);
    expect(byItems.changes).toHaveLength(1);
    expect(byItems.remarks[0]?.message.zh).toContain('按这个领域读入');
    const unknown = await taken([{ name: '甲' }, { name: '乙' }], {}, null);
    expect(unknown.problems.map(({ message, hint }) => `${message.zh} ${hint?.zh}`)).toEqual([
      '看不出这张表（2 行）是哪个领域的，没有读入 用 --domain 写明领域，如 --domain 义务教育',
    ]);
  });
});
