import type { Instrument } from '../../model/catalog.js';
import { type CitationBook, type CitationUse, citationsOf } from '../../model/citations.js';
import type { Finding } from '../../model/diagnostic.js';
import { fullCitation } from '../../model/instruments.js';
import { type Wording, wording } from '../../model/wording.js';
import { sameSeries } from '../../text/citation/number.js';
import type { SectionRule } from '../rule.js';

/**
 * No entry rests on an instrument that was repealed, or on an edition that was amended since. What the
 * register has not verified is not held against anyone. 基层政务公开标准目录, column 公开依据: what is no longer in
 * force is no basis.
 */
export const citationsInForce: SectionRule = {
  code: 'citations-in-force',
  scope: 'section',
  severity: 'error',
  lowerable: true,
  claim: wording('依据都现行有效', 'Every instrument cited is in force'),
  source: wording(
    '基层政务公开标准目录“公开依据”栏；法规文件登记册的“效力”',
    'the national table, column 公开依据; the validity in the instrument register',
  ),
  needs: ['registers'],
  *check(catalog) {
    const book = citationsOf(catalog);
    for (const use of book.uses) {
      const found = findingOf(use, book, catalog.county.date);
      if (found === null) continue;
      const { severity = 'error' } = found;
      yield {
        ...found,
        place: use.place,
        severity: use.draft && severity === 'error' ? 'warning' : severity,
      };
    }
  },
};

function findingOf(use: CitationUse, book: CitationBook, date: string | null): Omit<Finding, 'place'> | null {
  const { named } = use;
  // By its number alone an amending decree looks like the instrument it amends.
  if (named === null || named.by === 'number' || isNamesake(use, book)) return null;
  const { instrument } = named;
  switch (instrument.validity) {
    case 'repealed':
      return repealed(instrument, book, date);
    case 'unverified':
      return instrument.successor === null ? null : superseded(instrument, instrument.successor, book);
    case 'amended':
    case 'in-force':
      return outdated(use, instrument);
    default:
      return instrument.validity satisfies never;
  }
}

/** A document of that title with a number of another body: an office may call its own rules alike. */
function isNamesake({ citation, named }: CitationUse, book: CitationBook): boolean {
  if (citation.number === null || named === null) return false;
  const { number } = citation;
  if (book.index.hasNumber(named.instrument, number)) return false;
  return !book.index.numbersOf(named.instrument).some((own) => sameSeries(own, number));
}

function repealed(instrument: Instrument, book: CitationBook, date: string | null): Omit<Finding, 'place'> {
  const since = instrument.repealed;
  const next = instrument.successor === null ? null : book.index.byId(instrument.successor);
  // Two editions under one title are told apart by their numbers.
  const name = next?.title === instrument.title ? fullCitation(instrument) : `《${instrument.title}》`;
  const later = since !== null && date !== null && since > date;
  const when = since === null ? '' : `自${since.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日')}起`;
  return {
    severity: later ? 'warning' : 'error',
    message: wording(
      `${name}${later ? '将' : '已'}${when}废止`,
      `${name} ${later ? 'will be' : 'was'} repealed${since === null ? '' : ` from ${since}`}`,
    ),
    hint: hintOf(instrument.successor, book),
  };
}

function superseded(instrument: Instrument, successor: string, book: CitationBook): Omit<Finding, 'place'> {
  const next = book.index.byId(successor);
  return {
    severity: 'advice',
    message: wording(
      `《${instrument.title}》是否仍然有效还没有核实，同类事项已有《${next?.title ?? successor}》`,
      `whether 《${instrument.title}》 is in force was not verified; there is 《${next?.title ?? successor}》 now`,
    ),
    hint: hintOf(successor, book),
  };
}

/** Cited is an edition before the one the register gives. */
function outdated({ citation }: CitationUse, instrument: Instrument): Omit<Finding, 'place'> | null {
  const cited = yearOf(citation.edition);
  const current = yearOf(instrument.edition);
  if (cited === null || current === null || cited >= current) return null;
  const full = fullCitation(instrument);
  return {
    severity: 'warning',
    message: wording(
      `《${instrument.title}》引用的是“${citation.edition}”的版本，现行的是“${instrument.edition}”`,
      `of 《${instrument.title}》 the edition “${citation.edition}” is cited; in force is “${instrument.edition}”`,
    ),
    hint: wording(`改为：${full}`, `write: ${full}`),
  };
}

function yearOf(edition: string | null): number | null {
  const match = /(?:19|20)\d{2}(?=年)/u.exec(edition ?? '');
  return match === null ? null : Number(match[0]);
}

function hintOf(successor: string | null, book: CitationBook): Wording {
  const next = successor === null ? null : book.index.byId(successor);
  if (next === null)
    return wording('删去这条依据，或改用现行文件', 'remove the citation, or cite what is in force');
  const full = fullCitation(next);
  return wording(`改为：${full}`, `write: ${full}`);
}
