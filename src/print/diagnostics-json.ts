import type { Diagnostic } from '../model/diagnostic.js';
import type { Locate, Located } from '../model/place.js';
import type { Language } from '../model/wording.js';
import { inReadingOrder } from './order.js';
import { countsOf } from './summary.js';

/** Diagnostics as JSON (two spaces), in reading order, with positions and the counts by severity. */
export function diagnosticsJson(
  diagnostics: readonly Diagnostic[],
  locate: Locate,
  language: Language,
): string {
  const listed = inReadingOrder(diagnostics, locate).map(({ diagnostic, at }) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message[language],
    ...positions(at),
    hint: diagnostic.hint?.[language] ?? null,
    related: diagnostic.related.map(({ place, message }) => ({
      message: message[language],
      ...positions(locate(place)),
    })),
  }));
  return `${JSON.stringify({ ...countsOf(diagnostics), diagnostics: listed }, null, 2)}\n`;
}

function positions({ file, range }: Located): object {
  return { file, start: range?.start ?? null, end: range?.end ?? null };
}
