// Makes catalog/guides/ and catalog/registers/instruments.yaml from a folder of collected facts:
//   node scripts/convert-guides.mjs <folder with one YAML file per domain>
// Ids already given are kept: rows are recognised by category and name, and only new rows get new numbers.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convertInstruments, withoutOuterMarks } from './convert-instruments.mjs';
import { readYaml, readYamlIfAny, writeYaml } from './convert-yaml.mjs';

const catalog = fileURLToPath(new URL('../catalog/', import.meta.url));

/** Pinyin initials of the domains: the prefixes of all ids. A prefix, once published, never changes. */
const prefixes = new Map([
  ['国土空间规划', 'GTKJGH'],
  ['重大建设项目', 'ZDJSXM'],
  ['公共资源交易', 'GGZYJY'],
  ['财政预决算', 'CZYJS'],
  ['安全生产', 'AQSC'],
  ['税收管理', 'SSGL'],
  ['征地补偿', 'ZDBC'],
  ['国有土地上房屋征收与补偿', 'GYTDSFWZSYBC'],
  ['保障性住房', 'BZXZF'],
  ['农村危房改造', 'NCWFGZ'],
  ['生态环境', 'STHJ'],
  ['公共文化服务', 'GGWHFW'],
  ['公共法律服务', 'GGFLFW'],
  ['扶贫', 'FP'],
  ['救灾', 'JZ'],
  ['食品药品监管', 'SPYPJG'],
  ['城市综合执法', 'CSZHZF'],
  ['就业', 'JY'],
  ['社会保险', 'SHBX'],
  ['社会救助', 'SHJZ'],
  ['养老服务', 'YLFW'],
  ['户籍管理', 'HJGL'],
  ['涉农补贴', 'SNBT'],
  ['义务教育', 'YWJY'],
  ['医疗卫生', 'YLWS'],
  ['市政服务', 'SZFW'],
  ['旅游', 'LY'],
  ['广播电视和网络视听', 'GBDSHWLST'],
  ['自然资源', 'ZRZY'],
  ['交通运输', 'JTYS'],
]);

/** @type {Record<string, string>} */
const methods = { 主动: '主动公开', 依申请: '依申请公开' };

/** @type {Record<string, string>} */
const attestations = {
  seen: '已见证',
  'recalled-high': '回忆(较可靠)',
  'recalled-medium': '回忆(一般)',
  'recalled-low': '回忆(存疑)',
};

/** @type {Record<string, string>} */
const fieldNames = {
  l1: '一级事项',
  l2: '名称',
  content: '内容',
  basis: '依据',
  limit: '时限',
  subject: '主体',
  channels: '渠道',
  audience: '对象',
  method: '方式',
  levels: '层级',
};

/** The notes name fields of the facts, and a file that is no part of them; here they read as in our own format. */
const wordings = [
  ['(见 document.sources)', ''],
  ['document.number 见于', '文号见于'],
  [' recalled_fields', '“未见要素”'],
  ['带 seen_fields 的回忆行', '带来源的回忆行'],
  ['confidence 为 low 的行', '“回忆(存疑)”的行'],
  ['recalled的', '回忆的'],
  ['recalled各行', '回忆各行'],
  ['recalled 行', '回忆行'],
  [/levels /g, '层级'],
  ['G28 一项', '国发〔2004〕28号一项'],
  [/。 /g, '。'],
  ['2022版所见各行另存于 extra 目录的 natural-resources-2022-planning.yaml', '2022版所见各行未收入本表'],
];

const comment = [
  '由收集到的公开事实生成(scripts/convert-guides.mjs),不是部委印发的原表。',
  '见证为“已见证”的行见于已公布的目录,其中“未见要素”仍是补全;见证为“回忆”的行只供参考,不计入缺项。',
];

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node scripts/convert-guides.mjs <folder with source facts>');
  process.exit(2);
}

const guides = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => readYaml(join(folder, name)));

for (const facts of guides) {
  const path = join(catalog, 'guides', `${facts.slug}.yaml`);
  writeYaml(path, comment, guide(facts, readYamlIfAny(path)), '事项');
}
convertInstruments(
  join(catalog, 'registers', 'instruments.yaml'),
  guides.flatMap((facts) => facts.items.flatMap((/** @type {any} */ item) => item.basis)),
);

