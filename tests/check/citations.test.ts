import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { county, defaults, lines, loadFiles } from '../load/workspace.js';
import { register } from '../model/instrument.js';
import { check } from './whole.js';

/** What the rules say of one entry that cites `basis`, as `severity code message ⇒ hint`. */
async function said(
  basis: string,
  more = '',
  files: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  return (await found(basis, more, files)).map(
    ({ severity, code, message, hint }) => `${severity} ${code} ${message.zh} ⇒ ${hint?.zh ?? ''}`,
  );
}

async function found(
  basis: string,
  more: string,
  files: Readonly<Record<string, string>>,
): Promise<readonly Diagnostic[]> {
  const loaded = await loadFiles({
    ...county,
    'entries/茶叶.yaml': `领域: 茶叶\n${defaults.replace('{', '{主体: 农业局, ')}事项:\n  - {编码: CY-0101, 名称: 种植补贴, 依据: ['${basis}']${more}}\n`,
    ...files,
  });
  expect(lines(loaded.diagnostics, loaded)).toEqual([]);
  const all = check({ ...loaded.catalog, instruments: register });
  // The defaults of these workspaces say 年底前, which is another rule's business.
  return all.filter(({ message }) => !message.zh.includes('“年底前”'));
}

const full = '《中华人民共和国政府信息公开条例》(国务院令第711号)';

describe('a citation that is right', () => {
  it.each([
    full,
    '《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条',
    '《中华人民共和国民法典》第一千一百零五条',
    '《示例县茶园管理实施细则》(示政办发〔2023〕15号)',
    '《最低生活保障办法》(示民发〔2021〕3号)',
    '县委常委会会议《纪要》'.replace('县委常委会会议', '县人民政府办公室'),
    '《中华人民共和国人口与计划生育法》(2021年8月20日修正)',
    '《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》(国办发〔2017〕97号)',
    '《关于推进公共资源配置领域政府信息公开的意见》(国办发〔2017〕97号)',
    '《地方预决算公开操作规程》(财预〔2016〕143号)',
    '《茶园管理办法》(农发〔2024〕5号)',
  ])('is not accused: %s', async (basis) => {
    expect(await said(basis)).toEqual([]);
  });
});

describe('citations-well-formed', () => {
  it.each([
    [
      '《中华人民共和国政府信息公开条例(国务院令第711号)',
      `error citations-well-formed 依据“《中华人民共和国政府信息公开条例(国务院令第711号)”的书名号不成对 ⇒ 改为：${full}`,
    ],
    [
      '《县茶园办法》(示政发[2020]3号)',
      'warning citations-well-formed 依据“《县茶园办法》(示政发[2020]3号)”文号的年份“[2020]”要用六角括号〔〕 ⇒ 改为：《县茶园办法》(示政发〔2020〕3号)',
    ],
    [
      '《县茶园办法》(示政发〔2020 3号)',
      'error citations-well-formed 依据“《县茶园办法》(示政发〔2020 3号)”文号的年份“〔2020”括号不成对 ⇒ 改为：《县茶园办法》(示政发〔2020〕3号)',
    ],
    [
      '《关于印发《县茶园办法》的通知》',
      'warning citations-well-formed 依据“《关于印发《县茶园办法》的通知》”的书名号用错：外层用《》，里层用〈〉 ⇒ 改为：《关于印发〈县茶园办法〉的通知》',
    ],
    [
      '县茶园办法',
      'warning citations-well-formed 依据“县茶园办法”没有书名号，看不出是哪个文件 ⇒ 改为：《县茶园办法》',
    ],
    [
      '《县茶园办法》等有关规定',
      'warning citations-well-formed 依据“《县茶园办法》等有关规定”后面多了“等有关规定” ⇒ 改为：《县茶园办法》',
    ],
  ])('shows how to write %s: half a title is found by nobody', async (basis, expected) => {
    expect(await said(basis)).toEqual([expected]);
  });
});

describe('one-instrument-per-citation', () => {
  it('splits instruments run together: the repeal of the second would go unseen', async () => {
    expect(await said('《县茶园办法》、《县茶叶条例》(示政发〔2020〕3号)')).toEqual([
      'error one-instrument-per-citation 一条依据里写了2个文件：《县茶园办法》 《县茶叶条例》(示政发〔2020〕3号) ⇒ 分成列表：[《县茶园办法》, 《县茶叶条例》(示政发〔2020〕3号)]',
    ]);
  });
});

