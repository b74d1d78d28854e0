import type { Repair } from '../model/mend.js';
import type { Locate, Located } from '../model/place.js';
import type { Findings } from './findings.js';
import { inReadingOrder } from './order.js';
import { countsOf } from './summary.js';

/**
 * Findings as JSON (two spaces), in reading order, with positions and what a safe fix writes, the counts by severity,
 * what is not among them, and whether the gate was passed.
 */
export function findingsJson(findings: Findings): string {
  const { diagnostics, locate, language, omitted, notes, verdict, repair } = findings;
  const listed = inReadingOrder(diagnostics, locate).map(({ diagnostic, at }) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message[language],
    ...positions(at),
    hint: diagnostic.hint?.[language] ?? null,
    fix: replacement(repair(diagnostic), locate),
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

/** An end before which nothing stands is an insertion. */
function replacement(repair: Repair | null, locate: Locate): object | null {
  return repair && { ...positions(locate(repair.place)), text: repair.text };
}

function positions({ file, range }: Located): object {
  return { file, start: range?.start ?? null, end: range?.end ?? null };
}
