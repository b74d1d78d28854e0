// Citations of the guides → the register of instruments: one record per instrument, its other wordings as aliases.
import { readYamlIfAny, writeYaml } from './convert-yaml.mjs';

/** @typedef {{title: string, number?: string, issuer?: string, year?: number, edition?: string}} Instrument */

const comment = [
  '各领域标准指引和示例所引的法律、法规和文件,由引文解析而成(scripts/convert-instruments.mjs)。',
  '只写能够确定的要素;别名是同一文件的其他引法。手工添加的条目和内容在重新生成时保留。',
  '效力是2025年6月30日的情况,只写能够确定的;没有核实的写“待核”。修订:版本是现行版本,废止:写明取代它的文件。',
];

const legislature = '全国人民代表大会及其常务委员会';

/** Who issues documents under which abbreviation. */
const issuersByAbbreviation = new Map([
  ['国发', '国务院'],
  ['国办发', '国务院办公厅'],
  ['中办发', '中共中央办公厅、国务院办公厅'],
  ['中发', '中共中央、国务院'],
  ['财预', '财政部'],
  ['财库', '财政部'],
  ['税总发', '国家税务总局'],
  ['民发', '民政部'],
  ['教基一', '教育部'],
  ['教办', '教育部'],
  ['教师', '教育部'],
  ['建房', '住房和城乡建设部'],
  ['建保', '住房和城乡建设部'],
  ['建村', '住房和城乡建设部'],
  ['人社部发', '人力资源社会保障部'],
  ['国土资规', '国土资源部'],
  ['环办函', '环境保护部办公厅'],
  ['食药监法', '国家食品药品监督管理总局'],
]);

/** Documents whose number does not tell all their issuers, or whose issuer changed its name under one abbreviation. */
const issuersByNumber = new Map([
  ['财农〔2017〕8号', '财政部、国务院扶贫办、国家发展改革委、国家民族事务委员会、农业部、国家林业局'],
  ['财农〔2017〕41号', '财政部、农业部'],
  ['财农〔2017〕43号', '财政部、农业部'],
  ['农办财〔2018〕13号', '农业部办公厅、财政部办公厅'],
  ['财社〔2017〕164号', '财政部、人力资源社会保障部'],
  ['财综〔2014〕96号', '财政部、民政部、国家工商行政管理总局'],
  ['财金〔2018〕22号', '财政部、人力资源社会保障部、中国人民银行'],
  ['财资〔2018〕106号', '财政部、住房和城乡建设部'],
  ['建住房〔2007〕258号', '建设部、国家发展改革委、监察部、财政部、国土资源部、中国人民银行、国家税务总局'],
  ['人社部发〔2014〕17号', '人力资源社会保障部、财政部'],
  ['人社部发〔2014〕76号', '人力资源社会保障部、财政部、国家发展改革委、工业和信息化部'],
  ['人社部发〔2017〕40号', '人力资源社会保障部、财政部'],
  ['国人口发〔2007〕78号', '国家人口和计划生育委员会、财政部'],
  ['国卫基层发〔2017〕13号', '国家卫生和计划生育委员会'],
  ['国卫基层发〔2017〕46号', '国家卫生和计划生育委员会、财政部、国家中医药管理局'],
  ['国卫基层发〔2018〕18号', '国家卫生健康委员会、财政部、国家中医药管理局'],
]);

/** Cited without a number, and known all the same. */
const issuersByTitle = new Map([
  ['中华人民共和国土地管理法实施条例', '国务院'],
  ['中华人民共和国招标投标法实施条例', '国务院'],
  ['中华人民共和国政府采购法实施条例', '国务院'],
  ['中华人民共和国税收征收管理法实施细则', '国务院'],
  ['中华人民共和国户口登记条例', '全国人民代表大会常务委员会'],
  ['社会保险费征缴暂行条例', '国务院'],
  ['国务院扶贫办扶贫开发建档立卡工作方案', '国务院扶贫办'],
]);

/** Short and long names of one body; the register uses the right-hand one throughout. */
const bodies = new Map([
  ['住房城乡建设部', '住房和城乡建设部'],
  ['住房城乡建设部办公厅', '住房和城乡建设部办公厅'],
  ['人力资源和社会保障部', '人力资源社会保障部'],
  ['国家发改委', '国家发展改革委'],
  ['国家卫生健康委', '国家卫生健康委员会'],
  ['国家民委', '国家民族事务委员会'],
  ['国资委', '国务院国有资产监督管理委员会'],
  ['广电总局', '国家广播电影电视总局'],
  ['劳动保障部', '劳动和社会保障部'],
]);

