import type { Diagnostic } from '../model/diagnostic.js';
import type { Language } from '../model/wording.js';

/** What a finding says, without its place: the message, and the hint on a line of its own. */
export function findingText({ message, hint }: Diagnostic, language: Language): string {
  return hint === null ? message[language] : `${message[language]}\n${hintText(hint[language], language)}`;
}

/** The same on one line. */
export function findingLine(diagnostic: Diagnostic, language: Language): string {
  return findingText(diagnostic, language).replaceAll('\n', language === 'zh' ? '。' : '. ');
}

function hintText(hint: string, language: Language): string {
  return language === 'zh' ? `提示：${hint}` : `hint: ${hint}`;
}
