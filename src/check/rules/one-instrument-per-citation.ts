import { citationsOf } from '../../model/citations.js';
import { wording } from '../../model/wording.js';
import type { Rule } from '../rule.js';

/**
 * One citation names one instrument: run together, the second one is found by nobody who asks what rests on
 * it, and its repeal goes unseen. 基层政务公开标准目录, column 公开依据.
 */
export const oneInstrumentPerCitation: Rule = {
  code: 'one-instrument-per-citation',
  severity: 'error',
  claim: wording('一条依据只写一个文件', 'One citation names one instrument'),
  source: wording('基层政务公开标准目录“公开依据”栏', 'the national table, column 公开依据'),
  needs: ['registers'],
  *check(catalog) {
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
      };
    }
  },
};

/** A comma or a square bracket would end the list's element early. */
function listed(citation: string): string {
  return /[,[\]]/u.test(citation) ? `"${citation}"` : citation;
}
