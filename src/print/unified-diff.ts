import { type DiffLine, lineDiff } from '../text/line-diff.js';
import type { Style } from './style.js';

/** Lines shown around a change. */
const context = 3;

/** What becomes of a text, as `diff -u` shows it; with colours where the style has them. */
export function unifiedDiff(path: string, before: string, after: string, style: Style): string {
  const lines = lineDiff(linesOf(before), linesOf(after));
  const out = [style.strong(`--- ${path}`), style.strong(`+++ ${path}`)];
  for (const [start, end] of hunks(lines))
    out.push(header(lines, start, end, style), ...shown(lines, start, end, style));
  return out.map((line) => `${line}\n`).join('');
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Stretches of changed lines with the lines around them; near ones are one. */
function hunks(lines: readonly DiffLine[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const [index, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const last = found.at(-1);
    if (last !== undefined && index - context <= last[1])
      last[1] = Math.min(lines.length, index + context + 1);
    else found.push([Math.max(0, index - context), Math.min(lines.length, index + context + 1)]);
  }
  return found;
}

function header(lines: readonly DiffLine[], start: number, end: number, style: Style): string {
  const count = (from: number, to: number, sign: '-' | '+'): number =>
    lines.slice(from, to).filter((line) => line.sign === sign || line.sign === ' ').length;
  const span = (sign: '-' | '+'): string => {
    const length = count(start, end, sign);
    const first = count(0, start, sign) + (length === 0 ? 0 : 1);
    return length === 1 ? `${first}` : `${first},${length}`;
  };
  return style.advice(`@@ -${span('-')} +${span('+')} @@`);
}

function shown(lines: readonly DiffLine[], start: number, end: number, style: Style): string[] {
  return lines.slice(start, end).map(({ sign, text }) => {
    const line = sign + visible(text);
    if (sign === '-') return style.error(line);
    return sign === '+' ? style.good(line) : line;
  });
}

/** Control characters and marks of direction would act on the terminal. */
function visible(text: string): string {
  return text
    .replace(/\r$/u, '')
    .replace(/[^\P{Cc}\t]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '·');
}
