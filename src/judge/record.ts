import type { Baseline } from '../model/baseline.js';
import type { Claim, Diagnostic } from '../model/diagnostic.js';
import { groupedBy } from '../model/grouped.js';
import { fieldNames } from '../model/vocabulary.js';
import type { Wording } from '../model/wording.js';
import { editYaml, type YamlEdit, type YamlRecord } from '../source/edit.js';
import { stringifyYaml } from '../source/stringify.js';
import { baselineKeys, keyOfKnown } from './baseline.js';
import { mayBeKnown } from './severities.js';

export interface RecordRequest {
  readonly baseline: Baseline;
  /** Text of the file; null when there is none. */
  readonly text: string | null;
  /** All that is found, what is known included. */
  readonly diagnostics: readonly Diagnostic[];
  /** As far as the office has lowered them. */
  readonly claims: readonly Claim[];
  /** Written beside what is new. */
  readonly reason: string | null;
}

export interface Recorded {
  /** The new text, or why the file cannot be changed. */
  readonly result: { readonly text: string } | { readonly refused: Wording };
  /** Entries that are new, gone, or have another number. */
  readonly added: number;
  readonly removed: number;
  readonly recounted: number;
  /** Findings the file then knows. */
  readonly findings: number;
  /** Findings that cannot be known: they are errors, or are once a draft is final, or a file is not read. */
  readonly refused: number;
}

/**
 * The baseline that knows of exactly what is found. Entries that stay keep their place, their words and the comments
 * around them; what is new comes to the end, in the order it was found.
 */
export function recordBaseline(request: RecordRequest): Recorded {
  const { baseline, text, diagnostics, claims } = request;
  const softenable = new Set(claims.filter(mayBeKnown).map(({ code }) => code));
  const recordable = diagnostics.filter(({ code }) => softenable.has(code));
  const names = baselineKeys(recordable);
  const groups = groupedBy(recordable, (diagnostic) => names.get(diagnostic) ?? '');
  const edits: YamlEdit[] = [];
  const met = new Set<string>();
  let removed = 0;
  let recounted = 0;
  for (const [index, entry] of baseline.known.entries()) {
    const key = keyOfKnown(entry);
    const count = groups.get(key)?.length ?? 0;
    if (count === 0 || met.has(key)) {
      edits.push({ kind: 'remove', pointer: `/known/${index}` });
      removed += 1;
    } else if (count !== entry.count) {
      edits.push(countEdit(index, count));
      recounted += 1;
    }
    met.add(key);
  }
  const fresh = [...groups].filter(([key]) => !met.has(key));
  const records = fresh.map(([key, found]) => recordOf(key, found.length, request.reason));
  edits.push(...records.map((value): YamlEdit => ({ kind: 'append', pointer: '/known', value })));
  return {
    result: text === null ? { text: newFile(records) } : edited(text, edits),
    added: records.length,
    removed,
    recounted,
    findings: recordable.length,
    refused: diagnostics.length - recordable.length,
  };
}

function countEdit(index: number, count: number): YamlEdit {
  const pointer = `/known/${index}/occurrences`;
  return count === 1 ? { kind: 'remove', pointer } : { kind: 'set', pointer, value: `${count}处` };
}

function recordOf(key: string, count: number, reason: string | null): YamlRecord {
  const [item, file, rule, field] = JSON.parse(key) as [string | null, string | null, string, string | null];
  return {
    ...(item === null ? { path: file ?? '' } : { entry: item }),
    rule,
    ...(field === null ? {} : { field }),
    ...(count === 1 ? {} : { occurrences: `${count}处` }),
    ...(reason === null ? {} : { reason }),
  };
}

function edited(text: string, edits: readonly YamlEdit[]): Recorded['result'] {
  const result = editYaml(text, edits);
  return result.kind === 'text' ? { text: result.text } : { refused: result.message };
}

function newFile(records: readonly YamlRecord[]): string {
  const list = fieldNames.known ?? 'known';
  const inChinese = records.map((record) =>
    Object.fromEntries(Object.entries(record).map(([field, value]) => [fieldNames[field] ?? field, value])),
  );
  return stringifyYaml(
    { [list]: inChinese },
    {
      comment: [
        '开始检查时已有、暂不改的问题，由 gongkai baseline 写入。检查不再提示它们；新出现的问题照常提示。',
        '改好一条就删去一条，或运行 gongkai baseline --update。可以写注释，更新时保留。',
      ],
      records: list,
      oneLine: [],
    },
  );
}
