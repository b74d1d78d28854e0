import { wording } from '../model/wording.js';
import { markdownTable, markdownText } from '../text/markdown.js';
import { closingLines } from './closing.js';
import { positionOf, severityNames } from './diagnostics-text.js';
import { findingLine } from './finding-text.js';
import type { Findings } from './findings.js';
import { inReadingOrder } from './order.js';
import { selected } from './selection.js';
import { countsOf, summaryOf } from './summary.js';

/** Findings as Markdown, for a comment under a merge request: the counts, who must act, and the findings in a table. */
export function findingsMarkdown(findings: Findings): string {
  const { diagnostics, locate, language, most, prefix, acting } = findings;
  const say = (zh: string, en: string): string => wording(zh, en)[language];
  const lines = [
    `### ${say('政务公开目录检查', 'Check of the disclosure catalog')}`,
    '',
    closingLines(findings).map(markdownText).join('\n\n'),
  ];
  if (diagnostics.length > 0) {
    const { shown, rest } = selected(diagnostics, most);
    lines.push(
      '',
      ...markdownTable(
        [say('由谁处理', 'who must act'), say('问题', 'findings')],
        acting.map(({ name, diagnostics: own }) => [name[language], summaryOf(countsOf(own))[language]]),
      ),
      '',
      ...markdownTable(
        [say('级别', 'severity'), say('位置', 'place'), say('问题', 'finding'), say('规则', 'rule')],
        inReadingOrder(shown, locate).map(({ diagnostic, at }) => [
          severityNames[diagnostic.severity][language],
          `${prefix}${positionOf(at)}`,
          findingLine(diagnostic, language),
          diagnostic.code,
        ]),
      ),
      ...(rest === null ? [] : ['', rest[language]]),
    );
  }
  return `${lines.join('\n')}\n`;
}
