import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Audience } from '../../src/model/catalog.js';
import type { PublishedTable, TableRow } from '../../src/model/table.js';
import { nationalTables } from '../../src/sheet/layout.js';
import { readTables } from '../../src/sheet/read.js';
import { channelsIn, citationsIn, elementsIn, levelIn } from '../../src/sheet/read-cells.js';
import { writeWorkbook } from '../../src/sheet/write.js';
import { samplePublication } from '../emit/fixtures.js';

/** What a careful clerk reads from a row; null: the table does not say. */
interface Expected {
  readonly l1: string | null;
  readonly l2: string | null;
  readonly content: string | null;
  readonly basis: string | null;
  readonly limit: string | null;
  readonly subject: string | null;
  readonly channels: readonly string[] | null;
  readonly audience: readonly string[] | null;
  readonly method: string | null;
  readonly levels: readonly string[] | null;
}

const folder = 'tests/sheet/tables';
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.xlsx'))
  .map((name) => name.replace('.xlsx', ''));

describe('published tables', () => {
  it('are there to be read', () => {
    expect(names.length).toBeGreaterThanOrEqual(4);
  });

  for (const name of names) {
    it(`${name} is read as a careful clerk reads it: an office's own table would be imported wrong`, async () => {
      const [table, ...others] = await readTables(readFileSync(`${folder}/${name}.xlsx`));
      const { expected } = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as {
        expected: readonly Expected[];
      };
      expect(others).toEqual([]);
      expect(table?.rows.map((row, index) => comparable(row, expected[index]))).toEqual(
        expected.map(comparableExpected),
      );
    });
  }
});

describe('the lists gongkai writes', () => {
  it('read back as what was written: an office could not take up its own list again', async () => {
    const { catalog, entries, date } = samplePublication();
    const written = entries.filter(({ method }) => method !== 'withheld');
    const context = {
      channels: catalog.channels,
      agencies: new Map(catalog.agencies.map(({ id, name }) => [id, name])),
      websiteColumns: new Map<string, string>(),
    };
    const workbook = await writeWorkbook(
      [nationalTables(context)({ name: '目录', title: '某县标准目录', caption: '编制', entries: written })],
      { date, creator: '某县' },
    );
    const [table] = await readTables(workbook);
    expect(table?.title).toBe('某县标准目录');
    expect(table?.remarks).toEqual([]);
    expect(
      table?.rows.map(({ category, name, timeLimit, audience, method, levels }) => ({
        category,
        name,
        timeLimit,
        audience,
        method,
        levels,
      })),
    ).toEqual(
      written.map(({ category, name, timeLimit, audience, method, levels }) => ({
        category,
        name,
        timeLimit,
        audience,
        method,
        levels,
      })),
    );
    expect(written.length).toBeGreaterThan(2);
    expect(table?.rows.map(({ content }) => content?.length)).toEqual(
      written.map(({ content }) => content.length),
    );
    expect(table?.rows.map(({ channels }) => channels?.length)).toEqual(
      written.map(({ channels }) => new Set(channels.map(({ channel, text }) => channel ?? text)).size),
    );
  });
});

describe('single cells', () => {
  it('give the checked channels only: unchecked ones would be required of everyone', () => {
    expect(channelsIn('■政府网站 □政府公报、□两微一端 ☑ 公开查阅点')).toEqual(['政府网站', '公开查阅点']);
    expect(channelsIn('■政府网站口政府公报 口入户/现场')).toEqual(['政府网站']);
    expect(channelsIn('政务服务窗口、政府网站')).toEqual(['政务服务窗口', '政府网站']);
    expect(channelsIn('□政府网站 □政府公报')).toEqual([]);
    expect(channelsIn('▄政府网站;国家档案馆;口其他。')).toEqual(['政府网站']);
  });

  it('are parted into elements only where lines or running numbers part them', () => {
    expect(elementsIn('1.甲;2.乙(2019年3.1版);3.丙。')).toEqual(['甲', '乙(2019年3.1版)', '丙。']);
    expect(elementsIn('①甲②乙')).toEqual(['甲', '乙']);
    expect(elementsIn('甲\n乙')).toEqual(['甲', '乙']);
    expect(elementsIn('材料、时间、地点')).toEqual(['材料、时间、地点']);
    expect(elementsIn('2.甲;3.乙')).toEqual(['2.甲;3.乙']);
  });

  it('are parted into citations, with titles inside titles kept whole', () => {
    expect(citationsIn('《甲法》《乙条例》(国务院令第1号)、《丙办法》')).toEqual([
      '《甲法》',
      '《乙条例》(国务院令第1号)',
      '《丙办法》',
    ]);
    expect(citationsIn('《关于印发《甲办法》的通知》、各省规定')).toEqual([
      '《关于印发《甲办法》的通知》、各省规定',
    ]);
  });

  it('name a level only where it is one of the three: a prefecture would be taken for a county', () => {
    expect(['县级', '区级', '镇街乡', '村(居)级', '东阳市级'].map(levelIn)).toEqual([
      'county',
      'county',
      'township',
      'village',
      'county',
    ]);
    expect(['省级', '设区的市级', '国家级', '其他'].map(levelIn)).toEqual([null, null, null, null]);
  });
});

