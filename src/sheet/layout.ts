import { categorySeparator } from '../model/authoring.js';
import type { Audience, Channel, ChannelUse, PublishedEntry } from '../model/catalog.js';
import {
  type Level,
  type ListColumn,
  levelNames,
  listColumnNames,
  methodNames,
  stageNames,
} from '../model/vocabulary.js';
import { displayWidth } from '../text/width.js';
import { textCapacity } from './measure.js';
import type { Table, TableCell, TableColumn } from './table.js';

/** The national table (基层政务公开标准目录), defined once: what lists are written in and recognised by. */
export interface LayoutColumn extends TableColumn {
  readonly id: LayoutColumnId;
  /** Optional columns stand in the table only when asked for, or when an entry cannot do without them. */
  readonly optional: boolean;
  readonly text: (entry: PublishedEntry, context: LayoutContext) => string;
}

export type LayoutColumnId =
  | 'category'
  | 'name'
  | 'content'
  | 'basis'
  | 'timeLimit'
  | 'subject'
  | 'channels'
  | 'public'
  | 'group'
  | 'proactive'
  | 'on-request'
  | Level
  | ListColumn;

/** What cells need to know beside their entry. */
export interface LayoutContext {
  /** The channel register, in its order. */
  readonly channels: readonly Channel[];
  /** Agency id → its full name. */
  readonly agencies: ReadonlyMap<string, string>;
  /** Id or name of a website column → its name. */
  readonly websiteColumns: ReadonlyMap<string, string>;
}

export interface NationalTable {
  /** The sheet name wanted. */
  readonly name: string;
  readonly title: string;
  readonly caption: string | null;
  /** Gone through twice: for the columns they need, and for the rows as these are written. */
  readonly entries: Iterable<PublishedEntry>;
  /** Optional columns to show. */
  readonly show?: readonly ListColumn[];
}

/**
 * Makes the function that sets entries as a sheet of the national table, numbered from 1. The column 备注
 * is added to a table with an item that is withheld: the national table has no place for 不予公开, and two
 * empty boxes under 公开方式 would look like an oversight.
 *
 * An entry stands in several tables: its cells are written once.
 */
export function nationalTables(context: LayoutContext): (wanted: NationalTable) => Table {
  const written = new WeakMap<PublishedEntry, readonly TableCell[]>();
  const cellsOf = (entry: PublishedEntry): readonly TableCell[] => {
    const before = written.get(entry);
    if (before !== undefined) return before;
    const cells = layoutColumns.map(({ text }) => text(entry, context) || null);
    written.set(entry, cells);
    return cells;
  };
  return ({ name, title, caption, entries, show = [] }) => {
    const needed = new Set<LayoutColumnId>(show);
    if (!needed.has('remarks') && hasWithheld(entries)) needed.add('remarks');
    const shown = layoutColumns.map(({ id, optional }) => !optional || needed.has(id));
    return {
      name,
      title,
      caption,
      columns: [numberColumn, ...layoutColumns.filter((_, index) => shown[index])],
      rows: numberedRows(entries, (entry) => cellsOf(entry).filter((_, position) => shown[position])),
      notes: [],
      filter: false,
    };
  };
}

function hasWithheld(entries: Iterable<PublishedEntry>): boolean {
  for (const { method } of entries) if (method === 'withheld') return true;
  return false;
}

function numberedRows(
  entries: Iterable<PublishedEntry>,
  cellsOf: (entry: PublishedEntry) => readonly TableCell[],
): Table['rows'] {
  return {
    *[Symbol.iterator]() {
      let number = 0;
      for (const entry of entries) {
        number += 1;
        yield [number, ...cellsOf(entry)];
      }
    },
  };
}

export const tick = '√';
const checkedBox = '■';
const emptyBox = '□';

const numberColumn: TableColumn = {
  group: null,
  heading: '序号',
  width: 5,
  align: 'center',
  join: 'none',
  format: 'plain',
};

