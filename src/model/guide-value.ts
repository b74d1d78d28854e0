import type { GuideItem } from './catalog.js';
import { methodNames } from './vocabulary.js';

export type GuideElement = 'content' | 'basis' | 'timeLimit' | 'channels' | 'audience' | 'method';

/** What a guide item asks for one element, as one text: lists with a line for each part. */
export function guideValue(item: GuideItem, field: GuideElement): string {
  switch (field) {
    case 'content':
    case 'basis':
      return item[field].join('\n');
    case 'timeLimit':
      return item.timeLimit;
    case 'channels':
      return item.channels.map(({ text }) => text).join('\n');
    case 'audience':
      return item.audience.kind === 'public' ? '全社会' : item.audience.group;
    case 'method':
      return methodNames[item.method];
    default:
      return field satisfies never;
  }
}
