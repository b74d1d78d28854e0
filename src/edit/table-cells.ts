import type { AuthoringField } from '../model/authoring.js';
import { categorySeparator } from '../model/authoring.js';
import type { AgencyReference, Audience, Entry } from '../model/catalog.js';
import type { CellValue } from '../model/merge.js';
import type { TableRow } from '../model/table.js';
import { levelNames, methodNames, stageNames } from '../model/vocabulary.js';
import { type Wording, wording } from '../model/wording.js';
import { matchKey } from '../text/normalise.js';
import { audienceWords } from './cells.js';
import type { MergeContext } from './context.js';

/** What a row of a published table tells, by field; absent: it does not tell. */
export interface Told {
  readonly values: Readonly<Partial<Record<AuthoringField, CellValue>>>;
  readonly cells: Readonly<Partial<Record<AuthoringField, string>>>;
  /** What was decided on the way. */
  readonly remarks: readonly { readonly field: AuthoringField; readonly message: Wording }[];
}

type Names = Pick<MergeContext, 'channelOf' | 'agenciesOf'>;

/** The catalog has three levels of categories (design section 4). */
const mostCategories = 3;

/** A row → values in the words of the registers. */
export function toldBy(row: TableRow, names: Names): Told {
  const remarks: { field: AuthoringField; message: Wording }[] = [];
  const say = (field: AuthoringField, zh: string, en: string): void => {
    remarks.push({ field, message: wording(zh, en) });
  };
  const category = foldedCategory(row.category, say);
  const channels = row.channels?.map((text) => channelWords(text, names, say));
  const subject = row.subject === null ? [] : bodiesIn(row.subject, names);
  const responsible = row.responsible === null ? [] : bodiesIn(row.responsible, names);
  const audience = namedAudience(row.audience, say);
  const values: Partial<Record<AuthoringField, CellValue>> = {};
  const cells: Partial<Record<AuthoringField, string>> = {};
  const tell = (field: AuthoringField, value: CellValue, cell: string): void => {
    values[field] = value;
    cells[field] = cell;
  };
  const tellList = (field: AuthoringField, list: readonly string[] | null | undefined): void => {
    if (list && list.length > 0) tell(field, list, list.join('\n'));
  };
  const tellShort = (field: AuthoringField, list: readonly string[]): void => {
    if (list.length > 0) tell(field, list.length === 1 ? (list[0] ?? '') : list, list.join('\n'));
  };
  const tellText = (field: AuthoringField, text: string | null): void => {
    if (text !== null && text !== '') tell(field, text, text);
  };
  if (category.length > 0) {
    tell(
      'category',
      category.length === 1 ? (category[0] ?? '') : category,
      category.join(categorySeparator),
    );
  }
  tellText('name', row.name);
  tellList('content', row.content);
  tellList('basis', row.basis);
  tellText('timeLimit', row.timeLimit);
  tellShort('subject', subject);
  tellShort('responsible', responsible);
  tellList('channels', channels);
  if (audience !== null) {
    tell(
      'audience',
      audience.kind === 'public' ? '全社会' : { group: audience.group },
      audienceWords(audience),
    );
  }
  tellText('method', row.method === null ? null : methodNames[row.method]);
  tellList(
    'levels',
    row.levels?.map((level) => levelNames[level]),
  );
  tellText('stage', row.stage === null ? null : stageNames[row.stage]);
  tellText('column', row.column);
  tellText('remarks', row.remarks);
  tellText('withheldReason', row.withheldReason);
  return { values, cells, remarks };
}

