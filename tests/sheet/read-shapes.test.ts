import { describe, expect, it } from 'vitest';
import type { PublishedTable, TableRow } from '../../src/model/table.js';
import { tablesIn } from '../../src/sheet/read-tables.js';
import type { GridMerge } from '../../src/sheet/read-workbook.js';

describe('headings', () => {
  it('are known by what they say, wherever they stand and however they are torn', () => {
    const rows = [
      ['某县目录'],
      ['', '编制：某局', ''],
      ['序', '公 开', '公开', '公开'],
      ['号', '事\n项', '依据', '时限'],
      ['1', '甲', '《法》', '及时'],
    ];
    expect(one(rows)).toMatchObject([{ row: 5, name: '甲', basis: ['《法》'], timeLimit: '及时' }]);
  });

  it('may come with the words of joined cells in every cell: tools that export tables write them so', () => {
    const rows = [
      ['序号', '公开事项', '公开事项', '公开内容', '公开对象', '公开对象'],
      ['序号', '一级事项', '二级事项', '公开内容', '全社会', '特定群体'],
      ['1', '类', '甲', '一', '', '企业'],
    ];
    expect(one(rows)).toMatchObject([
      { category: ['类'], name: '甲', audience: { kind: 'group', group: '企业' } },
    ]);
  });

  it('name up to six levels of matters: an item would come under another name than it has', () => {
    const rows = [
      ['公开事项', '', '', '', '', '', '公开内容', '公开时限'],
      ['一级', '二级', '三级', '四级', '五级', '六级', '', ''],
      ['甲', '乙', '丙', '丁', '戊', '己', '一', '及时'],
      ['', '', '', '', '庚', '', '二', '及时'],
      ['', '辛', '', '', '', '', '三', '及时'],
    ];
    expect(one(rows).map(({ category, name }) => [...category, name])).toEqual([
      ['甲', '乙', '丙', '丁', '戊', '己'],
      ['甲', '乙', '丙', '丁', '庚'],
      ['甲', '辛'],
    ]);
  });

  it('that mislead are corrected by the cells below them, and the correction is listed', () => {
    const [table] = read([
      ['序号', '公开内容', '类别', '公开时间', '公开方式', '公开', '责任科室'],
      ['1', '低保名单', '民生', '每季度', '公开栏、政府网站', '主动公开', '民政办'],
    ]);
    expect(table?.rows).toMatchObject([
      {
        name: '低保名单',
        content: null,
        timeLimit: '每季度',
        channels: ['公开栏', '政府网站'],
        method: 'proactive',
        subject: '民政办',
        responsible: null,
        extras: { 类别: '民生' },
      },
    ]);
    expect(table?.repairs.map(({ cell, kind, read: was, became }) => [cell, kind, was, became])).toEqual([
      ['B1', 'heading-corrected', '公开内容', '公开事项'],
      ['E1', 'heading-corrected', '公开方式', '公开渠道和载体'],
      ['F1', 'heading-corrected', '公开', '公开方式'],
      ['G1', 'heading-corrected', '责任科室', '公开主体'],
    ]);
    expect(table?.unread).toEqual(['类别']);
  });

  it('that are missing or the same twice keep their columns apart', () => {
    const [table] = read([
      ['序号', '公开事项', '公开内容', '公开时限', '电话', '电话', ''],
      ['1', '甲', '一', '及时', '123', '456', '其他话'],
    ]);
    expect(table?.rows[0]?.extras).toEqual({ 电话: '123', '电话(F列)': '456', '(G列)': '其他话' });
  });
});