describe('what cannot be told', () => {
  it('stays empty and is said: two ticks for one choice would be settled by chance', async () => {
    const { default: exceljs } = await import('exceljs');
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet('表');
    sheet.addRow([
      '一级事项',
      '二级事项',
      '公开内容',
      '公开依据',
      '公开方式',
      '',
      '公开层级',
      '',
      '咨询电话',
    ]);
    sheet.addRow(['', '', '', '', '主动', '依申请', '省级', '县级', '']);
    sheet.addRow(['甲类', '甲', '一', '《法》', '√', '√', '√', '', '123']);
    sheet.addRow(['', '乙', '同上', '同上', '', '√', '', '√', '']);
    sheet.addRow(['注：本表自印发之日起施行。']);
    const tables = await readTables(new Uint8Array(await workbook.xlsx.writeBuffer()));
    const [table] = tables as [PublishedTable];
    expect(table.unread).toEqual(['咨询电话']);
    expect(table.rows).toMatchObject([
      { row: 3, category: ['甲类'], name: '甲', method: null, levels: null, channels: null, timeLimit: null },
      { row: 4, category: ['甲类'], name: '乙', content: ['一'], method: 'on-request', levels: ['county'] },
    ]);
    expect(table.remarks.map(({ row, message }) => `${row} ${message.zh}`)).toEqual([
      '5 这一行没有事项名称，没有读入：注：本表自印发之日起施行。',
      '3 “主动”和“依申请”都打了勾，公开方式没有读入',
      '3 公开层级“省级”不是县级、乡级或村级，没有读入',
    ]);
  });
});

function comparable(row: TableRow, expected: Expected | undefined): object {
  const { channels, audience, method, levels } = row;
  return {
    path: [...row.category, row.name].map(bare),
    content: row.content === null ? null : bare(row.content.join('')),
    basis: row.basis === null ? null : bare(row.basis.join('')),
    limit: row.timeLimit === null ? null : bare(row.timeLimit),
    subject: row.subject === null ? null : bare(row.subject),
    channels: expected?.channels === null ? null : channels?.map(bare),
    audience: expected?.audience === null ? null : audienceWords(audience),
    method: expected?.method === null ? null : method,
    levels: expected?.levels === null ? null : levels,
  };
}

function comparableExpected(row: Expected): object {
  return {
    path: [row.l1, row.l2].flatMap((name) => (name === null ? [] : [bare(name)])),
    content: row.content === null ? null : bare(row.content),
    basis: row.basis === null ? null : bare(row.basis),
    limit: row.limit === null ? null : bare(row.limit),
    subject: row.subject === null ? null : bare(row.subject),
    channels: row.channels === null ? null : row.channels.map(bare),
    audience: row.audience === null ? null : row.audience.map(audienceOfHeading).join(),
    method: row.method === null ? null : /^主/u.test(row.method) ? 'proactive' : 'on-request',
    levels: row.levels === null ? null : row.levels.map(levelIn),
  };
}

/** Numbers and punctuation part elements on the sheet; they are no part of what was read. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{S}\d①-⑳]/gu, '');
}

function audienceWords(audience: Audience | null): string | null {
  if (audience === null) return null;
  return audience.kind === 'public' ? 'public' : `group ${audience.group}`;
}

function audienceOfHeading(words: string): string {
  return /全社/u.test(words) ? 'public' : `group ${words.split(':')[1] ?? ''}`;
}
