import type { Catalog } from '../../model/catalog.js';
import { citationsOf } from '../../model/citations.js';
import { type Fix, listFix } from '../../model/diagnostic.js';
import { type Place, placeWithin } from '../../model/place.js';
import { wording } from '../../model/wording.js';
import { type Citation, parseCitation } from '../../text/citation/citation.js';
import type { SectionRule } from '../rule.js';

/**
 * One citation names one instrument: run together, the second one is found by nobody who asks what rests on
 * it, and its repeal goes unseen. 基层政务公开标准目录, column 公开依据.
 */
export const oneInstrumentPerCitation: SectionRule = {
  code: 'one-instrument-per-citation',
  scope: 'section',
  severity: 'error',
  lowerable: true,
  claim: wording('一条依据只写一个文件', 'One citation names one instrument'),
  source: wording('基层政务公开标准目录“公开依据”栏', 'the national table, column 公开依据'),
  fix: wording('分成列表，一个文件一条', 'they become elements of the list, one for each instrument'),
  needs: ['registers'],
  *check(catalog) {
    const lists = basisLists(catalog);
    for (const { citation, place, draft } of citationsOf(catalog).uses) {
      const { several } = citation;
      if (several.length === 0) continue;
      yield {
        severity: draft ? 'warning' : 'error',
        message: wording(
          `一条依据里写了${several.length}个文件：${several.join(' ')}`,
          `one citation names ${several.length} instruments: ${several.join(' ')}`,
        ),
        place,
        hint: wording(
          `分成列表：[${several.map(listed).join(', ')}]`,
          `write them as a list: [${several.map(listed).join(', ')}]`,
        ),
        fix: apart(citation, place, lists),
      };
    }
  },
};

/** The list with the instruments apart, where each of them is cited as it should be. */
function apart({ text, several }: Citation, place: Place, lists: BasisLists): Fix | null {
  const list = lists.get(listOf(place));
  if (list === undefined || several.some((part) => parseCitation(part).faults.length > 0)) return null;
  // What joins them is all that may go.
  if (lettersOf(several.join('')) !== lettersOf(text)) return null;
  return listFix(
    place,
    list.flatMap((other) => (other === text ? several : [other])),
  );
}

function lettersOf(text: string): string {
  return text.replace(/[\s、，,；;和及与以]/gu, '');
}

type BasisLists = ReadonlyMap<string, readonly string[]>;

/** The basis of entries and exemptions by the place of the list. */
function basisLists({ entries, exemptions }: Catalog): BasisLists {
  return new Map([
    ...entries.map(({ basis, places, place }) => [keyOf(places.basis ?? place), basis] as const),
    ...exemptions.map(({ basis, place }) => [keyOf(placeWithin(place, 'basis')), basis] as const),
  ]);
}

function listOf(place: Place): string {
  return keyOf(place).replace(/\/\d+$/u, '');
}

function keyOf(place: Place): string {
  return place.kind === 'node' ? `${place.file}#${place.pointer}` : place.file;
}

/** A comma or a square bracket would end the list's element early. */
function listed(citation: string): string {
  return /[,[\]]/u.test(citation) ? `"${citation}"` : citation;
}
