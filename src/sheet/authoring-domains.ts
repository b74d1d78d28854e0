import { type Wording, wording } from '../model/wording.js';
import type { AuthoringHeadings } from './authoring-headings.js';
import type { AuthoringRecord } from './authoring-record.js';
import type { ExactSheet } from './read-exact.js';

/** Which domain a sheet is of; null for a sheet that is no part of the workbook. */
export interface SheetDomain {
  readonly domain: string | null;
  readonly remark: Wording | null;
}

/**
 * Makes the function that tells the domain of a sheet: as recorded; of a renamed sheet, the one most of its
 * items are of, if that has no other sheet; else the sheet's name, for a domain the clerk has added. A sheet
 * most of whose items stand on the recorded sheets too is a copy, and nobody can tell which of the two counts.
 */
export function sheetDomains(
  record: AuthoringRecord | null,
  sheets: readonly ExactSheet[],
): (sheet: ExactSheet, headings: AuthoringHeadings | null) => SheetDomain {
  const recorded = record?.sheets ?? new Map<string, string>();
  const kept = sheets.filter(({ name }) => recorded.has(name));
  const domainOfItem = new Map(record?.items.map(({ id, domain }) => [id, domain]));
  const sheetOfItem = new Map(
    kept.flatMap((sheet) =>
      idsOn(sheet, null).flatMap((id) => (domainOfItem.has(id) ? [[id, sheet.name] as const] : [])),
    ),
  );
  const gone = new Set(recorded.values());
  for (const { name } of kept) gone.delete(recorded.get(name) ?? '');
  return (sheet, headings) => {
    const known = recorded.get(sheet.name);
    if (known !== undefined) return { domain: known, remark: null };
    const ids = idsOn(sheet, headings?.id ?? null).filter((id) => domainOfItem.has(id));
    const original = mostOf(ids.map((id) => sheetOfItem.get(id)));
    if (original !== null) return { domain: null, remark: copy(original) };
    const renamed = mostOf(ids.map((id) => domainOfItem.get(id)));
    if (renamed !== null && gone.has(renamed)) return { domain: renamed, remark: renaming(renamed) };
    if (headings !== null) return { domain: sheet.name.trim(), remark: null };
    const silent = !sheet.visible || sheet.rows.length === 0;
    return { domain: null, remark: silent ? null : foreign };
  };
}

/** What stands in the column of the ids; in any column where there is none. */
function idsOn({ rows }: ExactSheet, column: number | null): string[] {
  return rows.flatMap(({ cells }) =>
    (column === null ? cells : [cells[column]]).flatMap((text) => (text ?? '').trim() || []),
  );
}

/** What more than half of the values are, if anything. */
function mostOf(values: readonly (string | undefined)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count * 2 > values.length)?.[0] ?? null;
}

function copy(name: string): Wording {
  return wording(
    `看来是工作表“${name}”的副本，没有读入；如果要以它为准，请删去原来的一张，把它改名为“${name}”`,
    `this seems to be a copy of ${name} and was not read`,
  );
}

function renaming(domain: string): Wording {
  return wording(
    `工作表改过名，按其中的编码认作领域“${domain}”`,
    `the sheet was renamed; by its items it is of the domain ${domain}`,
  );
}

const foreign = wording(
  '没有找到列标题一行（编码、一级事项、二级事项……），这张工作表没有读入',
  'no row of headings was found: the sheet was not read',
);
