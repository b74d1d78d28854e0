import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse as yaml } from 'yaml';
import { timeLimitWithinStatutory } from '../../src/check/rules/time-limit-within-statutory.js';
import { parseTimeLimit } from '../../src/text/time-limit/parse.js';
import { county, defaults, lines, loadFiles } from '../load/workspace.js';

interface Registered {
  readonly 编码: string;
  readonly 时限: string;
  readonly 适用范围?: unknown;
}

const text = readFileSync('catalog/registers/limits.yaml', 'utf8');
const register = yaml(text) as {
  时限: readonly Registered[];
};
const applied = register.时限.filter((limit) => limit.适用范围 !== undefined);

/** Limit → [name of an entry, method, what breaks it, what keeps it]. */
const samples: Readonly<Record<string, readonly [string, string, string, string]>> = {
  proactive: ['种植补贴', '主动公开', '信息形成之日起30个工作日内', '信息形成之日起20个工作日内'],
  'on-request': ['补贴名单', '依申请公开', '自收到申请之日起30个工作日内', '自收到申请之日起20个工作日内'],
  'annual-report-government': ['政府信息公开工作年度报告', '主动公开', '每年4月30日前', '每年3月31日前'],
  'budget-government': ['政府预算', '主动公开', '县人大常委会批准后20个工作日内', '县人大常委会批准后20日内'],
  'budget-departments': ['部门决算', '主动公开', '县财政局批复后30日内', '县财政局批复后15日内'],
  'permits-and-penalties': [
    '采摘许可',
    '主动公开',
    '自作出许可决定之日起20个工作日内',
    '自作出许可决定之日起7个工作日内',
  ],
  'planning-draft': ['乡规划草案', '主动公开', '公示期不少于15日', '公示期不少于30日'],
  'housing-expropriation-plan': [
    '房屋征收补偿方案',
    '主动公开',
    '征求意见期限不少于20日',
    '征求意见期限不少于30日',
  ],
  'land-pre-announcement': [
    '征收土地预公告',
    '主动公开',
    '预公告时间不少于5个工作日',
    '预公告时间不少于10个工作日',
  ],
  'land-compensation-plan': ['征地补偿安置方案', '主动公开', '公告不少于15日', '公告不少于30日'],
  'land-announcement': [
    '征地公告',
    '主动公开',
    '收到批准文件之日起30个工作日内',
    '收到批准文件之日起10个工作日内',
  ],
  'tender-candidates': [
    '评标结果',
    '主动公开',
    '自收到评标报告之日起5日内公示',
    '自收到评标报告之日起3日内公示',
  ],
  'tender-candidates-display': ['中标候选人', '主动公开', '公示期不少于2日', '公示期不少于3日'],
  'procurement-single-source': ['单一来源采购', '主动公开', '公示期不少于3个工作日', '公示期不少于5个工作日'],
  'procurement-result': [
    '采购结果',
    '主动公开',
    '自中标、成交供应商确定之日起5个工作日内',
    '自中标、成交供应商确定之日起2个工作日内',
  ],
  'procurement-contract': ['采购合同', '主动公开', '合同签订之日起7个工作日内', '合同签订之日起2个工作日内'],
  'village-affairs': ['村务公开', '主动公开', '每半年公布一次', '每月公布一次'],
};

describe('the register of statutory limits', () => {
  it('has a sample for every limit that is held against entries: one that never fires protects nobody', () => {
    expect(Object.keys(samples)).toEqual(applied.map(({ 编码 }) => 编码));
  });

  it('says every applied limit in words that are understood: else it would be skipped in silence', () => {
    expect(applied.filter(({ 时限 }) => parseTimeLimit(时限).kind === 'unparsed')).toEqual([]);
  });
});

describe('time-limit-within-statutory', () => {
  for (const [id, [name, method, wrong, right]] of Object.entries(samples)) {
    it(`finds what breaks “${id}”, and leaves in peace what keeps it`, async () => {
      const limit = register.时限.find(({ 编码 }) => 编码 === id);
      const found = await findings([name, method, wrong]);
      expect(found.length).toBe(1);
      expect(found[0]).toContain(limit?.时限);
      expect(await findings([name, method, right])).toEqual([]);
    });
  }

  it('does not accuse where the words leave it open: an office would rightly stop listening', async () => {
    const open: readonly (readonly [string, string, string])[] = [
      ['种植补贴', '主动公开', '30个工作日'],
      ['种植补贴', '主动公开', '信息形成之日起一个月内'],
      ['种植补贴', '主动公开', '自验收结束之日起40个工作日内'],
      ['种植补贴', '依申请公开', '信息形成之日起30个工作日内'],
      ['种植补贴', '主动公开', '每年3月31日前'],
      ['政府预算', '主动公开', '及时公开'],
    ];
    for (const sample of open) expect(await findings(sample), sample.join(' ')).toEqual([]);
  });

  it('only advises where a law may allow more, and on drafts', async () => {
    const lawful = '信息形成之日起30个工作日内；法律、法规另有规定的，从其规定';
    expect((await findings(['种植补贴', '主动公开', lawful]))[0]).toContain(' advice ');
    const draft = await findings(['种植补贴', '主动公开', '信息形成之日起30个工作日内'], ', 状态: 草稿');
    expect(draft[0]).toContain(' advice ');
    expect((await findings(['种植补贴', '主动公开', '信息形成之日起30个工作日内']))[0]).toContain(
      ' warning ',
    );
  });
});

/** What the rule alone says of one entry. */
async function findings(
  [name, method, limit]: readonly [string, string, string, string?],
  more = '',
): Promise<string[]> {
  const item = `  - {编码: A-1, 名称: ${name}, 方式: ${method}, 时限: '${limit}'${more}}\n`;
  const given = defaults.replace('{', '{主体: 农业局, ');
  const loaded = await loadFiles(
    { ...county, 'entries/茶叶.yaml': `领域: 茶叶\n${given}事项:\n${item}` },
    { 'registers/limits.yaml': text },
  );
  expect(lines(loaded.diagnostics, loaded)).toEqual([]);
  const found = Array.from(timeLimitWithinStatutory.check(loaded.catalog), (finding) => ({
    ...finding,
    code: timeLimitWithinStatutory.code,
    severity: finding.severity ?? timeLimitWithinStatutory.severity,
    related: [],
    hint: null,
  }));
  return lines(found, loaded);
}