/** Whether an entry says of a field what the row says, however the words are set. */
export function saysTheSame(field: AuthoringField, entry: Entry, row: TableRow, names: Names): boolean {
  switch (field) {
    case 'category':
    case 'name':
    // Fields no published table has.
    case 'guide':
    case 'equivalents':
    case 'status':
    case 'review':
      return true;
    case 'content':
    case 'basis':
      return sameList(entry[field], row[field] ?? []);
    case 'timeLimit':
    case 'remarks':
    case 'withheldReason':
    case 'column':
      return matchKey(entry[field] ?? '') === matchKey(row[field] ?? '');
    case 'subject':
    case 'responsible':
      return sameBodies(entry[field], bodiesIn(row[field] ?? '', names), names);
    case 'channels':
      return sameSet(
        entry.channels.map(({ text }) => channelKey(text, names)),
        (row.channels ?? []).map((text) => channelKey(text, names)),
      );
    case 'audience':
      return sameAudience(entry.audience, row.audience);
    case 'method':
      return entry.method === row.method;
    case 'levels':
      return sameSet(entry.levels, row.levels ?? []);
    case 'stage':
      return entry.stage === row.stage;
    default:
      return field satisfies never;
  }
}

/** Ids of the agencies a cell names; empty when none of them is known. */
export function agenciesIn(text: string | null, names: Names): string[] {
  return text === null ? [] : [...new Set(bodiesIn(text, names).flatMap((name) => names.agenciesOf(name)))];
}

/** Several bodies in one cell are parted by 、, which may also stand in a name the register knows. */
function bodiesIn(text: string, { agenciesOf }: Pick<Names, 'agenciesOf'>): string[] {
  const whole = text.trim();
  if (whole === '' || agenciesOf(whole).length > 0) return whole === '' ? [] : [whole];
  return whole
    .split(/[\n、,，;；]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

type Say = (field: AuthoringField, zh: string, en: string) => void;

function foldedCategory(category: readonly string[], say: Say): readonly string[] {
  if (category.length <= mostCategories) return category;
  const folded = [...category.slice(0, mostCategories - 1), category.slice(mostCategories - 1).join('—')];
  say(
    'category',
    `表里有 ${category.length} 级类别，目录最多 ${mostCategories} 级：后几级并为“${folded.at(-1) ?? ''}”`,
    `the table has ${category.length} levels of categories, the catalog at most ${mostCategories}: the last are joined`,
  );
  return folded;
}

/** In the register's own name; what it does not know is a channel of its own (design section 2). */
function channelWords(text: string, { channelOf }: Names, say: Say): string {
  const { channel, detail } = channelOf(text);
  if (channel !== null) return detail === null ? text : `其他:${detail}`;
  const other = /^其他\s*[:：(（]?\s*(.+?)[)）]?$/u.exec(text)?.[1] ?? text;
  say(
    'channels',
    `渠道“${text}”不在渠道登记册中，记为“其他:${other}”`,
    `the channel “${text}” is not in the channel register and is taken as “其他:${other}”`,
  );
  return `其他:${other}`;
}

function channelKey(text: string, { channelOf }: Names): string {
  const { channel, detail } = channelOf(text);
  return channel === null
    ? `other ${matchKey(text.replace(/^其他/u, ''))}`
    : `${channel} ${matchKey(detail ?? '')}`;
}

/** A ticked 特定群体 that names nobody tells nothing that could be published. */
function namedAudience(audience: Audience | null, say: Say): Audience | null {
  if (audience?.kind !== 'group' || audience.group !== '') return audience;
  say(
    'audience',
    '“特定群体”打了勾，没有写明是谁，公开对象留空',
    '特定群体 is ticked, but nobody is named; left empty',
  );
  return null;
}

function sameAudience(own: Audience | null, told: Audience | null): boolean {
  if (own === null || told === null) return own === told;
  if (own.kind !== 'group' || told.kind !== 'group') return own.kind === told.kind;
  return told.group === '' || matchKey(own.group) === matchKey(told.group);
}

function sameBodies(
  own: readonly AgencyReference[],
  told: readonly string[],
  { agenciesOf }: Names,
): boolean {
  const keysOf = (references: readonly { text: string; agencies: readonly string[] }[]): string[] =>
    references.flatMap(({ text, agencies }) => (agencies.length > 0 ? agencies : [`? ${matchKey(text)}`]));
  return sameSet(keysOf(own), keysOf(told.map((text) => ({ text, agencies: agenciesOf(text) }))));
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => matchKey(text) === matchKey(b[index] ?? ''));
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [new Set(a), new Set(b)];
  return first.size === second.size && [...first].every((value) => second.has(value));
}
