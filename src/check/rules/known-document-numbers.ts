import type { Instrument } from '../../model/catalog.js';
import { type CitationBook, type CitationUse, citationsOf } from '../../model/citations.js';
import type { Severity } from '../../model/diagnostic.js';
import { fullCitation } from '../../model/instruments.js';
import { wording } from '../../model/wording.js';
import { type DocumentNumber, sameSeries } from '../../text/citation/number.js';
import { isSigned, titleKey } from '../../text/citation/title.js';
import type { SectionRule } from '../rule.js';

/**
 * An instrument of the register is cited by its own number. Documents the register does not know are left
 * alone: counties issue their own. GB/T 9704—2012, 7.2.5: a document has one number.
 */
export const knownDocumentNumbers: SectionRule = {
  code: 'known-document-numbers',
  scope: 'section',
  severity: 'error',
  lowerable: true,
  claim: wording(
    '登记册中的文件写的是它自己的文号',
    'An instrument of the register is cited by its own number',
  ),
  source: wording(
    'GB/T 9704—2012 党政机关公文格式 7.2.5（发文字号）；法规文件登记册的“文号”',
    'GB/T 9704—2012, 7.2.5 (document numbers); the number in the instrument register',
  ),
  needs: ['registers'],
  *check(catalog) {
    const book = citationsOf(catalog);
    for (const { citation, named, place, draft } of book.uses) {
      const { number } = citation;
      if (number === null || named === null || citation.several.length > 0) continue;
      const severity = severityOf({ citation, named }, number, book);
      if (severity === null) continue;
      const full = fullCitation(named.instrument);
      yield {
        severity: draft && severity === 'error' ? 'warning' : severity,
        message: messageOf(named.instrument, number, named.by),
        place,
        hint: wording(
          `改为：${full}${severity === 'error' ? '' : '；如果是另一个文件，写出它的全称'}`,
          `write: ${full}${severity === 'error' ? '' : '; if it is another document, write its full title'}`,
        ),
      };
    }
  },
};

function severityOf(
  { citation, named }: Pick<CitationUse, 'citation' | 'named'>,
  number: DocumentNumber,
  book: CitationBook,
): Severity | null {
  if (named === null || (number.kind !== 'document' && number.kind !== 'decree')) return null;
  const { instrument } = named;
  if (named.by === 'number') {
    // A decree may amend several instruments, and is then cited for each; a document has one title.
    return number.kind === 'document' &&
      citation.title !== null &&
      !isPartOf(citation.title, instrument.title)
      ? 'warning'
      : null;
  }
  const own = book.index.numbersOf(instrument);
  if (own.length === 0 || book.index.hasNumber(instrument, number)) return null;
  if (!own.some((other) => sameSeries(other, number)))
    return isSigned(instrument.title) ? 'warning' : 'advice';
  if (number.kind === 'document') return 'error';
  // A later decree of the same body may be the one that amended it, unless its editions are all known.
  return instrument.validity === 'in-force' && !number.text.startsWith('主席令') ? 'error' : 'warning';
}

/** A document is often cited by what it encloses: 《X方案》 for 《某办关于印发〈X方案〉的通知》. */
function isPartOf(title: string, known: string): boolean {
  const [a, b] = [titleKey(title), titleKey(known)];
  return a.includes(b) || b.includes(a);
}

function messageOf(instrument: Instrument, number: DocumentNumber, by: 'title' | 'number' | 'short') {
  if (by === 'number') {
    return wording(
      `“${number.text}”在登记册中是《${instrument.title}》的文号`,
      `“${number.text}” is the number of 《${instrument.title}》 in the register`,
    );
  }
  const own = instrument.number ?? '';
  return wording(
    `《${instrument.title}》的文号在登记册中是“${own}”，这里写的是“${number.text}”`,
    `the number of 《${instrument.title}》 is “${own}” in the register, not “${number.text}”`,
  );
}
