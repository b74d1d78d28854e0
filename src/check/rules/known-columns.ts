import { wording } from '../../model/wording.js';
import { nearest } from '../../text/suggest.js';
import type { SectionRule } from '../rule.js';

/** Every column an entry names is in columns.yaml: the item page links to it. Design section 2. */
export const knownColumns: SectionRule = {
  code: 'known-columns',
  scope: 'section',
  severity: 'error',
  claim: wording(
    '事项写到的网站栏目都登记在 columns.yaml 中',
    'Every column an entry names is in columns.yaml',
  ),
  source: wording('gongkai 的约定：网站栏目', 'a convention of gongkai: column'),
  needs: ['columns'],
  *check(catalog) {
    const words = catalog.columns.flatMap((column) => [column.id, column.name]);
    const known = new Set(words);
    for (const entry of catalog.entries) {
      if (entry.column === null || known.has(entry.column)) continue;
      const near = nearest(entry.column, words);
      yield {
        message: wording(`没有“${entry.column}”这个网站栏目`, `there is no website column “${entry.column}”`),
        place: entry.places.column ?? entry.place,
        hint:
          near === null
            ? wording('先在 columns.yaml 中登记这个栏目', 'enter the column in columns.yaml')
            : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
      };
    }
  },
};
