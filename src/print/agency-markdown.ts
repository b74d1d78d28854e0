import type { Cell, Shortfall } from '../model/coverage.js';
import type { Locate } from '../model/place.js';
import { type Language, wording } from '../model/wording.js';
import { markdownCode, markdownTable, markdownText } from '../text/markdown.js';
import type { AgencySheet } from './agency-sheet.js';
import { exemptionOf } from './agency-text.js';
import { agencyWords, cellName, elementName } from './agency-words.js';
import { figuresMarkdown } from './coverage-markdown.js';
import { positionOf } from './diagnostics-text.js';

/** The sheet of one agency as Markdown, to be pasted into a letter: gaps with the guide rows to copy, then the rest. */
export function agencyMarkdown(sheet: AgencySheet, locate: Locate, language: Language): string {
  const words = agencyWords[language];
  const gaps = sheet.gaps.flatMap(({ cells }) => cells).length;
  const lines = [
    `# ${markdownText(words.title(sheet))}`,
    '',
    markdownText(words.date(sheet)),
    '',
    ...figuresMarkdown([sheet.figures], 'attested', language),
  ];
  if (gaps + sheet.partial.length + sheet.draft.length === 0) lines.push('', words.none);
  if (gaps > 0) {
    lines.push('', `## ${words.gaps(gaps)}`, '', words.paste);
    for (const { domain, cells, rows } of sheet.gaps) {
      lines.push('', `### ${markdownText(domain)}`, '', ...cells.map((cell) => bullet(cell, language)));
      lines.push('', ...markdownCode(rows, 'yaml'));
    }
  }
  if (sheet.partial.length > 0) {
    lines.push('', `## ${words.partial(sheet.partial.length)}`);
    for (const { cell, fields } of sheet.partial) {
      lines.push('', bullet(cell, language), '', ...shortfallTable(cell.shortfalls, locate, language));
      lines.push('', words.over, '', ...markdownCode(fields, 'yaml'));
    }
  }
  if (sheet.undecided.length > 0) {
    lines.push('', `## ${words.undecided(sheet.undecided.length)}`);
    for (const cell of sheet.undecided)
      lines.push('', bullet(cell, language), '', ...shortfallTable(cell.undecided, locate, language));
  }
  if (sheet.draft.length > 0) {
    lines.push('', `## ${words.draft(sheet.draft.length)}`, '');
    for (const cell of sheet.draft) lines.push(bullet(cell, language, cell.entries.join(', ')));
  }
  if (sheet.exempt.length > 0) {
    lines.push('', `## ${words.exempt(sheet.exempt.length)}`, '');
    for (const cell of sheet.exempt) lines.push(bullet(cell, language, exemptionOf(cell, language)));
  }
  if (sheet.advice.length > 0) lines.push('', words.advice(sheet.advice.length));
  return `${lines.join('\n')}\n`;
}

function bullet(cell: Cell, language: Language, more = ''): string {
  const parts = [`${cell.item} ${cellName(cell, language)}`, more].filter((part) => part !== '');
  return `- ${markdownText(parts.join(' — '))}`;
}

function shortfallTable(shortfalls: readonly Shortfall[], locate: Locate, language: Language): string[] {
  const words = agencyWords[language];
  const headings = [
    wording('公开事项', 'entry')[language],
    wording('要素', 'element')[language],
    words.asked,
    words.given,
    words.instead,
  ];
  const rows = shortfalls.map((shortfall) => [
    `${shortfall.entry} ${positionOf(locate(shortfall.place))}`,
    elementName(shortfall, language),
    shortfall.asked,
    shortfall.given === '' ? words.nothing : shortfall.given,
    shortfall.hint?.[language] ?? '',
  ]);
  return markdownTable(headings, rows);
}
