import type { Coverage, Figures, Row, Split } from '../model/coverage.js';
import { completeRate, figureNames, percent, rate } from '../model/coverage.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { displayWidth } from '../text/width.js';
import { wrapped } from '../text/wrap.js';
import { type Breakdown, breakdownNames, rowsBy, totalRow } from './breakdown.js';
import { coverageNotes } from './coverage-notes.js';
import type { Style } from './style.js';

/** Columns of a terminal that everything fits in. */
export const screen = 100;

export interface CoverageRequest {
  readonly coverage: Coverage;
  /** Of the county. */
  readonly name: string;
  readonly by: Breakdown;
  readonly language: Language;
}

/**
 * Coverage for the terminal, within 100 columns: everything together, then one breakdown, attested items
 * first and with every denominator; unattested ones in a table of their own, as advice.
 */
export function coverageText({ coverage, name, by, language }: CoverageRequest, style: Style): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const total = totalRow(coverage, language);
  const notes = coverageNotes(coverage, language);
  const lines = [
    style.strong(
      say(
        `${name} 标准指引覆盖情况（${coverage.date}）`,
        `${name}: coverage of the guides (${coverage.date})`,
      ),
    ),
    ...wrapped(
      say(
        '按“指引事项 × 层级 × 单位”逐格计数。覆盖率 = 覆盖 ÷ 适用；达标率 = 达标 ÷ 适用，即各要素都不低于标准指引。',
        'One cell per guide item × level × agency. Covered ÷ applicable; full ÷ applicable: every element as the guide asks.',
      ),
      screen,
    ),
    '',
    style.strong(say('已见证的指引事项', 'Attested guide items')),
    ...figuresTable([total], 'attested', language, style),
    '',
    style.strong(breakdownNames[by][language]),
    ...figuresTable(rowsBy(coverage, by, language), 'attested', language, style),
    '',
    style.strong(
      say(
        '未见证的指引事项（仅供参考，不计入上表）',
        'Unattested guide items (advice only, not in the table above)',
      ),
    ),
    ...figuresTable([total], 'unattested', language, style),
    '',
    ...mostGaps(coverage, language),
    ...notes.counted.flatMap((note) => wrapped(note, screen)),
    ...notes.denominator.flatMap((note) => wrapped(note, screen).map(style.warning)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Figures in columns of the terminal, with a bar: rows without any item are left out. */
export function figuresTable(
  rows: readonly Row[],
  part: keyof Split,
  language: Language,
  style: Style,
): string[] {
  const counted = rows.filter((row) => row[part].required > 0);
  if (counted.length === 0) return [style.faint(language === 'zh' ? '（没有）' : '(none)')];
  const headings = [...figureNames.map(([key]) => short[key]), short.rate, short.completeRate];
  const widths = [...figureNames.map(() => figureWidth), rateWidth, rateWidth];
  const heading = headings.map((text, index) => padStart(text[language], widths[index] ?? 0));
  return [
    style.faint(`${' '.repeat(nameWidth)}${heading.join('')}`),
    ...counted.flatMap((row) => rowLines(row.name, row[part], style)),
  ];
}

/** The agencies a call is worth first: with the most attested gaps. */
function mostGaps({ byAgency }: Coverage, language: Language): string[] {
  const most = byAgency
    .filter(({ attested }) => attested.missing > 0)
    .sort((a, b) => b.attested.missing - a.attested.missing)
    .slice(0, 5)
    .map(({ name, attested }) => `${name} ${attested.missing}/${attested.applicable}`);
  if (most.length === 0) return [];
  return wrapped(
    language === 'zh'
      ? `缺项最多的单位（缺项/适用）：${most.join('、')}。看全部：--by agency；某单位的缺项单：--agency 单位名称`
      : `Most missing (of applicable): ${most.join(', ')}. All: --by agency; the sheet of one: --agency <name>`,
    screen,
  );
}

const nameWidth = 27;
const figureWidth = 6;
const rateWidth = 8;
/** 27 + 8 × 6 + 2 × 8 + 1 + 8 = 100. */
const barWidth = 8;

const short: Readonly<Record<keyof Figures | 'rate' | 'completeRate', Wording>> = {
  required: wording('要求', 'req.'),
  exempt: wording('豁免', 'exem.'),
  applicable: wording('适用', 'appl.'),
  covered: wording('覆盖', 'cov.'),
  complete: wording('达标', 'full'),
  partial: wording('部分', 'part.'),
  draft: wording('草稿', 'draft'),
  missing: wording('缺项', 'miss.'),
  rate: wording('覆盖率', 'cov. %'),
  completeRate: wording('达标率', 'full %'),
};

/** A name too long for its column gets a line of its own: a cut name could be that of another agency. */
function rowLines(name: string, figures: Figures, style: Style): string[] {
  const paint = figures.missing > 0 ? style.warning : style.good;
  const cells = [
    ...figureNames.map(([key]) => padStart(String(figures[key]), figureWidth)),
    paint(padStart(percent(rate(figures)), rateWidth)),
    padStart(percent(completeRate(figures)), rateWidth),
    figures.applicable === 0 ? '' : ` ${bar(figures, style)}`,
  ].join('');
  const fits = displayWidth(name) < nameWidth;
  return fits ? [pad(name, nameWidth) + cells] : [name, ' '.repeat(nameWidth) + cells];
}

/** Complete, partial and the rest of what applies; full only when nothing is lacking. */
function bar({ complete, covered, applicable }: Figures, style: Style): string {
  const cells = (count: number): number => Math.floor((count * barWidth) / applicable);
  const [full, reached] = [cells(complete), cells(covered)];
  return (
    style.good('█'.repeat(full)) +
    style.warning('▒'.repeat(reached - full)) +
    style.faint('░'.repeat(barWidth - reached))
  );
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}
