import type {
  AuthoringExport,
  AuthoringRemark,
  ReadAuthoringBook,
  ReadAuthoringSheet,
} from '../model/authoring.js';
import { groupedBy } from '../model/grouped.js';
import { type Wording, wording } from '../model/wording.js';
import { sheetDomains } from './authoring-domains.js';
import { authoringHeadings } from './authoring-headings.js';
import { helpSheet } from './authoring-help.js';
import {
  type AuthoringRecord,
  listsSheet,
  type RecordedItem,
  recordIn,
  recordSheet,
} from './authoring-record.js';
import { authoringRows, type SheetHeadings } from './authoring-rows.js';
import { columnName } from './names.js';
import { sheetNamesIn } from './open-workbook.js';
import { type ExactSheet, readExactly } from './read-exact.js';

export { UnreadableWorkbook } from './read-archive.js';

/** Whether a workbook carries the record of an export; of a large one that does not, little is read. */
export async function carriesRecord(bytes: Uint8Array): Promise<boolean> {
  return (await sheetNamesIn(bytes)).includes(recordSheet);
}

/**
 * An authoring workbook as a clerk hands it back. Columns are known by their headings and rows by their ids,
 * wherever they have been moved to. Null when it is no authoring workbook, and so may be a published table:
 * one that carries no record of an export and has no items with ids.
 *
 * @throws UnreadableWorkbook for whatever is no workbook, is locked, damaged or larger than any catalog.
 */
export async function readAuthoringBook(bytes: Uint8Array): Promise<ReadAuthoringBook | null> {
  const sheets = await readExactly(bytes);
  const hidden = sheets.find(({ name }) => name === recordSheet);
  const record = hidden === undefined ? null : recordIn(textsOf(hidden));
  const own = sheets.filter(({ name }) => !ownSheets.includes(name));
  const reading = new Reading(record, own);
  for (const sheet of own) reading.add(sheet);
  if (hidden === undefined && !reading.hasIds()) return null;
  return reading.book(hidden !== undefined);
}

const ownSheets: readonly string[] = [helpSheet, recordSheet, listsSheet];

/** As the schemas have ids. */
const itemId = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/u;

function textsOf({ rows }: ExactSheet): string[][] {
  return rows.map(({ cells }) => Array.from(cells, (text) => text ?? ''));
}

function keyOf({ domain, id }: RecordedItem): string {
  return `${id} ${domain}`;
}

/** A workbook that is being read, sheet by sheet. */
class Reading {
  readonly #record: AuthoringRecord | null;
  readonly #domainOf: ReturnType<typeof sheetDomains>;
  readonly #items: ReadonlyMap<string, readonly RecordedItem[]>;
  /** Domain and id of the items that are still there. */
  readonly #found = new Set<string>();
  /** Domains of which an item that was not found may yet be there. */
  readonly #unsure = new Set<string>();
  readonly #sheets: ReadAuthoringSheet[] = [];
  readonly #remarks: AuthoringRemark[] = [];

  constructor(record: AuthoringRecord | null, sheets: readonly ExactSheet[]) {
    this.#record = record;
    this.#domainOf = sheetDomains(record, sheets);
    this.#items = groupedBy(record?.items ?? [], ({ id }) => id);
  }

  add(sheet: ExactSheet): void {
    const headings = authoringHeadings(sheet);
    const { domain, remark } = this.#domainOf(sheet, headings);
    if (remark !== null) this.#say(sheet.name, remark);
    if (domain === null) return;
    if (headings === null || headings.id === null) {
      this.#unsure.add(domain);
      this.#say(sheet.name, headings === null ? noHeadings : noIds);
      return;
    }
    this.#read(sheet, domain, { ...headings, id: headings.id });
  }

  /** Whether any row says by its id that it was exported. */
  hasIds(): boolean {
    return this.#sheets.some(({ rows }) => rows.some(({ id }) => itemId.test(id)));
  }

  book(exported: boolean): ReadAuthoringBook {
    this.#sayRepeated();
    if (exported && this.#record === null) this.#say(recordSheet, noRecord);
    if (this.#record?.damaged === true) this.#say(recordSheet, damagedRecord);
    return { exported: this.#exported(), sheets: this.#sheets, remarks: this.#remarks };
  }

  #read(sheet: ExactSheet, domain: string, headings: SheetHeadings): void {
    const { name } = sheet;
    const read = authoringRows(sheet, headings, (id) => this.#itemOf(domain, id));
    for (const item of read.found) this.#found.add(keyOf(item));
    if (read.unsure) this.#unsure.add(domain);
    // A sheet the clerk has added need not have all columns.
    if (headings.missing.length > 0 && this.#record?.sheets.has(name) === true) {
      this.#say(name, missingColumns(headings.missing));
    }
    for (const { cell, message } of [...headings.remarks, ...read.remarks]) this.#say(name, message, cell);
    const columns = Array.from(headings.columns, ([field, column]) => [field, columnName(column)] as const);
    this.#sheets.push({ domain, name, rows: read.rows, columns: Object.fromEntries(columns) });
  }

  #itemOf(domain: string, id: string): RecordedItem | undefined {
    const items = this.#items.get(id) ?? [];
    // A row may have been moved to the sheet of another domain.
    return items.find((item) => item.domain === domain) ?? (items.length === 1 ? items[0] : undefined);
  }

  #exported(): AuthoringExport | null {
    if (this.#record === null) return null;
    const { title, date, items } = this.#record;
    const removed = items.filter((item) => !this.#found.has(keyOf(item)) && !this.#unsure.has(item.domain));
    return { title, date, removed: removed.map(({ domain, id, prints }) => ({ domain, id, prints })) };
  }

  /** An id that stands in several rows: which of them is the item, only the clerk knows. */
  #sayRepeated(): void {
    const rows = this.#sheets.flatMap((sheet) =>
      sheet.rows.filter(({ id }) => id !== '').map(({ id, row }) => ({ id, sheet: sheet.name, row })),
    );
    for (const [id, [first, ...others]] of groupedBy(rows, (row) => row.id)) {
      for (const { sheet, row } of others) this.#say(sheet, repeatedId(id, first.sheet, first.row, row));
    }
  }

  #say(sheet: string, message: Wording, cell: string | null = null): void {
    this.#remarks.push({ sheet, cell, message });
  }
}

const noHeadings = wording(
  '列标题一行认不出，这张工作表没有读入；请把列标题改回导出时的样子',
  'the row of headings is gone: the sheet was not read',
);

const noIds = wording(
  '没有“编码”列，或者不止一列，认不出哪一行是哪个事项，这张工作表没有读入',
  'there is no column of ids, or more than one: the sheet was not read',
);

const noRecord = wording(
  '导出记录读不出（可能是别的版本导出的）：看不出目录在导出之后有没有改过，也列不出删去的事项',
  'the record of the export cannot be read: conflicts and removed items cannot be told',
);

const damagedRecord = wording(
  '导出记录不完整：有的事项看不出目录在导出之后有没有改过',
  'the record of the export is damaged: of some items conflicts cannot be told',
);

function missingColumns(headings: readonly string[]): Wording {
  return wording(
    `没有${headings.map((heading) => `“${heading}”`).join('、')}列：这些内容没有读入，目录里的保持不变`,
    `columns are missing and leave the catalog as it is: ${headings.join(', ')}`,
  );
}

function repeatedId(id: string, sheet: string, first: number, row: number): Wording {
  return wording(
    `第${row}行的编码“${id}”与工作表“${sheet}”第${first}行相同；新增的事项请把编码留空`,
    `the id ${id} of row ${row} already stands in row ${first} of ${sheet}`,
  );
}
