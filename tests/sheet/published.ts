import { readdirSync, readFileSync } from 'node:fs';
import type { GridMerge } from '../../src/sheet/read-workbook.js';

/** What a careful clerk reads from a row of a published table; null: the table does not say. */
export interface Expected {
  readonly l1: string | null;
  readonly l2: string | null;
  /** All levels, where there are more than two. */
  readonly path?: readonly string[];
  readonly content: string | null;
  readonly basis: string | null;
  readonly limit: string | null;
  readonly subject: string | null;
  readonly channels: readonly string[] | null;
  readonly audience: readonly string[] | null;
  readonly method: string | null;
  readonly levels: readonly string[] | null;
  readonly domain?: string | null;
  readonly category?: string | null;
  readonly office?: string | null;
  readonly url?: string | null;
  readonly phone?: string | null;
  readonly format?: string | null;
  readonly wugongkai?: string | null;
}

/** A published table as data. tests/sheet/tables/README.md says what its parts are. */
export interface Published {
  readonly title: string;
  readonly preamble?: readonly string[];
  readonly titleRow?: string;
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly (readonly string[])[];
  /** Top, left, bottom and right, over headings and rows. */
  readonly merges: readonly (readonly [number, number, number, number])[];
  /** One per row; null where the row is part of another's item. */
  readonly expected: readonly (Expected | null)[];
}

export const publishedFolder = 'tests/sheet/tables';

/** Every table of the folder: its name and data. */
export function publishedTables(): (readonly [name: string, table: Published])[] {
  return readdirSync(publishedFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(`${publishedFolder}/${name}`, 'utf8')) as Published,
    ]);
}

/** The lines above the headings, title included. */
export function linesAbove({ preamble = [], titleRow }: Published): string[] {
  return [...preamble, ...(titleRow === undefined ? [] : [titleRow])];
}

/** The table as separated values: joined cells leave empty ones behind. */
export function asCsv(table: Published): string {
  const quoted = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [...linesAbove(table).map((line) => [line]), ...table.header, ...table.rows]
    .map((row) => `${row.map(quoted).join(',')}\r\n`)
    .join('');
}

/** The table as a page, the lines above it as paragraphs. */
export function asHtml(table: Published): string {
  const merges = table.merges.map(([top, left, bottom, right]) => ({ top, left, bottom, right }));
  return htmlOf([...table.header, ...table.rows], merges, linesAbove(table));
}

/** Cells as a page: joined ones are spans, line ends are `<br>`. */
export function htmlOf(
  rows: readonly (readonly string[])[],
  merges: readonly GridMerge[],
  above: readonly string[] = [],
): string {
  const covered = new Set<string>();
  const spans = new Map<string, string>();
  for (const { top, left, bottom, right } of merges) {
    spans.set(`${top} ${left}`, ` rowspan="${bottom - top + 1}" colspan="${right - left + 1}"`);
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        if (row > top || column > left) covered.add(`${row} ${column}`);
      }
    }
  }
  const body = rows.map((cells, row) => {
    const own = cells.flatMap((text, column) =>
      covered.has(`${row} ${column}`)
        ? []
        : [`<td${spans.get(`${row} ${column}`) ?? ''}>${escaped(text)}</td>`],
    );
    return `<tr>${own.join('')}</tr>`;
  });
  const lines = above.map((line) => `<p>${escaped(line)}</p>`);
  return `<!DOCTYPE html>\n<html><body>${lines.join('\n')}<table>\n${body.join('\n')}\n</table></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

/** A text in GBK, the encoding WPS and Excel save values in on Chinese Windows. */
export function gbkOf(text: string): Uint8Array {
  gbk ??= gbkTable();
  return Uint8Array.from(
    Array.from(text).flatMap((letter) => {
      const bytes = letter < '\u0080' ? [letter.charCodeAt(0)] : gbk?.get(letter);
      if (bytes === undefined) throw new Error(`GBK has no ${letter}`);
      return bytes;
    }),
  );
}

let gbk: ReadonlyMap<string, readonly number[]> | undefined;

/** The platform decodes GBK only: decoding every pair of bytes tells how to encode. */
function gbkTable(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, readonly number[]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second !== 0x7f) table.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
    }
  }
  return table;
}
