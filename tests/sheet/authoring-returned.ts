import {
  type AuthoringBook,
  type AuthoringField,
  type AuthoringRow,
  authoringFields,
  type ReadAuthoringBook,
} from '../../src/model/authoring.js';
import { authoringColumns } from '../../src/sheet/authoring-columns.js';
import { columnName, sheetNames } from '../../src/sheet/names.js';

/** What a book must come back as when nobody has touched it, worked out without the writer. */
export function returned(book: AuthoringBook): ReadAuthoringBook {
  const names = sheetNames([
    '填写说明',
    '_gongkai',
    '_gongkai_lists',
    ...book.sheets.map(({ domain }) => domain),
  ]).slice(3);
  const columns = Object.fromEntries(
    authoringFields.map((field) => [
      field,
      columnName(authoringColumns.findIndex((column) => column.field === field)),
    ]),
  );
  return {
    exported: { title: book.title, date: book.date, removed: [] },
    sheets: book.sheets.map(({ domain, rows }, index) => ({
      domain,
      name: names[index] ?? '',
      columns,
      rows: rows.map((row, position) => returnedRow(row, position + 4)),
    })),
    remarks: [],
  };
}

function returnedRow({ id, cells, prints }: AuthoringRow, row: number): AuthoringRow {
  const carried = authoringFields.filter((field) => isCarried(cells[field] ?? ''));
  const only = (texts: AuthoringRow['cells']): AuthoringRow['cells'] =>
    Object.fromEntries(
      carried.flatMap((field: AuthoringField) => {
        const text = texts[field];
        return text === undefined ? [] : [[field, text.replaceAll('\r\n', '\n')]];
      }),
    );
  return { row, id, cells: only(cells), prints: only(prints ?? {}) };
}

/** What a cell of a workbook holds for certain: no line ends or controls but tab and line feed, and Excel's limits. */
function isCarried(text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n');
  return (
    plain.length <= 32_767 &&
    plain.split('\n').length <= 254 &&
    Array.from(plain).every((character) => !isUncertain(character.codePointAt(0) ?? 0))
  );
}

function isUncertain(code: number): boolean {
  const control = code < 0x20 && code !== 0x09 && code !== 0x0a;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return (
    control || (code >= 0x7f && code <= 0x9f) || surrogate || [0x2028, 0x2029, 0xfffe, 0xffff].includes(code)
  );
}
