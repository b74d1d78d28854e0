import { describe, expect, it } from 'vitest';
import { county, defaults, lines, loadFiles } from './workspace.js';

const entriesFile = 'entries/茶叶.yaml';
const entries = (items: string, head = '主体: 农业局'): Record<string, string> => ({
  ...county,
  [entriesFile]: `领域: 茶叶\n${defaults.replace('{', `{${head}, `)}事项:\n${items}`,
});

describe('load', () => {
  it('reads an entry whole, defaults applied, and knows where each element was written', async () => {
    const { catalog, diagnostics } = await loadFiles(
      entries('  - {编码: CY-0101, 名称: 种植 补贴, 时限: 每月5日前, 责任单位: 和平镇}\n'),
    );
    expect(diagnostics).toEqual([]);
    const at = (pointer: string): object => ({ kind: 'node', file: entriesFile, pointer, part: 'value' });
    expect(catalog.entries).toEqual([
      {
        id: 'CY-0101',
        domain: '茶叶',
        category: ['补贴'],
        name: '种植 补贴',
        content: ['甲'],
        basis: ['《某法》'],
        timeLimit: '每月5日前',
        subject: [{ text: '农业局', agencies: ['nyj'], place: at('/defaults/subject/0') }],
        responsible: [{ text: '和平镇', agencies: ['heping'], place: at('/items/0/responsible/0') }],
        method: 'proactive',
        channels: [{ text: '政府网站', channel: 'website', detail: null }],
        audience: { kind: 'public' },
        levels: ['county'],
        stage: null,
        column: null,
        guide: [],
        fulfils: ['CY-0101'],
        equivalents: [],
        status: 'final',
        review: null,
        withheldReason: null,
        remarks: null,
        sharedId: null,
        place: at('/items/0'),
        places: {
          id: at('/items/0/id'),
          name: at('/items/0/name'),
          timeLimit: at('/items/0/timeLimit'),
          responsible: at('/items/0/responsible'),
          category: at('/defaults/category'),
          content: at('/defaults/content'),
          basis: at('/defaults/basis'),
          subject: at('/defaults/subject'),
          channels: at('/defaults/channels'),
          audience: at('/defaults/audience'),
          method: at('/defaults/method'),
        },
      },
    ]);
  });

  it('reads which columns the lists add, in any of their names, and none when it says nothing', async () => {
    const asked = async (lists: string): Promise<readonly string[]> => {
      const workspace = `${county['gongkai.yaml']}${lists}`;
      const { catalog, diagnostics } = await loadFiles({ ...county, 'gongkai.yaml': workspace });
      expect(diagnostics).toEqual([]);
      return catalog.county.listColumns;
    };
    expect(await asked('清单: {栏目: [备注, 五公开, responsible, 栏目]}\n')).toEqual([
      'remarks',
      'stage',
      'responsible',
      'column',
    ]);
    expect(await asked('lists: {columns: 网站栏目}\n')).toEqual(['column']);
    expect(await asked('')).toEqual([]);
  });

  it('makes a shared list for every member and lays a member’s override over its own instance only', async () => {
    const { catalog, diagnostics } = await loadFiles({
      ...county,
      'entries/乡镇.yaml': `领域: 茶叶\n适用: 乡镇\n${defaults}事项:\n  - {编码: CY-9001, 名称: 名册, 责任单位: 本单位}\n`,
      'entries/和平镇.yaml': '单位: 和平镇\n事项:\n  - {继承: CY-9001, 时限: 每月5日前, 渠道: 政府公报}\n',
    });
    expect(diagnostics).toEqual([]);
    const seen = catalog.entries.map(
      ({ id, sharedId, subject, responsible, timeLimit, channels, levels, places }) => ({
        id,
        sharedId,
        subject: subject.flatMap(({ agencies }) => agencies),
        responsible: responsible.flatMap(({ agencies }) => agencies),
        timeLimit,
        channels: channels.map(({ channel }) => channel),
        levels,
        limitIn: places.timeLimit?.file,
      }),
    );
    expect(seen).toEqual([
      {
        id: 'CY-9001@heping',
        sharedId: 'CY-9001',
        subject: ['heping'],
        responsible: ['heping'],
        timeLimit: '每月5日前',
        channels: ['gazette'],
        levels: ['township'],
        limitIn: 'entries/和平镇.yaml',
      },
      {
        id: 'CY-9001@dongshan',
        sharedId: 'CY-9001',
        subject: ['dongshan'],
        responsible: ['dongshan'],
        timeLimit: '年底前',
        channels: ['website'],
        levels: ['township'],
        limitIn: 'entries/乡镇.yaml',
      },
    ]);
  });

  it('matches a guide item by domain, category and name, or by 标准, and by nothing else', async () => {
    const { catalog } = await loadFiles(
      entries(`  - {编码: A-1, 名称: 种植补贴}
  - {编码: A-2, 名称: 种植补贴, 一级事项: 别的}
  - {编码: A-3, 名称: 茶园补助, 标准: [CY-0101, CY-0102, CY-9999]}
  - {编码: A-4, 名称: 种植补贴(试行)}
`),
    );
    expect(catalog.entries.map(({ fulfils }) => fulfils)).toEqual([
      ['CY-0101'],
      [],
      ['CY-0101', 'CY-0102'],
      [],
    ]);
  });

  it('keeps the right items of a file with wrong ones, at their positions, and marks the part as broken', async () => {
    const loaded = await loadFiles(
      entries('  - {编码: A-1, 名称: 甲, 方式: 公布}\n  - {编码: A-2, 名称: 乙}\n  - {名称: 丙}\n'),
    );
    expect(
      loaded.catalog.entries.map(({ id, place }) => [id, place.kind === 'node' && place.pointer]),
    ).toEqual([['A-2', '/items/1']]);
    expect([...loaded.catalog.broken]).toEqual(['entries']);
    expect(lines(loaded.diagnostics, loaded)).toEqual([
      'entries/茶叶.yaml:4:26 error allowed-values “方式”不能写“公布”，可以写：主动公开、依申请公开、不予公开',
      'entries/茶叶.yaml:6:5 error required-fields “事项”第3项缺少“编码”',
    ]);
  });

  it('reads all other files when one is broken, and says which part is', async () => {
    const loaded = await loadFiles({
      ...entries('  - {编码: A-1, 名称: 甲}\n'),
      'columns.yaml': '栏目: "甲\n',
      'exemptions.yaml': '豁免: 甲\n',
    });
    expect(loaded.catalog.entries).toHaveLength(1);
    expect([...loaded.catalog.broken].sort()).toEqual(['columns', 'exemptions']);
    expect(lines(loaded.diagnostics, loaded)).toEqual([
      'columns.yaml:1:5 error well-formed-yaml 引号没有成对',
      'exemptions.yaml:1:5 error field-types “豁免”应为列表',
    ]);
  });

  it('gives the same catalog whatever the order of the files: two machines would publish two editions', async () => {
    const files = {
      ...entries('  - {编码: A-1, 名称: 甲}\n'),
      'entries/二.yaml': `领域: 茶叶\n单位: 东山乡\n${defaults}事项:\n  - {编码: A-2, 名称: 乙}\n`,
      'entries/坏.yaml': '领域: "甲\n',
      'columns.yaml': '栏目: []\n',
    };
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    const [one, other] = [await loadFiles(files), await loadFiles(reversed)];
    expect(other.catalog).toEqual(one.catalog);
    expect(other.diagnostics).toEqual(one.diagnostics);
    expect(one.catalog.entries.map(({ id }) => id)).toEqual(['A-2', 'A-1']);
  });

  it('reads folders with Chinese names, and warns of files it does not read', async () => {
    const loaded = await loadFiles({
      'gongkai.yml': county['gongkai.yaml'] ?? '',
      '单位.yaml': county['agencies.yaml'] ?? '',
      '事项/一/茶叶.yml': `领域: 茶叶\n单位: 农业局\n${defaults}事项:\n  - {编码: A-1, 名称: 甲}\n`,
      '备忘/一.yaml': 'x: 1\n',
    });
    expect(loaded.catalog.entries.map(({ id }) => id)).toEqual(['A-1']);
    expect(lines(loaded.diagnostics, loaded)).toEqual([
      '备忘/一.yaml warning recognised-files 这个文件没有被读取：它不在 entries/、guides/、schemes/ 文件夹里，也不是已知的设置文件',
    ]);
  });
});
