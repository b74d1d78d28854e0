import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTimeLimits, type Strictness } from '../../../src/text/time-limit/compare.js';
import { parseTimeLimit } from '../../../src/text/time-limit/parse.js';
import type { Phase } from '../../../src/text/time-limit/phase.js';
import { knownSpans } from '../../../src/text/time-limit/spans.js';
import { limitsIn } from './limits.js';
import { near, phases } from './phases.js';

const formed = '自信息形成或者变更之日起';

/** [what an entry says, what the guide asks, the verdict]. */
const pairs: readonly (readonly [string, string, Strictness])[] = [
  // Due: shorter is stricter, of the same trigger or where the guide names none.
  [`${formed}10个工作日内`, `${formed}20个工作日内`, 'at-least-as-strict'],
  ['信息形成（变更）20个工作日内', '自制作或获取该信息之日起20个工作日内公开', 'at-least-as-strict'],
  [`${formed}30个工作日内`, `${formed}20个工作日内`, 'weaker'],
  ['自合同签订之日起5个工作日内', '20个工作日', 'at-least-as-strict'],
  ['20个工作日', `${formed}20个工作日内`, 'undecidable'],
  ['自合同签订之日起5个工作日内', `${formed}20个工作日内`, 'undecidable'],
  ['自行政处罚决定作出之日起7个工作日内', `${formed}20个工作日内`, 'at-least-as-strict'],
  ['县财政局批复后20日内', '本级政府财政部门批复后20日内', 'at-least-as-strict'],
  ['县人民代表大会批准后20日内', '本级人民代表大会或其常务委员会批准后20日内', 'at-least-as-strict'],
  // Units: decided where the calendar cannot change it.
  [`${formed}20日内`, `${formed}20个工作日内`, 'at-least-as-strict'],
  [`${formed}20个工作日内`, `${formed}20日内`, 'weaker'],
  [`${formed}20个工作日内`, `${formed}30日内`, 'undecidable'],
  [`${formed}30个工作日内`, `${formed}20日内`, 'weaker'],
  [`${formed}一个月内`, `${formed}20个工作日内`, 'undecidable'],
  [`${formed}5个工作日内`, `${formed}一个月内`, 'at-least-as-strict'],
  [`${formed}24小时内`, `${formed}1个工作日内`, 'at-least-as-strict'],
  // 实时 and 及时.
  ['实时公开', `${formed}20个工作日内`, 'at-least-as-strict'],
  ['实时公开', '自合同签订之日起2个工作日内', 'at-least-as-strict'],
  ['实时公开', '及时公开', 'at-least-as-strict'],
  ['实时公开', '每20个工作日更新', 'at-least-as-strict'],
  ['及时公开', '实时公开', 'weaker'],
  ['及时公开', '20个工作日', 'weaker'],
  ['及时公开', `${formed}20个工作日内`, 'weaker'],
  ['及时公开', '信息形成后及时公开', 'undecidable'],
  [`${formed}5个工作日内`, '实时公开', 'weaker'],
  [`${formed}20个工作日内`, '及时公开', 'at-least-as-strict'],
  [`${formed}30个工作日内`, '及时公开', 'weaker'],
  ['验收结束后及时公开', '征集期结束后及时公开', 'undecidable'],
  // Ahead of an event, by a day, in a period.
  ['听证10个工作日前公开', '在组织听证7个工作日前予以公开', 'at-least-as-strict'],
  ['听证3个工作日前公开', '听证7个工作日前', 'weaker'],
  ['提前3日公开', '提前一周发通知邀请', 'weaker'],
  ['提前15日公开', '提前一周发通知邀请', 'at-least-as-strict'],
  ['开工7日前公开', '听证7日前公开', 'undecidable'],
  ['每年2月底前公开', '每年3月31日前', 'at-least-as-strict'],
  ['每年4月30日前公开', '每年3月31日前', 'weaker'],
  ['每月更新一次', '每季度更新一次', 'at-least-as-strict'],
  ['每半年更新一次', '每季度更新一次', 'weaker'],
  // Display and consultation: longer is stricter, and losing it is weaker.
  [
    `${formed}10个工作日内，公示期不少于10个工作日`,
    `${formed}10个工作日内，公示7个工作日`,
    'at-least-as-strict',
  ],
  [`${formed}10个工作日内，公示期不少于5个工作日`, `${formed}10个工作日内，公示7个工作日`, 'weaker'],
  [`${formed}10个工作日内`, `${formed}10个工作日内，公示7个工作日`, 'weaker'],
  [`${formed}10个工作日内，长期公开`, `${formed}10个工作日内，公示7个工作日`, 'at-least-as-strict'],
  ['征求意见期不少于20日', '征求意见期限不得少于30日', 'weaker'],
  // Parts: a named one has its own limit, all others the general one.
  [
    `${formed}7个工作日内`,
    `${formed}20个工作日内；结果信息自形成或者变更之日起7个工作日内`,
    'at-least-as-strict',
  ],
  [`${formed}20个工作日内`, `${formed}20个工作日内；结果信息自形成或者变更之日起7个工作日内`, 'weaker'],
  [`${formed}20个工作日内；许可决定自作出之日起7个工作日内`, `${formed}20个工作日内`, 'at-least-as-strict'],
  [`${formed}20个工作日内；许可决定自作出之日起30个工作日内`, `${formed}20个工作日内`, 'weaker'],
  [
    '处罚决定：7个工作日内；除处罚决定外其他内容：长期公开',
    '除处罚决定外其他内容:长期公开(动态调整);处罚决定:20个工作日内',
    'at-least-as-strict',
  ],
  [
    `${formed}20个工作日内；处罚决定自作出之日起7个工作日内`,
    `${formed}20个工作日内；结果信息：${formed}7个工作日内`,
    'undecidable',
  ],
  [
    '收到征地批准文件之日起10个工作日内',
    '现状调查结束后5个工作日内；收到征地批准文件之日起10个工作日内',
    'weaker',
  ],
  // A condition the guide does not know cannot be weighed.
  ['公示期不少于30日；因情况紧急需要缩短的，应当说明', '公示期不少于30日', 'undecidable'],
  [`${formed}20个工作日内；法律、法规另有规定的，从其规定`, `${formed}20个工作日内`, 'at-least-as-strict'],
  [`${formed}20个工作日内；听证笔录依申请公开`, `${formed}20个工作日内`, 'undecidable'],
  ['每年3月31日前', `${formed}20个工作日内`, 'undecidable'],
];

