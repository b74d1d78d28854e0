import { type Coverage, type Figures, figureNames, percent, type Row, rate } from '../model/coverage.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { displayWidth } from '../text/width.js';
import type { Style } from './style.js';

const words = {
  rate: wording('覆盖率', 'rate'),
  byDomain: wording('按领域', 'By domain'),
  byAgency: wording('按单位', 'By agency'),
  byLevel: wording('按层级', 'By level'),
  total: wording('合计', 'Total'),
  none: wording('（没有）', '(none)'),
} as const satisfies Readonly<Record<string, Wording>>;

/**
 * Coverage for the terminal, within 100 columns: attested items first, with every denominator; unattested
 * ones in a table of their own, as advice. `name` is that of the county.
 */
export function coverageText(coverage: Coverage, name: string, language: Language, style: Style): string {
  const say = (text: Wording): string => text[language];
  const lines = [
    style.strong(
      say(
        wording(
          `${name} 标准指引覆盖情况（${coverage.date}）`,
          `${name}: coverage of the guides (${coverage.date})`,
        ),
      ),
    ),
    say(
      wording(
        '按“指引事项 × 层级 × 单位”逐格计算；已见证的指引事项与未见证的分开，不相加。',
        'One cell per guide item × level × agency; attested and unattested items are counted apart.',
      ),
    ),
    '',
    style.strong(say(wording('已见证的指引事项', 'Attested guide items'))),
    ...table(coverage, 'attested', language, style),
    '',
    style.strong(
      say(wording('未见证的指引事项（仅供参考，不计入缺项）', 'Unattested guide items (advice only)')),
    ),
    ...rowsOf([total(coverage, language)], 'unattested', language, style),
    '',
    say(
      wording(
        `另有本地自增事项 ${coverage.localEntries} 个，不对应任何指引事项。`,
        `Besides, ${coverage.localEntries} local entries answer no guide item.`,
      ),
    ),
  ];
  if (coverage.notAdopted.length > 0) {
    const list = coverage.notAdopted.join(language === 'en' ? ', ' : '、');
    lines.push(
      style.warning(
        say(
          wording(
            `gongkai.yaml 没有列入的领域 ${coverage.notAdopted.length} 个（不在以上分母中）：${list}`,
            `Domains not listed in gongkai.yaml, not in these figures (${coverage.notAdopted.length}): ${list}`,
          ),
        ),
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

function table(
  coverage: Coverage,
  part: 'attested' | 'unattested',
  language: Language,
  style: Style,
): string[] {
  const sections: readonly (readonly [Wording, readonly Row[]])[] = [
    [words.byLevel, coverage.byLevel.map((row) => (language === 'en' ? { ...row, name: row.id } : row))],
    [words.byDomain, coverage.byDomain],
    [words.byAgency, coverage.byAgency],
  ];
  return [
    ...rowsOf([total(coverage, language)], part, language, style),
    ...sections.flatMap(([title, rows]) => [
      '',
      style.strong(title[language]),
      ...rowsOf(rows, part, language, style),
    ]),
  ];
}

function total(coverage: Coverage, language: Language): Row {
  return { id: 'total', name: words.total[language], ...coverage.total };
}

const nameWidth = 34;
const figureWidth = 9;

function rowsOf(
  rows: readonly Row[],
  part: 'attested' | 'unattested',
  language: Language,
  style: Style,
): string[] {
  const width = language === 'en' ? figureWidth + 2 : figureWidth;
  const heading = [
    pad('', nameWidth),
    ...[...figureNames.map(([, name]) => name), words.rate].map((name) => padStart(name[language], width)),
  ].join('');
  const counted = rows.filter((row) => row[part].required > 0);
  if (counted.length === 0) return [style.faint(words.none[language])];
  return [style.faint(heading), ...counted.map((row) => rowOf(row.name, row[part], width, style))];
}

function rowOf(name: string, figures: Figures, width: number, style: Style): string {
  const share = padStart(percent(rate(figures)), width);
  return [
    pad(shortened(name), nameWidth),
    ...figureNames.map(([key]) => padStart(String(figures[key]), width)),
    figures.missing > 0 ? style.warning(share) : style.good(share),
  ].join('');
}

function shortened(name: string): string {
  let text = name;
  while (displayWidth(text) > nameWidth - 1) text = text.slice(0, -1);
  return text === name ? name : `${text.slice(0, -1)}…`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}
