import type { Omitted } from '../model/omitted.js';
import { type Wording, wording } from '../model/wording.js';
import { summaryOf } from './summary.js';

/** What is not among the findings, in a sentence; null when nothing is left out. */
export function omittedOf({ known, off, elsewhere }: Omitted): Wording | null {
  const others = elsewhere.errors + elsewhere.warnings + elsewhere.advice;
  const zh: string[] = [];
  const en: string[] = [];
  if (others > 0) {
    zh.push(`没有改动的部分有 ${others} 个（${summaryOf(elsewhere).zh}）`);
    en.push(`${others} where nothing changed (${summaryOf(elsewhere).en})`);
  }
  if (known > 0) {
    zh.push(`已记入基线 ${known} 个`);
    en.push(`${known} in the baseline`);
  }
  if (off > 0) {
    zh.push(`所属规则已关闭 ${off} 个`);
    en.push(`${off} of rules switched off`);
  }
  return zh.length === 0
    ? null
    : wording(`另有问题没有计入：${zh.join('，')}。`, `Not counted: ${en.join(', ')}.`);
}
