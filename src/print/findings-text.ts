import { wording } from '../model/wording.js';
import { actingLines } from './acting-lines.js';
import { closingLines } from './closing.js';
import { diagnosticsText } from './diagnostics-text.js';
import { explainLine } from './explain-line.js';
import type { Findings } from './findings.js';
import { selected } from './selection.js';
import type { Style } from './style.js';

/** Findings for people: each with its lines, at most so many; then who must act, the numbers, and where to read more. */
export function findingsText(findings: Findings, style: Style): string {
  const { diagnostics, locate, language, most, acting } = findings;
  const { shown, rest } = selected(diagnostics, most);
  const blocks = shown.length === 0 ? [] : [diagnosticsText(shown, locate, language, style)];
  if (rest !== null) blocks.push(`${style.warning(rest[language])}\n`);
  // What one agency has to do is what stands above.
  if (acting.length > 1) {
    const title = wording('由谁处理：', 'Who must act:')[language];
    blocks.push(`${[style.strong(title), ...actingLines(acting, language)].join('\n')}\n\n`);
  }
  const explain = explainLine(shown);
  const closing = [...closingLines(findings), ...(explain === null ? [] : [explain[language]])];
  return `${blocks.join('\n')}${closing.map((line) => `${line}\n`).join('')}`;
}
