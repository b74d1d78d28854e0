import {
  type AuthoringBook,
  type AuthoringField,
  type AuthoringRow,
  authoringFields,
  type ExportedItem,
} from '../model/authoring.js';
import { withheldFields } from './authoring-withheld.js';
import { sheetText } from './cells.js';

/** The hidden sheet in which an authoring workbook carries what it was exported from. */
export const recordSheet = '_gongkai';
/** The hidden sheet of the drop-down lists. */
export const listsSheet = '_gongkai_lists';

export interface AuthoringRecord {
  readonly title: string;
  readonly date: string;
  /** Name of a sheet → its domain. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly items: readonly RecordedItem[];
  /** Whether lines of it could not be read. */
  readonly damaged: boolean;
}

export interface RecordedItem extends ExportedItem {
  /** Fields whose text no cell can carry. */
  readonly withheld: readonly AuthoringField[];
}

/** The record of a book whose sheets have the given names, as rows of texts. Each row says in its first cell what it is. */
export function recordRows({ title, date, sheets }: AuthoringBook, names: readonly string[]): string[][] {
  return [
    [mark, version],
    ['title', sheetText(title)],
    ['date', date],
    ...sheets.map(({ domain }, index) => ['sheet', names[index] ?? '', domain]),
    ...sheets.flatMap(({ domain, rows }) =>
      rows.flatMap((row) => (row.id === '' ? [] : [itemRow(domain, row)])),
    ),
  ];
}

/** Null for rows that are no record, or one of a form not known here. */
export function recordIn(rows: readonly (readonly string[])[]): AuthoringRecord | null {
  const [own, form] = rows.find(([kind]) => kind === mark) ?? [];
  if (own === undefined || form !== version) return null;
  const said = (wanted: string): string => rows.find(([kind]) => kind === wanted)?.[1] ?? '';
  const items = rows.filter(([kind]) => kind === 'item').map(itemIn);
  const whole = items.filter((item) => item !== null);
  return {
    title: said('title'),
    date: said('date'),
    sheets: new Map(
      rows.flatMap(([kind, name = '', domain = '']) => (kind === 'sheet' ? [[name, domain]] : [])),
    ),
    items: whole,
    damaged: whole.length < items.length,
  };
}

const mark = 'gongkai-authoring';
const version = '1';

function itemRow(domain: string, row: AuthoringRow): string[] {
  const withheld = withheldFields(row);
  const prints = Object.fromEntries(
    authoringFields.flatMap((field) => {
      const print = row.prints?.[field];
      return print === undefined || withheld.includes(field) ? [] : [[field, print]];
    }),
  );
  return ['item', domain, row.id, JSON.stringify(prints), withheld.join(' ')];
}

function itemIn([, domain = '', id = '', json = '', withheld = '']: readonly string[]): RecordedItem | null {
  const prints = printsIn(json);
  if (prints === null || id === '') return null;
  return {
    domain,
    id,
    prints,
    withheld: authoringFields.filter((field) => withheld.split(' ').includes(field)),
  };
}

function printsIn(json: string): ExportedItem['prints'] | null {
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed !== 'object' || parsed === null) return null;
    return Object.fromEntries(
      authoringFields.flatMap((field) => {
        const print: unknown = Reflect.get(parsed, field);
        return typeof print === 'string' ? [[field, print]] : [];
      }),
    );
  } catch {
    return null;
  }
}