describe('citations-in-force', () => {
  it('names what took the place of a repealed instrument', async () => {
    expect(await said('《中华人民共和国收养法》')).toEqual([
      'error citations-in-force 《中华人民共和国收养法》已自2021年1月1日起废止 ⇒ 改为：《中华人民共和国民法典》',
    ]);
  });

  it('tells two editions under one title apart by their numbers, and takes a bare title for the one in force', async () => {
    expect(await said('《茶园管理办法》(农发〔2013〕1号)')).toEqual([
      'error citations-in-force 《茶园管理办法》(农发〔2013〕1号)已自2024年2月1日起废止 ⇒ 改为：《茶园管理办法》(农发〔2024〕5号)',
    ]);
    expect(await said('《茶园管理办法》')).toEqual([
      'advice full-citations 依据“《茶园管理办法》”没有写文号 ⇒ 改为：《茶园管理办法》(农发〔2024〕5号)',
    ]);
  });

  it('leaves alone a county document of the same name as a repealed one', async () => {
    const errors = (await said('《法律援助条例》(示政发〔2001〕1号)')).filter((line) =>
      line.startsWith('error'),
    );
    expect(errors).toEqual([]);
  });

  it('does not hold a repeal against a catalog of an earlier date', async () => {
    const files = { 'gongkai.yaml': (county['gongkai.yaml'] ?? '').replace('2026-06-30', '2020-12-01') };
    expect(await said('《中华人民共和国收养法》', '', files)).toEqual([
      'warning citations-in-force 《中华人民共和国收养法》将自2021年1月1日起废止 ⇒ 改为：《中华人民共和国民法典》',
    ]);
  });

  it('is softer on drafts', async () => {
    expect((await said('《中华人民共和国收养法》', ', 状态: 草稿'))[0]).toMatch(
      /^warning citations-in-force/u,
    );
  });

  it('tells an edition that was amended since', async () => {
    expect(
      await said('《中华人民共和国人口与计划生育法》(中华人民共和国主席令第41号,2015年12月27日修正)'),
    ).toEqual([
      'warning citations-in-force 《中华人民共和国人口与计划生育法》引用的是“2015年12月27日修正”的版本，现行的是“2021年8月20日修正” ⇒ 改为：《中华人民共和国人口与计划生育法》(2021年8月20日修正)',
    ]);
  });

  it('only advises where the register is not sure: an accusation must be certain', async () => {
    expect(await said('《法律援助条例》(国务院令第385号)')).toEqual([
      'advice citations-in-force 《法律援助条例》是否仍然有效还没有核实，同类事项已有《中华人民共和国法律援助法》 ⇒ 改为：《中华人民共和国法律援助法》',
    ]);
  });

  it('looks at exemptions too, and at a default once', async () => {
    const files = {
      'exemptions.yaml':
        '豁免:\n  - {标准: CY-0102, 理由: 无, 依据: [《中华人民共和国收养法》], 批准人: 甲, 批准日期: 2026-01-01, 到期: 2027-01-01}\n',
      'entries/另.yaml': `领域: 茶叶\n${defaults.replace('{', '{主体: 农业局, ').replace('《某法》', '《中华人民共和国收养法》')}事项:\n  - {编码: A-1, 名称: 甲}\n  - {编码: A-2, 名称: 乙}\n`,
    };
    const all = await found(full, '', files);
    expect(all.map(({ code, place }) => `${code} ${place.file}`)).toEqual([
      'citations-in-force exemptions.yaml',
      'citations-in-force entries/另.yaml',
    ]);
  });
});

describe('known-document-numbers', () => {
  it.each([
    [
      '《中华人民共和国政府信息公开条例》(国务院令第771号)',
      `error known-document-numbers 《中华人民共和国政府信息公开条例》的文号在登记册中是“国务院令第711号”，这里写的是“国务院令第771号” ⇒ 改为：${full}`,
    ],
    ['《关于推进公共资源配置领域政府信息公开的意见》(国办发〔2017〕79号)', undefined],
    [
      '《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》(国办发〔2017〕79号)',
      'error known-document-numbers 《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》的文号在登记册中是“国办发〔2017〕97号”，这里写的是“国办发〔2017〕79号” ⇒ 改为：《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》(国办发〔2017〕97号)',
    ],
    // A decree that amended it, which the register need not know.
    [
      '《城市绿化条例》(国务院令第676号)',
      'warning known-document-numbers 《城市绿化条例》的文号在登记册中是“国务院令第100号”，这里写的是“国务院令第676号” ⇒ 改为：《城市绿化条例》(国务院令第100号，2017年修订)；如果是另一个文件，写出它的全称',
    ],
    // The county's own regulation of that name.
    [
      '《城市绿化条例》(示政发〔2019〕1号)',
      'advice known-document-numbers 《城市绿化条例》的文号在登记册中是“国务院令第100号”，这里写的是“示政发〔2019〕1号” ⇒ 改为：《城市绿化条例》(国务院令第100号，2017年修订)；如果是另一个文件，写出它的全称',
    ],
    [
      '《政务公开办法》(国办发〔2017〕97号)',
      'warning known-document-numbers “国办发〔2017〕97号”在登记册中是《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》的文号 ⇒ 改为：《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》(国办发〔2017〕97号)；如果是另一个文件，写出它的全称',
    ],
    // One decree amends many instruments, and is cited for each.
    ['《另一条例》(国务院令第711号)', undefined],
  ])('is as strict with %s as the register is sure', async (basis, expected) => {
    expect(await said(basis)).toEqual(expected === undefined ? [] : [expected]);
  });
});