describe('stacked tables', () => {
  const headings = ['序号', '公开事项', '公开内容', '公开依据'];

  it('are told apart by their titles, with headings of their own or without: items would change their domain', () => {
    const tables = read([
      ['(一)甲领域基层政务公开标准目录'],
      headings,
      ['1', '甲一', '一', '《法》'],
      ['(二)乙领域基层政务公开标准目录'],
      ['1', '乙一', '一', '《法》'],
      ['注：乙的说明。'],
      [],
      ['三、丙领域'],
      ['编制单位：某局'],
      headings,
      ['1', '丙一', '一', '同上'],
    ]);
    expect(tables.map(({ title, rows }) => [title, rows.map(({ name }) => name)])).toEqual([
      ['(一)甲领域基层政务公开标准目录', ['甲一']],
      ['(二)乙领域基层政务公开标准目录', ['乙一']],
      ['三、丙领域', ['丙一']],
    ]);
    expect(tables[1]?.remarks.map(({ row, text }) => [row, text])).toEqual([
      [6, '注：乙的说明。'],
      [9, '编制单位：某局'],
    ]);
    // Nothing is taken over from another domain's table.
    expect(tables[2]?.rows[0]?.basis).toBeNull();
  });

  it('are one table where only its headings and its title are printed again on every page', () => {
    const tables = read([
      ['目录标题甲公开目录'],
      headings,
      ['1', '甲', '一', '《法》'],
      ['目录标题甲公开目录'],
      headings,
      ['2', '乙', '二', '同上'],
    ]);
    expect(tables.map(({ rows }) => rows.map(({ name, basis }) => [name, basis]))).toEqual([
      [
        ['甲', ['《法》']],
        ['乙', ['《法》']],
      ],
    ]);
  });

  it('have columns of their own', () => {
    const tables = read([
      headings,
      ['1', '甲', '一', '《法》'],
      ['序号', '公开事项', '公开时限', '公开主体'],
      ['1', '乙', '及时', '某局'],
    ]);
    expect(tables.map(({ rows }) => rows)).toMatchObject([
      [{ name: '甲', timeLimit: null }],
      [{ name: '乙', timeLimit: '及时', subject: '某局' }],
    ]);
  });

  it('in one table with a column of domains name it for every row', () => {
    const rows = [
      ['序号', '领域', '一级事项', '二级事项', '公开内容'],
      ['1', '（一）义务教育', '类', '甲', '一'],
      ['2', '', '', '乙', '二'],
      ['3', '就业', '类', '丙', '三'],
    ];
    expect(one(rows).map(({ domain }) => domain)).toEqual(['义务教育', '义务教育', '就业']);
  });
});

describe('rows that are no items', () => {
  it('are left out and listed with their words: a total would become an item', () => {
    const [table] = read([
      ['序号', '公开事项', '公开内容', '公开依据'],
      ['1', '2', '3', '4'],
      ['1', '甲', '一', '《法》'],
      ['2', '', '', ''],
      ['', '', '', ''],
      ['3', '', '无名的内容', ''],
      ['合计', '', '1项', ''],
      ['注：1.说明一。'],
      ['2.说明二。'],
      ['填表人：张三', '', '日期：5月', ''],
    ]);
    expect(table?.rows.map(({ name }) => name)).toEqual(['甲']);
    expect(table?.remarks.map(({ row, message, text }) => [row, message.zh, text])).toEqual([
      [2, '这一行是栏次，没有读入：1 2 3 4', '1 2 3 4'],
      [4, '这一行只有序号，没有读入：2', '2'],
      [6, '这一行没有事项名称，没有读入：3 无名的内容', '3 无名的内容'],
      [7, '这一行是合计，没有读入：合计 1项', '合计 1项'],
      [8, '这一行是表的说明或落款，没有读入：注：1.说明一。', '注：1.说明一。'],
      [9, '这一行是表的说明或落款，没有读入：2.说明二。', '2.说明二。'],
      [10, '这一行是表的说明或落款，没有读入：填表人：张三 日期：5月', '填表人：张三 日期：5月'],
    ]);
  });

  it('give the rows below them their category', () => {
    const wide = one(
      [
        ['序号', '公开事项', '公开内容', '公开依据', '公开时限'],
        ['一、机构信息', '', '', '', ''],
        ['1', '甲', '一', '《法》', '及时'],
        ['二、财务信息', '', '', '', ''],
        ['1', '乙', '二', '《法》', '及时'],
      ],
      [
        { top: 1, left: 0, bottom: 1, right: 4 },
        { top: 3, left: 0, bottom: 3, right: 4 },
      ],
    );
    expect(wide).toMatchObject([
      { category: ['机构信息'], name: '甲', printed: { category: '一、机构信息' } },
      { category: ['财务信息'], name: '乙' },
    ]);
    const [table] = read([
      ['一级事项', '二级事项', '公开内容', '公开依据'],
      ['机构信息', '', '', ''],
      ['', '甲', '一', '《法》'],
      ['空的类', '', '', ''],
      ['财务信息', '', '', ''],
      ['', '乙', '二', '《法》'],
    ]);
    expect(table?.rows.map(({ category, name }) => [category, name])).toEqual([
      [['机构信息'], '甲'],
      [['财务信息'], '乙'],
    ]);
    expect(table?.remarks.map(({ row, text }) => [row, text])).toEqual([[4, '空的类']]);
  });
});

