// National tables of any length, the same for the same number of rows: for measuring lists, not for reading.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** @typedef {import('../src/model/catalog.js').PublishedEntry} PublishedEntry */
/** @typedef {import('../src/sheet/layout.js').LayoutContext} LayoutContext */

/**
 * The guide items of all domains in turn, over and over, each time with a name, a number and an element of
 * their own. Entries are made when they are asked for, and held by nobody.
 * @param {number} count
 * @returns {{context: LayoutContext, entries: Iterable<PublishedEntry>}}
 */
export function countyRows(count) {
  const register = parse(readFileSync('catalog/registers/channels.yaml', 'utf8'));
  const channels = register.渠道.map((/** @type {any} */ channel) => ({
    id: channel.编码,
    name: channel.名称,
    aliases: channel.别名 ?? [],
  }));
  const items = readdirSync('catalog/guides')
    .sort()
    .flatMap((name) => parse(readFileSync(`catalog/guides/${name}`, 'utf8')).事项)
    .map((/** @type {any} */ item) => plainItem(item, channels));
  return {
    context: { channels, agencies: new Map(), websiteColumns: new Map() },
    entries: {
      *[Symbol.iterator]() {
        for (let number = 0; number < count; number += 1) {
          yield entryOf(items[number % items.length], Math.floor(number / items.length) + 1);
        }
      },
    },
  };
}

/** @param {any} item @param {any[]} channels */
function plainItem(item, channels) {
  const many = (/** @type {any} */ value) => (Array.isArray(value) ? value : [value]);
  return {
    category: many(item.一级事项),
    name: item.名称,
    content: many(item.内容),
    basis: item.依据 === undefined ? [] : many(item.依据),
    timeLimit: item.时限,
    subject: item.主体,
    channels: many(item.渠道).map((text) => ({
      text,
      channel: channels.find(({ name }) => name === text)?.id ?? null,
      detail: null,
    })),
    audience: item.对象 === '全社会' ? { kind: 'public' } : { kind: 'group', group: '申请人' },
    method: item.方式 === '依申请公开' ? 'on-request' : 'proactive',
    levels: many(item.层级).map((level) => ({ 县级: 'county', 乡级: 'township', 村级: 'village' })[level]),
  };
}

/** @param {any} item @param {number} round */
function entryOf(item, round) {
  return {
    ...item,
    name: `${item.name}(${round})`,
    content: [`第${round}批：${item.content[0]}`, ...item.content.slice(1)],
    subject: [{ text: item.subject, agencies: [] }],
    responsible: [],
    stage: null,
    column: null,
    remarks: null,
  };
}