describe('full-citations', () => {
  it.each([
    [
      '《政府信息公开条例》',
      `warning full-citations 依据“《政府信息公开条例》”不是全称，登记册中有《中华人民共和国政府信息公开条例》 ⇒ 改为：${full}`,
    ],
    [
      '政府信息公开条例',
      `warning full-citations 依据“政府信息公开条例”不是全称，登记册中有《中华人民共和国政府信息公开条例》 ⇒ 改为：${full}`,
    ],
    [
      '《政府信息公开条例》第五条',
      `warning full-citations 依据“《政府信息公开条例》第五条”不是全称，登记册中有《中华人民共和国政府信息公开条例》 ⇒ 改为：${full}第五条`,
    ],
    [
      '《中华人民共和国政府信息公开条例》',
      `advice full-citations 依据“《中华人民共和国政府信息公开条例》”没有写文号 ⇒ 改为：${full}`,
    ],
    [
      '《关于推进公共资源配置领域政府信息公开的意见》',
      'warning full-citations 依据“《关于推进公共资源配置领域政府信息公开的意见》”不是全称，登记册中有《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》 ⇒ 改为：《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》(国办发〔2017〕97号)',
    ],
    [
      '《处罚程序暂行规定》',
      'warning full-citations 依据“《处罚程序暂行规定》”不是全称，登记册中有《处罚程序规定》 ⇒ 改为：《处罚程序规定》(市监令第2号)',
    ],
    [
      '国办发〔2017〕97号',
      'warning full-citations 依据“国办发〔2017〕97号”不是全称，登记册中有《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》 ⇒ 改为：《国务院办公厅关于推进公共资源配置领域政府信息公开的意见》(国办发〔2017〕97号)',
    ],
  ])('shows the whole citation for %s', async (basis, expected) => {
    expect(await said(basis)).toEqual([expected]);
  });

  it('does not take another body’s document of that subject for the one it knows', async () => {
    expect(await said('《示例县财政局关于推进公共资源配置领域政府信息公开的意见》')).toEqual([]);
  });
});

describe('no-placeholders', () => {
  it.each([
    ['各地相关政策法规文件', 'error no-placeholders 依据“各地相关政策法规文件”没有写明是哪个文件'],
    ['同上', 'error no-placeholders 依据“同上”要靠别处才看得懂，单独打开这个事项的人看不到'],
    ['《××县茶园办法》', 'error no-placeholders 依据“《××县茶园办法》”还是范本里的空格，没有换成本地的名称'],
  ])('refuses the basis %s', async (basis, expected) => {
    expect((await said(basis)).map((line) => line.replace(/ ⇒.*/u, ''))).toEqual([expected]);
  });

  it.each([
    ['主体: 相关审批部门', '主体“相关审批部门”没有写明是本地的哪个单位'],
    ['主体: 县（市、区）教育部门', '主体“县（市、区）教育部门”没有写明是本地的哪个单位'],
    ['责任单位: 教育行政部门', '责任单位“教育行政部门”没有写明是本地的哪个单位'],
    ['对象: {特定群体: 特定群体}', '特定群体“特定群体”没有写明是哪一类人'],
    ['时限: 待定', '时限“待定”没有写出内容'],
    ['内容: [同上]', '内容“同上”要靠别处才看得懂，单独打开这个事项的人看不到'],
  ])('refuses %s once, and only warns of it in a draft', async (field, message) => {
    const of = async (more: string): Promise<string[]> =>
      (await said(full, `, ${field}${more}`)).map((line) => line.replace(/ ⇒.*/u, ''));
    expect(await of('')).toEqual([`error no-placeholders ${message}`]);
    expect(await of(', 状态: 草稿')).toEqual([`warning no-placeholders ${message}`]);
  });

  it('asks no more of an agency that is in the register, however general its name', async () => {
    const files = {
      'agencies.yaml': `${(county['agencies.yaml'] ?? '').replace('分组:', '  - {编码: lx, 名称: 有关部门联席会议办公室, 层级: 县级}\n分组:')}`,
    };
    expect(await said(full, ', 主体: 有关部门联席会议办公室', files)).toEqual([]);
  });
});