describe('an item over several rows', () => {
  const headings = ['序号', '一级事项', '二级事项', '公开内容', '公开依据', '公开渠道'];

  it('is put together, and every piece is listed with how sure it is', () => {
    const [table] = read([
      headings,
      ['1', '类', '甲（试', '1.一', '《某某', '□政府公报'],
      ['', '', '行）', '2.二', '法》', '■政府网站'],
      ['', '类', '', '3.三', '', ''],
      ['2', '类', '乙', '四', '《法》', '■公告栏'],
    ]);
    expect(table?.rows).toMatchObject([
      {
        row: 2,
        category: ['类'],
        name: '甲（试行）',
        content: ['一', '二', '三'],
        basis: ['《某某法》'],
        channels: ['政府网站'],
        printed: { name: '甲（试\n行）', content: '1.一\n2.二\n3.三' },
      },
      { row: 5, name: '乙', content: ['四'] },
    ]);
    expect(
      table?.repairs.filter(({ kind }) => kind === 'rows-joined').map(({ cell, read: was }) => [cell, was]),
    ).toEqual([
      ['C3', '行）'],
      ['D3', '2.二'],
      ['E3', '法》'],
      ['F3', '■政府网站'],
      ['D4', '3.三'],
    ]);
  });

  it('may begin before the row that names it: a list that begins anew belongs to the next item', () => {
    const rows = [
      headings,
      ['', '', '', '', '', '■政府网站'],
      ['', '', '', '', '', '□政府公报'],
      ['1', '类', '甲', '一', '《法》', '□广播电视'],
      ['', '', '', '', '', '■公开查阅点'],
      ['', '', '', '', '', '□政府网站'],
      ['', '', '', '', '', '■政府公报'],
      ['2', '', '乙', '二', '《法》', '□广播电视'],
      ['', '', '', '', '', '□公开查阅点'],
    ];
    expect(one(rows)).toMatchObject([
      { row: 4, name: '甲', channels: ['政府网站', '公开查阅点'] },
      { row: 8, name: '乙', channels: ['政府公报'] },
    ]);
  });

  it('is several items where each row has a number, though they share a joined name', () => {
    const rows = [headings, ['1', '类', '甲', '一', '', ''], ['2', '', '', '二', '', '']];
    const merges = [{ top: 1, left: 2, bottom: 2, right: 2 }];
    expect(one(rows, merges)).toMatchObject([
      { name: '甲', content: ['一'] },
      { name: '甲', content: ['二'] },
    ]);
  });
});

describe('cells that stand for others', () => {
  it('say what joined cells say, and 同上 what stands above, through several rows', () => {
    const [table] = read(
      [
        ['序号', '公开事项', '公开内容', '公开依据', '公开时限', '县级', '乡级'],
        ['1', '甲', '一', '《法》', '及时', '√', ''],
        ['2', '乙', '同上', '〃', '', '同上', ''],
        ['3', '丙', '三', '″', '', '', '√'],
      ],
      [
        { top: 1, left: 4, bottom: 3, right: 4 },
        { top: 1, left: 5, bottom: 1, right: 6 },
      ],
    );
    expect(table?.rows).toMatchObject([
      { content: ['一'], basis: ['《法》'], timeLimit: '及时', levels: ['county', 'township'] },
      {
        content: ['一'],
        basis: ['《法》'],
        timeLimit: '及时',
        levels: ['county'],
        printed: { basis: '《法》' },
      },
      { content: ['三'], basis: ['《法》'], timeLimit: '及时', levels: ['township'] },
    ]);
    expect(table?.repairs).toMatchObject([
      { row: 3, cell: 'C3', kind: 'same-as-above', read: '同上', became: '一', sureness: 'certain' },
      { row: 3, cell: 'D3', kind: 'same-as-above', read: '〃', became: '《法》' },
      { row: 3, cell: 'F3', kind: 'same-as-above', read: '同上', became: '√' },
      { row: 4, cell: 'D4', kind: 'same-as-above', read: '″', became: '《法》' },
    ]);
  });

  it('are empty where a text is printed each time, and as above only within a category: nothing is guessed', () => {
    const headings = ['一级事项', '二级事项', '公开内容', '公开时限', '公开主体', '公开层级'];
    const [table] = read([
      headings,
      ['类', '甲', '一', '及时', '甲局', '县级'],
      ['', '乙', '二', '', '甲局', '县级'],
      ['', '丙', '三', '', '', '县级'],
      ['别类', '丁', '四', '', '乙局', '县级'],
    ]);
    expect(table?.rows.map(({ timeLimit, subject }) => [timeLimit, subject])).toEqual([
      ['及时', '甲局'],
      ['及时', '甲局'],
      ['及时', null],
      [null, '乙局'],
    ]);
    const filled = table?.repairs.filter(({ kind }) => kind === 'filled-down');
    expect(filled?.map(({ cell, became, sureness }) => [cell, became, sureness])).toEqual([
      ['A3', '类', 'likely'],
      ['D3', '及时', 'unsure'],
      ['A4', '类', 'likely'],
      ['D4', '及时', 'unsure'],
    ]);
  });

  it('stay empty in a row that was not filled in', () => {
    const rows = [
      ['一级事项', '二级事项', '公开内容', '公开时限', '全社会', '特定群体'],
      ['类', '甲', '一', '及时', '√', ''],
      ['', '乙', '二', '', '', ''],
    ];
    expect(one(rows)[1]).toMatchObject({ category: ['类'], timeLimit: null, audience: null });
  });
});

