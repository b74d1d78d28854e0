import type { Severity } from '../model/diagnostic.js';
import { closingLines } from './closing.js';
import { findingText } from './finding-text.js';
import type { Findings } from './findings.js';
import { inReadingOrder } from './order.js';

/** Findings as workflow commands: GitHub shows them beside the lines of a pull request. */
export function findingsGithub(findings: Findings): string {
  const { diagnostics, locate, language, prefix } = findings;
  const summary = closingLines(findings).join('\n');
  const level = findings.verdict.passed ? 'notice' : 'error';
  const lines = inReadingOrder(diagnostics, locate)
    .map(({ diagnostic, at: { file, range } }) => {
      const properties = {
        file: `${prefix}${file}`,
        ...(range === null
          ? {}
          : {
              line: range.start.line,
              endLine: range.end.line,
              col: range.start.column,
              // GitHub takes columns of the same line only.
              ...(range.end.line === range.start.line ? { endColumn: range.end.column } : {}),
            }),
        title: diagnostic.code,
      };
      const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${commands[diagnostic.severity]} ${list.join(',')}::${data(findingText(diagnostic, language))}\n`;
    })
    .join('');
  return `${lines}::${level} title=gongkai::${data(summary)}\n`;
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'notice' };

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
