import type { DraftPrints, DraftRecord } from '../model/drafts.js';

/** Where a workspace keeps the record of its drafts. */
export const draftRecordPath = '.gongkai/drafts.json';

/** The text of a record: one draft on a line, in the order of ids, so that two clerks' changes merge. */
export function draftRecordText(record: DraftRecord): string {
  const lines = [...record]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, prints]) => `  ${JSON.stringify(id)}: ${JSON.stringify(prints)}`);
  const note =
    'gongkai sync 用它辨认没有改动过的草稿。随目录一起保存，不要手工修改；丢了也不要紧，草稿就都算改动过。';
  return `{\n  "说明": ${JSON.stringify(note)}${lines.map((line) => `,\n${line}`).join('')}\n}\n`;
}

/** Reads a record; null when the text is none, as after an unsettled merge: then every draft counts as touched. */
export function readDraftRecord(text: string): DraftRecord | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  return new Map(
    Object.entries(parsed as Readonly<Record<string, unknown>>).flatMap(([id, prints]) =>
      isPrints(prints) ? [[id, prints] as const] : [],
    ),
  );
}

function isPrints(value: unknown): value is DraftPrints {
  if (typeof value !== 'object' || value === null) return false;
  const { entry, guide } = value as Readonly<Record<string, unknown>>;
  return (
    typeof entry === 'string' &&
    typeof guide === 'object' &&
    guide !== null &&
    Object.values(guide).every((print) => typeof print === 'string')
  );
}
