import { type CitationUse, citationsOf } from '../../model/citations.js';
import { type Severity, valueFix } from '../../model/diagnostic.js';
import { fullCitation } from '../../model/instruments.js';
import { wording } from '../../model/wording.js';
import { shortTitles, titleKey } from '../../text/citation/title.js';
import type { SectionRule } from '../rule.js';
import { safeCitation } from '../safe-citation.js';

/**
 * An instrument the register knows in full is cited in full: readers look up titles and numbers, not the
 * names offices have for them among themselves. 基层政务公开标准目录, column 公开依据.
 */
export const fullCitations: SectionRule = {
  code: 'full-citations',
  scope: 'section',
  severity: 'warning',
  claim: wording('依据写全称和文号', 'Instruments are cited by full title and number'),
  source: wording(
    '基层政务公开标准目录“公开依据”栏；法规文件登记册的“标题”和“文号”',
    'the national table, column 公开依据; title and number in the instrument register',
  ),
  fix: wording(
    '写成登记册中的全称和文号，条款照旧',
    'title and number are written as in the register; the article stays',
  ),
  needs: ['registers'],
  *check(catalog) {
    const book = citationsOf(catalog);
    for (const use of book.uses) {
      const severity = severityOf(use);
      if (severity === null || use.named === null) continue;
      const { citation, named } = use;
      const safe = safeCitation(use, book);
      const full = `${fullCitation(named.instrument)}${citation.article ?? ''}`;
      yield {
        severity,
        message:
          severity === 'advice'
            ? wording(`依据“${citation.text}”没有写文号`, `the citation “${citation.text}” has no number`)
            : wording(
                `依据“${citation.text}”不是全称，登记册中有《${named.instrument.title}》`,
                `the citation “${citation.text}” is no full title; the register has 《${named.instrument.title}》`,
              ),
        place: use.place,
        hint: wording(`改为：${full}`, `write: ${full}`),
        fix: safe === full ? valueFix(use.place, full) : null,
      };
    }
  },
};

function severityOf({ citation, named }: CitationUse): Severity | null {
  if (named === null || citation.several.length > 0) return null;
  if (named.by === 'number' && citation.title !== null) return null;
  // Another rule names what takes its place.
  if (named.instrument.validity === 'repealed') return null;
  if (citation.faults.some(({ kind }) => kind === 'no-marks')) return 'warning';
  // A number says which instrument is meant, whatever its title was cut to.
  if (citation.number !== null || citation.title === null) return null;
  const { title, number } = named.instrument;
  if (titleKey(citation.title) !== titleKey(title)) {
    return shortTitles(citation.title).includes(titleKey(title)) ? 'advice' : 'warning';
  }
  // Laws are commonly cited by their titles alone.
  return number === null || citation.edition !== null || /^中华人民共和国.*法$/u.test(title)
    ? null
    : 'advice';
}
