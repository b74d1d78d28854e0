import type { Cell, Shortfall } from '../model/coverage.js';
import type { Locate } from '../model/place.js';
import type { Language } from '../model/wording.js';
import { wrapped } from '../text/wrap.js';
import type { AgencySheet } from './agency-sheet.js';
import { agencyWords, cellName, elementName } from './agency-words.js';
import { figuresTable, screen } from './coverage-text.js';
import { positionOf } from './diagnostics-text.js';
import type { Style } from './style.js';

/**
 * The sheet of one agency for the terminal: its figures, its gaps with the guide rows to copy (these are not
 * wrapped, so that they can be pasted), then what falls short, both values and where the entry stands.
 */
export function agencyText(sheet: AgencySheet, locate: Locate, language: Language, style: Style): string {
  const words = agencyWords[language];
  const gaps = sheet.gaps.flatMap(({ cells }) => cells).length;
  const heading = (text: string): string[] => ['', style.strong(text)];
  const lines = [
    style.strong(words.title(sheet)),
    words.date(sheet),
    '',
    ...figuresTable([sheet.figures], 'attested', language, style),
  ];
  if (gaps + sheet.partial.length + sheet.draft.length === 0) lines.push('', words.none);
  if (gaps > 0) {
    lines.push(...heading(words.gaps(gaps)), ...wrapped(words.paste, screen));
    for (const { domain, cells, rows } of sheet.gaps) {
      lines.push('', style.warning(`── ${domain} ──`), ...cells.flatMap((cell) => cellLines(cell, language)));
      lines.push('', ...rows.trimEnd().split('\n'));
    }
  }
  if (sheet.partial.length > 0) {
    lines.push(...heading(words.partial(sheet.partial.length)));
    for (const { cell, fields } of sheet.partial) {
      lines.push(...cellLines(cell, language));
      lines.push(
        ...cell.shortfalls.flatMap((shortfall) => shortfallLines(shortfall, locate, language, style)),
        `    ${words.over}`,
        ...fields.trimEnd().split('\n'),
        '',
      );
    }
    lines.pop();
  }
  if (sheet.undecided.length > 0) {
    lines.push(...heading(words.undecided(sheet.undecided.length)));
    for (const cell of sheet.undecided) {
      lines.push(...cellLines(cell, language));
      lines.push(...cell.undecided.flatMap((limit) => shortfallLines(limit, locate, language, style)));
    }
  }
  if (sheet.draft.length > 0) {
    lines.push(...heading(words.draft(sheet.draft.length)));
    for (const cell of sheet.draft) lines.push(...cellLines(cell, language, cell.entries.join(', ')));
  }
  if (sheet.exempt.length > 0) {
    lines.push(...heading(words.exempt(sheet.exempt.length)));
    for (const cell of sheet.exempt) lines.push(...cellLines(cell, language, exemptionOf(cell, language)));
  }
  if (sheet.advice.length > 0)
    lines.push('', ...wrapped(words.advice(sheet.advice.length), screen).map(style.faint));
  return `${lines.join('\n')}\n`;
}

export function exemptionOf({ exemption }: Cell, language: Language): string {
  if (exemption === null) return '';
  const { reason, approver, expires } = exemption;
  const until = agencyWords[language].until(expires);
  return language === 'zh' ? `${reason}（${approver}，${until}）` : `${reason} (${approver}, ${until})`;
}

function cellLines(cell: Cell, language: Language, more = ''): string[] {
  const text = `  ${cell.item}  ${cellName(cell, language)}${more === '' ? '' : `  ${more}`}`;
  return wrapped(text, screen, 4);
}

function shortfallLines(shortfall: Shortfall, locate: Locate, language: Language, style: Style): string[] {
  const words = agencyWords[language];
  const { entry, asked, given, hint, place } = shortfall;
  const value = (label: string, text: string): string[] => wrapped(`      ${label}  ${text}`, screen, 12);
  return [
    `    ${elementName(shortfall, language)}  ${style.faint(`${entry}  ${positionOf(locate(place))}`)}`,
    ...value(words.asked, asked),
    ...value(words.given, given === '' ? words.nothing : given),
    ...(hint === null ? [] : value(words.instead, hint[language]).map(style.good)),
  ];
}
