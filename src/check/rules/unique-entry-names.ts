import { repeated } from '../../model/repeated.js';
import { wording } from '../../model/wording.js';
import { matchKey } from '../../text/normalise.js';
import type { SectionRule } from '../rule.js';

/**
 * An agency lists a matter once: two rows of the same domain, category and name with the same subject are
 * one row entered twice, or two that need telling apart. Design section 4, “Identity”.
 */
export const uniqueEntryNames: SectionRule = {
  code: 'unique-entry-names',
  scope: 'section',
  severity: 'warning',
  claim: wording(
    '同一单位在同一领域、同一一级事项下没有同名事项',
    'No agency lists two entries of the same domain, category and name',
  ),
  source: wording('gongkai 的约定：一事一项', 'a convention of gongkai: one matter, one entry'),
  needs: ['agencies'],
  *check(catalog) {
    // Entries have the same few hundred categories.
    const keys = new Map<string, string>();
    const categoryKey = (category: string): string => {
      const known = keys.get(category) ?? matchKey(category);
      keys.set(category, known);
      return known;
    };
    const keyOf = (entry: (typeof catalog.entries)[number]): string =>
      [
        entry.domain,
        ...entry.category.map(categoryKey),
        matchKey(entry.name),
        ...entry.subject.flatMap((reference) => reference.agencies),
      ].join('|');
    for (const [entry, first] of repeated(catalog.entries, keyOf)) {
      yield {
        message: wording(
          `“${entry.name}”（${entry.id}）与“${first.id}”同名，公开主体也相同`,
          `“${entry.name}” (${entry.id}) has the name and subject of “${first.id}”`,
        ),
        place: entry.places.name ?? entry.place,
        related: [
          { place: first.places.name ?? first.place, message: wording('同名的事项', 'the other entry') },
        ],
        hint: wording('合并为一项，或改写名称以便区分', 'merge them, or tell them apart by name'),
      };
    }
  },
};
