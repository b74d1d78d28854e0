import { afterEach, describe, expect, it, vi } from 'vitest';
import { emitLists } from '../../src/emit/lists/lists.js';
import { paths } from '../../src/emit/paths.js';
import type { PublishedEntry } from '../../src/model/catalog.js';
import type { Publication } from '../../src/model/publication.js';
import { mergesOf, reopened, rowsFrom, sheetOf } from '../sheet/workbook.js';
import { hostileTexts, sampleEntry, samplePublication } from './fixtures.js';

const headings = [
  [
    '序号',
    '公开事项',
    null,
    '公开内容(要素)',
    '公开依据',
    '公开时限',
    '公开主体',
    '公开渠道和载体',
    '公开对象',
    null,
    '公开方式',
    null,
    '公开层级',
    null,
    null,
  ],
  [
    null,
    '一级事项',
    '二级事项',
    null,
    null,
    null,
    null,
    null,
    '全社会',
    '特定群体',
    '主动',
    '依申请公开',
    '县级',
    '乡级',
    '村级',
  ],
];

afterEach(() => {
  vi.useRealTimers();
});

describe('emitLists', () => {
  it('publishes a list for every domain, agency and level with entries, and none that is empty', async () => {
    const lists = await listsOf(samplePublication());
    expect([...lists.keys()]).toEqual([
      paths.countyList,
      paths.domainList('compulsory-education'),
      paths.domainList('work-safety'),
      paths.domainList('agricultural-subsidies'),
      paths.agencyList('jytyj'),
      paths.agencyList('yjglj'),
      paths.agencyList('donghe'),
      paths.agencyList('xishan'),
      paths.agencyList('liushu'),
      paths.levelList('county'),
      paths.levelList('township'),
      paths.levelList('village'),
    ]);
  });

  it('writes every element of an entry into its national column, cell for cell', async () => {
    const sheet = sheetOf(await opened(paths.domainList('work-safety')), '安全生产');
    const basis = '《中华人民共和国政府信息公开条例》(国务院令第711号)\n《中华人民共和国义务教育法》';
    expect(sheet.getCell('A1').value).toBe('示例县安全生产领域基层政务公开标准目录');
    expect(rowsFrom(sheet, 3)).toEqual([
      ...headings,
      [
        1,
        '政策文件',
        '法律法规',
        '1.有关义务教育的法律、行政法规\n2.部门规章',
        basis,
        '自信息形成或者变更之日起20个工作日内',
        '示例县应急管理局、乡镇',
        '■政府网站 ■政府公报\n■两微一端 ■发布会/听证会\n■广播电视 ■纸质媒体\n■公开查阅点 ■政务服务中心\n■便民服务站 ■入户/现场\n■社区/企事业单位/村公示栏(电子屏)\n■精准推送 ■其他',
        '√',
        null,
        '√',
        null,
        '√',
        '√',
        null,
      ],
      [
        2,
        '监督检查',
        hostileTexts.markup,
        '1.行政处罚决定书文号\n2.处罚事由\n3.处罚结果',
        basis,
        '自作出行政处罚决定之日起7个工作日内',
        '示例县应急管理局',
        '■政府网站 □政府公报\n□两微一端 □发布会/听证会\n□广播电视 □纸质媒体\n□公开查阅点 □政务服务中心\n□便民服务站 □入户/现场\n□社区/企事业单位/村公示栏(电子屏)\n□精准推送 □其他',
        '√',
        null,
        '√',
        null,
        '√',
        null,
        null,
      ],
    ]);
  });

  it('says 不予公开 and why in 备注, which no tick column can say, and only where it is needed', async () => {
    const sheet = sheetOf(await opened(paths.domainList('compulsory-education')), '义务教育');
    const [upper, ...rows] = rowsFrom(sheet, 3);
    expect(upper?.at(-1)).toBe('备注');
    const withheld = rows.find((row) => row[2] === '未成年人学籍档案');
    expect(withheld?.slice(8)).toEqual([
      null,
      '√(本人及其监护人)',
      null,
      null,
      '√',
      null,
      null,
      '不予公开：涉及个人隐私（《政府信息公开条例》第十五条）\n本人可以查询',
    ]);
    expect(withheld?.[7]).toContain('□政府网站');
    expect(withheld?.[7]).toContain('■其他:不对外提供');
    expect(rows.find((row) => row[3] === hostileTexts.at)?.slice(9, 13)).toEqual([
      '√(申请人及利害关系人)',
      null,
      '√',
      '√',
    ]);
  });

  it('joins equal first-level cells and keeps deeper categories readable', async () => {
    const sheet = sheetOf(await opened(paths.domainList('compulsory-education')), '义务教育');
    expect(mergesOf(sheet)).toContain('B5:B6');
    expect(sheet.getCell('B8').value).toBe('招生管理 / 公办学校 / 特殊群体');
    expect(rowsFrom(sheet, 5).map((row) => row[0])).toEqual([1, 2, 3, 4, 5]);
  });

  it('joins basis, limit, subject and channels that repeat within a category, as published tables have them', async () => {
    const repeated = sampleEntry({ id: 'YWJY-0103', name: '教育督导' });
    const other = sampleEntry({ id: 'YWJY-0301', category: ['教师管理'], name: '教师资格' });
    const entries = [sampleEntry(), repeated, other] as PublishedEntry[];
    const lists = await listsOf({ ...samplePublication(), entries });
    const sheet = sheetOf(
      await reopened(lists.get(paths.domainList('compulsory-education')) ?? new Uint8Array()),
      '义务教育',
    );
    expect(mergesOf(sheet).filter((range) => /\d+$/.exec(range)?.[0] === '6')).toEqual([
      'B5:B6',
      'E5:E6',
      'F5:F6',
      'G5:G6',
      'H5:H6',
    ]);
    expect(rowsFrom(sheet, 7)[0]?.slice(4, 7)).toEqual(rowsFrom(sheet, 5)[0]?.slice(4, 7));
  });

  it('adds the columns the workspace asks for where the national table has them, in every list', async () => {
    const sample = samplePublication();
    const { catalog } = sample;
    const county = { ...catalog.county, listColumns: ['column', 'stage', 'remarks', 'responsible'] } as const;
    const lists = await listsOf({ ...sample, catalog: { ...catalog, county } });
    expect(lists.size).toBeGreaterThan(10);
    for (const [path, content] of lists) {
      for (const sheet of (await reopened(content)).worksheets.filter(({ name }) => name !== '目录')) {
        const heading = rowsFrom(sheet, 3)[0];
        expect(heading?.slice(6, 9), path).toEqual(['公开主体', '责任单位', '公开渠道和载体']);
        expect(heading?.slice(-3), path).toEqual(['五公开', '网站栏目', '备注']);
      }
    }
    const content = lists.get(paths.domainList('compulsory-education')) ?? new Uint8Array();
    const rows = rowsFrom(sheetOf(await reopened(content), '义务教育'), 5);
    expect(rows.map((row) => [row[2], row[7], ...row.slice(-3)])).toEqual([
      ['法律法规', null, null, null, null],
      ['规范性文件', null, '决策', null, hostileTexts.at],
      ['招生政策', '基础教育股', null, '招生管理', null],
      [hostileTexts.minus, null, null, null, null],
      [
        '未成年人学籍档案',
        null,
        '管理',
        null,
        '不予公开：涉及个人隐私（《政府信息公开条例》第十五条）\n本人可以查询',
      ],
    ]);
  });

  it('calls the lists of levels by those they are for: county departments, townships, villages', async () => {
    const lists = await listsOf(samplePublication());
    const titles = await Promise.all(
      (['county', 'township', 'village'] as const).map(async (level) => {
        const book = await reopened(lists.get(paths.levelList(level)) ?? new Uint8Array());
        return book.worksheets[0]?.getCell('A1').value;
      }),
    );
    expect(titles).toEqual([
      '示例县基层政务公开标准目录（县级部门）',
      '示例县基层政务公开标准目录（乡镇）',
      '示例县涉农补贴领域基层政务公开标准目录（村(居)）',
    ]);
  });

  it('leads from the county list’s index to the sheet of every domain, with counts that add up', async () => {
    const book = await opened(paths.countyList);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['目录', '义务教育', '安全生产', '涉农补贴']);
    expect(rowsFrom(sheetOf(book, '目录'), 4).map((row) => row.slice(2))).toEqual([
      ['示例县教育和体育局', 5],
      ['示例县应急管理局', 2],
      ['示例县农业农村局', 2],
      [null, 9],
    ]);
    expect(sheetOf(book, '目录').getCell('B5').text).toBe('安全生产');
  });

  it('gives an agency all entries its name stands under, domain by domain, and no others', async () => {
    const book = await opened(paths.agencyList('donghe'));
    expect(book.worksheets.map(({ name }) => name)).toEqual(['目录', '安全生产', '涉农补贴']);
    const sheet = sheetOf(book, '涉农补贴');
    expect(sheet.getCell('A1').value).toBe('示例县涉农补贴领域基层政务公开标准目录（东河镇人民政府）');
    expect(rowsFrom(sheet, 5).map((row) => row[2])).toEqual(['农机购置补贴']);
  });

  it('never publishes a draft', async () => {
    for (const [path, content] of await listsOf(samplePublication())) {
      const book = await reopened(content);
      const texts = book.worksheets.flatMap((sheet) => rowsFrom(sheet, 1).flat());
      expect(texts, path).not.toContain('草拟中的事项');
      expect(texts, path).not.toContain('耕地地力保护');
    }
  });

  it('gives the same bytes when built later, or every build would change every list', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-01-01T00:00:00Z') });
    const once = await listsOf(samplePublication());
    vi.setSystemTime(new Date('2025-07-08T09:10:11Z'));
    const again = await listsOf(samplePublication());
    for (const [path, content] of once) {
      expect(Buffer.from(again.get(path) ?? []).equals(Buffer.from(content)), path).toBe(true);
    }
  });
});

async function listsOf(publication: Publication): Promise<Map<string, Uint8Array>> {
  const lists = new Map<string, Uint8Array>();
  for await (const { path, content } of emitLists(publication)) {
    if (typeof content === 'string') throw new Error(`${path} is not a workbook.`);
    lists.set(path, content);
  }
  return lists;
}

async function opened(path: string) {
  const content = (await listsOf(samplePublication())).get(path);
  if (content === undefined) throw new Error(`There is no ${path}.`);
  return reopened(content);
}