/** All columns after 序号, in the order of the national table; optional ones where they usually stand. */
export const layoutColumns: readonly LayoutColumn[] = [
  {
    ...text('category', '一级事项', 10, ({ category }) => category.join(categorySeparator)),
    group: '公开事项',
    join: 'group',
  },
  { ...text('name', '二级事项', 13, ({ name }) => name), group: '公开事项' },
  { ...text('content', '公开内容(要素)', 34, ({ content }) => numbered(content)), align: 'left' },
  { ...text('basis', '公开依据', 28, ({ basis }) => basis.join('\n')), align: 'left', join: 'repeat' },
  { ...text('timeLimit', '公开时限', 15, ({ timeLimit }) => timeLimit ?? ''), join: 'repeat' },
  {
    ...text('subject', '公开主体', 13, (entry, context) => agencyNames(entry.subject, context)),
    join: 'repeat',
  },
  {
    ...text('responsible', listColumnNames.responsible, 12, (entry, context) =>
      agencyNames(entry.responsible, context),
    ),
    join: 'repeat',
    optional: true,
  },
  {
    ...text('channels', '公开渠道和载体', channelWidth(), (entry, context) =>
      channelBoxes(entry.channels, context.channels),
    ),
    align: 'left',
    join: 'repeat',
  },
  {
    ...text('public', '全社会', 6.6, ({ audience }) => ticked(audience.kind === 'public')),
    group: '公开对象',
  },
  { ...text('group', '特定群体', 10, ({ audience }) => groupTick(audience)), group: '公开对象' },
  { ...text('proactive', '主动', 5, ({ method }) => ticked(method === 'proactive')), group: '公开方式' },
  {
    ...text('on-request', '依申请公开', 6.6, ({ method }) => ticked(method === 'on-request')),
    group: '公开方式',
  },
  levelColumn('county'),
  levelColumn('township'),
  levelColumn('village'),
  {
    ...text('stage', listColumnNames.stage, 7, ({ stage }) => (stage === null ? '' : stageNames[stage])),
    optional: true,
  },
  {
    ...text('column', listColumnNames.column, 12, ({ column }, { websiteColumns }) =>
      column === null ? '' : (websiteColumns.get(column) ?? column),
    ),
    optional: true,
  },
  {
    ...text('remarks', listColumnNames.remarks, 10, remarksOf),
    align: 'left',
    optional: true,
  },
];

function text(id: LayoutColumnId, heading: string, width: number, cell: LayoutColumn['text']): LayoutColumn {
  return {
    id,
    group: null,
    heading,
    width,
    align: 'center',
    join: 'none',
    format: 'plain',
    optional: false,
    text: cell,
  };
}

function levelColumn(level: Level): LayoutColumn {
  return {
    ...text(level, levelNames[level], 5, ({ levels }) => ticked(levels.includes(level))),
    group: '公开层级',
  };
}

function ticked(yes: boolean): string {
  return yes ? tick : '';
}

function groupTick(audience: Audience): string {
  return audience.kind === 'group' ? `${tick}(${audience.group})` : '';
}

/** The table has no column for what is withheld, nor for why: both begin the remarks, as they are read again. */
function remarksOf({ method, withheldReason, remarks }: PublishedEntry): string {
  if (method !== 'withheld') return remarks ?? '';
  const reason = withheldReason === null ? '' : `：${withheldReason.replace(/\s*\n\s*/gu, '；')}`;
  return [`${methodNames.withheld}${reason}`, remarks].filter((part) => part !== null).join('\n');
}

/** `1.甲` and `2.乙` on lines of their own; a single element, or ones that bring their own numbers, as they are. */
function numbered(elements: readonly string[]): string {
  if (elements.length < 2 || elements.some((element) => ownNumber.test(element))) return elements.join('\n');
  return elements.map((element, index) => `${index + 1}.${element}`).join('\n');
}

const ownNumber =
  /^\s*(?:\d+\s*[.、.)）]|[(（][\d一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|[①-⑳●○〇])/u;

/** One known agency by its full name, whatever alias the author used; a group or unknown words as written. */
function agencyNames(references: PublishedEntry['subject'], { agencies }: LayoutContext): string {
  const names = references.map(({ text: written, agencies: ids }) => {
    const [only, ...others] = ids;
    return only !== undefined && others.length === 0 ? (agencies.get(only) ?? written) : written;
  });
  return [...new Set(names)].join('、');
}

/**
 * Every channel of the register with its box, checked or not, then what the register does not know.
 * Lines are broken here, between channels, because spreadsheets would break inside their names.
 */
function channelBoxes(uses: readonly ChannelUse[], channels: readonly Channel[]): string {
  const byChannel = new Map<string, ChannelUse[]>();
  const unknown: string[] = [];
  for (const use of uses) {
    if (use.channel === null) unknown.push(`${checkedBox}${use.text}`);
    else byChannel.set(use.channel, [...(byChannel.get(use.channel) ?? []), use]);
  }
  const boxes = channels.map(({ id, name }) => {
    const own = byChannel.get(id);
    if (own === undefined) return `${emptyBox}${name}`;
    const details = own.flatMap(({ detail }) => detail ?? []);
    return `${checkedBox}${name}${details.length === 0 ? '' : `:${details.join('、')}`}`;
  });
  return packed([...boxes, ...unknown], textCapacity(channelWidth()));
}

function channelWidth(): number {
  return 28;
}

function packed(pieces: readonly string[], capacity: number): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (line !== '' && displayWidth(longer, 2) > capacity) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}
