// A county of N entries, the same for the same N: for measuring, not for reading.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/**
 * Writes a workspace of `count` entries into `folder`: the guide items of all domains in turn, each
 * repeated for other bodies until there are enough, in files of at most 100 entries.
 * @param {string} folder
 * @param {number} count
 */
export function writeCounty(folder, count) {
  const guides = readdirSync('catalog/guides')
    .sort()
    .map((name) => parse(readFileSync(`catalog/guides/${name}`, 'utf8')));
  const agencies = Array.from({ length: 40 }, (_, index) => ({
    编码: `bm${index + 1}`,
    名称: `第${index + 1}局`,
    层级: '县级',
  }));
  write(folder, 'agencies.yaml', { 单位: agencies });
  write(folder, 'gongkai.yaml', {
    名称: '度量县',
    日期: '2026-06-30',
    领域: guides.map((guide, index) => ({ 名称: guide.领域, 牵头单位: `第${index + 1}局` })),
  });
  const items = guides.flatMap((guide) => guide.事项.map((/** @type {any} */ item) => ({ guide, item })));
  /** @type {Map<string, object[]>} */
  const files = new Map();
  for (let number = 0; number < count; number += 1) {
    const { guide, item } = items[(number * 7) % items.length];
    const round = Math.floor(number / items.length);
    const key = `${guide.英文名}-${String(Math.floor(round / 4)).padStart(3, '0')}`;
    const entries = files.get(key) ?? [];
    files.set(key, entries);
    entries.push({
      编码: `${item.编码}-${String(round + 1)}`,
      一级事项: item.一级事项,
      名称: round === 0 ? item.名称 : `${item.名称}(${round + 1})`,
      内容: item.内容,
      // Some guides cite what is repealed since, or no document at all: no county may.
      依据: ['《中华人民共和国政府信息公开条例》(国务院令第711号)'],
      时限: item.时限,
      主体: `第${(number % 40) + 1}局`,
      渠道: item.渠道,
      对象: item.对象,
      方式: item.方式,
      标准: item.编码,
    });
    if (entries.length === 1) domains.set(key, guide.领域);
  }
  for (const [key, entries] of files)
    write(folder, `entries/${key}.yaml`, { 领域: domains.get(key), 事项: entries });
}

/** @type {Map<string, string>} */
const domains = new Map();

/** @param {string} folder @param {string} path @param {object} value */
function write(folder, path, value) {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }));
}