const items = guides.flatMap((facts) => facts.items);
const seen = items.filter((item) => item.attestation === 'seen');
console.error(`guides: ${guides.length}, items: ${items.length}, seen: ${seen.length}`);

/** @param {any} facts @param {any} earlier */
function guide(facts, earlier) {
  const prefix = prefixes.get(facts.domain);
  if (prefix === undefined) throw new Error(`no prefix for the domain ${facts.domain}`);
  const idOf = numbering(prefix, facts, earlier);
  return withoutEmpty({
    领域: facts.domain,
    编码: prefix,
    英文名: facts.slug,
    序号: facts.number,
    制定机关: facts.issuer,
    文件: withoutEmpty({
      标题: withoutOuterMarks(facts.document.title),
      文号: facts.document.number,
      印发时间: facts.document.date,
      已见证: facts.document.attested,
    }),
    说明: facts.notes.map(reworded),
    事项: facts.items.map((/** @type {any} */ item) => row(item, idOf(item))),
  });
}

/** @param {any} item @param {string} id */
function row(item, id) {
  return withoutEmpty({
    编码: id,
    一级事项: item.l1,
    名称: item.l2,
    内容: item.content,
    依据: item.basis,
    时限: item.limit,
    主体: item.subject,
    渠道: item.channels,
    对象: item.audience,
    方式: translated(methods, item.method),
    层级: item.levels,
    见证: translated(attestations, item.attestation),
    未见要素: item.unseen_fields?.map((/** @type {string} */ name) => translated(fieldNames, name)),
    来源: item.sources,
    来源数: item.source_count,
    备注: item.note === undefined ? undefined : reworded(item.note),
  });
}

/**
 * Gives every row its id: `<prefix>-<category><item>`, two digits each, in order of first appearance.
 * @param {string} prefix
 * @param {any} facts
 * @param {any} earlier
 * @returns {(item: any) => string}
 */
function numbering(prefix, facts, earlier) {
  const key = (/** @type {string} */ category, /** @type {string} */ name) => `${category}\n${name}`;
  /** @type {Map<string, string>} */
  const ids = new Map();
  /** @type {Map<string, number>} */
  const categories = new Map();
  /** @type {Map<number, number>} the last number given, by category number */
  const last = new Map();
  for (const item of earlier?.事项 ?? []) {
    const [category, number] = [item.编码.slice(-4, -2), item.编码.slice(-2)].map(Number);
    ids.set(key(item.一级事项, item.名称), item.编码);
    categories.set(item.一级事项, category);
    last.set(category, Math.max(last.get(category) ?? 0, number));
  }
  const gone = new Set(ids.keys());
  for (const { l1, l2 } of facts.items) {
    if (gone.delete(key(l1, l2))) continue;
    if (ids.has(key(l1, l2))) throw new Error(`${facts.domain}: two rows are named ${l1} / ${l2}`);
    const category = categories.get(l1) ?? Math.max(0, ...categories.values()) + 1;
    const number = (last.get(category) ?? 0) + 1;
    categories.set(l1, category);
    last.set(category, number);
    ids.set(key(l1, l2), `${prefix}-${twoDigits(category)}${twoDigits(number)}`);
  }
  for (const name of gone) {
    console.error(`gone: ${ids.get(name)} ${name.replace('\n', ' / ')} (its number must not be given again)`);
  }
  return ({ l1, l2 }) => ids.get(key(l1, l2)) ?? '';
}

/** @param {number} number */
function twoDigits(number) {
  if (number > 99) throw new Error(`${number} does not fit into two digits`);
  return String(number).padStart(2, '0');
}

/** @param {string} text */
function reworded(text) {
  return wordings.reduce((words, [from, to]) => words.replace(from, /** @type {string} */ (to)), text);
}

/** @param {Record<string, string>} words @param {string} word */
function translated(words, word) {
  const result = words[word];
  if (result === undefined) throw new Error(`unknown word in the facts: ${word}`);
  return result;
}

/** @param {Record<string, any>} record */
function withoutEmpty(record) {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