describe('which of two limits is the stricter', () => {
  for (const [given, asked, verdict] of pairs) {
    it(`“${given}” is ${verdict} where “${asked}” is asked: else coverage praises or accuses wrongly`, () => {
      expect(compareTimeLimits(parsed(given), parsed(asked), knownSpans)).toBe(verdict);
    });
  }

  it('is no limit where none is asked, and weaker where none is given', () => {
    expect(compareTimeLimits([], [], knownSpans)).toBe('at-least-as-strict');
    expect(compareTimeLimits([], parsed('及时公开'), knownSpans)).toBe('weaker');
  });
});

describe('the order of limits', () => {
  const strict = (given: readonly Phase[], asked: readonly Phase[]): boolean =>
    compareTimeLimits(given, asked, knownSpans) === 'at-least-as-strict';

  it('is reflexive: an entry that copies its guide would be called weaker', () => {
    const exceptions = fc.constantFrom('因情况紧急需要缩短的,应当说明', null);
    const law = fc.property(phases, exceptions, fc.boolean(), (limit, exception, lawful) => {
      const copied = limit.map((phase) => ({ ...phase, exception, lawful, place: '村公示栏' }));
      return strict(limit, limit) && strict(copied, copied);
    });
    fc.assert(law, { numRuns: 2000 });
  });

  it('is transitive: an entry stricter than a stricter guide would fail the laxer one', () => {
    let chains = 0;
    const law = fc.property(near, near, near, (a, b, c) => {
      if (!strict(a, b) || !strict(b, c)) return true;
      chains += 1;
      return strict(a, c);
    });
    fc.assert(law, { numRuns: 12_000 });
    expect(chains).toBeGreaterThan(200);
    fc.assert(
      fc.property(phases, phases, phases, (a, b, c) => !strict(a, b) || !strict(b, c) || strict(a, c)),
      { numRuns: 4000 },
    );
  });

  it('is antisymmetric up to wording: limits that keep each other are held alike against every third', () => {
    let equal = 0;
    const law = fc.property(near, near, near, (a, b, third) => {
      if (!strict(a, b) || !strict(b, a)) return true;
      equal += 1;
      return strict(a, third) === strict(b, third) && strict(third, a) === strict(third, b);
    });
    fc.assert(law, { numRuns: 12_000 });
    expect(equal).toBeGreaterThan(40);
  });

  it('keeps its laws among all texts of the guides, pair by pair and triple by triple', () => {
    const limits = limitsIn('catalog/guides')
      .map(parseTimeLimit)
      .flatMap((parse) => (parse.kind === 'parsed' ? [parse.phases] : []));
    expect(limits.length).toBeGreaterThanOrEqual(81);
    const order = limits.map((a) => limits.map((b) => strict(a, b)));
    const broken: string[] = [];
    for (const [a, row] of order.entries()) {
      if (row[a] !== true) broken.push(`reflexive: ${a}`);
      for (const [b, kept] of row.entries()) {
        if (!kept) continue;
        for (let c = 0; c < limits.length; c += 1) {
          if (order[b]?.[c] === true && row[c] !== true) broken.push(`transitive: ${a} ${b} ${c}`);
          const alike = order[a]?.[c] === order[b]?.[c] && order[c]?.[a] === order[c]?.[b];
          if (order[b]?.[a] === true && !alike) broken.push(`antisymmetric: ${a} ${b} ${c}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  it('is antisymmetric in numbers: two lengths of one unit that keep each other are the same', () => {
    const length = fc.integer({ min: 1, max: 60 });
    const law = fc.property(length, length, fc.constantFrom('日', '个工作日', '个月'), (a, b, unit) => {
      const [one, other] = [parsed(`${formed}${a}${unit}内`), parsed(`${formed}${b}${unit}内`)];
      return strict(one, other) === a <= b && compareTimeLimits(one, other, knownSpans) !== 'undecidable';
    });
    fc.assert(law);
  });

  it('does not call weaker what may be kept: an office would be accused for its calendar', () => {
    const law = fc.property(near, near, (a, b) => {
      const verdict = compareTimeLimits(a, b, { workingDays: [], months: [] });
      const informed = compareTimeLimits(a, b, knownSpans);
      // Knowing less of the calendar may only make a verdict undecidable.
      return verdict === informed || verdict === 'undecidable' || informed === 'weaker';
    });
    fc.assert(law, { numRuns: 8000 });
  });
});

function parsed(text: string): readonly Phase[] {
  const parse = parseTimeLimit(text);
  if (parse.kind === 'unparsed') throw new Error(`${text}: ${parse.words}`);
  return parse.phases;
}
