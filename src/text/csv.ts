/**
 * Rows as CSV after RFC 4180, in UTF-8 with a byte order mark (without it Excel and WPS take it for GBK).
 * Lines inside a cell are kept.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/**
 * A text as one cell. Spreadsheets take a cell beginning with = + - @ (or a tab or return) for a formula even
 * in quotes, so such a text is set behind an apostrophe, as OWASP advises against CSV injection.
 */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
