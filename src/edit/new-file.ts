import { type AuthoringField, authoringFields } from '../model/authoring.js';
import type { EntryFile } from '../model/entry-file.js';
import type { Addition, CellValue } from '../model/merge.js';
import { fieldNames, statusNames } from '../model/vocabulary.js';
import type { YamlRecord } from '../source/edit.js';
import { stringifyYaml } from '../source/stringify.js';
import { cellOf, cellsOf } from './cells.js';

/** Fields that a file may give all its items (schema of entries, `defaults`), but no item's own. */
const shareable: readonly AuthoringField[] = [
  'basis',
  'timeLimit',
  'subject',
  'responsible',
  'method',
  'channels',
  'audience',
  'levels',
  'stage',
  'column',
];

/** An item as a new file has it. */
export interface NewFileItem extends Pick<Addition, 'id' | 'values' | 'lacking'> {
  /** Lines of the comment above it. */
  readonly remarks?: readonly string[];
}

/**
 * New items of a domain → a file of entries in the form clerks keep: what most items say alike becomes 默认, as
 * joined cells of the published table do. A field some item lacks is no default, or that item would be given it.
 *
 * @param comment Lines of the comment at the top.
 */
export function newEntriesFile(
  { domain, group = null }: { readonly domain: string; readonly group?: string | null },
  items: readonly NewFileItem[],
  comment: readonly string[],
): string {
  const defaults = defaultsOf(items);
  return stringifyYaml(
    inChinese({
      domain,
      ...(group !== null && { appliesTo: group }),
      ...(Object.keys(defaults).length > 0 && { defaults: inChinese(defaults) }),
      items: items.map((item) => itemRecord(item, defaults)),
    }),
    {
      comment,
      records: fieldNames.items ?? 'items',
      oneLine: ['channels', 'levels'].map((field) => fieldNames[field] ?? field),
      remarks: items.map(({ remarks = [] }) => remarks),
    },
  );
}

/** A new item for a file that has defaults: what they say already is left out. */
export function recordIn(
  { defaults }: EntryFile,
  { id, values }: Pick<Addition, 'id' | 'values'>,
): YamlRecord {
  const given = cellsOf(defaults, new Map());
  const own = authoringFields.flatMap((field) => {
    const value = values[field];
    if (value === undefined) return [];
    return defaults.places[field] !== undefined && given[field] === cellOf(field, value)
      ? []
      : [[field, value] as const];
  });
  return { id, ...Object.fromEntries(own) };
}

/** An item as its file says it; what the defaults give already is left out. */
function itemRecord(
  { id, values, lacking }: NewFileItem,
  defaults: Addition['values'],
): Record<string, unknown> {
  const own = Object.fromEntries(
    authoringFields.flatMap((field): [string, CellValue][] => {
      const value = values[field];
      if (value === undefined || same(value, defaults[field])) return [];
      return [[field, value]];
    }),
  );
  return inChinese({ id, ...own, ...(lacking.length > 0 && { status: statusNames.draft }) });
}

/** The value that at least half of the items say, of fields that all of them say. */
function defaultsOf(items: readonly NewFileItem[]): Addition['values'] {
  const defaults: Partial<Record<AuthoringField, CellValue>> = {};
  if (items.length < 2) return defaults;
  for (const field of shareable) {
    const counts = new Map<string, { readonly value: CellValue; count: number }>();
    for (const { values } of items) {
      const value = values[field];
      if (value === undefined) continue;
      const key = JSON.stringify(value);
      const entry = counts.get(key) ?? { value, count: 0 };
      entry.count += 1;
      counts.set(key, entry);
    }
    const all = [...counts.values()];
    const told = all.reduce((sum, { count }) => sum + count, 0);
    const [most] = all.sort((a, b) => b.count - a.count);
    if (most !== undefined && told === items.length && most.count * 2 >= told && most.count > 1) {
      defaults[field] = most.value;
    }
  }
  return defaults;
}

function same(a: CellValue, b: CellValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A record with its keys in Chinese, those of a value such as the audience too. */
export function inChinese(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      fieldNames[field] ?? field,
      field === 'audience' && typeof value === 'object' && value !== null ? inChinese({ ...value }) : value,
    ]),
  );
}
