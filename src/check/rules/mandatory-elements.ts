import { type Entry, missingElements } from '../../model/catalog.js';
import { fieldNames } from '../../model/vocabulary.js';
import { wording } from '../../model/wording.js';
import type { SectionRule } from '../rule.js';

/**
 * After defaults are applied, an entry has its name, content, basis, time limit, subject, channels, audience
 * and method. The eight columns of the national table (国办发〔2019〕54号: 公开事项、内容、依据、时限、主体、方式、
 * 渠道、公开对象). What is withheld has neither limit nor channel.
 */
export const mandatoryElements: SectionRule = {
  code: 'mandatory-elements',
  scope: 'section',
  severity: 'error',
  claim: wording(
    '正式事项具备名称、内容、依据、时限、主体、渠道、对象、方式八个要素；不予公开的，不用写时限和渠道',
    'A final entry has all eight elements the national table asks for; one that is withheld needs neither limit nor channels',
  ),
  source: wording(
    '《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）',
    'General Office of the State Council, No. 54 of 2019',
  ),
  needs: ['agencies'],
  *check(catalog) {
    const reported = new Set<string>();
    for (const entry of catalog.entries) {
      const missing = missingElements(entry);
      const key = sourceOf(entry);
      if (missing.length === 0 || reported.has(key)) continue;
      reported.add(key);
      const draft = entry.status === 'draft';
      const zh = missing.map((field) => fieldNames[field] ?? field).join('、');
      const first = missing[0] ?? 'name';
      yield {
        severity: draft ? 'warning' : 'error',
        message: wording(
          `${draft ? '草稿' : '事项'}“${entry.name}”（${entry.id}）缺少“${zh}”`,
          `the ${entry.status === 'draft' ? 'draft' : 'entry'} “${entry.name}” (${entry.id}) lacks ${missing.join(', ')}`,
        ),
        place: entry.place,
        hint: wording(
          `在事项或文件的“默认”中补上“${fieldNames[first] ?? first}: …”${draft ? '' : '；还没定的事项可先写“状态: 草稿”'}`,
          `add “${first}: …” to the item or to the defaults of the file${draft ? '' : ', or mark it “status: draft”'}`,
        ),
      };
    }
  },
};

/** Instances of a shared list lack the same elements at the same place: once is enough. */
function sourceOf(entry: Entry): string {
  return entry.place.kind === 'node' ? `${entry.place.file}#${entry.place.pointer}` : entry.id;
}
