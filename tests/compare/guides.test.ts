import { describe, expect, it } from 'vitest';
import { adopt } from '../../src/compare/adopt.js';
import { compareGuides } from '../../src/compare/guides.js';
import type { ChannelUse, Guide, GuideItem } from '../../src/model/catalog.js';
import type { TableRow } from '../../src/model/table.js';
import { guide, guideItem } from '../cover/catalogs.js';

const item = (id: string, name: string, overrides: Partial<GuideItem> = {}): GuideItem => ({
  ...guideItem(id, '茶叶', ['county'], true),
  category: ['补贴'],
  name,
  content: ['政策依据', '补贴标准'],
  timeLimit: '20个工作日',
  channels: [use('政府网站')],
  ...overrides,
});
const tea = (items: readonly GuideItem[]): Guide => ({ ...guide('茶叶', 1, items), id: 'CY' });

function use(text: string): ChannelUse {
  const known: Readonly<Record<string, string>> = { 政府网站: 'website', 政府门户网站: 'website' };
  const detail = /^其他:(.*)$/u.exec(text)?.[1] ?? null;
  return { text, channel: detail === null ? (known[text] ?? null) : 'other', detail };
}

describe('two guides', () => {
  it('that differ in white space, width and names of one channel only say the same: noise would hide changes', () => {
    const before = tea([item('CY-0101', '种植补贴（试行）')]);
    const after = tea([
      item('CY-0101', '种植 补贴(试行)', { channels: [use('政府门户网站')], timeLimit: '20个工作日。' }),
    ]);
    expect(compareGuides(before, after)).toEqual({
      added: [],
      removed: [],
      renamed: [],
      changed: [],
      same: 1,
    });
  });

  it('show every element that differs with both values: a shortened limit would pass unseen', () => {
    const before = tea([item('CY-0101', '甲')]);
    const after = tea([
      item('CY-0101', '甲', {
        content: ['补贴标准', '申请材料'],
        basis: ['《新法》'],
        timeLimit: '10个工作日',
        subject: '乡镇',
        channels: [use('其他:大喇叭')],
        audience: { kind: 'group', group: '茶农' },
        method: 'on-request',
        levels: ['county', 'township'],
      }),
    ]);
    expect(compareGuides(before, after).changed[0]?.elements).toEqual([
      { element: 'content', before: ['政策依据'], after: ['申请材料'] },
      { element: 'basis', before: ['x'], after: ['《新法》'] },
      { element: 'timeLimit', before: ['20个工作日'], after: ['10个工作日'] },
      { element: 'subject', before: ['x'], after: ['乡镇'] },
      { element: 'channels', before: ['政府网站'], after: ['其他:大喇叭'] },
      { element: 'audience', before: ['全社会'], after: ['特定群体：茶农'] },
      { element: 'method', before: ['主动公开'], after: ['依申请公开'] },
      { element: 'levels', before: [], after: ['乡级'] },
    ]);
  });

  it('know an item by its id, or by a near name and its content, and never by a near name alone', () => {
    const before = tea([
      item('CY-0101', '甲乙丙'),
      item('CY-0102', '加工补贴'),
      item('CY-0103', '运输补贴', { content: ['路线'] }),
    ]);
    const after = tea([
      item('CY-0101', '完全不同的名称', { content: ['别的'] }),
      item('CY-0202', '加工补助', { content: ['政策依据', '补贴标准', '新'] }),
      item('CY-0203', '运输补助', { content: ['司机'] }),
    ]);
    const { renamed, added, removed } = compareGuides(before, after);
    expect(renamed.map((change) => [change.before.id, change.after.id])).toEqual([
      ['CY-0101', 'CY-0101'],
      ['CY-0102', 'CY-0202'],
    ]);
    expect(added.map(({ id }) => id)).toEqual(['CY-0203']);
    expect(removed.map(({ id }) => id)).toEqual(['CY-0103']);
  });
});

const row = (overrides: Partial<TableRow>): TableRow => ({
  row: 3,
  category: ['补贴'],
  name: '甲',
  content: ['政策依据', '补贴标准'],
  basis: ['《法》'],
  timeLimit: '10个工作日',
  subject: '县农业农村局',
  channels: ['政府网站'],
  audience: { kind: 'public' },
  method: 'proactive',
  levels: ['county'],
  responsible: null,
  stage: null,
  column: null,
  domain: null,
  printed: {},
  extras: {},
  remarks: null,
  withheldReason: null,
  ...overrides,
});

describe('an official table', () => {
  const shipped = tea([
    item('CY-0101', '甲', {
      attestation: 'recalled-low',
      audience: { kind: 'group', group: '茶农' },
    }),
    item('CY-0102', '乙'),
    item('CY-0301', '丙', { category: ['奖励'] }),
  ]);
  const adopted = (rows: readonly TableRow[], known: readonly GuideItem[] = []) =>
    adopt({ rows, guide: shipped, known, channelOf: use, source: 'table.xlsx' });

  it('makes known items attested under their old ids: entries that name them would point at nothing', () => {
    const { items, guide: made } = adopted([row({})]);
    expect(items.map(({ id }) => id)).toEqual(['CY-0101']);
    expect(made.items[0]).toMatchObject({
      id: 'CY-0101',
      attestation: 'seen',
      timeLimit: '10个工作日',
      sources: ['table.xlsx'],
      unseen: [],
    });
  });

  it('gives new items ids that were never given: a removed id would come back as another item', () => {
    const { items } = adopted(
      [row({ name: '丁', content: ['新'] }), row({ name: '戊', category: ['保险'], content: ['新'] })],
      [item('CY-0107', '早先导入过', { content: ['旧'] })],
    );
    expect(items.map(({ id }) => id)).toEqual(['CY-0108', 'CY-0401']);
  });

  it('takes what it does not tell from the shipped guide and says so: recalled words would pass as official', () => {
    const { items, guide: made } = adopted([
      row({ timeLimit: null, levels: null, audience: { kind: 'group', group: '' } }),
    ]);
    expect(items[0]?.unseen).toEqual(['timeLimit', 'levels']);
    expect(made.items[0]).toMatchObject({
      timeLimit: '20个工作日',
      levels: ['county'],
      unseen: ['时限', '层级'],
      audience: { kind: 'group', group: '茶农' },
    });
  });

  it('leaves out of a new item what it does not tell, and says so: nothing may be made up', () => {
    const {
      items,
      guide: made,
      remarks,
    } = adopted([
      row({
        name: '丁',
        content: ['新'],
        method: null,
        channels: [],
        audience: { kind: 'group', group: '' },
      }),
    ]);
    expect(items[0]?.lacking).toEqual(['channels', 'audience', 'method']);
    expect(items[0]?.elements).not.toHaveProperty('method');
    expect(made.items).toEqual([]);
    expect(remarks.map(({ message }) => message.zh)).toEqual(['“特定群体”打了勾，但没有写明是谁']);
  });

  it('keeps a channel the register does not know as another channel, and says so', () => {
    const { guide: made, remarks } = adopted([row({ channels: ['政府网站', '村广播'] })]);
    expect(made.items[0]?.channels.map(({ text }) => text)).toEqual(['政府网站', '其他:村广播']);
    expect(remarks).toHaveLength(1);
  });
});
