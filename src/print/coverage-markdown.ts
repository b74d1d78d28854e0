import { completeRate, figureNames, percent, type Row, rate, type Split } from '../model/coverage.js';
import { type Language, wording } from '../model/wording.js';
import { markdownTable, markdownText } from '../text/markdown.js';
import { breakdownNames, rowsBy, totalRow } from './breakdown.js';
import { coverageNotes } from './coverage-notes.js';
import type { CoverageRequest } from './coverage-text.js';

/** The figures as Markdown, to be pasted into a letter or a wiki: everything together, then one breakdown. */
export function coverageMarkdown({ coverage, name, by, language }: CoverageRequest): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const total = totalRow(coverage, language);
  const rows = rowsBy(coverage, by, language);
  const notes = coverageNotes(coverage, language);
  const title = breakdownNames[by][language];
  const apart = say('未见证的指引事项（仅供参考）', 'Unattested guide items (advice only)');
  const lines = [
    `# ${markdownText(say(`${name}标准指引覆盖情况`, `${name}: coverage of the guides`))}`,
    '',
    say(
      `截至 ${coverage.date}。按“指引事项 × 层级 × 单位”逐格计数；覆盖率 = 覆盖 ÷ 适用，达标率 = 达标 ÷ 适用。`,
      `As of ${coverage.date}. One cell per guide item × level × agency; rate = covered ÷ applicable.`,
    ),
    '',
    `## ${say('已见证的指引事项', 'Attested guide items')}`,
    '',
    ...figuresMarkdown([total], 'attested', language),
    '',
    `### ${title}`,
    '',
    ...figuresMarkdown(rows, 'attested', language),
    '',
    `## ${apart}`,
    '',
    ...figuresMarkdown([total], 'unattested', language),
    '',
    `### ${title}`,
    '',
    ...figuresMarkdown(rows, 'unattested', language),
    '',
    ...[...notes.counted, ...notes.denominator].flatMap((note, index) => [
      ...(index === 0 ? [] : ['']),
      markdownText(note),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Figures as a Markdown table: rows without any item are left out. */
export function figuresMarkdown(rows: readonly Row[], part: keyof Split, language: Language): string[] {
  const counted = rows.filter((row) => row[part].required > 0);
  if (counted.length === 0) return [language === 'zh' ? '（没有）' : '(none)'];
  const headings = [
    '',
    ...figureNames.map(([, name]) => name[language]),
    wording('覆盖率', 'rate')[language],
    wording('达标率', 'complete rate')[language],
  ];
  const cells = counted.map(({ name, [part]: figures }) => [
    name,
    ...figureNames.map(([key]) => String(figures[key])),
    percent(rate(figures)),
    percent(completeRate(figures)),
  ]);
  return markdownTable(headings, cells, 1);
}
