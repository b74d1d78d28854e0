import type { Cell, Workbook, Worksheet } from 'exceljs';

/** A workbook re-opened with the library's reader, as an office's tools would read it. */
export async function reopened(bytes: Uint8Array): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  return workbook;
}

/** A sheet that must be there. */
export function sheetOf(workbook: Workbook, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`The workbook has no sheet ${name}.`);
  return sheet;
}

/** What a cell itself holds: null when a merge covers it. */
export function ownValue(cell: Cell): unknown {
  return cell.isMerged && cell.master.address !== cell.address ? null : cell.value;
}

/** The rows of a sheet from one number on, as the values the cells hold themselves. */
export function rowsFrom(sheet: Worksheet, first: number): unknown[][] {
  const rows: unknown[][] = [];
  for (let row = first; row <= sheet.rowCount; row += 1) {
    rows.push(
      Array.from({ length: sheet.columnCount }, (_, index) => ownValue(sheet.getCell(row, index + 1))),
    );
  }
  return rows;
}

/** The merged ranges of a sheet, sorted. */
export function mergesOf(sheet: Worksheet): string[] {
  return [...(sheet.model.merges ?? [])].sort();
}

/** The words of the note on a cell; empty when it has none. */
export function noteOn(cell: Cell): string {
  const note: unknown = cell.note;
  if (typeof note === 'string') return note;
  const texts: unknown = typeof note === 'object' && note !== null ? Reflect.get(note, 'texts') : [];
  return Array.isArray(texts) ? texts.map(({ text }) => text).join('') : '';
}

/** One member of the archive, as text. */
export async function memberOf(bytes: Uint8Array, path: string): Promise<string> {
  const { inflateRawSync } = await import('node:zlib');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - 22;
  let header = view.getUint32(end + 16, true);
  for (let index = 0; index < view.getUint16(end + 10, true); index += 1) {
    const nameLength = view.getUint16(header + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(header + 46, header + 46 + nameLength));
    if (name === path) {
      const local = view.getUint32(header + 42, true);
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      return inflateRawSync(bytes.subarray(start, start + view.getUint32(header + 20, true))).toString(
        'utf8',
      );
    }
    header += 46 + nameLength + view.getUint16(header + 30, true) + view.getUint16(header + 32, true);
  }
  throw new Error(`The archive has no ${path}.`);
}