/** Without the marks 《》 that wrap the whole title; marks inside it stay. @param {string} title */
export function withoutOuterMarks(title) {
  return title.startsWith('《') && title.indexOf('》') === title.length - 1 ? title.slice(1, -1) : title;
}

/** @param {string} path @param {string[]} citations */
export function convertInstruments(path, citations) {
  const distinct = [...new Set(citations)].sort();
  const groups = grouped(distinct, citations);
  const records = numbered(groups.map(record), readYamlIfAny(path)?.法规文件 ?? []);
  writeYaml(path, comment, { 法规文件: records }, '法规文件');
  console.error(`instruments: ${groups.length} from ${distinct.length} citations`);
}

/**
 * One citation: 《title》 and, in brackets after it, number and edition. Nothing for words that name no instrument.
 * @param {string} citation
 * @returns {Instrument | null}
 */
export function parseCitation(citation) {
  const match = /^(《[^《》]+》)(?:\(([^()]+)\))?$/.exec(citation);
  if (match === null) return null;
  /** @type {Instrument} */
  const instrument = { title: withoutOuterMarks(/** @type {string} */ (match[1])) };
  for (const part of match[2]?.split(',') ?? []) {
    if (/(修正|修订)$/.test(part)) instrument.edition = part;
    else if (/号(令)?$|^GB/.test(part)) instrument.number = part;
    else return null;
  }
  // An announcement cited without its author: the author stands before the title's 关于.
  if (instrument.number?.startsWith('公告')) {
    instrument.number = `${issuerFromTitle(instrument.title) ?? ''}${instrument.number}`;
  }
  const year = yearIn(instrument.number) ?? yearIn(instrument.edition);
  if (year !== undefined) instrument.year = year;
  const issuer = issuerOf(instrument);
  if (issuer !== undefined) instrument.issuer = issuer;
  return instrument;
}

/** 〔2016〕, 2016年, or the last figures of the number of a standard. @param {string | undefined} text */
function yearIn(text) {
  const match = /〔(\d{4})〕|(?<!\d)(\d{4})(?:年|$)/.exec(text ?? '');
  return match === null ? undefined : Number(match[1] ?? match[2]);
}

/**
 * Citations of one instrument: those that share a title or a number.
 * @param {string[]} distinct
 * @param {string[]} citations
 */
function grouped(distinct, citations) {
  /** @type {{citation: string, uses: number, instrument: Instrument}[][]} */
  const groups = [];
  for (const citation of distinct) {
    const instrument = parseCitation(citation);
    if (instrument === null) {
      console.error(`no instrument: ${citation}`);
      continue;
    }
    const member = { citation, uses: citations.filter((other) => other === citation).length, instrument };
    const same = groups.filter((group) => group.some((other) => isSame(other.instrument, instrument)));
    for (const group of same.slice(1)) groups.splice(groups.indexOf(group), 1);
    if (same[0] === undefined) groups.push([member]);
    else same[0].push(...same.slice(1).flat(), member);
  }
  return groups;
}

/** @param {Instrument} a @param {Instrument} b */
function isSame(a, b) {
  return a.title === b.title || (a.number !== undefined && a.number === b.number);
}

/**
 * The wording used most often gives title and number; what it lacks comes from the others, and they become aliases.
 * @param {{citation: string, uses: number, instrument: Instrument}[]} group
 */
function record(group) {
  const members = group.toSorted((a, b) => b.uses - a.uses || (a.citation < b.citation ? -1 : 1));
  /** @param {keyof Instrument} field */
  const first = (field) =>
    members.find(({ instrument }) => instrument[field] !== undefined)?.instrument[field];
  const instrument = {
    标题: first('title'),
    文号: first('number'),
    制定机关: first('issuer'),
    年份: first('year'),
    版本: first('edition'),
  };
  const own = wholeCitation(instrument);
  const aliases = members.map(({ citation }) => citation).filter((citation) => citation !== own);
  return { ...instrument, 别名: aliases.length === 0 ? undefined : aliases };
}

