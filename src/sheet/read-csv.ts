import type { Grid } from './read-workbook.js';
import { damaged, tooLarge } from './unreadable-workbook.js';

/** More than any catalog table has. */
const most = { rows: 20_000, columns: 100 } as const;

/**
 * A table of separated values → its cells. Commas, semicolons or tabs part them, whichever there are most of.
 *
 * @throws UnreadableWorkbook for a quote that is never closed, or more rows or columns than any catalog has.
 */
export async function readCsv(text: string, name: string): Promise<Grid> {
  const { parse } = await import('csv-parse/sync');
  const declared = /^\ufeff?sep=(.)\r?\n/u.exec(text);
  const body = text.slice(declared?.[0].length ?? 0);
  let rows: string[][];
  try {
    rows = parse(body, {
      bom: true,
      delimiter: declared?.[1] ?? delimiterOf(body),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      to: most.rows + 1,
    });
  } catch {
    // A quote that is never closed swallows the rest of the file.
    throw damaged('quote');
  }
  if (rows.length > most.rows) throw tooLarge('rows', most.rows);
  if (rows.some((row) => row.length > most.columns)) throw tooLarge('columns', most.columns);
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return {
    name,
    rows: rows.map((row) => Array.from({ length: width }, (_, column) => row[column]?.trim() ?? '')),
    merges: [],
  };
}

/** Told by the beginning of the text, outside quotes. */
function delimiterOf(text: string): string {
  const unquoted = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/gu, '');
  const [best] = [',', '\t', ';']
    .map((delimiter) => ({ delimiter, count: unquoted.split(delimiter).length }))
    .sort((a, b) => b.count - a.count);
  return best?.delimiter ?? ',';
}
