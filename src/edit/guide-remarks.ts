import type { Addition, Remark } from '../model/merge.js';
import { wording } from '../model/wording.js';

/** What was found in the guide for a new item, where that is not certain: a person must look. */
export function guideRemarks({ guide, origin, name }: Addition): Remark[] {
  if (guide === null || guide.sureness === 'certain') return [];
  const { id, name: asked } = guide;
  return [
    {
      origin,
      field: 'guide',
      message:
        guide.sureness === 'likely'
          ? wording(
              `“${name}”与标准指引 ${id} 同名、类别不同，写作“标准: ${id}”`,
              `“${name}” has the name of guide item ${id} in another category; written as “guide: ${id}”`,
            )
          : wording(
              `“${name}”疑似标准指引 ${id}“${asked}”，没有写入`,
              `“${name}” may be guide item ${id} “${asked}”; not written`,
            ),
      hint:
        guide.sureness === 'likely'
          ? wording('不是同一事项时删去这一行', 'remove that line if it is another item')
          : wording(
              `确认是同一事项时，在事项里加一行“标准: ${id}”`,
              `if it is, add “guide: ${id}” to the item`,
            ),
    },
  ];
}
