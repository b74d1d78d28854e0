import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  type AuthoringBook,
  type AuthoringField,
  type AuthoringRow,
  authoringFields,
  categorySeparator,
  equivalentSeparator,
} from '../../src/model/authoring.js';
import { fieldNames, levelNames, methodNames, stageNames, statusNames } from '../../src/model/vocabulary.js';

/** The example's real items of some domains, as texts: enough to try the workbook with, not an export. */
export function sampleBook(domains: readonly string[] = ['义务教育', '安全生产']): AuthoringBook {
  const agencies = namesIn('catalog/example/agencies.yaml', '单位');
  const channels = namesIn('catalog/registers/channels.yaml', '渠道');
  return {
    title: `示例县 ${domains.join('、')}`,
    date: '2026-01-20',
    creator: '示例县人民政府办公室',
    sheets: domains.map((domain) => ({ domain, rows: rowsIn(`catalog/example/entries/${domain}.yaml`) })),
    choices: {
      method: Object.values(methodNames),
      levels: Object.values(levelNames),
      stage: Object.values(stageNames),
      status: Object.values(statusNames),
      audience: ['全社会'],
      subject: agencies,
      responsible: agencies,
      channels,
      timeLimit: [
        '自信息形成或者变更之日起20个工作日内',
        '自信息形成或者变更之日起7个工作日内',
        '实时公开',
        '及时公开',
      ],
      column: namesIn('catalog/example/columns.yaml', '栏目'),
    },
  };
}

/** A stand-in for the fingerprint: any function of the text does. */
export function printOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function rowsIn(path: string): AuthoringRow[] {
  const file: Readonly<Record<string, unknown>> = parse(readFileSync(path, 'utf8'));
  const defaults = recordAt(file, '默认');
  return listAt(file, '事项').map((item) => {
    const values = { ...defaults, ...recordOf(item) };
    const cells = Object.fromEntries(
      authoringFields.map((field) => [field, cellText(field, values[fieldNames[field] ?? ''])]),
    );
    const prints = Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, printOf(text)]));
    return { row: 0, id: String(values.编码 ?? ''), cells, prints };
  });
}

function cellText(field: AuthoringField, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join(field === 'category' ? categorySeparator : '\n');
  if (typeof value !== 'object') return String(value);
  const pairs = Object.entries(value);
  if (field === 'audience') return pairs.map(([kind, group]) => `${kind}:${group}`).join('\n');
  return pairs.map(([left, right]) => `${left}${equivalentSeparator}${right}`).join('\n');
}

function namesIn(path: string, list: string): string[] {
  return listAt(parse(readFileSync(path, 'utf8')), list).map((item) => String(recordOf(item).名称));
}

function listAt(record: unknown, key: string): unknown[] {
  const list: unknown = recordOf(record)[key];
  return Array.isArray(list) ? list : [];
}

function recordAt(record: unknown, key: string): Readonly<Record<string, unknown>> {
  return recordOf(recordOf(record)[key]);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
