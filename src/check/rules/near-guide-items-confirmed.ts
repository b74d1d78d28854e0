import { nearItem } from '../../model/near-item.js';
import { wording } from '../../model/wording.js';
import type { SectionRule } from '../rule.js';

/**
 * An entry whose name is near that of a guide item says whether it is that item: a near miss is suggested,
 * never silently accepted. Design section 4, “Identity”.
 */
export const nearGuideItemsConfirmed: SectionRule = {
  code: 'near-guide-items-confirmed',
  scope: 'section',
  severity: 'advice',
  claim: wording(
    '名称与指引事项相近的事项写明了“标准”',
    'An entry whose name is near that of a guide item names that item',
  ),
  source: wording(
    'gongkai 的约定：相近的名称只提示，不自动对应',
    'a convention of gongkai: a near miss is suggested',
  ),
  needs: ['guides', 'entries'],
  *check(catalog) {
    const answered = new Set(catalog.entries.flatMap((entry) => entry.fulfils));
    const open = new Map(
      catalog.guides.map((guide) => [guide.domain, guide.items.filter((item) => !answered.has(item.id))]),
    );
    const reported = new Set<string>();
    for (const entry of catalog.entries) {
      if (entry.guide.length > 0 || entry.fulfils.length > 0 || entry.name === '') continue;
      const id = entry.sharedId ?? entry.id;
      const near = nearItem(entry.name, open.get(entry.domain) ?? []);
      if (near === null || reported.has(id)) continue;
      reported.add(id);
      yield {
        message: wording(
          `“${entry.name}”与指引事项“${near.category.join(' / ')} / ${near.name}”（${near.id}）相近，但没有写明对应`,
          `“${entry.name}” is near the guide item “${near.category.join(' / ')} / ${near.name}” (${near.id})`,
        ),
        place: entry.places.name ?? entry.place,
        related: [{ place: near.place, message: wording('相近的指引事项', 'the near guide item') }],
        hint: wording(
          `如果是同一事项，加上“标准: ${near.id}”`,
          `if it is that item, add “guide: ${near.id}”`,
        ),
      };
    }
  },
};