describe('what cannot be told', () => {
  it('stays empty and is said: two ticks for one choice would be settled by chance', () => {
    const [table] = read([
      [
        '一级事项',
        '二级事项',
        '公开内容',
        '公开渠道',
        '公开对象',
        '',
        '公开方式',
        '',
        '公开层级',
        '',
        '五公开',
      ],
      ['', '', '', '', '全社会', '特定群体', '主动', '依申请', '省级', '县级', ''],
      ['类', '甲', '一', '■政府网站;国家档案馆;□其他', '√', '√', '√', '√', '√', '', '■决策 ■执行 □结果'],
      ['', '乙', '二', '□政府网站 □其他', '', '√', '', '√', '', '√', '□决策 □执行'],
      ['', '丙', '三', '同第1项', '部分', '', '√', '', '', '', '保密'],
    ]);
    expect(table?.rows).toMatchObject([
      { channels: ['政府网站'], audience: null, method: null, levels: null, stage: null },
      {
        channels: [],
        audience: { kind: 'group', group: '' },
        method: 'on-request',
        levels: ['county'],
        stage: null,
      },
      { channels: null, audience: null, method: 'proactive', levels: null, stage: null },
    ]);
    expect(table?.remarks.map(({ row, message }) => `${row} ${message.zh}`)).toEqual([
      '3 渠道“国家档案馆”前面没有方框，看不出是否勾选，没有读入',
      '3 “全社会”和“特定群体”都打了勾，公开对象没有读入',
      '3 “主动”和“依申请”都打了勾，公开方式没有读入',
      '3 公开层级“省级”不是县级、乡级或村级，没有读入',
      '3 “五公开”选了几项，没有读入',
      '4 公开渠道一个也没有勾选',
      '4 “特定群体”打了勾，但没有写明是谁',
      '5 “同第1项”指的是哪一行要由人来看，没有读入',
      '5 “全社会”一栏写着“部分”，认不出，没有读入',
      '5 “五公开”一栏写着“保密”，认不出，没有读入',
    ]);
  });

  it('includes 同上 with nothing above it', () => {
    const [table] = read([
      ['公开事项', '公开内容', '公开依据', '公开时限'],
      ['甲', '一', '同上', '及时'],
    ]);
    expect(table?.rows[0]?.basis).toBeNull();
    expect(table?.remarks.map(({ message }) => message.zh)).toEqual([
      '“同上”上面没有可以沿用的内容，没有读入',
    ]);
  });
});

