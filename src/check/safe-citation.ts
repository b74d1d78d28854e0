import type { CitationBook, CitationUse } from '../model/citations.js';
import { fullCitation } from '../model/instruments.js';
import { type Citation, type CitationFaultKind, mended, parseCitation } from '../text/citation/citation.js';
import { numberKey, parseNumber } from '../text/citation/number.js';

/**
 * The citation as it should be written, where that leaves no doubt and loses no word: marks and brackets put
 * right, or a title or number that one instrument of the register alone has, written in full. Null otherwise.
 */
export function safeCitation(use: CitationUse, book: CitationBook): string | null {
  const { citation, named } = use;
  if (citation.several.length > 0) return null;
  const text = isOnly(citation, formal) ? mended(citation) : inFull(use);
  if (text === null || text === citation.text) return null;
  const { citation: after, named: then } = book.read(text);
  const doubtful = citation.faults.some(({ kind }) => kind === 'half-marks') && then?.by !== 'title';
  const same =
    after.faults.length === 0 &&
    after.several.length === 0 &&
    after.article === citation.article &&
    (named === null || then?.instrument === named.instrument);
  return same && !doubtful ? text : null;
}

/** Mistakes that are about marks and brackets alone. */
const formal: readonly CitationFaultKind[] = [
  'half-marks',
  'wrong-marks',
  'half-year-brackets',
  'wrong-year-brackets',
  'half-brackets',
  'wrong-brackets',
];

function isOnly({ faults }: Citation, kinds: readonly CitationFaultKind[]): boolean {
  return faults.length > 0 && faults.every(({ kind }) => kinds.includes(kind));
}

/** What the register has for a title without a number, or for the number of one instrument alone. */
function inFull({ citation, named }: CitationUse): string | null {
  if (named === null || named.instrument.validity === 'repealed') return null;
  if (citation.faults.length > 0 && !isOnly(citation, ['no-marks'])) return null;
  if (citation.edition !== null) return null;
  const { instrument } = named;
  const full = `${fullCitation(instrument)}${citation.article ?? ''}`;
  if (citation.title === null) {
    // An alias may have the number of a decree that amended it, and others too.
    const own = instrument.number === null ? null : (parseNumber(instrument.number)?.number ?? null);
    const { number } = citation;
    return number !== null && own !== null && numberKey(own) === numberKey(number) ? full : null;
  }
  if (named.by === 'number') return null;
  if (citation.number !== null) return citation.faults.length > 0 ? mended(citation) : null;
  // A body before the title, a year behind it: words that would be lost.
  if (citation.issuer !== null || citation.year !== null) return null;
  return parseCitation(full).faults.length === 0 ? full : null;
}
