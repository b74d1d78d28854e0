import type { Channel, ChannelUse } from '../../model/catalog.js';
import { type Fix, listFix } from '../../model/diagnostic.js';
import { type Place, placeWithin } from '../../model/place.js';
import { type Wording, wording } from '../../model/wording.js';
import { listedParts } from '../../text/listed.js';
import { matchKey } from '../../text/normalise.js';
import { placeholderOf } from '../../text/placeholder.js';
import { nearest } from '../../text/suggest.js';
import type { SectionRule } from '../rule.js';

/**
 * Every channel is one of the register, or `其他:…` with a name: the published table ticks boxes of a fixed
 * list. 基层政务公开标准目录, column 公开渠道和载体.
 */
export const knownChannels: SectionRule = {
  code: 'known-channels',
  scope: 'section',
  severity: 'error',
  claim: wording(
    '公开渠道是登记册中的名称，或“其他:某某”',
    'Every channel is one of the register, or 其他:… with a name',
  ),
  source: wording('基层政务公开标准目录“公开渠道和载体”栏', 'the national table, column 公开渠道和载体'),
  fix: wording(
    '几个渠道写在一起的分成列表，别名改为登记册的名称，“其他：”改为“其他:”',
    'several channels in one text become a list, aliases become the names of the register',
  ),
  needs: ['registers'],
  *check(catalog) {
    const known = catalog.channels.flatMap((channel) => [channel.name, ...channel.aliases]);
    for (const entry of catalog.entries) {
      const place = entry.places.channels ?? entry.place;
      for (const [index, use] of entry.channels.entries()) {
        // The rule on placeholders says what to write instead of 同上.
        if (use.channel !== null || placeholderOf(use.text, 'words') !== null) continue;
        yield {
          message: wording(`没有“${use.text}”这个公开渠道`, `there is no channel “${use.text}”`),
          place: placeWithin(place, String(index)),
          hint: hintFor(use.text, known),
          fix: apart(entry.channels, index, place, catalog.channels),
        };
      }
    }
  },
};

/** The list with the channels of one text apart, where the register knows each of them. */
function apart(
  uses: readonly ChannelUse[],
  index: number,
  list: Place,
  channels: readonly Channel[],
): Fix | null {
  const names = new Map(
    channels.flatMap(({ name, aliases }) => [name, ...aliases].map((word) => [matchKey(word), name])),
  );
  const parts = listedParts(uses[index]?.text ?? '').map((part) => names.get(matchKey(part)) ?? null);
  if (parts.length < 2 && !/[［【]/u.test(uses[index]?.text ?? '')) return null;
  if (parts.some((part) => part === null || part === '其他')) return null;
  const all = uses.flatMap(({ text }, at) => (at === index ? parts.filter((part) => part !== null) : [text]));
  return listFix(placeWithin(list, String(index)), [...new Set(all)]);
}

function hintFor(text: string, known: readonly string[]): Wording {
  const parts = listedParts(text);
  if (parts.length > 1) {
    return wording(
      `几个渠道之间用英文逗号，写成列表：[${parts.join(', ')}]`,
      `separate several channels by ASCII commas in a list: [${parts.join(', ')}]`,
    );
  }
  const near = nearest(text, known);
  if (near === null) return wording(`写成“其他:${text}”`, `write “其他:${text}”`);
  return wording(
    `是不是“${near}”？如果是别的渠道，写成“其他:${text}”`,
    `did you mean “${near}”? for another channel write “其他:${text}”`,
  );
}
