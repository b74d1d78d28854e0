import { percent, rate } from '../model/coverage.js';
import type { JudgedGate } from '../model/gate.js';
import { type Language, wording } from '../model/wording.js';
import type { Style } from './style.js';

/** One line for each gate that failed, with its figure, denominator and floor; or one that all were passed. */
export function gatesText(gates: readonly JudgedGate[], language: Language, style: Style): string {
  const failed = gates.filter(({ passed }) => !passed);
  const lines =
    failed.length > 0
      ? failed.map((gate) => style.error(failure(gate, language)))
      : [
          style.good(
            wording(`达标线 ${gates.length} 条，全部达到。`, `All of ${gates.length} gate(s) passed.`)[
              language
            ],
          ),
        ];
  return `${lines.join('\n')}\n`;
}

function failure({ domain, percent: floor, figures, lacking }: JudgedGate, language: Language): string {
  const { covered, applicable } = figures;
  const [zh, en] = domain === null ? ['总计', 'all domains'] : [domain, domain];
  if (lacking === null) {
    return wording(
      `未达标：${zh}没有适用的已见证指引事项，无从判断是否达到 ${floor}%`,
      `gate failed: ${en}: no attested guide item applies, so ${floor}% cannot be judged`,
    )[language];
  }
  const share = percent(rate(figures));
  return wording(
    `未达标：${zh}覆盖率 ${share}（${covered} ÷ ${applicable}），低于达标线 ${floor}%，还差 ${lacking} 格`,
    `gate failed: ${en}: ${share} (${covered} ÷ ${applicable}) is below ${floor}%; ${lacking} more needed`,
  )[language];
}
