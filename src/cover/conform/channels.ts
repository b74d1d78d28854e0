import type { ChannelUse, Entry, GuideItem } from '../../model/catalog.js';
import { wording } from '../../model/wording.js';
import { matchKey } from '../../text/normalise.js';
import { askedPlace, givenPlace, type Weakness } from './weakness.js';

/**
 * Null when the entry uses all channels the item asks for (全部), or one of them (至少其一). A platform named
 * behind 其他 is the same when one name stands in the other (中国政府采购网及其地方分网, 中国政府采购网).
 */
export function channelsWeakness(entry: Entry, item: GuideItem): Weakness | null {
  const missing = item.channels.filter(
    (asked) => !entry.channels.some((given) => isSameChannel(given, asked)),
  );
  const all = item.channelRule === 'all';
  const enough = all ? missing.length === 0 : missing.length < item.channels.length;
  if (enough || item.channels.length === 0) return null;
  const names = missing.map(({ text }) => text);
  return {
    element: 'channels',
    asked: `${item.channels.map(({ text }) => text).join('、')}（${all ? '全部' : '至少其一'}）`,
    given: entry.channels.map(({ text }) => text).join('、'),
    hint: all
      ? wording(`在“渠道”中补上${quoted(names, '、')}`, `add ${quoted(names, ', ')} to “channels”`)
      : wording(
          `在“渠道”中补上${quoted(names, '、')}中的一种`,
          `add one of ${quoted(names, ', ')} to “channels”`,
        ),
    place: givenPlace(entry, 'channels'),
    askedPlace: askedPlace(item, 'channels'),
  };
}

function isSameChannel(given: ChannelUse, asked: ChannelUse): boolean {
  if (given.channel !== asked.channel) return false;
  // What the register does not know is at most the same as itself; the rule about channels reports it.
  if (given.channel === null) return matchKey(given.text) === matchKey(asked.text);
  if (asked.detail === null) return true;
  if (given.detail === null) return false;
  const [one, other] = [matchKey(given.detail), matchKey(asked.detail)];
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return one === other || (short.length >= 4 && long.includes(short));
}

function quoted(names: readonly string[], separator: string): string {
  return names.map((name) => `“${name}”`).join(separator);
}