/**
 * Records keep the id they had, and what the register says of them already: it was reviewed by hand. New ones are
 * numbered on in the order of their titles; records of the register that the guides do not cite stay.
 * @param {any[]} records
 * @param {any[]} earlier
 */
function numbered(records, earlier) {
  let last = Math.max(0, ...earlier.map(({ 编码 }) => Number(/^i-(\d+)$/.exec(编码)?.[1] ?? 0)));
  const rest = new Set(earlier);
  const result = [];
  for (const fresh of records.toSorted((a, b) => (a.标题 < b.标题 ? -1 : 1))) {
    const known = earlier.find((other) => isKnown(other, fresh));
    rest.delete(known);
    const written = Object.fromEntries(Object.entries(fresh).filter(([, value]) => value !== undefined));
    if (known === undefined) last += 1;
    const id = known?.编码 ?? `i-${String(last).padStart(4, '0')}`;
    const aliases = new Set([...(fresh.别名 ?? []), ...(known?.别名 ?? [])]);
    if (known !== undefined && saysMore(fresh, known)) aliases.add(wholeCitation(fresh));
    aliases.delete(wholeCitation(known ?? fresh));
    const fields = inOrder(known ?? { ...written, 效力: '待核', 编码: id });
    result.push(aliases.size > 0 ? { ...fields, 别名: [...aliases] } : fields);
  }
  return [...result, ...rest].sort((a, b) => (a.编码 < b.编码 ? -1 : 1));
}

/**
 * One of the citations the register has of an instrument; editions under one title have numbers of their own.
 * @param {any} known
 * @param {any} fresh
 */
function isKnown(known, fresh) {
  const number = fresh.文号;
  if (known.文号 !== undefined && number !== undefined && known.文号 !== number) {
    return (known.别名 ?? []).includes(wholeCitation(fresh));
  }
  const titles = [
    known.标题,
    ...(known.别名 ?? []).map((/** @type {string} */ alias) => parseCitation(alias)?.title),
  ];
  return titles.includes(fresh.标题) || (number !== undefined && known.文号 === number);
}

/**
 * Whether a citation has another title, number or edition than the register.
 * @param {any} fresh
 * @param {any} known
 */
function saysMore(fresh, known) {
  return ['标题', '文号', '版本'].some((name) => fresh[name] !== undefined && fresh[name] !== known[name]);
}

/** @param {any} record */
function wholeCitation({ 标题, 文号, 版本 }) {
  const brackets = [文号, 版本].filter((part) => part !== undefined).join(',');
  return `《${标题}》${brackets === '' ? '' : `(${brackets})`}`;
}

/** @param {any} fields */
function inOrder(fields) {
  const order = [
    ...['编码', '标题', '文号', '制定机关', '年份', '版本'],
    ...['效力', '施行日期', '废止日期', '取代文件', '别名'],
  ];
  return Object.fromEntries(order.filter((name) => name in fields).map((name) => [name, fields[name]]));
}

/** @param {Instrument} instrument */
function issuerOf({ title, number }) {
  if (/^中华人民共和国[^〈〉]*[^办]法$/.test(title)) return legislature;
  return (
    issuersByTitle.get(title) ??
    issuerFromTitle(title) ??
    (number === undefined ? undefined : issuerFromNumber(number))
  );
}

/** “某部 某部关于…”, “某部印发…”: the bodies named before the first such word. @param {string} title */
function issuerFromTitle(title) {
  const match = /^(.+?)(?:关于|印发|转发|对确需)/.exec(title);
  const names = match?.[1]?.split(/[ 、]/) ?? [];
  const isBody = (/** @type {string} */ name) => /^(中共中央|国务院|.*[部委局厅办院])$/.test(name);
  return names.length > 0 && names.every(isBody) ? joined(names) : undefined;
}

/** @param {string} number */
function issuerFromNumber(number) {
  const known = issuersByNumber.get(number);
  if (known !== undefined) return known;
  const document = /^(.+?)〔\d{4}〕/.exec(number);
  if (document !== null) return issuersByAbbreviation.get(/** @type {string} */ (document[1]));
  const decree = /^(.+?)(?:令第|公告|\d{4}年第\d+号令)/.exec(number);
  return decree === null ? undefined : joined(/** @type {string} */ (decree[1]).split(/[ 、]/));
}

/** @param {string[]} names */
function joined(names) {
  return names.map((name) => bodies.get(name) ?? name).join('、');
}
