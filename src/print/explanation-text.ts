import type { Claim, Severity } from '../model/diagnostic.js';
import type { Explanation } from '../model/explanation.js';
import { type Language, type Wording, wording } from '../model/wording.js';
import { displayWidth } from '../text/width.js';
import { wrapped } from '../text/wrap.js';
import { explanationParts } from './explanation-parts.js';
import type { Style } from './style.js';

const severityNames: Readonly<Record<Severity, Wording>> = {
  error: wording('错误', 'error'),
  warning: wording('警告', 'warning'),
  advice: wording('建议', 'advice'),
};

/** Columns of a line of words. */
const lineWidth = 78;

/** A claim explained: what it asks, why, examples, what mends it, how to waive it. */
export function explanationText(
  claim: Claim,
  explanation: Explanation | null,
  language: Language,
  style: Style,
): string {
  const severity = style[claim.severity](severityNames[claim.severity][language]);
  const stop = language === 'zh' ? '。' : '.';
  const lines = [`${style.strong(claim.code)}  ${severity}`, ...indented(`${claim.claim[language]}${stop}`)];
  for (const { title, words, sample } of explanationParts(claim, explanation)) {
    lines.push('', style.strong(title[language]));
    if (words !== null) lines.push(...indented(words[language]));
    if (sample !== null)
      lines.push(
        ...sample.lines
          .trimEnd()
          .split('\n')
          .map((line) => `    ${line.replaceAll('\t', '→')}`),
      );
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** All codes with what each asks, by group. */
export function claimList(
  groups: readonly { readonly title: Wording; readonly claims: readonly Claim[] }[],
  language: Language,
  style: Style,
): string {
  const width = Math.max(...groups.flatMap(({ claims }) => claims.map(({ code }) => displayWidth(code))));
  return groups
    .map(({ title, claims }) =>
      [
        style.strong(title[language]),
        ...claims.map(({ code, severity, claim, fix }) => {
          const name = style[severity](severityNames[severity][language]);
          return `  ${code.padEnd(width)}  ${name}  ${fix === undefined ? ' ' : '✓'} ${claim[language]}`;
        }),
      ]
        .map((line) => `${line}\n`)
        .join(''),
    )
    .join('\n');
}

function indented(text: string): string[] {
  return wrapped(text, lineWidth).map((line) => `  ${line}`);
}
