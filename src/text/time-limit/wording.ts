import { nearest } from '../suggest.js';
import { compiled } from './compiled.js';
import { parseTimeLimit } from './parse.js';
import { type Deadline, formed, type Phase } from './phase.js';
import { lastDay, period, periodOf, quantity, spanOf, spanWords } from './quantity.js';
import { suspicious } from './trigger.js';

/**
 * Phases in the one way of writing that docs/zh/时限写法.md recommends. Phases that came from `parseTimeLimit`
 * parse back to equal phases.
 */
export function canonicalWording(phases: readonly Phase[]): string {
  const texts = phases.map(
    (phase) => `${phase.matter === null ? '' : `${phase.matter}：`}${partsOf(phase).join('，')}`,
  );
  if (phases.some(({ lawful }) => lawful)) texts.push('法律、法规另有规定的，从其规定');
  return texts.join('；');
}

/**
 * For words that were not understood: the recommended wording that is nearest to what they seem to say. What
 * is left without the words in doubt, where that is a limit; else one of the length or form they name.
 */
export function nearestWording(text: string): string {
  const words = text.normalize('NFKC').replace(/\s/gu, '');
  const doubt = parseTimeLimit(words);
  if (doubt.kind === 'unparsed' && doubt.words !== '') {
    const left = parseTimeLimit(words.replace(doubt.reason === 'hedge' ? softeners : doubt.words, ''));
    if (left.kind === 'parsed') return canonicalWording(left.phases);
  }
  const days = daysIn(words);
  if (days.length > 0) return days.map((day) => `${deadlineWords(day)}前公开`).join('；');
  const period = named().exec(words)?.[1];
  const every = period === undefined ? null : periodOf(period);
  if (every !== null) return everyWords(every);
  const span = spanOf(length().exec(words)?.[0] ?? '');
  if (span !== null) {
    const long = spanWords(span);
    if (/公示|公告|征求意见|以上|少于/u.test(words) && !/内/u.test(words)) return `公示期不少于${long}`;
    if (/前/u.test(words)) return `提前${long}公开`;
    return `自${formed}之日起${long}内`;
  }
  const ordinary = `自${formed}之日起20个工作日内`;
  // 适时公开 is a letter away from 实时公开, and means nearly the opposite.
  if (suspicious(words.replace(/[实及即]时/gu, '')) !== null) return ordinary;
  const known = ['实时公开', '及时公开', '长期公开', '每季度更新一次', '每年3月31日前公开'];
  return nearest(words, known) ?? ordinary;
}

const length = compiled(quantity);
const named = compiled(`[每按](${quantity}|${period})`);

/** What is left without them is a limit of its own. */
const softeners =
  /原则上?|一般|尽量|尽快|尽可能|力争|争取|左右|大约|大概|适时|必要时|酌情|(?:根据|按照|视)(?:实际|具体|工作|有关)*(?:情况|需要)?/gu;

/** The days of the year or the month that the words name before 前, or that they name for 每年 or 每月. */
function daysIn(words: string): Deadline[] {
  if (!/前|每[年月]|次[年月]/u.test(words)) return [];
  const year = /次年|翌年|第二年|下一?年/u.test(words) ? 'next' : 'every';
  const inYear = Array.from(words.matchAll(/(\d{1,2})月(?:份)?(?:(\d{1,2})[日号])?/gu), (found): Deadline => {
    const month = Number(found[1]);
    return { year, month, day: Math.min(Number(found[2] ?? 31), lastDay(month)) };
  });
  const monthly = /[每次下本]个?月(\d{1,2})[日号]|^(\d{1,2})号/u.exec(words);
  const inMonth: Deadline = { year: 'every', month: null, day: Number(monthly?.[1] ?? monthly?.[2] ?? 0) };
  return (inYear.length > 0 ? inYear : [inMonth]).filter(
    ({ month, day }) => (month ?? 1) >= 1 && (month ?? 1) <= 12 && day >= 1 && day <= 31,
  );
}

function partsOf(phase: Phase): string[] {
  const { trigger, within, prompt, before, by, alongside, every, atLeast, standing, place } = phase;
  const parts: string[] = [];
  if (by !== null) parts.push(`${deadlineWords(by)}前公开`);
  if (within !== null) parts.push(withinWords(trigger, within));
  else if (prompt !== null) parts.push(promptWords(trigger, prompt));
  else if (trigger !== null) parts.push(`${trigger}后公开`);
  if (before !== null) parts.push(beforeWords(before, parts.length > 0));
  if (alongside !== null) parts.push(`随${alongside}同时公开`);
  if (every !== null) parts.push(everyWords(every));
  if (atLeast !== null) {
    parts.push(`${atLeast.of === 'display' ? '公示期' : '征求意见期'}不少于${spanWords(atLeast)}`);
  }
  if (standing) parts.push('长期公开');
  if (place !== null) parts.push(`在${place}公开`);
  if (phase.onRequest) parts.push('依申请公开');
  // A sentence of its own, after a semicolon, as in the law.
  const last = parts.at(-1);
  return phase.exception === null || last === undefined
    ? parts
    : [...parts.slice(0, -1), `${last}；${phase.exception.replaceAll(',', '，')}`];
}

function withinWords(trigger: string | null, within: NonNullable<Phase['within']>): string {
  if (within.n === 0) return `${trigger ?? ''}当日公开`;
  return `${trigger === null ? '' : `自${trigger}之日起`}${spanWords(within)}内`;
}

function promptWords(trigger: string | null, prompt: NonNullable<Phase['prompt']>): string {
  const words = prompt === 'prompt' ? '及时公开' : '实时公开';
  if (trigger === null) return words;
  return trigger === '进展' ? `按进展情况${words}` : `${trigger}后${words}`;
}

function beforeWords(before: NonNullable<Phase['before']>, joined: boolean): string {
  const and = joined ? '且' : '';
  if (before.event === null) return `${and}提前${spanWords(before)}公开`;
  return `${and}${before.event}${before.n === 0 ? '' : spanWords(before)}前公开`;
}

function everyWords(every: NonNullable<Phase['every']>): string {
  const length = spanWords(every);
  return `每${periods[length] ?? length}更新一次`;
}

function deadlineWords({ year, month, day }: Deadline): string {
  if (month === null) return `每月${day}日`;
  return `${year === 'every' ? '每年' : '次年'}${month}月${day}日`;
}

const periods: Readonly<Record<string, string>> = {
  '1日': '日',
  '7日': '周',
  '1个月': '月',
  '3个月': '季度',
  '6个月': '半年',
  '1年': '年',
  '1个学期': '学期',
};
