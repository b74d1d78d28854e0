import type { Located } from '../model/place.js';
import type { Findings } from './findings.js';
import { inReadingOrder } from './order.js';
import { countsOf } from './summary.js';

/**
 * Findings as JSON (two spaces), in reading order, with positions, the counts by severity, what is not among them, and
 * whether the gate was passed.
 */
export function findingsJson({ diagnostics, locate, language, omitted, notes, verdict }: Findings): string {
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
  const { gate, passed } = verdict;
  const said = {
    ...countsOf(diagnostics),
    omitted,
    notes: notes.map((note) => note[language]),
    gate,
    passed,
    diagnostics: listed,
  };
  return `${JSON.stringify(said, null, 2)}\n`;
}

function positions({ file, range }: Located): object {
  return { file, start: range?.start ?? null, end: range?.end ?? null };
}
