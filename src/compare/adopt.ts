import type { ChannelUse, Guide, GuideItem } from '../model/catalog.js';
import type { GuideElement } from '../model/guide-changes.js';
import { ItemNumbers } from '../model/item-numbers.js';
import { nodePlace } from '../model/place.js';
import type { TableRemark, TableRow } from '../model/table.js';
import { fieldNames } from '../model/vocabulary.js';
import { wording } from '../model/wording.js';
import { type Described, pairsOf } from './guides.js';

export interface AdoptRequest {
  readonly rows: readonly TableRow[];
  /** What the new guide says of itself; its items, and those of `known`, keep their ids. */
  readonly guide: Guide;
  /** More items whose ids are kept and never given again, such as those of an earlier import. */
  readonly known: readonly GuideItem[];
  readonly channelOf: (text: string) => ChannelUse;
  /** Address or name of the official table. */
  readonly source: string;
}

export interface Adopted {
  /** The official guide: the items that have every element. */
  readonly guide: Guide;
  /** All items, in the order of the official table. */
  readonly items: readonly AdoptedItem[];
  readonly remarks: readonly TableRemark[];
}

/** An item of the official table; elements that neither it nor the guide at hand tells are absent. */
export interface AdoptedItem extends Pick<GuideItem, 'id' | 'category' | 'name' | 'remarks'> {
  readonly row: number;
  readonly elements: AdoptedElements;
  /** Taken from the guide at hand, because the official table does not tell. */
  readonly unseen: readonly GuideElement[];
  /** Told by neither. */
  readonly lacking: readonly GuideElement[];
  readonly sources: readonly string[];
}

export type AdoptedElements = Partial<Pick<GuideItem, GuideElement>>;

/**
 * An office's official table → a guide whose items are attested. Items found in the guide at hand, by
 * category and name or under a near name with the same content, keep their ids; new ones get new ids that were
 * never given. What the table does not tell is taken from the guide at hand and marked as not seen.
 */
export function adopt({ rows, guide, known, channelOf, source }: AdoptRequest): Adopted {
  const remarks: TableRemark[] = [];
  const kept = new Set(known.map(({ id }) => id));
  const standing = [...known, ...guide.items.filter(({ id }) => !kept.has(id))];
  const described = rows.map((row): Described & { readonly of: TableRow } => ({
    id: null,
    category: row.category,
    name: row.name,
    content: row.content ?? [],
    of: row,
  }));
  const found = new Map(pairsOf(standing, described).map(([item, { of }]) => [of, item]));
  const numbers = new ItemNumbers(guide.id, standing);
  const items = rows.map((row) => {
    const base = found.get(row) ?? null;
    const id = base?.id ?? numbers.next(row.category[0] ?? '');
    return itemOf(row, id, base, { channelOf, source, remarks });
  });
  return {
    guide: {
      ...guide,
      items: items.flatMap((item, index) => complete(item, guide, index)),
    },
    items,
    remarks,
  };
}

const elementOrder: readonly GuideElement[] = [
  'content',
  'basis',
  'timeLimit',
  'subject',
  'channels',
  'audience',
  'method',
  'levels',
];

function itemOf(
  row: TableRow,
  id: string,
  base: GuideItem | null,
  { channelOf, source, remarks }: Pick<AdoptRequest, 'channelOf' | 'source'> & { remarks: TableRemark[] },
): AdoptedItem {
  const told = toldBy(row, base, channelOf, remarks);
  const unseen: GuideElement[] = [];
  const lacking: GuideElement[] = [];
  for (const element of elementOrder) {
    if (told[element] !== undefined) continue;
    if (base === null) lacking.push(element);
    else unseen.push(element);
  }
  const elements: AdoptedElements =
    base === null
      ? told
      : {
          content: base.content,
          basis: base.basis,
          timeLimit: base.timeLimit,
          subject: base.subject,
          channels: base.channels,
          audience: base.audience,
          method: base.method,
          levels: base.levels,
          ...told,
        };
  const { category, name } = row;
  // A guide has no field for it, and nothing a table says may get lost.
  const words = [row.withheldReason, row.remarks].filter(Boolean).join('\n') || null;
  return { row: row.row, id, category, name, remarks: words, elements, unseen, lacking, sources: [source] };
}

function toldBy(
  row: TableRow,
  base: GuideItem | null,
  channelOf: AdoptRequest['channelOf'],
  remarks: TableRemark[],
): AdoptedElements {
  const { content, basis, timeLimit, subject, audience, method, levels } = row;
  const channels = (row.channels ?? []).map((text) => knownChannel(text, channelOf, row.row, remarks));
  // A ticked 特定群体 that names nobody agrees with a guide that does, and says nothing by itself.
  const unnamed = audience?.kind === 'group' && audience.group === '';
  const named = unnamed ? (base?.audience.kind === 'group' ? base.audience : null) : audience;
  if (unnamed && named === null) {
    remarks.push({
      row: row.row,
      message: wording('“特定群体”打了勾，但没有写明是谁', '特定群体 is ticked, but nobody is named'),
    });
  }
  return {
    ...(content !== null && content.length > 0 && { content }),
    ...(basis !== null && basis.length > 0 && { basis }),
    ...(timeLimit !== null && { timeLimit }),
    ...(subject !== null && { subject }),
    ...(channels.length > 0 && { channels }),
    ...(named !== null && { audience: named }),
    ...(method !== null && { method }),
    ...(levels !== null && levels.length > 0 && { levels }),
  };
}

/** What the channel register does not know is a channel of its own: `其他:` with its name. */
function knownChannel(
  text: string,
  channelOf: AdoptRequest['channelOf'],
  row: number,
  remarks: TableRemark[],
): ChannelUse {
  const use = channelOf(text);
  if (use.channel !== null) return use;
  remarks.push({
    row,
    message: wording(
      `渠道“${text}”不在渠道登记册中，记为“其他:${text}”`,
      `the channel “${text}” is not in the channel register and is taken as “其他:${text}”`,
    ),
  });
  return channelOf(`其他:${text}`);
}

function complete(item: AdoptedItem, guide: Guide, index: number): GuideItem[] {
  const { content, basis, timeLimit, subject, channels, audience, method, levels } = item.elements;
  if (
    content === undefined ||
    basis === undefined ||
    timeLimit === undefined ||
    subject === undefined ||
    channels === undefined ||
    audience === undefined ||
    method === undefined ||
    levels === undefined
  ) {
    return [];
  }
  return [
    {
      id: item.id,
      domain: guide.domain,
      category: item.category,
      name: item.name,
      content,
      basis,
      timeLimit,
      subject,
      channels,
      channelRule: 'any',
      audience,
      method,
      levels,
      attestation: 'seen',
      unseen: item.unseen.map((element) => fieldNames[element] ?? element),
      sources: item.sources,
      remarks: item.remarks,
      place: nodePlace(guide.place.file, `/items/${index}`),
    },
  ];
}
