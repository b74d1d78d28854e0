import { wording } from '../../model/wording.js';
import { placeholderOf } from '../../text/placeholder.js';
import { timeLimitReader } from '../../text/time-limit/parse.js';
import { nearestWording } from '../../text/time-limit/wording.js';
import type { SectionRule } from '../rule.js';
import { writtenOnce } from '../written-once.js';

/**
 * A time limit says when, in words that can be held against the guide and the law. Words that are not
 * understood are reported, never guessed. 国办发〔2019〕54号 asks for the limit of every item; the grammar is
 * docs/zh/时限写法.md.
 */
export const timeLimitUnderstood: SectionRule = {
  code: 'time-limit-understood',
  scope: 'section',
  severity: 'warning',
  claim: wording(
    '公开时限写得明白，能与标准指引和法定时限比较',
    'A time limit is written so that it can be compared with guide and law',
  ),
  source: wording(
    '《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）；写法见 docs/zh/时限写法.md',
    'General Office of the State Council, No. 54 of 2019; the forms are in docs/zh/时限写法.md',
  ),
  fix: wording(
    '“20工作日”补上“个”，全角数字改为半角，去掉数字两边的空格；期限不变',
    '20工作日 becomes 20个工作日, full-width digits half-width; the limit stays the same',
  ),
  needs: [],
  *check(catalog) {
    const read = timeLimitReader();
    for (const { timeLimit, place, entries } of writtenOnce(catalog.entries)) {
      // Of what is not disclosed no day is asked.
      if (entries.every(({ method }) => method === 'withheld')) continue;
      // The rule on placeholders says what to write instead of 同上.
      if (placeholderOf(timeLimit, 'words') !== null) continue;
      const parse = read(timeLimit);
      if (parse.kind === 'parsed') continue;
      const words = parse.words === '' ? timeLimit : parse.words;
      yield {
        message:
          parse.reason === 'hedge'
            ? wording(
                `时限中的“${words}”使期限不确定，无法与标准指引和法定时限比较`,
                `“${words}” leaves the time limit open: it cannot be compared with guide and law`,
              )
            : wording(
                `读不懂时限中的“${words}”，无法与标准指引和法定时限比较`,
                `the time limit cannot be understood at “${words}”`,
              ),
        place,
        hint: wording(
          `意思若相符，可写成“${nearestWording(timeLimit)}”；各种写法见 docs/zh/时限写法.md`,
          `if it is what is meant, write “${nearestWording(timeLimit)}”; the forms are in docs/zh/时限写法.md`,
        ),
      };
    }
  },
};
