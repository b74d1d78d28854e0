import type { Assessment, IndicatorResult, Loss, Repair, VetoResult } from '../model/assessment.js';
import type { Language } from '../model/wording.js';
import { displayWidth } from '../text/width.js';
import { wrapped } from '../text/wrap.js';
import type { Style } from './style.js';

/** Columns of a terminal that everything fits in. */
const screen = 100;

/** Repairs shown; JSON has all of them. */
const shownRepairs = 20;

/** A mock assessment for the terminal: the score, where points are lost, and what wins most of them back. */
export function scoreText(assessment: Assessment, county: string, language: Language, style: Style): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const { scheme, date, points: whole, lost, score } = assessment;
  const lines = [
    style.strong(
      say(`${county} 模拟评分：${scheme}（${date}）`, `${county}: mock assessment by ${scheme} (${date})`),
    ),
    style.strong(
      say(
        `得分 ${points(score)} / ${points(whole)}，扣 ${points(lost)}`,
        `Score ${points(score)} of ${points(whole)}; ${points(lost)} lost`,
      ),
    ),
    ...sampleLines(assessment, language),
    ...vetoLines(assessment.vetoes, language, style),
    '',
    style.strong(say('各指标', 'Indicators')),
    ...assessment.indicators.flatMap((indicator) => indicatorLines(indicator, language, style)),
    ...lossLines(say('各领域失分', 'Lost by domain'), assessment.byDomain, language, style),
    ...lossLines(say('各单位失分', 'Lost by agency'), assessment.byAgency, language, style),
    ...repairLines(assessment.repairs, language, style),
  ];
  return `${lines.join('\n')}\n`;
}

/** 1500 → `1.5`: points with as many decimals as they have, at most three. */
function points(milli: number): string {
  return String(milli / 1000);
}

function sampleLines({ sample, domains }: Assessment, language: Language): string[] {
  if (sample === null) return [];
  const { seed, drawn, pool } = sample;
  const text =
    language === 'zh'
      ? `抽查：从 ${pool} 个领域抽取 ${drawn} 个，随机数种子 ${seed}：${domains.join('、')}`
      : `Drawn: ${drawn} of ${pool} domains with seed ${seed}: ${domains.join(', ')}`;
  return wrapped(text, screen);
}

function vetoLines(vetoes: readonly VetoResult[], language: Language, style: Style): string[] {
  return vetoes.map(({ name, what, faults, atLeast, ceiling, applies }) => {
    const counted = `${what.words[language]} ${faults}/${atLeast}`;
    if (language === 'zh') {
      return applies
        ? style.error(`一票否决：${name}（${counted}），总分最高 ${points(ceiling)}`)
        : style.good(`未触发一票否决：${name}（${counted}）`);
    }
    return applies
      ? style.error(`Veto: ${name} (${counted}), at most ${points(ceiling)}`)
      : style.good(`No veto: ${name} (${counted})`);
  });
}

function indicatorLines(indicator: IndicatorResult, language: Language, style: Style): string[] {
  const { id, name, points: whole, lost, deductions } = indicator;
  const paint = lost === 0 ? style.good : style.warning;
  const score = `${points(whole - lost)}/${points(whole)}`;
  return [
    `  ${padded(`${id} ${name}`, 60)}${paint(score.padStart(16))}`,
    ...deductions
      .filter(({ faults }) => faults > 0)
      .map(({ what, faults, raw, lost: taken }) => {
        const capped =
          raw === taken
            ? ''
            : language === 'zh'
              ? `（封顶前 ${points(raw)}）`
              : ` (${points(raw)} before caps)`;
        const text = `    ${what.words[language]} ${faults}${language === 'zh' ? ' 处，扣 ' : ': '}${points(taken)}${capped}`;
        return style.faint(text);
      }),
  ];
}

function lossLines(title: string, losses: readonly Loss[], language: Language, style: Style): string[] {
  if (losses.length === 0) return [];
  const nobody = language === 'zh' ? '（不属于某一个）' : '(of no single one)';
  return [
    '',
    style.strong(title),
    ...losses.map(
      ({ name, lost }) => `  ${padded(name === '' ? nobody : name, 60)}${points(lost).padStart(16)}`,
    ),
  ];
}

function repairLines(repairs: readonly Repair[], language: Language, style: Style): string[] {
  if (repairs.length === 0) return [];
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const hidden = repairs.length - shownRepairs;
  return [
    '',
    style.strong(
      say(
        '先补哪些最划算（单独补好一项能挽回的分）',
        'Repairs, the cheapest first (points won by each alone)',
      ),
    ),
    ...repairs.slice(0, shownRepairs).flatMap((repair) => oneRepair(repair, language, style)),
    ...(hidden > 0
      ? [style.faint(say(`  另有 ${hidden} 项，见 --format json`, `  ${hidden} more: --format json`))]
      : []),
  ];
}

function oneRepair(repair: Repair, language: Language, style: Style): string[] {
  const { item, name, domain, agencies, faults, gain, raw, veto } = repair;
  const [first, ...others] = agencies;
  const who =
    first === undefined
      ? ''
      : others.length === 0
        ? first
        : language === 'zh'
          ? `${first}等 ${agencies.length} 个单位`
          : `${first} and ${others.length} more`;
  const what = item === null ? `${language === 'zh' ? '规则' : 'rule'} ${name}` : `${item} ${name}`;
  const where = [domain, who, language === 'zh' ? `${faults} 处` : `×${faults}`].filter(Boolean).join('，');
  const mark = veto ? style.error(language === 'zh' ? '〔否决项〕' : '[veto]') : '';
  const below =
    gain > 0 || raw === 0
      ? ''
      : language === 'zh'
        ? `已封顶，原扣 ${points(raw)}，`
        : `capped, ${points(raw)} before, `;
  return [`  ${points(gain).padStart(7)}  ${mark}${what}`, style.faint(`           ${below}${where}`)];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(1, width - displayWidth(text)));
}