describe('optional columns', () => {
  it('are read into their fields, in words or with boxes', () => {
    const rows = [
      ['公开事项', '公开内容', '公开主体', '责任单位', '五公开', '网站栏目', '备注'],
      [
        '甲',
        '一',
        '某县教育局\n某镇人民政府',
        '办公\n室',
        '■决策 □执行 □管理 □服务 □结果',
        '政策\n文件',
        '第一行\n第二行',
      ],
      ['乙', '二', '某局', '', '结果公开', '', '不予公开\n涉及个人隐私'],
    ];
    expect(one(rows)).toMatchObject([
      {
        subject: '某县教育局、某镇人民政府',
        responsible: '办公室',
        stage: 'decision',
        column: '政策文件',
        remarks: '第一行\n第二行',
        method: null,
      },
      { responsible: null, stage: 'result', column: null, remarks: '涉及个人隐私', method: 'withheld' },
    ]);
  });

  it('take the reason that stands behind 不予公开, and leave what stands below it a remark', () => {
    const rows = [
      ['公开事项', '公开内容', '备注'],
      ['甲', '一', '不予公开：涉及个人隐私（《政府信息公开条例》第十五条）\n本人可以查询'],
      ['乙', '一', '不予公开（内部事务信息）'],
      ['丙', '一', '不予公开\n本人可以查询'],
      ['丁', '一', '不予公开部分另行说明'],
    ];
    expect(one(rows).map(({ method, withheldReason, remarks }) => [method, withheldReason, remarks])).toEqual(
      [
        ['withheld', '涉及个人隐私（《政府信息公开条例》第十五条）', '本人可以查询'],
        ['withheld', '内部事务信息', null],
        ['withheld', null, '本人可以查询'],
        [null, null, '不予公开部分另行说明'],
      ],
    );
  });

  it('take the notes that are glued to other cells', () => {
    const [table] = read([
      ['公开事项', '公开内容', '公开渠道', '备注'],
      ['甲', '一', '■政府网站 ■其他注:另见公报', '已有'],
    ]);
    expect(table?.rows[0]).toMatchObject({ channels: ['政府网站', '其他'], remarks: '已有\n注:另见公报' });
    expect(table?.repairs).toMatchObject([{ cell: 'C2', kind: 'note-parted', sureness: 'likely' }]);
    const rows = [
      ['公开事项', '公开内容', '公开主体', '公开对象', '公开层级'],
      ['甲', '一', '某县教育局（注：原教体局）', '全社会※涉密除外', '縣級'],
    ];
    expect(one(rows)[0]).toMatchObject({
      subject: '某县教育局',
      audience: { kind: 'public' },
      levels: ['county'],
      remarks: '（注：原教体局）\n※涉密除外',
      printed: { subject: '某县教育局（注：原教体局）', audience: '全社会※涉密除外', levels: '縣級' },
    });
  });
});

describe('noise', () => {
  it('is cleaned and listed; what stands printed stays in `printed`', () => {
    const [table] = read([
      ['公开事项', '公开内容', '公开时限', '公开主体'],
      ['法律\u200b法规', '一_x000b_二', '２０个工作日内', '⺠政局\u00a0'],
    ]);
    expect(table?.rows[0]).toMatchObject({
      name: '法律法规',
      content: ['一', '二'],
      timeLimit: '20个工作日内',
      subject: '民政局',
      printed: { name: '法律\u200b法规', timeLimit: '２０个工作日内' },
    });
    expect(table?.repairs.map(({ cell, kind, sureness }) => [cell, kind, sureness])).toEqual(
      ['A2', 'B2', 'C2', 'D2'].map((cell) => [cell, 'characters-cleaned', 'certain']),
    );
  });

  it('of a mirror site is simplified where the whole table is traditional, and nowhere else', () => {
    const simplify = (text: string): string =>
      text.replace(
        /[開項內時縣級乾]/gu,
        (letter) =>
          ({ 開: '开', 項: '项', 內: '内', 時: '时', 縣: '县', 級: '级', 乾: '干' })[letter] ?? letter,
      );
    const mirror = [
      ['公開事項', '公開內容', '公開時限', '電話'],
      ['縣級事項', '內容', '縣級公開', '時'],
    ];
    const [traditional] = tablesIn({ name: '表', rows: mirror, merges: [] }, simplify);
    expect(traditional?.rows[0]).toMatchObject({
      name: '县级事项',
      content: ['内容'],
      printed: { name: '縣級事項' },
      extras: { 電話: '时' },
    });
    expect(traditional?.repairs).toContainEqual({
      row: 2,
      cell: 'A2',
      kind: 'simplified',
      read: '縣級事項',
      became: '县级事项',
      sureness: 'likely',
    });
    const plain = [
      ['公开事项', '公开内容', '公开时限'],
      [
        '乾隆年间的文物清单和保护情况说明',
        '文物名称、年代、保护级别和责任人',
        '自信息形成之日起20个工作日内',
      ],
    ];
    const [simple] = tablesIn({ name: '表', rows: plain, merges: [] }, simplify);
    expect(simple?.rows[0]?.name).toBe('乾隆年间的文物清单和保护情况说明');
    expect(simple?.repairs).toEqual([]);
  });
});

function read(rows: readonly (readonly string[])[], merges: readonly GridMerge[] = []): PublishedTable[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const grid = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
  return tablesIn({ name: '表', rows: grid, merges }, (text) => text);
}

/** The rows of the only table. */
function one(rows: readonly (readonly string[])[], merges: readonly GridMerge[] = []): readonly TableRow[] {
  const [table, ...others] = read(rows, merges);
  expect(others).toEqual([]);
  return table?.rows ?? [];
}
