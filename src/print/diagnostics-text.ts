import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { Locate, Located, Range } from '../model/place.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { displayWidth } from '../text/width.js';
import { inReadingOrder } from './order.js';
import type { Style } from './style.js';

/** What a severity is called. */
export const severityNames: Readonly<Record<Severity, Wording>> = {
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
    `${style.strong(visible(positionOf(at)))}  ${severity}  ${style.faint(diagnostic.code)}`,
    `  ${visible(diagnostic.message[language])}`,
    ...(at.range === null ? [] : frameOf(at.lines, at.range, style)),
  ];
  if (diagnostic.hint !== null)
    lines.push(`   ${style.good(`${labels.hint[language]}${visible(diagnostic.hint[language])}`)}`);
  for (const related of diagnostic.related) {
    const place = locate(related.place);
    lines.push(
      `   ${labels.related[language]} ${visible(positionOf(place))}  ${visible(related.message[language])}`,
    );
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
  const line = visible(lines[start.line - 1] ?? '').trimEnd();
  const until = end.line === start.line ? end.column - 1 : line.length;
  const { text, before, length } = window(line, start.column - 1, until);
  return [
    ...(start.line > 1
      ? [style.faint(gutter(start.line - 1)) + cut(visible(lines[start.line - 2] ?? '').trimEnd(), mostWidth)]
      : []),
    style.faint(gutter(start.line)) + text,
    style.faint(gutter(null)) + ' '.repeat(before) + style.error('^'.repeat(length)),
  ];
}

/** Columns of a line that are shown: a longer one is wrapped by the terminal, and the marks stand below the wrong half. */
const mostWidth = 110;
/** Columns kept before the marks of a line that is too long. */
const leadWidth = 24;

interface Window {
  readonly text: string;
  /** Columns before the marks. */
  readonly before: number;
  /** Columns of the marks. */
  readonly length: number;
}

/** The part of a line that holds the characters from `start` to `end`, with what was cut off as “…”. */
function window(line: string, start: number, end: number): Window {
  const lead = line.slice(0, start);
  const fits = displayWidth(line.slice(0, end)) <= mostWidth || displayWidth(lead) <= leadWidth;
  const kept = fits ? lead : `…${lastColumns(lead, leadWidth)}`;
  const text = cut(kept + line.slice(start), mostWidth);
  const before = displayWidth(kept);
  const marked =
    text.length < kept.length ? 0 : displayWidth(text.slice(kept.length, kept.length + end - start));
  return { text, before, length: Math.max(1, marked) };
}

/** A text of at most so many columns. */
function cut(text: string, most: number): string {
  if (displayWidth(text) <= most) return text;
  let width = 1;
  let kept = '';
  for (const character of text) {
    width += displayWidth(character);
    if (width > most) break;
    kept += character;
  }
  return `${kept}…`;
}

function lastColumns(text: string, most: number): string {
  let width = 0;
  let kept = '';
  for (const character of Array.from(text).reverse()) {
    width += displayWidth(character);
    if (width > most) break;
    kept = character + kept;
  }
  return kept;
}

/**
 * Tabs and invisible characters would shift the marks below them, or the reading direction of the line; in a message
 * they could clear the screen of whoever reads it.
 */
function visible(line: string): string {
  return line.replace(/\t/gu, '→').replace(/[\p{Cc}\p{Cf}]/gu, '·');
}
