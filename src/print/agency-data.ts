import { type Cell, type Shortfall, statusName } from '../model/coverage.js';
import { guideValue } from '../model/guide-value.js';
import type { Locate } from '../model/place.js';
import { fieldNames, levelNames } from '../model/vocabulary.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { csvText } from '../text/csv.js';
import type { AgencySheet } from './agency-sheet.js';
import { exemptionOf } from './agency-text.js';
import { elementName } from './agency-words.js';
import { positionOf } from './diagnostics-text.js';

/** What a gap is filled in with: the guide's own words. */
const copied = ['content', 'basis', 'timeLimit', 'channels', 'audience', 'method'] as const;

const headings: readonly Wording[] = [
  wording('状态', 'status'),
  wording('标准指引编码', 'guide item'),
  wording('领域', 'domain'),
  wording('一级事项', 'category'),
  wording('名称', 'name'),
  wording('层级', 'level'),
  wording('公开事项', 'entries'),
  wording('位置', 'place'),
  wording('要素', 'element'),
  wording('标准', 'asked'),
  wording('现为', 'given'),
  wording('建议', 'hint'),
  wording('豁免', 'exemption'),
  ...copied.map((field) => wording(fieldNames[field] ?? field, field)),
];

/**
 * The sheet of one agency as CSV: a row for each attested cell that is missing (with the guide row to copy), a
 * draft or exempt, and one for each element that falls short or cannot be compared.
 */
export function agencyCsv(sheet: AgencySheet, locate: Locate, language: Language): string {
  const items = new Map(sheet.gaps.flatMap((gap) => gap.items.map((item) => [item.id, item])));
  const cells = [
    ...sheet.gaps.flatMap((gap) => gap.cells),
    ...sheet.partial.map(({ cell }) => cell),
    ...sheet.undecided.map((cell) => ({ ...cell, shortfalls: cell.undecided })),
    ...sheet.draft,
    ...sheet.exempt,
  ];
  return csvText([
    headings.map((heading) => heading[language]),
    ...cells.flatMap((cell) => {
      const item = cell.status === 'missing' ? items.get(cell.item) : undefined;
      const guide = copied.map((field) => (item === undefined ? '' : guideValue(item, field)));
      return rowsOf(cell, locate, language).map((row) => [...row, ...guide]);
    }),
  ]);
}

/** The sheet of one agency as JSON (two spaces). */
export function agencyJson(sheet: AgencySheet): string {
  return `${JSON.stringify({ ...sheet, agency: { id: sheet.agency.id, name: sheet.agency.name } }, null, 2)}\n`;
}

function rowsOf(cell: Cell, locate: Locate, language: Language): string[][] {
  const head = [
    statusName(cell.status)[language],
    cell.item,
    cell.domain,
    cell.category.join(' / '),
    cell.name,
    language === 'zh' ? levelNames[cell.level] : cell.level,
  ];
  const alone = [...head, cell.entries.join('\n'), '', '', '', '', '', exemptionOf(cell, language)];
  return cell.shortfalls.length === 0
    ? [alone]
    : cell.shortfalls.map((shortfall) => [...head, ...shortfallCells(shortfall, locate, language), '']);
}

function shortfallCells(shortfall: Shortfall, locate: Locate, language: Language): string[] {
  const { entry, asked, given, hint, place } = shortfall;
  const element = elementName(shortfall, language);
  return [entry, positionOf(locate(place)), element, asked, given, hint?.[language] ?? ''];
}
