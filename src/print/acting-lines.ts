import type { Acting } from '../model/acting.js';
import type { Language } from '../model/wording.js';
import { displayWidth } from '../text/width.js';
import { countsOf, summaryOf } from './summary.js';

/** Beyond so many agencies the rest is counted. */
const mostAgencies = 20;

/** One line for each agency that must act: its name, and what it has to look at. */
export function actingLines(acting: readonly Acting[], language: Language): string[] {
  const shown = acting.slice(0, mostAgencies);
  const widest = Math.max(0, ...shown.map(({ name }) => displayWidth(name[language])));
  const left = acting.length - shown.length;
  return [
    ...shown.map(({ name, diagnostics }) => {
      const padding = ' '.repeat(widest - displayWidth(name[language]) + 2);
      return `  ${name[language]}${padding}${summaryOf(countsOf(diagnostics))[language]}`;
    }),
    ...(left === 0 ? [] : [language === 'zh' ? `  另有 ${left} 个单位` : `  and ${left} more agencies`]),
  ];
}
