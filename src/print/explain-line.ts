import type { Diagnostic, Severity } from '../model/diagnostic.js';
import { type Wording, wording } from '../model/wording.js';

/**
 * Where to read why a finding is one and how it is mended: once, below all of them, with a command that can be run as
 * it stands, for one of the heaviest. Null where there is none.
 */
export function explainLine(printed: readonly Diagnostic[]): Wording | null {
  const heaviest = severities.find((severity) => printed.some((one) => one.severity === severity));
  const first = printed.find(({ severity }) => severity === heaviest);
  if (first === undefined) return null;
  const command = `gongkai explain ${first.code}`;
  return new Set(printed.map(({ code }) => code)).size === 1
    ? wording(`依据和改法：${command}`, `Why, and how to mend it: ${command}`)
    : wording(
        `各条的依据和改法：gongkai explain 加代号，例如 ${command}`,
        `Why, and how to mend each: gongkai explain and its code, such as ${command}`,
      );
}

const severities: readonly Severity[] = ['error', 'warning', 'advice'];
