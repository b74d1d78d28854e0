import type { Merge, Remark } from '../model/merge.js';
import type { Language } from '../model/wording.js';
import type { MergeSaid } from './merge-text.js';

/** Everything a merge found, for programs: all repairs too. */
export function mergeJson(
  { sources, merge, files }: MergeSaid,
  language: Language,
  written: boolean,
): string {
  return `${JSON.stringify(
    {
      sources: sources.map(({ file, kind, tables }) => ({
        file,
        kind,
        tables: tables.map((table) => ({
          ...table,
          remarks: table.remarks.map(({ row, message }) => ({ row, message: message[language] })),
        })),
      })),
      ...mergeData(merge, language),
      files: files.map(({ path, before }) => ({ path, created: before === null })),
      written,
    },
    null,
    2,
  )}\n`;
}

function mergeData(merge: Merge, language: Language): object {
  const remark = ({ origin, field, message, hint }: Remark): object => ({
    ...origin,
    field,
    message: message[language],
    hint: hint?.[language] ?? null,
  });
  return {
    changes: merge.changes,
    additions: merge.additions.map(({ cells: _, ...addition }) => addition),
    removals: merge.removals,
    conflicts: merge.conflicts,
    problems: merge.problems.map(remark),
    remarks: merge.remarks.map(remark),
    proposals: merge.proposals,
    unchanged: merge.unchanged,
  };
}
