import { placeWithin } from '../../model/place.js';
import { repeated } from '../../model/repeated.js';
import { wording } from '../../model/wording.js';
import type { FrameRule } from '../rule.js';

/** No two website columns share an id or a name: entries cite a column by either. Design section 2. */
export const uniqueColumnIds: FrameRule = {
  code: 'unique-column-ids',
  scope: 'frame',
  severity: 'error',
  claim: wording('网站栏目的编码和名称互不相同', 'No two website columns share an id or a name'),
  source: wording('gongkai 的约定：一个概念一个词', 'a convention of gongkai: one concept, one word'),
  needs: [],
  *check(catalog) {
    const words = catalog.columns.flatMap((column) => [
      { word: column.id, column, place: placeWithin(column.place, 'id') },
      { word: column.name, column, place: placeWithin(column.place, 'name') },
    ]);
    for (const [{ word, column, place }, first] of repeated(words, (candidate) => candidate.word)) {
      if (column === first.column) continue;
      yield {
        message: wording(`栏目“${word}”登记了两次`, `the column “${word}” is registered twice`),
        place,
        related: [{ place: first.place, message: wording('先登记的栏目', 'the first one') }],
        hint: wording('删去或改名其中一个', 'remove or rename one of them'),
      };
    }
  },
};
