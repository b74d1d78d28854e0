import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { Locate, Located, Range } from '../model/place.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { displayWidth } from '../text/width.js';
import { inReadingOrder } from './order.js';
import type { Style } from './style.js';

const severityNames: Readonly<Record<Severity, Wording>> = {
  error: wording('错误', 'error'),
  warning: wording('警告', 'warning'),
  advice: wording('建议', 'advice'),
};

const labels = {
  hint: wording('提示：', 'hint: '),
  related: wording('另见', 'see also'),
};

/**
 * Diagnostics for people: place, severity and claim, the message, the lines with the exact cell underlined
 * (columns aligned for full-width characters), what to write instead, and every other place involved.
 */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  locate: Locate,
  language: Language,
  style: Style,
): string {
  return inReadingOrder(diagnostics, locate)
    .map(({ diagnostic, at }) => blockOf(diagnostic, at, locate, language, style))
    .join('\n');
}

function blockOf(
  diagnostic: Diagnostic,
  at: Located,
  locate: Locate,
  language: Language,
  style: Style,
): string {
  const severity = style[diagnostic.severity](severityNames[diagnostic.severity][language]);
  const lines = [
    `${style.strong(positionOf(at))}  ${severity}  ${style.faint(diagnostic.code)}`,
    `  ${diagnostic.message[language]}`,
    ...(at.range === null ? [] : frameOf(at.lines, at.range, style)),
  ];
  if (diagnostic.hint !== null)
    lines.push(`   ${style.good(`${labels.hint[language]}${diagnostic.hint[language]}`)}`);
  for (const related of diagnostic.related) {
    const place = locate(related.place);
    lines.push(`   ${labels.related[language]} ${positionOf(place)}  ${related.message[language]}`);
    if (place.range !== null) lines.push(...frameOf(place.lines, place.range, style));
  }
  return `${lines.join('\n')}\n`;
}

/** `entries/义务教育.yaml:18:11`. */
export function positionOf({ file, range }: Located): string {
  return range === null ? file : `${file}:${range.start.line}:${range.start.column}`;
}

/** The line before and the line itself, with the range underlined by `^` in display columns. */
function frameOf(lines: readonly string[], range: Range, style: Style): string[] {
  const { start, end } = range;
  const width = String(start.line).length;
  const gutter = (line: number | null): string => `  ${String(line ?? '').padStart(width + 1)} │ `;
  const line = visible(lines[start.line - 1] ?? '');
  const until = end.line === start.line ? end.column - 1 : line.trimEnd().length;
  const before = displayWidth(line.slice(0, start.column - 1));
  const length = Math.max(1, displayWidth(line.slice(start.column - 1, until)));
  const shown = [...(start.line > 1 ? [start.line - 1] : []), start.line];
  return [
    ...shown.map((number) => style.faint(gutter(number)) + visible(lines[number - 1] ?? '').trimEnd()),
    style.faint(gutter(null)) + ' '.repeat(before) + style.error('^'.repeat(length)),
  ];
}

/** Tabs and invisible characters would shift the marks below them, or the reading direction of the line. */
function visible(line: string): string {
  return line.replace(/\t/gu, '→').replace(/[\p{Cc}\p{Cf}]/gu, '·');
}
