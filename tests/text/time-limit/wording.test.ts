import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimeLimit } from '../../../src/text/time-limit/parse.js';
import type { Phase } from '../../../src/text/time-limit/phase.js';
import { canonicalWording, nearestWording } from '../../../src/text/time-limit/wording.js';
import { phases } from './phases.js';

describe('the recommended wording', () => {
  it('says the same as the phases: a clerk who follows the advice would change the limit', () => {
    const law = fc.property(phases, fc.boolean(), (drawn, lawful) => {
      // What a text says is what its parse says: clauses about one matter may have become one phase.
      const text = canonicalWording(drawn.map((phase) => ({ ...phase, lawful })));
      const once = parsed(text);
      expect(parsed(canonicalWording(once)), text).toEqual(once);
      if (new Set(drawn.map(({ matter }) => matter)).size === drawn.length) {
        expect(once, text).toEqual(drawn.map((phase) => ({ ...phase, lawful })));
      }
    });
    fc.assert(law, { numRuns: 3000 });
  });

  it('is offered for words that were not understood, and is itself understood', () => {
    const hints: readonly (readonly [string, string])[] = [
      ['原则上自信息形成之日起２０个工作日左右', '自信息形成或者变更之日起20个工作日内'],
      ['每三个月左右更新', '每季度更新一次'],
      ['公示五个工作日左右', '公示期不少于5个工作日'],
      ['会议召开3天前左右', '提前3日公开'],
      ['实时公开信息', '实时公开'],
      ['适时公开', '自信息形成或者变更之日起20个工作日内'],
      ['公示期不少于7日，特殊情况可延长', '公示期不少于7日'],
      ['同上', '自信息形成或者变更之日起20个工作日内'],
      ['根据实际情况及时公开', '及时公开'],
      ['20个工作日以上', '公示期不少于20个工作日'],
      ['3月31日前', '每年3月31日前公开'],
      ['10号前公开', '每月10日前公开'],
      ['10日前', '提前10日公开'],
      ['每年6月30日、12月底前公布', '每年6月30日前公开；每年12月31日前公开'],
      ['每年7月15日前公布上半年执行情况', '每年7月15日前公开'],
      ['每季度的首个月20日', '每季度更新一次'],
      ['20个工作日内或及时', '自信息形成或者变更之日起20个工作日内'],
    ];
    for (const [words, hint] of hints) {
      expect(parseTimeLimit(words).kind, words).toBe('unparsed');
      expect(nearestWording(words)).toBe(hint);
      expect(canonicalWording(parsed(hint))).toBe(hint);
    }
  });
});

describe('docs/zh/时限写法.md', () => {
  const rows = readFileSync('docs/zh/时限写法.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line.split('|').map((cell) => Array.from(cell.matchAll(/`([^`]+)`/gu), (match) => match[1] ?? '')),
    );

  it('recommends only wordings that the parser understands and would write itself', () => {
    expect(rows.length).toBeGreaterThanOrEqual(20);
    for (const [, recommended = []] of rows) {
      expect(recommended.length).toBe(1);
      for (const text of recommended) expect(canonicalWording(parsed(text))).toBe(text);
    }
  });

  it('lists beside it only words that mean the same: a clerk would write a limit that means another', () => {
    for (const [, [recommended = ''] = [], others = []] of rows) {
      for (const text of others) expect(parsed(text), text).toEqual(parsed(recommended));
    }
  });

  it('shows every form', () => {
    const shown = rows
      .flatMap(([, texts = []]) => texts.flatMap(parsed))
      .flatMap((phase) =>
        Object.entries(phase)
          .filter(([, value]) => value !== null && value !== false)
          .map(([key]) => key),
      );
    const all: (keyof Phase)[] = [
      'matter',
      'trigger',
      'within',
      'prompt',
      'before',
      'by',
      'alongside',
      'every',
      'atLeast',
      'standing',
      'place',
      'onRequest',
      'exception',
      'lawful',
    ];
    expect(all.filter((key) => !shown.includes(key))).toEqual([]);
  });
});

function parsed(text: string): readonly Phase[] {
  const parse = parseTimeLimit(text);
  if (parse.kind === 'unparsed') throw new Error(`${text}: ${parse.words}`);
  return parse.phases;
}
