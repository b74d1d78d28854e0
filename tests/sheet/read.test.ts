import { readdirSync, readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Audience } from '../../src/model/catalog.js';
import type { PublishedTable, TableRow } from '../../src/model/table.js';
import { nationalTables } from '../../src/sheet/layout.js';
import { readTables, UnreadableWorkbook } from '../../src/sheet/read.js';
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

describe('files that are no workbook', () => {
  const reason = async (bytes: Uint8Array): Promise<string> => {
    try {
      await readTables(bytes);
      return 'read';
    } catch (error) {
      return error instanceof UnreadableWorkbook ? error.reason : String(error);
    }
  };

  it('are told apart: a clerk must know whether to save it anew, unlock it or look for another file', async () => {
    const whole = readFileSync(`${folder}/05-yongren-wenhua.xlsx`);
    expect(await reason(Buffer.from('甲,乙\n'))).toBe('not-a-workbook');
    expect(await reason(new Uint8Array())).toBe('not-a-workbook');
    expect(await reason(zipOf([['a.txt', Buffer.from('a')]]))).toBe('not-a-workbook');
    expect(await reason(whole.subarray(0, whole.length - 100))).toBe('damaged');
    expect(await reason(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('old-format');
    expect(await reason(zipOf([['xl/workbook.xml', Buffer.from('<x')]]))).toBe('damaged');
  });

  it('that unpack to more than any catalog are refused before they fill the memory', async () => {
    const bomb = zipOf([['xl/workbook.xml', Buffer.alloc(200_000_000)]]);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await reason(bomb)).toBe('too-large');
  });

  it('that join a million cells are refused before the library walks over them', async () => {
    const sheet = '<worksheet><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>';
    const bytes = zipOf([
      ['xl/workbook.xml', Buffer.from('<workbook/>')],
      ['xl/worksheets/sheet1.xml', Buffer.from(sheet)],
    ]);
    expect(await reason(bytes)).toBe('too-large');
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

/** A ZIP archive of the given members, packed. */
function zipOf(members: readonly (readonly [string, Buffer])[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of members) {
    const packed = deflateRawSync(data);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt16LE(name.length, 26);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(8, 10);
    header.writeUInt32LE(packed.length, 20);
    header.writeUInt16LE(name.length, 28);
    header.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(header, Buffer.from(name));
    offset += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}
