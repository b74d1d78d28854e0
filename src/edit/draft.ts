import { type AuthoringField, authoringFields } from '../model/authoring.js';
import { type Audience, type Entry, type Guide, type GuideItem, isAttested } from '../model/catalog.js';
import type { DraftEntry, DraftPrints } from '../model/drafts.js';
import type { CellValue } from '../model/merge.js';
import { type Level, levelNames, methodNames, statusNames } from '../model/vocabulary.js';
import { type Named, placeholderOf } from '../text/placeholder.js';
import { cellOf, cellsOf } from './cells.js';
import { fingerprint } from './fingerprint.js';

/**
 * A guide item → the draft of the entry that answers it: the guide's words as they are, the domain's lead agency
 * as subject. The comment says how surely the item is known, and what must be put in the county's own words.
 *
 * @param lead The lead agency of the domain, as gongkai.yaml names it.
 */
export function draftOf(item: GuideItem, guide: Guide, lead: string): DraftEntry {
  const remarks = [
    ...attestation(item),
    ...localising(item, [...subjectRemark(item, usualSubject(guide)), ...levelRemark(item)]),
  ];
  return draftFrom(item, { id: item.id, domain: guide.domain, group: null, subject: lead, remarks });
}

/**
 * A guide item → the draft that the members of a group share: each of them discloses it. Its id is that of the
 * item behind the initials of the level.
 */
export function sharedDraftOf(item: GuideItem, guide: Guide, { name, level }: SharingGroup): DraftEntry {
  const remarks = [...attestation(item), ...localising(item, [])];
  const id = sharedId(item.id, level);
  return draftFrom(item, { id, domain: guide.domain, group: name, subject: null, remarks });
}

/** A group of agencies that all stand at a level below the county. */
export interface SharingGroup {
  readonly name: string;
  readonly level: Exclude<Level, 'county'>;
}

/** `XZ-YWJY-0501`: 乡镇; `CW-…`: 村务. */
export function sharedId(item: string, level: SharingGroup['level']): string {
  return `${level === 'township' ? 'XZ' : 'CW'}-${item}`;
}

interface DraftFacts extends Pick<DraftEntry, 'id' | 'domain' | 'group' | 'remarks'> {
  readonly subject: string | null;
}

function draftFrom(item: GuideItem, { subject, ...facts }: DraftFacts): DraftEntry {
  const [only, ...others] = item.category;
  const values = {
    category: others.length === 0 && only !== undefined ? only : item.category,
    name: item.name,
    content: item.content,
    basis: item.basis,
    timeLimit: item.timeLimit,
    ...(subject !== null && { subject }),
    method: methodNames[item.method],
    channels: item.channels.map(({ text }) => text),
    audience: audienceValue(item.audience),
    guide: item.id,
    status: statusNames.draft,
  } satisfies DraftEntry['values'];
  const prints = { ...printsOf(values), remarks: fingerprint(facts.remarks.join('\n')) };
  return { ...facts, item: item.id, attested: isAttested(item), name: item.name, values, prints };
}

/** What a file of drafts says of itself, line by line, for the comment at its top. */
export function draftsComment(guide: Guide, group: string | null): string[] {
  const whose =
    group === null
      ? `主体先写牵头单位（指引写“${usualSubject(guide)}”），不是它公开的要改。`
      : `“${group}”的每个单位各公开一份；哪个单位有一项不同，在它自己的文件里写“继承: 编码”和不同的字段。`;
  return [
    `${guide.domain}领域公开事项，按标准指引起草。逐项核对、改成本地的说法以后，删去“状态: 草稿”一行，这一项才会公开。`,
    `${whose}“待本地化”后面列的是照抄会出错的地方。`,
    '“见于已公布的目录”：取自各地已公布的目录。“回忆”：没有见到出处，只供参考，以印发的原表为准。',
  ];
}

/**
 * The fingerprint of what is written of a draft itself: what the defaults of its file give may change without
 * anybody having touched it.
 */
export function entryPrint(entry: Entry): string {
  const { place, places } = entry;
  const own = place.kind === 'node' ? `${place.pointer}/` : '';
  const cells = cellsOf(entry, new Map());
  const said = authoringFields.flatMap((field) => {
    const at = places[field];
    return at?.kind === 'node' && at.pointer.startsWith(own) ? [[field, cells[field]]] : [];
  });
  return fingerprint(JSON.stringify(said));
}

/** The fields that come from the guide; all others are the county's own. */
const guideFields = [
  'category',
  'name',
  'content',
  'basis',
  'timeLimit',
  'method',
  'channels',
  'audience',
] as const satisfies readonly AuthoringField[];

function printsOf(values: Readonly<Record<(typeof guideFields)[number], CellValue>>): DraftPrints['guide'] {
  return Object.fromEntries(guideFields.map((field) => [field, fingerprint(cellOf(field, values[field]))]));
}

function audienceValue(audience: Audience): CellValue {
  return audience.kind === 'public' ? '全社会' : { group: audience.group };
}

/** A recalled row is never presented as the ministry's text (design section 5). */
function attestation(item: GuideItem): string[] {
  if (!isAttested(item)) {
    return [
      `回忆（把握${sureness[item.attestation]}）：未见于已公布的目录，对照印发的原表核对，没有这一项就删去。`,
    ];
  }
  const unseen = item.unseen.length === 0 ? '' : `；其中${item.unseen.join('、')}没有见到，是补上的`;
  return [`见于已公布的目录${unseen}。`];
}

const sureness: Readonly<Record<GuideItem['attestation'], string>> = {
  seen: '',
  'recalled-high': '较大',
  'recalled-medium': '一般',
  'recalled-low': '较小',
};

/** The words that would say nothing of this county if they were left as they are. */
function localising(item: GuideItem, more: readonly string[]): string[] {
  const found = [
    ...blanks('内容', item.content, 'words'),
    ...blanks('依据', item.basis, 'document'),
    ...(item.audience.kind === 'group' ? blanks('对象', [item.audience.group], 'group') : []),
    ...more,
  ];
  return found.length === 0 ? [] : [`待本地化：${found.join('；')}。`];
}

function subjectRemark({ subject }: GuideItem, usual: string): string[] {
  return subject === usual ? [] : [`主体（指引写“${subject}”）`];
}

function levelRemark({ levels }: GuideItem): string[] {
  const names = levels.map((level) => levelNames[level]).join('、');
  return levels.join() === 'county' ? [] : [`层级（指引要求${names}公开）`];
}

function blanks(field: string, texts: readonly string[], named: Named): string[] {
  return texts
    .filter((text) => placeholderOf(text, named) !== null)
    .map((text) => `${field}“${text}”要写具体`);
}

/** Whom most items of a guide name as their subject; of equals the first. */
function usualSubject({ items }: Guide): string {
  const counts = new Map<string, number>();
  for (const { subject } of items) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
